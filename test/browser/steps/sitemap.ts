import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

const routes = readFileSync(new URL("../../../web/routes.tsx", import.meta.url), "utf8");
const entrance = ["/sign-in", "/join", "/forgot", "/reset"];

/** Every page for who is signed in, so that a new one is visited without being named anywhere; a path that only leads to another is none. */
export const sitemap: readonly string[] = [...new Set([...routes.matchAll(/path: "([^"]+)", component/g)].map(([, path]) => path!))].filter((path) => !entrance.includes(path));

/** Opens the app where no page is, for whoever goes on from there to many. */
export async function openApp(page: Page): Promise<void> {
  await page.goto("/nowhere");
  await page.getByRole("heading", { level: 1 }).first().waitFor();
}

/** Goes on to another page as a link of the app does: to load the app anew for each takes longer than to visit it. */
export async function goOn(page: Page, address: string): Promise<void> {
  await page.evaluate((next) => {
    for (const heading of document.querySelectorAll("h1")) heading.dataset["left"] = "";
    history.pushState({}, "", next);
  }, address);
  await page.locator("h1:not([data-left])").first().waitFor();
}
