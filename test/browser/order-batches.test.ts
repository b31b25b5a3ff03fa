import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject } from "../../contract/duties.ts";
import { assignOrder } from "../../contract/order-assignment.ts";
import { dropFollowUp, planFollowUp } from "../../contract/order-follow-up.ts";
import { enterOrder, listOrders, recordContact } from "../../contract/orders.ts";
import { listPapers } from "../../contract/papers-api.ts";
import { editPerson, readPerson } from "../../contract/people.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { hiddenSideways, look, looksGood, widths } from "./steps/look.ts";
import { choose, press, reads } from "./steps/page.ts";

const company = await openCompany();
const { mill } = company;
const page = await company.desk("salesDirector");
let other: { id: string; name: string };

const rows = (on: Page) => on.locator('[role="grid"] [role="row"][aria-rowindex]:not([aria-rowindex="1"])');
const sellers = async (): Promise<(string | null)[]> => (await mill.clerk.ask(listOrders, {})).rows.map(({ salespersonId }) => salespersonId);
/** Chooses both orders of the list by the keyboard. */
async function chooseBoth(): Promise<void> {
  await rows(page).nth(1).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar").waitFor();
}

beforeAll(async () => {
  const { id } = await mill.colleague("salesperson");
  const { revision } = await mill.admin.ask(readPerson, { personId: id });
  await mill.admin.ask(editPerson, { personId: id, name: "段正明", expectedVersion: revision });
  other = { id, name: "段正明" };
  for (const quantity of ["11", "12"]) {
    const { orderId } = await mill.clerk.ask(enterOrder, mill.order({ salespersonId: mill.salesperson.id, lines: [{ productId: mill.roll, quantity }] }));
    await mill.clerk.ask(recordContact, { orderId, occasion: "progress", means: "phone", outcome: "客户催问交期，答应明早回复" });
  }
  const [last] = (await mill.clerk.ask(listOrders, {})).rows;
  await mill.director.ask(assignOrder, { orderId: last!.id, salespersonId: null, fromId: mill.salesperson.id, reason: "尚未定人" });
  await visit(page, "/orders");
});

test("chosen orders are given to another salesperson, and go back by one click to whose they were, be it nobody", async () => {
  await chooseBoth();
  await press(page, "指派（2）");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("指派原因").fill("区域调整");
  await choose(page, "新的销售员", other.name);
  expect(await look(page, "指派", ".ant-modal")).toEqual([]);
  await press(dialog, "指派");
  await reads(page, "已将 2 张订单指派给");
  expect(await sellers()).toEqual([other.id, other.id]);
  await press(page, "撤销");
  await expect.poll(sellers).toEqual([null, mill.salesperson.id]);
});

test("a tag is made, put on the chosen orders and found by, on a phone too; 最近沟通 and 标签 are columns to choose", async () => {
  await visit(page, "/orders");
  await chooseBoth();
  await press(page, "加标签（2）");
  const dialog = page.getByRole("dialog");
  await press(dialog, "维护标签");
  await dialog.getByLabel("新标签").fill("展会");
  await choose(page, "颜色", "紫");
  await press(dialog, "保存");
  await reads(page, "已保存标签“展会”");
  expect(await look(page, "维护标签", ".ant-modal")).toEqual([]);
  await press(dialog, "返回加标签");
  await dialog.getByRole("checkbox").first().click();
  await reads(page, "已给 2 张订单加上“展会”");
  await dialog.getByRole("button", { name: "Close" }).or(dialog.getByRole("button", { name: "关闭" })).first().click();
  await dialog.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "列设置" }).click();
  for (const column of ["标签", "最近沟通"]) await page.getByRole("checkbox", { name: column }).check();
  await page.getByRole("heading", { level: 1 }).click();
  await reads(page.getByRole("grid"), "客户催问交期");
  await page.getByRole("button", { name: "筛选" }).click();
  await page.getByRole("combobox", { name: "标签" }).click();
  await page.locator(".ant-select-dropdown:visible").getByTitle("展会", { exact: true }).click();
  await reads(page, "标签：展会");
  await page.keyboard.press("Escape");
  await rows(page).nth(1).waitFor();
  await looksGood(page, "订单列表 标签");
  expect(await hiddenSideways(page, { grid: "订单", width: widths.desk })).toBe(0);
});

