import { expect, test } from "vitest";
import * as orders from "../../contract/orders.ts";
import { lifeOf } from "../support/life.ts";
import { papermill } from "../support/scene.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { look, widths } from "./steps/look.ts";

const company = await openCompany();

const stage = async (orderId: string) => (await company.mill.clerk.ask(orders.readOrder, { orderId })).stage;

test("a customer's answer and the release are taken back on the order's page, on desk and phone", async () => {
  const { mill, life } = company;
  const found: string[] = [];
  const boss = await mill.colleague("salesDirector", "salesperson");
  for (const width of [widths.desk, widths.phone]) {
    const orderId = await life.confirm();
    const page = await company.pageOf(boss, { width, address: `/orders/${orderId}?tab=confirmation` });
    await page.getByRole("button", { name: "撤销客户答复" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox").fill("李敏来电:点错了,还要改数量");
    found.push(...(await look(page, "reverse-answer")));
    await dialog.getByRole("button", { name: "撤销客户答复" }).click();
    await page.getByText("答复已撤销").waitFor();
    expect(await stage(orderId)).toBe("awaitingCustomer");
    found.push(...(await look(page, "answer-reversed")));

    await visit(page, `/orders/${orderId}?tab=review`);
    await page.getByRole("button", { name: "反审核" }).click();
    await dialog.getByRole("textbox").fill("数量待改");
    await dialog.getByRole("button", { name: /反审核/ }).click();
    await page.getByText(/反审核了/).waitFor();
    expect(await stage(orderId)).toBe("inReview");
    found.push(...(await look(page, "step-reversed")));
    await company.leave(page);
  }
  expect(found).toEqual([]);
});

test("the invoice of an order that was billed whole is taken back and the order invoiced as it is now, on desk and phone, in English too", async () => {
  const mill = await papermill(company.house, "澄江 整单开票", { demo: true, change: ({ settlement: rule }) => void (rule.invoice = "onConfirm") });
  const life = lifeOf(company.house, mill);
  const orderId = await life.confirm();
  const { invoiceId } = await life.invoice(orderId);
  for (const [language, width, choice] of [["en", widths.desk, "Invoice the order anew as it is now"], ["en", widths.phone, "Invoice the order anew as it is now"], ["zh-CN", widths.desk, "按现行订单重开"], ["zh-CN", widths.phone, "按现行订单重开"]] as const) {
    const page = await company.pageOf(mill.finance, { width, address: `/settlement/invoices/${invoiceId}` });
    await page.evaluate((chosen) => localStorage.setItem("gendan.language", chosen), language);
    await page.reload();
    await page.getByRole("button", { name: language === "en" ? "Take back" : "冲销" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: choice }).check();
    expect(await look(page, `red-as-ordered-${language}`)).toEqual([]);
    await company.leave(page);
  }
});

test("after a failed review sales proposes a later date, the customer accepts, and the order is ready to be submitted, on desk and phone", async () => {
  const { mill, life } = company;
  const found: string[] = [];
  for (const width of [widths.desk, widths.phone]) {
    const orderId = await life.submit({ requestedDate: "2026-12-01" });
    await life.decide(orderId, "preliminary", mill.director, { verdict: "fail", statement: "交期太紧" });
    const page = await company.pageOf(mill.clerk, { width, address: `/orders/${orderId}` });
    await page.getByRole("button", { name: "提出方案" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("建议方案").click();
    await page.locator(".ant-select-item-option").getByText("延后交期").click();
    await dialog.getByRole("textbox", { name: "新交期" }).fill("2026-12-20");
    await dialog.getByLabel("沟通说明").fill("电话告知 12 月 20 日可交");
    found.push(...(await look(page, "propose")));
    await dialog.getByRole("button", { name: "提出方案" }).click();
    await page.getByRole("button", { name: "登记客户答复" }).click();
    await dialog.getByLabel("备注").fill("李敏电话同意");
    found.push(...(await look(page, "proposal-answer")));
    await dialog.getByRole("button", { name: "登记客户答复" }).click();
    await dialog.waitFor({ state: "hidden" });
    await page.getByText("客户接受").waitFor();
    found.push(...(await look(page, "proposal-accepted")));
    await page.getByRole("button", { name: /提交/ }).first().click();
    await page.getByText("审核中").first().waitFor();
    expect(await mill.clerk.ask(orders.readOrder, { orderId })).toMatchObject({ stage: "inReview", version: 2, requestedDate: "2026-12-20" });
    await company.leave(page);
  }
  expect(found).toEqual([]);
});
