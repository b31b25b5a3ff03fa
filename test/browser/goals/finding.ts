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

/** An order's number as it is said: day and running number, without dash and zeros. */
const said = (number: string): string => number.replace(/^\D+/, "").replace(/-0*/, "");

/** Types an end of an order's number into the palette, of `from` characters and then of one more at a time until the order is among what is found; arrows to it are keys too. */
async function findByEnd(page: Page, number: string, { words, from }: { words: string; from: number }): Promise<Hit> {
  const field = page.getByRole("combobox", { name: "搜索单据、客户、物料" });
  for (let length = from; length <= words.length; length += 1) {
    const begun = performance.now();
    await page.keyboard.press("Control+k");
    const end = words.slice(-length);
    await page.keyboard.type(end.slice(0, -1));
    const shownMs = await timed(page, () => page.keyboard.press(end.at(-1)!), { selector: 'dialog [role="status"]', without: loading });
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
  const look = async (wayOf: (number: string) => Parameters<typeof findByEnd>[2]): Promise<Hit[]> => {
    const hits: Hit[] = [];
    for (const number of numbers) hits.push(await findByEnd(page, number, wayOf(number)));
    return hits;
  };
  const asWritten = await look((number) => ({ words: number, from: 4 }));
  server.length = 0;
  const hits = await look((number) => ({ words: said(number), from: 3 }));
  const keysOf = (of: readonly Hit[]): number => percentileOf(of.map(({ keys }) => keys), 50);
  return [
    { what: "keys until the order is among what is found, median", unit: "keys", found: keysOf(hits), wanted: 6 },
    { what: "the same with the number's dash and zeros", unit: "keys", found: keysOf(asWritten) },
    { what: "results after the last key, p95", unit: "ms", found: round(percentileOf(hits.map(({ shownMs }) => shownMs), 95)), wanted: 300 },
    { what: "the server's part of it, p95", unit: "ms", found: round(percentileOf(server, 95)), wanted: 100 },
    { what: "from opening the search to the order's page, p95", unit: "s", found: round(percentileOf(hits.map(({ wholeMs }) => wholeMs), 95) / 1000, 2), wanted: 3 },
  ];
}
