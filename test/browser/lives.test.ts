import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { readOrder } from "../../contract/orders.ts";
import { type BrowserCompany, openCompany } from "./steps/company.ts";
import * as customer from "./steps/customer.ts";
import * as finance from "./steps/finance.ts";
import { visit } from "./steps/going.ts";
import { keysOn } from "./steps/keys.ts";
import { look } from "./steps/look.ts";
import { press, reads } from "./steps/page.ts";
import * as reviewers from "./steps/reviewers.ts";
import * as sales from "./steps/sales.ts";
import * as warehouse from "./steps/warehouse.ts";
import * as workshop from "./steps/workshop.ts";

const company = await openCompany();

/** What the order's own page says of it, freshly opened. */
async function standsAt(page: Page, orderId: string, stage: string): Promise<void> {
  await sales.openOrder(page, orderId);
  await reads(page, stage);
}

test("a clerk enters an order of five lines by keyboard alone, in at most 55 keys", async () => {
  const page = await company.desk("salesClerk");
  const keys = keysOn(page);
  await sales.enterByKeyboard(page, keys, { customer: "kmxd", day: "12-8", product: "sy", quantities: ["5", "6", "7", "8", "9"] });
  expect(keys.count).toBeLessThanOrEqual(55);
  const order = await company.mill.clerk.ask(readOrder, { orderId: sales.orderIn(page) });
  expect(order.lines.map((line) => Number(line.quantity))).toEqual([5, 6, 7, 8, 9]);
});

