import type { Page } from "playwright-core";

declare global {
  interface Window {
    gendanPainted: Promise<number>;
  }
}

/** What must stand on the page for an action to count as answered. */
export interface Until {
  selector: string;
  /** Words in the first of them. */
  text?: string;
  /** What the first of them said before. */
  differs?: string;
  /** What means that the answer is still to come. */
  without?: { selector: string; text?: string };
}

const patienceMs = 30_000;

/**
 * Milliseconds from the last key or click of an action to the paint of its answer, by the page's own clock. The page must stay the same document.
 * @throws when there is no answer within half a minute
 */
export async function timed(page: Page, act: () => Promise<unknown>, until: Until): Promise<number> {
  await page.evaluate(({ selector, text, differs, without, patienceMs }) => {
    let begun = 0;
    const deadline = performance.now() + patienceMs;
    const begin = (event: Event) => {
      if (event.isTrusted) begun = event.timeStamp;
    };
    for (const kind of ["keydown", "pointerup"]) addEventListener(kind, begin, true);
    const waits = () => without !== undefined && [...document.querySelectorAll(without.selector)].some(({ textContent }) => !without.text || textContent.includes(without.text));
    const stands = () => {
      const said = document.querySelector(selector)?.textContent;
      return said !== undefined && (text === undefined || said.includes(text)) && (differs === undefined || said !== differs) && !waits();
    };
    window.gendanPainted = new Promise((done) => {
      const end = () => {
        for (const kind of ["keydown", "pointerup"]) removeEventListener(kind, begin, true);
        done(stands() ? performance.now() - begun : NaN);
      };
      // A timer set in a frame fires when that frame was painted.
      const watch = () => requestAnimationFrame(() => ((begun && stands()) || performance.now() > deadline ? setTimeout(end) : watch()));
      watch();
    });
  }, { ...until, patienceMs });
  await act();
  const took = await page.evaluate(() => window.gendanPainted);
  if (Number.isNaN(took)) throw new Error(`${page.url()} shows no ${JSON.stringify(until)} within ${patienceMs / 1000} s`);
  return took;
}

/** Counts real presses of mouse or finger on a page from now on, across the pages that it goes to. */
export async function countPresses(page: Page): Promise<() => Promise<number>> {
  let presses = 0;
  await page.exposeBinding("gendanPressed", () => void (presses += 1));
  const listen = () => addEventListener("pointerdown", ({ isTrusted }) => isTrusted && Reflect.get(window, "gendanPressed")(), true);
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return async () => {
    // What was pressed last is told before this is answered.
    await page.evaluate(() => undefined);
    return presses;
  };
}
