import type { Page } from "playwright-core";
import { test } from "vitest";
import { createProduct } from "../../contract/catalog.ts";
import { listPurchases, raisePurchase } from "../../contract/purchasing.ts";
import { shortagesOfOrder } from "../../contract/shortages.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { looksGood } from "./steps/look.ts";
import { choose, press, reads } from "./steps/page.ts";

const company = await openCompany();
const orderId = await company.life.confirm({ lines: [{ productId: company.mill.roll, quantity: "1060" }] });
const { orderNumber } = (await company.mill.clerk.ask(shortagesOfOrder, { orderId })).rows[0]!;

const day = async (page: Page, label: string, value: string) => {
  await page.getByLabel(label, { exact: true }).last().fill(value);
  await page.keyboard.press("Tab");
};

test("a planner puts a supplier on file and answers a shortage by a purchase; the order's page says until when", async () => {
  const page = await company.desk("planner");
  await visit(page, "/suppliers");
  await reads(page, "还没有供应商");
  await press(page, "新建供应商");
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("名称").fill("玉溪华联原纸有限公司");
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y44");
  await press(dialog, "保存供应商");
  await reads(dialog, "统一社会信用代码有误");
  await looksGood(page, "supplier-wrong");
  await dialog.getByLabel("统一社会信用代码").fill("91350100M000100Y43");
  await press(dialog, "保存供应商");
  await dialog.waitFor({ state: "hidden" });
  await reads(page, "玉溪华联原纸有限公司");
  await looksGood(page, "suppliers");

  await visit(page, "/shortages");
  await reads(page, orderNumber);
  await looksGood(page, "shortages");
  await press(page, "安排");
  await day(page, "到货日期", "2026-12-04");
  await choose(page, "供应商", "玉溪华联原纸有限公司 · 7 天");
  await page.getByRole("dialog").getByLabel("采购数量").fill("100");
  await looksGood(page, "shortage-answer");
  await press(page.getByRole("dialog"), "开采购单");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await reads(page, /PO202611-0001/);
  await looksGood(page, "shortages-answered");
  await visit(page, `/orders/${orderId}`);
  await reads(page, "缺货与到货安排");
  await reads(page, /PO202611-0001/);
  await looksGood(page, "order-short");
});

test("the supplier is late, and the goods come lot by lot and are taken back", async () => {
  const { mill } = company;
  const [bought] = (await mill.planner.ask(listPurchases, {})).rows;
  const page = await company.desk("planner");
  await visit(page, `/purchasing/${bought!.id}`);
  await press(page, "到货日期");
  await day(page, "预计到货", "2026-12-20");
  await reads(page, "日期推后");
  await looksGood(page, "purchase-date");
  await press(page.getByRole("dialog"), "保存日期");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  await visit(page, "/cases");
  await reads(page, /玉溪华联原纸有限公司/);

  const { id: productId } = await mill.admin.ask(createProduct, { code: "YZ55", name: "热敏原纸", spec: "55g", supply: "stock", salesUnit: "卷", stockUnit: "卷", barCode: null, byLot: true });
  const { purchaseId } = await mill.planner.ask(raisePurchase, { supplierId: bought!.supplierId, expectedOn: "2026-11-26", placed: true, lines: [{ productId, quantity: "3", unitPrice: "2180" }] });
  await visit(page, "/purchasing");
  await reads(page, "PO202611-0002");
  await looksGood(page, "purchases");
  const keeper = await company.desk("warehouse");
  await visit(keeper, `/purchasing/${purchaseId}`);
  await press(keeper, "收货");
  const dialog = keeper.getByRole("dialog");
  await dialog.getByLabel("批号 YZ55").fill("A1 2 800\nA2 1 410");
  await looksGood(keeper, "purchase-receive");
  await press(dialog, "收货");
  await dialog.waitFor({ state: "hidden" });
  await reads(keeper, "已到货");
  await looksGood(keeper, "purchase-received");
  await press(keeper, "撤销收货");
  await keeper.getByRole("dialog").getByRole("textbox").fill("送货单数量填错");
  await press(keeper.getByRole("dialog"), "撤销收货");
  await keeper.getByRole("dialog").waitFor({ state: "hidden" });
  await reads(keeper, "已撤销");
});
