import { beforeAll, expect, test } from "vitest";
import { noteCall } from "../../contract/settlement-calls.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { looksGood } from "./steps/look.ts";
import { inDialog, press, reads } from "./steps/page.ts";

const company = await openCompany();
let orderId: string;
/** An order of two lines that was delivered and invoiced, whose money is long overdue, and a promise that was broken. */
beforeAll(async () => {
  const { mill, life, goLater } = company;
  orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "100" }, { productId: mill.roll, quantity: "300" }] });
  await life.ship(orderId);
  await life.sign(orderId);
  await life.invoice(orderId);
  await goLater(100 * 86_400_000);
  const promised = { on: company.house.clock.now().toISOString().slice(0, 10), amount: "100.00" };
  await mill.finance.ask(noteCall, { customerId: mill.customer.id, contactId: mill.customer.contacts[0]!.id, said: "仓库对账有差异,核对后本周先付一部分", promised });
  await goLater(3 * 86_400_000);
});

test("finance sees who broke a promise, and notes the next call with a new one", async () => {
  const page = await company.desk("finance");
  await visit(page, "/settlement/calls");
  await reads(page, "承诺已过期");
  await looksGood(page, "calls");
  await page.getByRole("button", { name: /^记一次催收：/ }).first().click();
  await looksGood(page, "call-dialog");
  await inDialog(page, { title: "记一次催收", submit: "记一次催收", fill: (dialog) => dialog.getByLabel("沟通内容").fill("已对清,下周一付清") });
  await reads(page, "已对清,下周一付清");
  await page.getByRole("button", { name: /的催收记录$/ }).first().click();
  await reads(page.getByRole("dialog"), "仓库对账有差异");
  await looksGood(page, "calls-of-a-customer");
});

test("the warehouse makes the labels of what it packed, and looks at them", async () => {
  const { id } = await company.life.deliveryOf(orderId);
  const page = await company.desk("warehouse");
  await visit(page, `/shipping/deliveries/${id}`);
  await press(page, "打印单据");
  await press(page, "生成装箱标签");
  const row = page.getByRole("row").filter({ hasText: "装箱标签" });
  await row.getByRole("button", { name: "预览" }).click();
  await page.getByAltText("第 1 页，共 2 页").waitFor();
  await looksGood(page, "labels");
});

test("the chain of an order shows one line alone, and a customer's page how it was served", async () => {
  const page = await company.desk("salesDirector");
  await visit(page, `/orders/${orderId}/trace`);
  await page.getByLabel("订单行").click();
  await page.getByTitle(/^第 1 行/).click();
  await expect.poll(() => new URL(page.url()).searchParams.get("line")).toBeTruthy();
  await reads(page.getByRole("table"), "100");
  await looksGood(page, "trace-of-a-line");
  await visit(page, `/customers/${company.mill.customer.id}`);
  await reads(page, "迟交率");
  await looksGood(page, "customer");
});
