import type { Locator } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { listOrders, readOrder } from "../../contract/orders.ts";
import { openCompany } from "./steps/company.ts";
import { press, reads } from "./steps/page.ts";
import { cell, orderIn } from "./steps/sales.ts";

const company = await openCompany();
const page = await company.desk("salesClerk");
beforeAll(async () => {
  await page.goto("/orders/new");
  await field("客户").waitFor();
});

/** A field of the form; the list that opens below one is called like it. */
const field = (label: string): Locator => page.getByLabel(label, { exact: true }).and(page.locator("input, textarea"));
/** What stands beside a field of the header. */
const beside = (path: string): Locator => page.locator(`[data-path="${path}"]`);
const count = async () => (await company.mill.clerk.ask(listOrders, {})).rows.length;

async function typeInCell(line: number, heading: string, text: string): Promise<void> {
  await cell(page, line, heading);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await page.keyboard.type(text);
  await page.keyboard.press("Tab");
}

async function chooseCustomer(): Promise<void> {
  await field("客户").fill("kmxd");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
}

test("a customer that is not on file is told beside the field, and the words stay", async () => {
  await field("客户").fill("查无此人有限公司");
  await press(page, "保存");
  await reads(beside("customerId"), "请先选择客户");
  expect(await field("客户").inputValue()).toBe("查无此人有限公司");
  await chooseCustomer();
});

test("a day that is none is told beside the field, and not dropped", async () => {
  for (const bad of ["32-13", "明天", "2026-02-30", "<script>", "１３月４０日"]) {
    await field("期望交期").fill(bad);
    await page.keyboard.press("Enter");
    await press(page, "保存");
    await reads(beside("requestedDate"), "日期看不懂");
    expect(await field("期望交期").inputValue()).toBe(bad);
  }
});

test.each([
  ["物料", "没有这样的物料", "没有这个物料"],
  ["数量", "-5", "数量要写成大于 0 的数字"],
  ["数量", "0", "数量要写成大于 0 的数字"],
  ["数量", "很多", "数量要写成大于 0 的数字"],
  ["数量", "9999999999999999", "数量要写成大于 0 的数字"],
  ["含税单价", "三块二", "单价要写成数字"],
  ["期望交期", "32-13", "日期看不懂"],
])("%s “%s” in a line is marked in its cell", async (heading, bad, told) => {
  await field("期望交期").fill("12-8");
  await typeInCell(1, "物料", "SY5750");
  await typeInCell(1, "数量", "40");
  await typeInCell(1, heading, bad);
  await press(page, "保存");
  await reads(page.getByRole("grid", { name: "订单明细" }), told);
  expect(page.url()).toContain("/orders/new");
  await typeInCell(1, heading, "");
});

test("what only the server can refuse stands in the summary and beside the field; nothing is written, and every word is still there, also after a reload", async () => {
  const before = await count();
  const odd = "<b>PO</b> '; drop table orders.orders; -- 😀";
  await field("期望交期").fill("12-8");
  await typeInCell(1, "物料", "SY5750");
  await typeInCell(1, "数量", "40");
  await field("客户 PO 号").fill(odd);
  await page.getByText("特殊要求与备注").click();
  await field("订单备注").fill("响铃\u0007在此");
  await press(page, "保存");
  await reads(page.getByRole("alert"), "填写有误");
  await reads(beside("remarks"), "填写有误");
  expect(await count()).toBe(before);
  const typed = async () => [await field("客户 PO 号").inputValue(), await field("订单备注").inputValue(), await field("期望交期").inputValue(), await field("客户").inputValue()];
  const kept = [odd, "响铃\u0007在此", "2026-12-08", "昆明鑫达"];
  expect(await typed()).toEqual(kept);
  await page.reload();
  await field("客户 PO 号").waitFor();
  expect(await typed()).toEqual(kept);
  await reads(page.getByRole("grid", { name: "订单明细" }), "收银纸");

  await field("订单备注").fill("<img src=x onerror=alert(1)> 全角：１２３");
  await press(page, "保存");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  const order = await company.mill.clerk.ask(readOrder, { orderId: orderIn(page) });
  expect([order.customerPo, order.remarks]).toEqual([odd, "<img src=x onerror=alert(1)> 全角：１２３"]);
  await reads(page, odd);
  expect(company.faults).toEqual([]);
});
