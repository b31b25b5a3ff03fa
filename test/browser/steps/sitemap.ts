import { readFileSync } from "node:fs";

const routes = readFileSync(new URL("../../../web/routes.tsx", import.meta.url), "utf8");
const entrance = ["/sign-in", "/join", "/forgot", "/reset"];

/** Every page for who is signed in, so that a new one is visited without being named anywhere; a path that only leads to another is none. */
export const sitemap: readonly string[] = [...new Set([...routes.matchAll(/path: "([^"]+)", component/g)].map(([, path]) => path!))].filter((path) => !entrance.includes(path));
