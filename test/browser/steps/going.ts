import type { QueryClient } from "@tanstack/react-query";
import type { AnyRouter } from "@tanstack/react-router";
import type { Page } from "playwright-core";

declare global {
  interface Window {
    __TANSTACK_QUERY_CLIENT__: QueryClient;
  }
}

/**
 * Goes to a page of the staff app as one that is opened anew: nothing of the page before it, of passing messages or of answers is left. Where the app is open its scripts
 * are not loaded again, which took seven times as long as to visit a page.
 */
export async function visit(page: Page, address: string): Promise<void> {
  const open = await page.evaluate(() => "__TANSTACK_QUERY_CLIENT__" in window && document.getElementById("content") !== null);
  if (!open) {
    await page.goto(address);
    return;
  }
  await page.evaluate(async (next) => {
    const router: AnyRouter = window.__TSR_ROUTER__!;
    const frame = () => new Promise(requestAnimationFrame);
    const arrived = (go: () => void) =>
      new Promise<void>((done) => {
        const end = router.subscribe("onResolved", () => (end(), done()));
        go();
      });
    // By way of no page: two orders are one page to the app, and what stood on the first would stay.
    await arrived(() => history.pushState({}, "", `/nowhere/${performance.now()}`));
    document.querySelectorAll<HTMLElement>('[aria-live="polite"] button:last-child').forEach((close) => close.click());
    await frame();
    await frame();
    window.__TANSTACK_QUERY_CLIENT__.removeQueries({ type: "inactive" });
    await arrived(() => history.replaceState({}, "", next));
  }, address);
}
