import type { Page } from "playwright-core";
import { createProduct } from "../../../contract/catalog.ts";
import { several } from "../../../db/demo/several.ts";
import { keysOn } from "../steps/keys.ts";
import { cell, enterByKeyboard } from "../steps/sales.ts";
import { timed } from "./timed.ts";
import { type Figure, round, type Visit } from "./visit.ts";

/** Of a practised typist, by the keystroke-level model. */
const secondsAKey = 0.28;
const quantities = ["120", "240", "360", "150", "200"];

/** A day two weeks from now, as a clerk types it. */
const typedDay = (): string => {
  const day = new Date(Date.now() + 14 * 86_400_000);
  return `${day.getUTCMonth() + 1}-${day.getUTCDate()}`;
};

async function keysOfOrder({ open, company }: Visit, lines: readonly string[]): Promise<number> {
  const page = await open({ personId: company.passes.clerk.id });
  const keys = keysOn(page);
  await enterByKeyboard(page, keys, { customer: "kmxd", day: typedDay(), product: "sy", quantities: lines });
  return keys.count;
}

/** Goal 1: an order of five lines without the mouse. */
export async function wholeOrder(visit: Visit): Promise<Figure[]> {
  const keys = await keysOfOrder(visit, quantities);
  return [
    { what: "keys of an order of 5 lines, without the mouse", unit: "keys", found: keys, wanted: 55 },
    { what: `the same, at ${secondsAKey} s a key`, unit: "s typed", found: round(keys * secondsAKey, 1), wanted: 30 },
  ];
}

/** Goal 3: what a further line costs. */
export async function oneLine(visit: Visit): Promise<Figure[]> {
  const [few, more] = [await keysOfOrder(visit, quantities.slice(0, 1)), await keysOfOrder(visit, quantities.slice(0, 2))];
  return [{ what: "keys of a line whose price comes from the list", unit: "keys", found: more - few, wanted: 9 }];
}

const codeOf = (at: number): string => `FX${at + 1001}`;

/** As many products as a large order names, for one named twice is asked about. */
const addProducts = ({ life: { staff: { admin } } }: Visit, count: number) =>
  several(Array.from({ length: count }, (_, at) => codeOf(at)), (code) => admin.ask(createProduct, { code, name: "分切纸", spec: code, supply: "stock", salesUnit: "卷", stockUnit: "卷", barCode: null, leadTimeDays: 0 }));

async function readyToPaste(page: Page, lines: number): Promise<void> {
  await page.evaluate((rows) => navigator.clipboard.writeText(rows), Array.from({ length: lines }, (_, at) => `${codeOf(at)}\t${at + 1}\t3.2`).join("\n"));
  await page.getByLabel("客户", { exact: true }).click();
  await page.keyboard.type("kmxd");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
}

const rowShown = (lines: number) => ({ selector: `[data-path="lines"] [role="row"][aria-rowindex="${lines + 1}"]`, text: codeOf(lines - 1) });

/** From the paste to the paint of its last line, the server's look at the codes in between. */
async function pasteTime({ open, company }: Visit, lines: number): Promise<number> {
  const page = await open({ personId: company.passes.clerk.id });
  await page.goto("/orders/new");
  await readyToPaste(page, lines);
  await cell(page, 1, "物料");
  return timed(page, () => page.keyboard.press("Control+v"), rowShown(lines));
}

/** Goal 2: lines out of a spreadsheet. The customer, the day, the paste and saving are the four actions. */
export async function pasted(visit: Visit): Promise<Figure[]> {
  await addProducts(visit, 500);
  const page = await visit.open({ personId: visit.company.passes.clerk.id });
  await page.goto("/orders/new");
  const begun = performance.now();
  let actions = 0;
  const act = async (action: Promise<unknown>) => {
    actions += 1;
    await action;
  };
  await act(readyToPaste(page, 50));
  const day = async () => {
    await page.getByLabel("期望交期", { exact: true }).fill(typedDay());
    await page.keyboard.press("Enter");
  };
  await act(day());
  await act(timed(page, () => page.keyboard.press("Control+v"), rowShown(50)));
  await act(page.keyboard.press("Control+s"));
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  const took = performance.now() - begun;
  return [
    { what: "actions to an order of 50 lines out of a spreadsheet", unit: "actions", found: actions, wanted: 4 },
    { what: "the same, until it is saved", unit: "s", found: round(took / 1000, 1), wanted: 15 },
    { what: "200 pasted lines on the screen", unit: "ms", found: round(await pasteTime(visit, 200)), wanted: 200 },
    { what: "500 pasted lines on the screen", unit: "ms", found: round(await pasteTime(visit, 500)), wanted: 500 },
  ];
}
