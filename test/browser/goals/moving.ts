import type { Page } from "playwright-core";
import { timed } from "./timed.ts";
import { type Figure, percentileOf, round, searcherOf, type Visit } from "./visit.ts";

const firstRow = '[role="grid"] [role="row"][aria-rowindex="2"]';
const loading = { selector: '[role="status"]', text: "正在加载" };

interface Seen {
  /** Milliseconds of each interaction that took at least 16 of them. */
  interactions: number[];
  shift: number;
}

/** Notes how long interactions wait for their paint, and what jumps on the page without one. */
async function observe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longest = new Map<number, number>();
    const seen = { longest, shift: 0 };
    Reflect.set(window, "gendanSeen", seen);
    const watch = (type: string, note: (entry: object) => void) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, durationThreshold: 16 } as PerformanceObserverInit);
    watch("event", (entry) => {
      const { interactionId, duration } = entry as { interactionId: number; duration: number };
      if (interactionId) longest.set(interactionId, Math.max(longest.get(interactionId) ?? 0, duration));
    });
    watch("layout-shift", (entry) => {
      const { hadRecentInput, value } = entry as { hadRecentInput: boolean; value: number };
      if (!hadRecentInput) seen.shift += value;
    });
  });
}

const seenOn = (page: Page): Promise<Seen> =>
  page.evaluate(() => {
    const { longest, shift } = Reflect.get(window, "gendanSeen") as { longest: Map<number, number>; shift: number };
    return { interactions: [...longest.values()], shift };
  });

/** Frames that took longer than 50 ms while the list was scrolled. */
async function slowFrames(page: Page): Promise<number> {
  await page.evaluate(() => {
    const gaps: number[] = [];
    Reflect.set(window, "gendanGaps", gaps);
    let before = performance.now();
    const frame = (now: number) => {
      gaps.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await page.locator(firstRow).hover();
  for (let turn = 0; turn < 40; turn += 1) {
    await page.mouse.wheel(0, turn < 25 ? 200 : -200);
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => (Reflect.get(window, "gendanGaps") as number[]).filter((gap) => gap > 50).length);
}

/** Keys that everybody uses in a list; answers how many. */
async function useKeys(page: Page): Promise<number> {
  const keys = [...Array<string>(20).fill("j"), ...Array<string>(10).fill("k"), "x", "j", "x", "j", "x"];
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(40);
  }
  return keys.length;
}

const said = (page: Page): Promise<string> => page.locator(firstRow).first().textContent().then((text) => text ?? "");

/** Filters by each view that has orders, and sorts by day and number by turns; milliseconds to the new rows. */
async function arrange(page: Page): Promise<{ filters: number[]; sorts: number[] }> {
  const filters: number[] = [];
  const sorts: number[] = [];
  for (const view of ["在途", "全部", "在途", "全部"]) {
    const tab = page.getByRole("navigation", { name: "订单视图" }).getByRole("button", { name: new RegExp(view) }).first();
    filters.push(await timed(page, () => tab.click(), { selector: firstRow, differs: await said(page), without: loading }));
  }
  for (const title of ["交期", "单号", "交期", "单号"]) {
    const button = page.getByRole("columnheader").getByRole("button").filter({ hasText: title }).first();
    sorts.push(await timed(page, () => button.click(), { selector: firstRow, differs: await said(page), without: loading }));
  }
  return { filters, sorts };
}

/** Goal 10: the list of orders under the hand. */
export async function listMoved(visit: Visit): Promise<Figure[]> {
  const { personId } = await searcherOf(visit);
  const page = await visit.open({ personId });
  await page.goto("/orders");
  await page.locator(firstRow).waitFor();
  await page.waitForTimeout(1_000);
  await observe(page);
  const { filters, sorts } = await arrange(page);
  const pressed = (await useKeys(page)) + filters.length + sorts.length;
  const frames = await slowFrames(page);
  const { interactions, shift } = await seenOn(page);
  // What took less than 16 ms is not told by the browser.
  const waits = [...interactions, ...Array<number>(Math.max(0, pressed - interactions.length)).fill(16)];
  return [
    { what: `from an interaction to its paint, p95 of ${waits.length}`, unit: "ms", found: round(percentileOf(waits, 95)), wanted: 100 },
    { what: "the longest of them", unit: "ms", found: round(Math.max(...waits)), wanted: 200 },
    { what: "cumulative layout shift", unit: "shift", found: round(shift, 3), wanted: 0.02 },
    { what: "list filtered by a view, with the server's answer, median", unit: "ms", found: round(percentileOf(filters, 50)), wanted: 120 },
    { what: "list sorted, with the server's answer, median", unit: "ms", found: round(percentileOf(sorts, 50)), wanted: 60 },
    { what: "frames over 50 ms while it is scrolled", unit: "frames", found: frames, wanted: 0 },
  ];
}

/** Goal 11: from page to page by the menu, each visited before. */
export async function screenChanged(visit: Visit): Promise<Figure[]> {
  const { personId } = await searcherOf(visit);
  const page = await visit.open({ personId });
  await page.goto("/orders");
  const addresses = ["/reviews", "/customers", "/orders"];
  const menu = page.getByRole("navigation", { name: "菜单" });
  const change = async (address: string) => {
    const heading = page.getByRole("heading", { level: 1 }).first();
    await heading.waitFor();
    const took = await timed(page, () => menu.locator(`a[href="${address}"]`).first().click(), { selector: "h1", differs: await heading.innerText(), without: { selector: '[role="status"][aria-label]' } });
    await page.waitForTimeout(300);
    return took;
  };
  for (const address of addresses) await change(address);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) for (const address of addresses) times.push(await change(address));
  return [{ what: `from one page to another that was open before, p95 of ${times.length}`, unit: "ms", found: round(percentileOf(times, 95)), wanted: 300 }];
}
