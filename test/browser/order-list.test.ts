import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { enterOrder, listOrders } from "../../contract/orders.ts";
import { overview } from "../../contract/views.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import { axe } from "./chromium.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { lookAt, widths } from "./steps/look.ts";
import { reads } from "./steps/page.ts";

const company = await openCompany();
const page = await company.desk("salesClerk");
const days = ["2026-12-20", "2026-12-05", "2026-12-31"];

beforeAll(async () => {
  const { mill } = company;
  for (const requestedDate of days) await mill.clerk.ask(enterOrder, mill.order({ requestedDate, lines: [{ productId: mill.roll, quantity: "10" }] }));
  await visit(page, "/orders");
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

test("Escape closes an order beside the list while the filter that was opened before stands, and then the filter", async () => {
  const [filter, beside] = [page.getByLabel("销售员").first(), page.getByRole("dialog", { name: /SO2026/ })];
  await page.keyboard.press("f");
  await filter.waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await beside.waitFor();
  await page.keyboard.press("Escape");
  await beside.waitFor({ state: "hidden" });
  await page.keyboard.press("Escape");
  await filter.waitFor({ state: "hidden" });
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

test("an order is found by its day and its number of that day, without the zeros between, and without the dash", async () => {
  const [number = ""] = await numbers();
  const [, month, day, running] = /(\d\d)(\d\d)-0*(\d+)$/.exec(number) ?? [];
  await visit(page, "/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type(`${day}-${running}`);
  await page.getByRole("listbox").getByRole("option").filter({ hasText: number }).waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(`${month}${day}${running}`);
  await page.getByRole("listbox").getByRole("option").filter({ hasText: number }).waitFor();
  await page.keyboard.press("Escape");
});

test("what is typed right after Ctrl+K is searched for, Enter and all, also while no code comes over the network any more; and the keyboard goes back", async () => {
  const [, second = ""] = (await company.mill.clerk.ask(listOrders, {})).rows.map(({ number }) => number);
  const slow = await company.pageOf(company.mill.clerk, { anew: true });
  // Nothing is fetched before it is wanted, as for whoever saves data.
  await slow.addInitScript(() => Object.defineProperty(navigator, "connection", { value: { saveData: true } }));
  await slow.goto("/customers");
  await slow.getByRole("heading", { level: 1 }).waitFor();
  let arrives: () => void = () => undefined;
  const arrived = new Promise<void>((done) => (arrives = done));
  await slow.route("**/*.js", (route) => arrived.then(() => route.continue()));
  const search = slow.getByRole("button", { name: "搜索单据" });
  await search.focus();
  await slow.keyboard.press("Control+k");
  await slow.keyboard.type(second);
  const field = slow.getByRole("combobox", { name: "搜索单据" });
  expect(await field.inputValue()).toBe(second);
  expect(await axe(slow)).toEqual([]);
  await slow.keyboard.press("Escape");
  await field.waitFor({ state: "hidden" });
  expect(await search.evaluate((button) => button === document.activeElement)).toBe(true);
  await slow.keyboard.press("Control+k");
  await slow.keyboard.type(second);
  await slow.keyboard.press("Enter");
  arrives();
  await slow.getByRole("heading", { level: 1, name: second }).waitFor();
  await company.leave(slow);
});

test("a phone, whose cards have no heads, sorts by a field beside the filter; the address keeps it and the usual order needs none", async () => {
  const phone = await company.signedIn("salesClerk", widths.phone);
  const cards = (): Promise<string[]> => phone.getByRole("list", { name: "订单" }).locator("strong.figure").allTextContents();
  for (const [address, choices] of [["/orders", 6], ["/customers", 4], ["/products", 4]] as const) {
    expect(await lookAt(phone, address)).toEqual([]);
    expect(await phone.getByLabel("排序").locator("option").count()).toBe(choices);
  }
  await phone.getByLabel("排序").selectOption({ label: "编码 降序" });
  await expect.poll(() => phone.url()).toContain("sort=code.descending");
  await visit(phone, "/orders");
  await phone.getByLabel("排序").selectOption({ label: "交期 升序" });
  await expect.poll(cards).toEqual(await asked({ sort: "requestedDate" }));
  await phone.getByLabel("排序").press("ArrowDown");
  await expect.poll(cards).toEqual(await asked({ sort: "requestedDate", direction: "descending" }));
  await phone.reload();
  await expect.poll(cards).toEqual(await asked({ sort: "requestedDate", direction: "descending" }));
  expect(await phone.getByLabel("排序").inputValue()).toBe("requestedDate.descending");
  await phone.getByLabel("排序").selectOption("createdAt.descending");
  await expect.poll(() => phone.url()).not.toContain("sort=");
  await expect.poll(cards).toEqual(await asked({ sort: "newest" }));
  await company.leave(phone);
});

test("a customer's file leads to the orders of that customer alone, and to a new order that begins with it", async () => {
  const { mill } = company;
  await visit(page, `/customers/${mill.customer.id}`);
  await page.getByRole("link", { name: "该客户的订单" }).click();
  await reads(page, `客户：${mill.customer.shortName}`);
  await visit(page, `/customers/${mill.customer.id}`);
  await page.getByRole("button", { name: "新建订单" }).click();
  await expect.poll(() => page.getByLabel("客户", { exact: true }).inputValue()).toBe(mill.customer.shortName);
});

test("the first page's figures of the month lead to the lists that they count", async () => {
  const { mill, life, signedIn } = company;
  const orderId = await life.confirm();
  await life.ship(orderId);
  await life.invoice(orderId);
  await life.pay(orderId);
  const director = await signedIn("salesDirector");
  const { month } = await mill.director.ask(overview, {});
  const figures = [["接单金额", month.orderedIn, "接单自：2026-11-01"], ["发货单数", month.shipped, undefined], ["回款金额", month.receivedIn!, "回款自：2026-11-01"]] as const;
  for (const [at, [figure, count, told]] of figures.entries()) {
    expect([figure, count > 0]).toEqual([figure, true]);
    await visit(director, "/");
    await director.getByRole("region", { name: "本月" }).getByRole("link").nth(at).click();
    await director.waitForURL((url) => url.pathname !== "/");
    await shown(director, count);
    await (told ? reads(director, told) : expect.poll(() => director.getByLabel("发出自").inputValue()).toBe("2026-11-01"));
    expect(await rows(director).count()).toBe(count);
  }
  await company.leave(director);
});

test("a run is opened by its address, which the picture of an order's documents names", async () => {
  const { mill, life, signedIn } = company;
  const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "9", customParameters: "宽 1092 mm" }] });
  await life.make(orderId);
  const planner = await signedIn("planner");
  await visit(planner, `/orders/${orderId}/trace`);
  await planner.getByRole("table").getByRole("link", { name: /PP2026/ }).click();
  await reads(planner.getByRole("dialog"), /PP2026/);
});
