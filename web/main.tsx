import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/opening.css";
import { RouterProvider } from "@tanstack/react-router";
import { startTransition, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "./api/queries.ts";
import words from "words-of:main.tsx";
import { catalogues } from "./i18n/catalogues.ts";
import { startWords } from "./i18n/words.ts";
import { Providers } from "./parts/Providers.tsx";
import { router } from "./routes.tsx";
import { applyAppearance } from "./ui/preferences.ts";

applyAppearance();
await startWords(words, catalogues);

const client = newQueryClient();
// Where TanStack's developer tools look for it, as for its router.
Object.assign(window, { __TANSTACK_QUERY_CLIENT__: client });
const container = document.getElementById("root");
if (!container) throw new Error("index.html has no root");
const root = createRoot(container);
// In slices of a few milliseconds, so that what is pressed meanwhile is heard.
startTransition(() =>
  root.render(
    <StrictMode>
      <Providers client={client}>
        <RouterProvider router={router} />
      </Providers>
    </StrictMode>,
  ),
);
