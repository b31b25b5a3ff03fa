import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readEnquiry, recordEnquiry } from "../../contract/enquiries.ts";
import { enterOrder, readOrder } from "../../contract/orders.ts";
import { tuesday } from "../support/house.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { productMarked } from "./steps/sales.ts";

const { mill, pageOf } = await openCompany();

const rows = ["昆明市盘龙区鑫达办公用品有限公司 采购订单,,", "采购单号:XD-1124,,交货日期:2026年12月8日", "料号,品名,数量", "SY5750,收银纸,\"1,200\"", "DZ1092,大轴纸,约20", "XX-99,没有的纸,5"];
const file = { name: "鑫达订单.csv", mimeType: "text/csv", buffer: Buffer.from(rows.join("\n")) };
const savedOrder = async (page: Page) => {
  await page.keyboard.press("Control+s");
  await page.waitForURL(/\/orders\/[0-9a-f-]{36}$/);
  return mill.clerk.ask(readOrder, { orderId: /[0-9a-f-]{36}$/.exec(page.url())![0] });
};

test("[01.1] a customer's file is mended where it cannot be read, entered as a whole, and is the order's original", async () => {
  const page = await pageOf(mill.clerk, { address: "/orders/new" });
  await page.setInputFiles("input[accept*='.xlsx']", file);
  const take = page.getByRole("button", { name: /^录入这/ });
  await page.getByText("没有这个物料").waitFor();
  expect(await take.getAttribute("aria-disabled")).toBe("true");
  await page.getByLabel("数量", { exact: true }).first().fill("20");
  await page.getByRole("button", { name: "剔除第 6 行" }).click();
  await page.getByRole("button", { name: "录入这 2 行" }).click();
  await page.getByText("已录入 2 行").first().waitFor();
  const order = await savedOrder(page);
  expect(order).toMatchObject({ customerId: mill.customer.id, customerPo: "XD-1124", requestedDate: "2026-12-08", originals: [expect.any(String)] });
  expect(order.lines.map(({ productId, quantity }) => [productId, Number(quantity)])).toEqual([[mill.roll, 1200], [mill.wide, 20]]);
  await visit(page, "/orders/new");
  await page.setInputFiles("input[accept*='.xlsx']", file);
  await page.getByText("这个文件已录入过").waitFor();
});

test("[24.1] the order entered from a recorded wish begins with what was recorded, and closes it", async () => {
  const { enquiryId } = await mill.clerk.ask(recordEnquiry, { receivedAt: tuesday, channel: "phone", customerId: mill.customer.id, contact: "李敏 13887654321", words: "收银纸 400 卷" });
  const page = await pageOf(mill.clerk, { address: `/enquiries/${enquiryId}` });
  await page.getByRole("button", { name: "录入订单" }).click();
  await page.waitForURL(/draft=/);
  await page.getByRole("note").filter({ hasText: "收银纸 400 卷" }).waitFor();
  await page.locator('[data-path="lines"] [role="gridcell"]').first().click();
  await page.keyboard.type("SY5750");
  await productMarked(page);
  for (const key of ["Enter", "4", "0", "0", "Enter"]) await page.keyboard.press(key);
  const order = await savedOrder(page);
  expect(order).toMatchObject({ customerId: mill.customer.id, channel: "phone", channelNote: "李敏 13887654321", receivedAt: tuesday });
  expect(await mill.clerk.ask(readEnquiry, { enquiryId })).toMatchObject({ state: "entered", orderId: order.id });
});

test("a part of a draft becomes an order of its own on its page, and both are merged again from the list", async () => {
  const { orderId, number } = await mill.clerk.ask(enterOrder, { customerId: mill.customer.id, channel: "phone", requestedDate: "2026-12-08", lines: [{ productId: mill.roll, quantity: "60" }] });
  const page = await pageOf(mill.clerk, { address: `/orders/${orderId}` });
  await page.getByRole("button", { name: "拆分订单" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/SY5750/).fill("20");
  await dialog.getByLabel("拆分原因").fill("门店与总部分开开票");
  await dialog.getByRole("button", { name: "拆分订单" }).click();
  await page.waitForURL((url) => /\/orders\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.endsWith(orderId));
  const partId = /[0-9a-f-]{36}$/.exec(page.url())![0];
  const part = await mill.clerk.ask(readOrder, { orderId: partId });
  expect(part.lines.map(({ quantity }) => Number(quantity))).toEqual([20]);
  await visit(page, "/orders");
  for (const each of [number, part.number]) await page.getByRole("row", { name: new RegExp(each) }).getByRole("checkbox").check();
  await page.getByRole("button", { name: "合并（2）" }).click();
  await dialog.getByRole("textbox").fill("客户改为一起开票");
  await dialog.getByRole("button", { name: "合并（2）" }).click();
  await page.getByText(`已合并到 ${number}`).first().waitFor();
  expect((await mill.clerk.ask(readOrder, { orderId })).lines.map(({ quantity }) => Number(quantity))).toEqual([40, 20]);
  expect((await mill.clerk.ask(readOrder, { orderId: partId })).stage).toBe("cancelled");
});
