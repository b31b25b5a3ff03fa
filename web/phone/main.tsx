import "../ui/tokens.css";
import "../ui/base.css";
import "./phone.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { startWords } from "../i18n/words.ts";
import { applyAppearance } from "../ui/preferences.ts";
import { Toasts } from "../ui/Toasts.tsx";
import { Frame } from "./Frame.tsx";
import words from "words-of:phone/main.tsx";

applyAppearance();
// A second link that is opened in the same tab changes only what is behind the #, which loads nothing by itself.
window.addEventListener("hashchange", () => location.reload());
await startWords(words);

const container = document.getElementById("root");
if (!container) throw new Error("phone.html has no root");
createRoot(container).render(
  <StrictMode>
    <Frame />
    <Toasts />
  </StrictMode>,
);