test("the row under the keyboard offers what is one click away: submit, record a talk, copy", async () => {
  await visit(page, "/orders");
  await rows(page).nth(1).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  const row = rows(page).first();
  await row.getByRole("button", { name: "登记沟通" }).click();
  await page.getByRole("dialog", { name: /登记与客户的沟通/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await row.getByRole("button", { name: "复制单号" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^SO2026/);
  expect(await look(page, "订单行")).toEqual([]);
});

test("an order is followed up on the next working day by one click, which one click takes back; another day is asked for", async () => {
  const orderId = (await mill.clerk.ask(listOrders, {})).rows[0]!.id;
  const planned = async () => (await mill.director.ask(dutiesOfSubject, { kind: "order", id: orderId })).flatMap(({ definition, state, dueAt }) => (definition.id === "FOLLOWUP" && state === "open" ? [dueAt?.toISOString()] : []));
  await visit(page, "/orders");
  await rows(page).nth(1).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  const row = rows(page).first();
  await press(row, "下个工作日跟进");
  await reads(page, /^11-25 跟进 SO2026/);
  expect(await planned()).toEqual(["2026-11-25T16:00:00.000Z"]);
  await press(page, "撤销");
  await reads(page, /^已撤销对 SO2026/);
  expect(await planned()).toEqual([]);
  await row.getByRole("button", { name: "改天跟进" }).click();
  const dialog = page.getByRole("dialog", { name: /^改天跟进 SO2026/ });
  await dialog.getByLabel("跟进日").fill("2026-12-03");
  expect(await look(page, "改天跟进", ".ant-modal")).toEqual([]);
  await page.keyboard.press("Enter");
  await reads(page, /^12-03 跟进 SO2026/);
  expect(await planned()).toEqual(["2026-12-03T16:00:00.000Z"]);
});

test("undoing another plan puts the earlier day back and says so; what cannot be undone once the dialog has closed is told by the list", async () => {
  const orderId = (await mill.clerk.ask(listOrders, {})).rows[0]!.id;
  await mill.director.ask(planFollowUp, { orderId, on: "2026-12-03" });
  await visit(page, "/orders");
  await rows(page).nth(1).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("j");
  const row = rows(page).first();
  await press(row, "下个工作日跟进");
  await press(page, "撤销");
  await reads(page, /^已改回 12-03 跟进 SO2026/);
  await mill.director.ask(dropFollowUp, { orderId });
  await row.getByRole("button", { name: "改天跟进" }).click();
  const dialog = page.getByRole("dialog", { name: /^改天跟进 SO2026/ });
  await dialog.getByLabel("跟进日").fill("2026-12-04");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  await mill.director.ask(dropFollowUp, { orderId });
  await press(page, "撤销");
  await reads(page, /^您没有安排跟进 SO2026/);
});

test("the page of an order shows for when one planned to follow it up, and plans it, moves it and takes it back, at the desk and on a phone", async () => {
  const orderId = (await mill.clerk.ask(listOrders, {})).rows[0]!.id;
  for (const width of [widths.desk, widths.phone]) {
    const own = await company.signedIn("salesDirector", width);
    await visit(own, `/orders/${orderId}`);
    const plan = own.getByRole("region", { name: "我的跟进" });
    await reads(plan, "未安排");
    await press(plan, "下个工作日跟进");
    await reads(plan, "11-25");
    await press(plan, "改天跟进");
    const dialog = own.getByRole("dialog", { name: /^改天跟进 SO2026/ });
    await dialog.getByLabel("跟进日").fill("2026-12-03");
    await own.keyboard.press("Enter");
    await reads(plan, "12-03");
    expect(await look(own, `我的跟进 ${width}`)).toEqual([]);
    await press(plan, "取消跟进");
    await reads(plan, "未安排");
    await company.leave(own);
  }
});

test("a dialog opened by keys begins in its first field, says why it cannot be sent yet, and gives the keyboard back to the button that opened it", async () => {
  const orderId = (await mill.clerk.ask(listOrders, {})).rows[0]!.id;
  const own = await company.signedIn("salesDirector");
  await own.goto(`/orders/${orderId}`);
  const opener = own.getByRole("region", { name: "我的跟进" }).getByRole("button", { name: "改天跟进" });
  await opener.focus();
  await own.keyboard.press("Enter");
  const dialog = own.getByRole("dialog", { name: /^改天跟进 SO2026/ });
  const holdsKeys = (of: Locator) => expect.poll(() => of.evaluate((element) => element === document.activeElement)).toBe(true);
  await holdsKeys(dialog.getByLabel("跟进日"));
  await own.keyboard.press("Enter");
  await own.getByTitle("2026-11-25").waitFor();
  await own.keyboard.press("Escape");
  await own.getByTitle("2026-11-25").waitFor({ state: "hidden" });
  await own.keyboard.press("Control+Enter");
  await holdsKeys(dialog.getByRole("button", { name: "安排跟进" }));
  await own.getByRole("tooltip").getByText("请填写跟进日").waitFor();
  await own.keyboard.press("Shift+Tab");
  await own.getByRole("tooltip").waitFor({ state: "hidden" });
  await own.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await holdsKeys(opener);
  await company.leave(own);
});

test("on a phone the tab that is looked at lies wholly within its bar, the lines of an order stand below each other with all that they tell, and a calendar fits", async () => {
  const orderId = (await mill.clerk.ask(listOrders, {})).rows[0]!.id;
  const own = await company.signedIn("salesDirector", widths.phone);
  const bar = own.getByRole("navigation", { name: "订单内容" });
  const beyond = () => bar.evaluate((nav) => {
    const [outer, inner] = [nav, nav.querySelector('[aria-current="true"]')!].map((each) => each.getBoundingClientRect());
    return Math.max(outer!.left - inner!.left, inner!.right - outer!.right, 0);
  });
  for (const [tab, name] of [["files", "附件"], ["duties", "时限"]] as const) {
    await own.goto(`/orders/${orderId}?tab=${tab}`);
    await bar.locator('[aria-current="true"]', { hasText: name }).waitFor();
    await expect.poll(beyond).toBe(0);
  }
  await bar.getByRole("button", { name: "明细", exact: true }).click();
  await expect.poll(beyond).toBe(0);
  const line = own.getByRole("row").filter({ hasText: "SY5750" });
  await line.waitFor();
  // Each below the one before it, and none beyond the screen.
  const places = await line.getByRole("cell").evaluateAll((cells) => cells.map((cell) => cell.getBoundingClientRect()).map(({ top, right }) => ({ top, right })));
  expect(places.length).toBeGreaterThan(6);
  expect(places.filter(({ top, right }, at) => right > 390 || (at > 0 && top <= places[at - 1]!.top))).toEqual([]);
  await press(own.getByRole("region", { name: "我的跟进" }), "改天跟进");
  await own.getByRole("dialog").getByLabel("跟进日").click();
  const days = await own.getByTitle("2026-11-23").locator("xpath=ancestor::table").evaluate((table) => [table.querySelector("thead")?.textContent, table.getBoundingClientRect()] as const);
  expect(days).toMatchObject(["一二三四五六日", { left: expect.toSatisfy((left: number) => left >= 0), right: expect.toSatisfy((right: number) => right <= 390) }]);
  await company.leave(own);
});

test("orders to invoice have a tab of their own", async () => {
  await page.getByRole("navigation", { name: "订单视图" }).getByRole("button", { name: "待开票" }).click();
  await expect.poll(() => page.url()).toContain("view=toInvoice");
  await reads(page, "“待开票”");
});

test("the papers of the chosen orders open as one PDF; each print is counted, and an order that has none is told", async () => {
  const orderId = await company.life.confirm();
  await visit(page, "/orders");
  await rows(page).nth(2).waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+a");
  const opened = page.waitForEvent("popup");
  await press(page, "打印（3）");
  await opened;
  await reads(page, "已完成 1 项，未完成 2 项");
  const papers = await mill.clerk.ask(listPapers, { kind: "order", id: orderId });
  expect(papers.filter(({ prints }) => prints > 0).map(({ kind, prints }) => [kind, prints])).toEqual([["orderConfirmation", 1]]);
});
