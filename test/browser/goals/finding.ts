import type { Page } from "playwright-core";
import { listOrders } from "../../../contract/orders.ts";
import { timed } from "./timed.ts";
import { type Figure, percentileOf, round, searcherOf, type Visit } from "./visit.ts";

const samples = 10;
const option = '[role="listbox"] [role="option"]';
const loading = { selector: '[role="status"]', text: "正在加载" };

interface Hit {
  keys: number;
  shownMs: number;
  wholeMs: number;
}

/** Types the end of an order's number into the palette, one character more at a time until the order is among what is found; arrows to it are keys too. */
async function findByNumber(page: Page, number: string): Promise<Hit> {
  const field = page.getByRole("combobox", { name: "搜索单据、客户、物料" });
  for (let length = 4; length <= number.length; length += 1) {
    const begun = performance.now();
    await page.keyboard.press("Control+k");
    await field.waitFor();
    const words = number.slice(-length);
    await page.keyboard.type(words.slice(0, -1));
    const shownMs = await timed(page, () => page.keyboard.press(words.at(-1)!), { selector: '[role="dialog"] [role="status"]', without: loading });
    const at = (await page.locator(option).allTextContents()).findIndex((text) => text.includes(number));
    if (at < 0) {
      await page.keyboard.press("Escape");
      await field.waitFor({ state: "hidden" });
      continue;
    }
    for (let step = 0; step < at; step += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: number }).waitFor();
    return { keys: length + at, shownMs, wholeMs: performance.now() - begun };
  }
  throw new Error(`${number} is not found by its number`);
}

/** Goal 4: an order found among all by its number, and opened by Enter. */
export async function found(visit: Visit): Promise<Figure[]> {
  const { caller, personId } = await searcherOf(visit);
  const [newest, oldest] = await Promise.all((["newest", "requestedDate"] as const).map((sort) => caller.ask(listOrders, { sort, limit: samples })));
  const numbers = [...newest!.rows, ...oldest!.rows].map((row) => row.number).filter((_, at) => at % 2 === 0);
  const page = await visit.open({ personId });
  const server: number[] = [];
  page.on("requestfinished", (request) => {
    const { requestStart, responseEnd } = request.timing();
    if (/\/orders\?.*search=/.test(request.url())) server.push(responseEnd - requestStart);
  });
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  // The palette's code comes when it is first opened.
  await findByNumber(page, numbers[0]!);
  server.length = 0;
  const hits: Hit[] = [];
  for (const number of numbers) hits.push(await findByNumber(page, number));
  return [
    { what: "keys typed until the order is among what is found, median", unit: "keys", found: percentileOf(hits.map(({ keys }) => keys), 50), wanted: 6 },
    { what: "results after the last key, p95", unit: "ms", found: round(percentileOf(hits.map(({ shownMs }) => shownMs), 95)), wanted: 300 },
    { what: "the server's part of it, p95", unit: "ms", found: round(percentileOf(server, 95)), wanted: 100 },
    { what: "from opening the search to the order's page, p95", unit: "s", found: round(percentileOf(hits.map(({ wholeMs }) => wholeMs), 95) / 1000, 2), wanted: 3 },
  ];
}