describe("a straight life, seen by everybody who has a hand in it", () => {
  let orderId: string;
  let number: string;
  const desk = (role: Parameters<BrowserCompany["desk"]>[0]) => company.desk(role);

  test("the clerk pastes two lines out of the customer's spreadsheet, confirms them and submits", async () => {
    const clerk = await desk("salesClerk");
    orderId = await sales.enterOrder(clerk, {
      customer: "kmxd", day: "12-8", rows: [["物料编码", "数量"], ["SY5750", "40"], ["DZ1092", "12"]],
      parameters: { 2: "宽 1092 mm,克重 55 g" }, customised: "大轴纸按客户尺寸分切",
    });
    number = await sales.numberOn(clerk);
    await sales.confirmAndSubmit(clerk, orderId);
  });

  test("every reviewer agrees on the card, and sales releases it", async () => {
    await reviewers.approve(await desk("salesDirector"), number);
    await reviewers.approve(await desk("finance"), number);
    await reviewers.approve(await desk("warehouse"), number, { statement: "现货充足,大轴纸已与计划员确认" });
    await reviewers.approve(await desk("engineer"), number, { answers: { 技术参数能否满足: "能", 工艺能否实现: "能", "预计周期（工作日）": "3" } });
    await reviewers.approve(await desk("salesperson"), number);
    await standsAt(await desk("salesClerk"), orderId, "待客户确认");
  });

  test("the customer gets the letter and agrees on the phone, without a login", async () => {
    const clerk = await desk("salesClerk");
    const link = await customer.linkInLetter(clerk, new RegExp(number));
    const phone = await company.phone();
    await customer.accept(phone, { link, name: "李敏", digits: "4321" });
    expect(phone.url()).not.toContain("gdl_");
    expect(await look(phone, "confirmed")).toEqual([]);
    await company.leave(phone);
    await standsAt(clerk, orderId, "余货待排产");
  });

  test("what is in stock is picked on the keeper's phone, packed, checked and sent", async () => {
    const keeper = await desk("warehouse");
    const delivery = await warehouse.openDelivery(keeper, orderId);
    const scanner = await company.signedIn("warehouse", 390);
    await warehouse.pickByPhone(scanner, delivery, { code: "SY5750", quantity: "40" });
    await company.leave(scanner);
    await reads(keeper, "已拣齐");
    await warehouse.pack(keeper, "12.5");
    await warehouse.check(keeper, { code: "SY5750", quantity: "40" });
    await warehouse.ship(keeper, { carrier: "顺丰速运", trackingNumber: "SF1234567890123" });
  });

  test("what is made to order is planned, approved, reported, finished, inspected and stored", async () => {
    await workshop.plan(await desk("planner"), number);
    await workshop.approvePlan(await desk("productionHead"), number);
    await standsAt(await desk("salesClerk"), orderId, "已排产");
    await workshop.startAndReport(await desk("planner"), number, "分切");
    await workshop.finish(await desk("planner"), number);
    await workshop.inspect(await desk("quality"), number);
    await workshop.stockIn(await desk("warehouse"), number);
  });

  test("and leaves in its own delivery", async () => {
    const keeper = await desk("warehouse");
    await warehouse.openDelivery(keeper, orderId);
    await warehouse.pickAtDesk(keeper);
    await warehouse.pack(keeper, "480");
    await warehouse.check(keeper, { code: "DZ1092", quantity: "12" });
    await warehouse.ship(keeper, { carrier: "德邦物流", trackingNumber: "DB9876543210" });
  });

  test("both arrive; the customer signs for each on the phone by hand, and rates the last", async () => {
    const salesperson = await desk("salesperson");
    for (const last of [false, true]) {
      await warehouse.arrive(salesperson, orderId);
      const carrier = await warehouse.carrierOn(salesperson);
      const link = await customer.linkInLetter(salesperson, new RegExp(`${number} 已发货`), carrier);
      const phone = await company.phone();
      await customer.sign(phone, { link, name: "李敏" });
      if (last) await customer.rate(phone, "分切很齐");
      await company.leave(phone);
    }
    await standsAt(salesperson, orderId, "已完成");
  });

  test("finance invoices it, records the money and applies it; the order is 已完成 and 已付清", async () => {
    const money = await desk("finance");
    await finance.invoice(money, number, "26537000000000000001");
    await finance.receive(money, { customer: "kmxd", amount: "1148.00", reference: "ICBC-20261124-1" });
    await standsAt(money, orderId, "已完成");
    await money.getByText("各维度进度").click();
    await reads(money, "已付清");
    await reads(money, "已开票");
  });

  test("its timeline is whole, and its papers open as PDF", async () => {
    const clerk = await desk("salesClerk");
    await visit(clerk, `/orders/${orderId}?tab=timeline`);
    await reads(clerk, "日志校验一致");
    await press(clerk, "单据");
    const paper = clerk.getByRole("row").filter({ hasText: "订单确认函" }).getByRole("link", { name: /PDF A4/ });
    const opened = clerk.context().waitForEvent("response", (answer) => answer.url().includes("/pdf"));
    await paper.click();
    const answer = await opened;
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    const bytes = await (await clerk.request.get((await paper.getAttribute("href")) ?? "")).body();
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("no page broke on the way", () => expect(company.faults).toEqual([]));
});

describe("a refused life", () => {
  let orderId: string;
  let number: string;

  test("finance refuses with its reasons, and the salesperson sees them with the next step", async () => {
    const clerk = await company.desk("salesClerk");
    orderId = await sales.enterOrder(clerk, { customer: "昆明", day: "12-10", rows: [["SY5750", "900"]] });
    number = await sales.numberOn(clerk);
    await sales.confirmAndSubmit(clerk, orderId);
    await reviewers.approve(await company.desk("salesDirector"), number);
    await reviewers.refuse(await company.desk("finance"), number, "信用额度不足,请减少数量或先收款");
    const salesperson = await company.desk("salesperson");
    await standsAt(salesperson, orderId, "审核未通过");
    await reads(salesperson, "信用额度不足,请减少数量或先收款");
  });

  test("the salesperson agrees less with the customer, changes the order and submits it anew; this time it passes finance", async () => {
    const salesperson = await company.desk("salesperson");
    await sales.contactCustomer(salesperson, { orderId, proposal: "分批交货", outcome: "客户同意先发 300 卷" });
    await sales.changeQuantityAndSubmit(salesperson, orderId, "300");
    await reviewers.approve(await company.desk("salesDirector"), number);
    await reviewers.approve(await company.desk("finance"), number);
    await reviewers.approve(await company.desk("warehouse"), number, { statement: "现货充足" });
    await reviewers.approve(await company.desk("salesClerk"), number);
    await standsAt(salesperson, orderId, "待客户确认");
  });

  test("another one that the customer no longer wants after the refusal is ended, with the reason", async () => {
    const { life, mill } = company;
    const other = await life.submit();
    await life.decide(other, "preliminary", mill.director);
    await life.decide(other, "finance", mill.finance, { verdict: "fail", statement: "信用额度不足" });
    await sales.cancelOrder(await company.desk("salesperson"), other, "客户改向别家采购");
  });
});
