import { expect, test } from "vitest";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { look, looksGood, widths } from "./steps/look.ts";
import { inDialog, press, reads } from "./steps/page.ts";

const company = await openCompany();

test("a reviewer sends finance a copy of what he decides; finance finds it unread under 抄送我的, and read once it was opened", async () => {
  const { mill, life } = company;
  const { id: reviewId } = await life.reviewOf(await life.submit());
  const desk = await company.pageOf(mill.director, { address: `/reviews/${reviewId}?list=toDecide&step=preliminary` });
  await press(desk, "抄送同事");
  await desk.getByLabel("抄送", { exact: true }).click();
  await desk.keyboard.type("finance");
  await desk.locator(".ant-select-dropdown:visible").getByText(/^finance/).first().click();
  await desk.keyboard.press("Escape");
  const faults = await look(desk, "copy-to-desk");
  await press(desk, "同意");
  await reads(desk, /已同意/);

  const phone = await company.pageOf(mill.finance, { address: "/reviews?list=copied", width: widths.phone });
  await reads(phone, "抄送我的（1 条未读）");
  const card = phone.getByRole("list", { name: "抄送我的" }).getByRole("link").first();
  await card.getByText("未读").waitFor();
  faults.push(...(await look(phone, "copied-phone")));
  await card.click();
  await reads(phone, "审批流程");
  await visit(phone, "/reviews?list=copied");
  await card.getByText("已读").waitFor();
  const second = await company.pageOf(mill.finance, { address: `/reviews/${reviewId}?list=copied&step=preliminary` });
  await reads(second, "审批流程");
  faults.push(...(await look(second, "copied-desk")));
  expect([...faults, ...company.faults]).toEqual([]);
});

test("lines are saved as a template by keyboard, and fill a later order at today's prices", async () => {
  const page = await company.desk("salesClerk");
  await visit(page, "/orders/new");
  await page.getByLabel("客户", { exact: true }).and(page.locator("input")).fill("kmxd");
  await page.getByRole("listbox").getByRole("option").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("期望交期", { exact: true }).fill("12-8");
  await page.keyboard.press("Enter");
  await page.getByRole("combobox", { name: "物料 1" }).waitFor();
  await page.evaluate(() => navigator.clipboard.writeText("SY5750\t120"));
  await page.keyboard.press("Control+v");
  await page.getByRole("grid", { name: "订单明细" }).getByText("120").first().waitFor();
  await page.keyboard.press("Alt+l");
  await reads(page, "还没有模板");
  await press(page, "存为模板");
  await inDialog(page, { title: "存为模板", submit: "存为模板", fill: (dialog) => dialog.getByLabel("模板名称").fill("月度热敏纸") });
  await page.getByRole("list", { name: "订单模板" }).getByText("月度热敏纸").waitFor();
  await looksGood(page, "templates");
  await page.getByRole("button", { name: "带入 月度热敏纸" }).click();
  await reads(page, "已带入 1 行，价格按今日价表");
  await page.getByRole("grid", { name: "订单明细" }).getByText("120").nth(1).waitFor();
  expect(company.faults).toEqual([]);
});

test("the first page tells why an order is late, and leads to what tells more", async () => {
  const { mill, life } = company;
  const orderId = await life.confirm({ requestedDate: "2026-11-25" });
  const { number, id } = await life.ship(orderId);
  const page = await company.pageOf(mill.director, { address: "/" });
  await reads(page, `在途延误 ${number}，预计 2026-11-26 到`);
  await looksGood(page, "late-reasons");
  await page.getByRole("link", { name: `在途延误 ${number}` }).click();
  await page.waitForURL(`**/shipping/deliveries/${id}`);
  expect(company.faults).toEqual([]);
});
