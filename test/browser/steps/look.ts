import { mkdirSync } from "node:fs";
import type { Page, Request } from "playwright-core";
import { expect } from "vitest";
import { axe, noHorizontalScroll } from "../chromium.ts";
import { visit } from "./going.ts";

export const widths = { desk: 1440, phone: 390 } as const;

// Dialogs and lists of antd begin to move up to four frames after they are there.
const quietMs = 80;
const patienceMs = 60_000;
const asked = new WeakMap<Page, Set<Request>>();

/** Keeps what a page has asked and not been answered yet, for `atRest`; the stream of news has no end and does not count. */
export function followRequests(page: Page): void {
  const open = new Set<Request>();
  asked.set(page, open);
  page.on("request", (request) => void (request.url().endsWith("/api/v1/live") || open.add(request)));
  for (const end of ["requestfinished", "requestfailed"] as const) page.on(end as "requestfinished", (request) => void open.delete(request));
}

/** Waits until a page stands still: everything it asked is answered, nothing loads, moves or changes any more. */
export async function atRest(page: Page): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await standsStill(page)) || asked.get(page)?.size)
    if (Date.now() > deadline) throw new Error(`${page.url()} does not come to rest; not answered: ${[...(asked.get(page) ?? [])].map((request) => request.url()).join(", ")}`);
}

const standsStill = (page: Page): Promise<boolean> =>
  page.evaluate(
    (ms) =>
      new Promise<boolean>((done) => {
        let changed = false;
        const observer = new MutationObserver(() => (changed = true));
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        setTimeout(() => {
          observer.disconnect();
          const moves = document.getAnimations().some(({ playState, effect }) => playState === "running" && effect?.getComputedTiming().endTime !== Infinity);
          done(!changed && !moves && !document.querySelector('[role="status"][aria-label]'));
        }, ms);
      }),
    quietMs,
  );

/** A picture of the page as it stands, in the folder that `GENDAN_PICTURES` names, for whoever wants to look. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env["GENDAN_PICTURES"];
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: `${folder}/${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${page.viewportSize()?.width}.png`, fullPage: true });
}

/** Where the keyboard stops to scroll what does not scroll. */
const needlessStops = (page: Page): Promise<string[]> =>
  page.locator('[role="region"][tabindex="0"]:visible').evaluateAll((boxes) =>
    boxes.filter((box) => box.scrollWidth <= box.clientWidth && box.scrollHeight <= box.clientHeight).map((box) => `the keyboard stops at ${box.ariaLabel}, which does not scroll`));

/** What is wrong with a page as it stands, each fault with the page's name: who is shut out (WCAG 2.2 AA), what sticks out sideways. `scope` narrows the former. */
export async function look(page: Page, name: string, scope?: string): Promise<string[]> {
  await atRest(page);
  await keepPicture(page, name);
  const found = [...(await axe(page, scope)), ...(await needlessStops(page))];
  await noHorizontalScroll(page).catch((error: Error) => found.push(error.message));
  return found.map((fault) => `${name} (${page.viewportSize()?.width} px): ${fault}`);
}

/** Goes to an address and looks. */
export async function lookAt(page: Page, address: string): Promise<string[]> {
  await visit(page, address);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return look(page, address);
}

/** How many pixels of a grid lie beyond its edge at a width, so that it has to be moved sideways to read them. */
export async function hiddenSideways(page: Page, { grid, width }: { grid: string; width: number }): Promise<number> {
  await page.setViewportSize({ width, height: 900 });
  await atRest(page);
  return page.getByRole("grid", { name: grid, exact: true }).evaluate((shown) => shown.scrollWidth - shown.clientWidth);
}

/** Nothing is wrong with the page at the width of a desk and of a phone. */
export async function looksGood(page: Page, name: string): Promise<void> {
  const found: string[] = [];
  for (const width of [widths.phone, widths.desk]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await look(page, name)));
  }
  expect(found).toEqual([]);
}
