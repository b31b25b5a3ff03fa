import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { enterOrder, listOrders } from "../../contract/orders.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import { openCompany } from "./steps/company.ts";
import { reads } from "./steps/page.ts";

const company = await openCompany();
const page = await company.desk("salesClerk");
const days = ["2026-12-20", "2026-12-05", "2026-12-31"];

beforeAll(async () => {
  const { mill } = company;
  for (const requestedDate of days) await mill.clerk.ask(enterOrder, mill.order({ requestedDate, lines: [{ productId: mill.roll, quantity: "10" }] }));
  await page.goto("/orders");
  await shown(page, 3);
});

const rows = (on: Page) => on.locator('[role="grid"] [role="row"][aria-rowindex]:not([aria-rowindex="1"])');
const shown = (on: Page, count: number) => rows(on).nth(count - 1).waitFor();
const numbers = (): Promise<string[]> => rows(page).locator("a.figure").allTextContents();
const head = (title: string) => page.getByRole("columnheader").filter({ hasText: title });
const sorted = (title: string, way: string) => page.locator(`[role="columnheader"][aria-sort="${way}"]`).filter({ hasText: title }).waitFor();
const asked = async (question: Pick<InputOf<typeof listOrders>, "sort" | "direction">): Promise<string[]> => (await company.mill.clerk.ask(listOrders, question)).rows.map(({ number }) => number);

test("a column's head sorts the list one way, the other way, and as it was; the address keeps it and the keyboard does it", async () => {
  const before = await numbers();
  await head("交期").getByRole("button").click();
  await sorted("交期", "ascending");
  await expect.poll(numbers).toEqual(await asked({ sort: "requestedDate" }));
  await head("交期").getByRole("button").press("Enter");
  await sorted("交期", "descending");
  await expect.poll(numbers).toEqual(await asked({ sort: "requestedDate", direction: "descending" }));
  expect(page.url()).toContain("sort=requestedDate.descending");
  await page.reload();
  await sorted("交期", "descending");
  await expect.poll(numbers).toEqual(await asked({ sort: "requestedDate", direction: "descending" }));
  await head("交期").getByRole("button").press("Space");
  await sorted("交期", "none");
  await expect.poll(numbers).toEqual(before);
});

test("what the first load leaves out is there when it is wanted: filter, columns, a view of one's own, an order beside the list", async () => {
  await page.getByRole("button", { name: "筛选" }).click();
  await page.getByLabel("销售员").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "列设置" }).click();
  await page.getByRole("checkbox", { name: "来源渠道" }).waitFor();
  await page.getByRole("heading", { level: 1 }).click();
  const menu = page.getByRole("button", { name: /视图$/ });
  await menu.press("Enter");
  await page.getByRole("menuitem").first().waitFor();
  await page.keyboard.press("Escape");
  await expect.poll(() => menu.evaluate((button) => button === document.activeElement)).toBe(true);
  await menu.click();
  await page.getByRole("menuitem", { name: "将当前条件存为视图" }).click();
  await page.getByRole("dialog").getByLabel("视图名称").fill("十二月");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("navigation", { name: "订单视图" }).getByRole("button", { name: "十二月" }).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await reads(page.getByRole("dialog"), /SO2026/);
});

test("an order is found by its day and its number of that day, without the zeros between", async () => {
  const [number = ""] = await numbers();
  const [, day, running] = /(\d\d)-0*(\d+)$/.exec(number) ?? [];
  await page.goto("/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill(`${day}-${running}`);
  await page.getByRole("listbox").getByRole("option").filter({ hasText: number }).waitFor();
});

test("a customer's file leads to the orders of that customer alone, and to a new order that begins with it", async () => {
  const { mill } = company;
  await page.goto(`/customers/${mill.customer.id}`);
  await page.getByRole("link", { name: "该客户的订单" }).click();
  await reads(page, `客户:${mill.customer.shortName}`);
  await page.goto(`/customers/${mill.customer.id}`);
  await page.getByRole("button", { name: "新建订单" }).click();
  await expect.poll(() => page.getByLabel("客户", { exact: true }).inputValue()).toBe(mill.customer.shortName);
});

test("a run is opened by its address, which the picture of an order's documents names", async () => {
  const { mill, life, signedIn } = company;
  const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "9", customParameters: "宽 1092 mm" }] });
  await life.make(orderId);
  const planner = await signedIn("planner");
  await planner.goto(`/orders/${orderId}/trace`);
  await planner.getByRole("table").getByRole("link", { name: /PP2026/ }).click();
  await reads(planner.getByRole("dialog"), /PP2026/);
});
