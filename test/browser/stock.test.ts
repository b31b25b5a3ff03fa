import { beforeAll, expect, test } from "vitest";
import { createProduct, saveUnit } from "../../contract/catalog.ts";
import { enterCount, listCounts, openCount, readCount, reverseCount, submitCount } from "../../contract/counts.ts";
import { adjustStock, createWarehouse, listLots, listStock } from "../../contract/stock.ts";
import { listTransfers } from "../../contract/transfers.ts";
import { setOpening } from "../../server/modules/stock/index.ts";
import { openCompany } from "./steps/company.ts";
import { visit } from "./steps/going.ts";
import { looksGood, widths } from "./steps/look.ts";
import { choose, press, reads, rowOf } from "./steps/page.ts";

const company = await openCompany();
const { mill, house } = company;
let reel: string;
let away: string;
beforeAll(async () => {
  await mill.admin.ask(saveUnit, { name: "kg", kind: "weight", decimals: 3 });
  reel = (await mill.admin.ask(createProduct, { code: "YZ80", name: "热敏原纸", spec: "65g 1092mm", salesUnit: "卷", stockUnit: "卷", secondUnit: "kg", secondPerSales: "520", byLot: true, supply: "stock" })).id;
  away = (await mill.keeper.ask(createWarehouse, { code: "YZ", name: "原纸库", kind: "material", ledgerId: mill.ledgerId, address: "昆明市官渡区" })).id;
  const lots = [{ lot: "R2611-001", quantity: "1", second: "518.5", madeOn: "2026-11-02" }, { lot: "R2611-002", quantity: "1", second: "523", madeOn: "2026-11-03" }, { lot: "R2611-003", quantity: "1", second: "511.2", madeOn: "2026-11-05" }];
  await house.act(mill.companyId, (c) => setOpening(c, [{ productId: reel, warehouseId: mill.warehouseId, quantity: "3", lots }]));
});

const lotsOf = async () => (await mill.keeper.ask(listLots, { productId: reel })).rows.map(({ lot, warehouseCode, second }) => [lot, warehouseCode, second]);

test("a product's page shows its rolls with their weights and what moved, and the list goes by product code", async () => {
  const page = await company.desk("warehouse");
  await visit(page, "/stock");
  await reads(page, "YZ80");
  expect(await page.getByText(/^(DZ1092|SY5750|YZ80)$/).allTextContents()).toEqual(["SY5750", "YZ80"]);
  await looksGood(page, "stock-list");
  await visit(page, `/stock/${reel}`);
  await reads(page, "R2611-002");
  await reads(page, "期初");
  await looksGood(page, "stock-read");
});

test("goods are asked for from another warehouse, sent and received, and what is missing says why", async () => {
  const page = await company.desk("warehouse");
  await visit(page, "/stock/transfers");
  await reads(page, "还没有调拨单");
  await looksGood(page, "transfers-none");
  await press(page, "新建调拨");
  const dialog = page.getByRole("dialog");
  await choose(page, "调出仓库", "成品库");
  await choose(page, "调入仓库", "原纸库");
  await dialog.getByLabel("产品").click();
  await page.locator(".ant-select-dropdown:visible").getByText(/YZ80/).click();
  await dialog.getByLabel("数量").fill("2");
  await looksGood(page, "transfer-new");
  await press(dialog, "提交调拨申请");
  await reads(page, "待发出");
  await press(page, "发出");
  await reads(page, "在途");
  await looksGood(page, "transfer-sent");
  await press(page, "收货");
  const receipt = page.getByRole("dialog");
  await receipt.getByLabel("实收 YZ80 R2611-002").fill("0");
  await receipt.getByLabel("原因 YZ80 R2611-002").fill("运输途中损坏");
  await looksGood(page, "transfer-receive");
  await press(receipt, "收货");
  await receipt.waitFor({ state: "hidden" });
  await reads(page, "有差异");
  await looksGood(page, "transfer-received");
  expect(await lotsOf()).toEqual(expect.arrayContaining([["R2611-001", "YZ", "518.5"], ["R2611-003", "CP", "511.2"]]));
  await visit(page, "/stock/transfers");
  await looksGood(page, "transfers");
});

test("a count is taken down by scan or by hand, shows its differences, and is posted by somebody else", async () => {
  const { countId } = await mill.keeper.ask(openCount, { warehouseId: mill.warehouseId, note: "月末盘点" });
  const page = await company.desk("warehouse");
  await visit(page, `/stock/counts/${countId}`);
  await page.getByLabel("扫描条码、料号或批号").fill("r2611-003");
  await press(page, "定位");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("盘点数 YZ80 R2611-003");
  await page.keyboard.type("0");
  await page.keyboard.press("Enter");
  await reads(page, "-1");
  await page.getByLabel("盘点数 SY5750", { exact: false }).fill("1000");
  await page.keyboard.press("Enter");
  await page.getByLabel("原因 YZ80 R2611-003").fill("未找到");
  await page.keyboard.press("Enter");
  await looksGood(page, "count-counting");
  await press(page, "提交审批");
  await reads(page, "待审批");
  await looksGood(page, "count-submitted");
  const finance = await company.desk("finance");
  await visit(finance, `/stock/counts/${countId}`);
  await press(finance, "过账");
  await reads(finance, "已过账");
  expect((await mill.keeper.ask(readCount, { countId })).lines.find(({ lot }) => lot === "R2611-003")).toMatchObject({ counted: "0", reason: "未找到", moved: false });
  expect((await lotsOf()).map(([lot]) => lot)).toEqual(["R2611-001"]);
  await visit(page, "/stock/counts");
  await looksGood(page, "counts");
  expect((await mill.keeper.ask(listCounts, {})).rows).toHaveLength(1);
  expect(away).toBeTruthy();
});

test("a count, a transfer and a correction that were wrong are taken back where they are looked at, with the reason, and say so; what must go first is named", async () => {
  const [count] = (await mill.keeper.ask(listCounts, {})).rows;
  const versionOf = async (productId: string, warehouseId: string) => (await mill.keeper.ask(listStock, {})).rows.find((row) => row.productId === productId)!.warehouses.find((one) => one.warehouseId === warehouseId)!.version;
  await mill.keeper.ask(adjustStock, { productId: reel, warehouseId: mill.warehouseId, lot: "R2611-003", counted: "1", reason: "找到了", expectedVersion: await versionOf(reel, mill.warehouseId) });
  const keeper = await company.desk("warehouse");
  await visit(keeper, `/stock/counts/${count!.id}`);
  await reads(keeper, "请由未提交也未参与盘点的同事红冲");
  const finance = await company.pageOf(mill.finance, { width: widths.phone, address: `/stock/counts/${count!.id}` });
  await press(finance, "红冲");
  const dialog = finance.getByRole("dialog");
  await dialog.getByRole("textbox").fill("盘错库位");
  await press(dialog, `红冲 ${count!.number}`);
  await reads(dialog, "YZ80 R2611-003 之后又做过库存调整");
  await looksGood(finance, "count-reverse-refused");
  await finance.keyboard.press("Escape");

  await visit(keeper, `/stock/${reel}`);
  await press(rowOf(keeper, "找到了"), "红冲");
  const asking = keeper.getByRole("dialog");
  await asking.getByRole("textbox").fill("看错了卷号");
  await looksGood(keeper, "adjustment-reverse");
  await press(asking, "红冲 库存调整");
  await asking.waitFor({ state: "hidden" });
  await reads(keeper, "库存调整红冲");
  await reads(rowOf(keeper, "找到了"), "已红冲");
  await looksGood(keeper, "adjustment-reversed");

  await press(finance, "红冲");
  await dialog.getByRole("textbox").fill("盘错库位");
  await press(dialog, `红冲 ${count!.number}`);
  await dialog.waitFor({ state: "hidden" });
  await reads(finance, "已红冲");
  await reads(finance, "盘错库位");
  await looksGood(finance, "count-reversed");
  expect((await mill.finance.refused(reverseCount, { countId: count!.id, reason: "再来", expectedRevision: count!.revision + 1 })).code).toBe("wrongState");

  const [transfer] = (await mill.keeper.ask(listTransfers, {})).rows;
  await visit(keeper, `/stock/transfers/${transfer!.id}`);
  await press(keeper, "红冲");
  await asking.getByRole("textbox").fill("货没有动");
  await looksGood(keeper, "transfer-reverse");
  await press(asking, `红冲 ${transfer!.number}`);
  await asking.waitFor({ state: "hidden" });
  await reads(keeper, "货没有动");
  await looksGood(keeper, "transfer-reversed");
  expect(await lotsOf()).toEqual([["R2611-001", "CP", "518.5"], ["R2611-002", "CP", "523"], ["R2611-003", "CP", "511.2"]]);
});

test("a correction over several lots is taken back once, by all of them; and whoever counted a line decides nothing about the count", async () => {
  const before = await lotsOf();
  const { version } = (await mill.keeper.ask(listStock, {})).rows.find(({ productId }) => productId === reel)!.warehouses.find(({ warehouseId }) => warehouseId === mill.warehouseId)!;
  await mill.keeper.ask(adjustStock, { productId: reel, warehouseId: mill.warehouseId, counted: "1", reason: "两卷不见", expectedVersion: version });
  const keeper = await company.desk("warehouse");
  await visit(keeper, `/stock/${reel}`);
  const rows = keeper.getByRole("row").filter({ hasText: "两卷不见" });
  await rows.nth(1).waitFor();
  expect([await rows.count(), await rows.getByRole("button", { name: "红冲" }).count()]).toEqual([2, 1]);
  await keeper.getByRole("columnheader", { name: "操作" }).waitFor();
  await press(rows.first(), "红冲");
  const dialog = keeper.getByRole("dialog");
  await reads(dialog, "R2611-001、R2611-002");
  await dialog.getByRole("textbox").fill("在别处找到");
  await looksGood(keeper, "adjustment-of-lots");
  await press(dialog, "红冲 库存调整");
  await dialog.waitFor({ state: "hidden" });
  expect(await lotsOf()).toEqual(before);

  const submitter = await mill.colleague("warehouse");
  const { countId } = await mill.keeper.ask(openCount, { warehouseId: mill.warehouseId, productIds: [reel] });
  await mill.keeper.ask(enterCount, { countId, lines: [{ productId: reel, lot: "R2611-001", counted: "1", reason: "" }] });
  await submitter.ask(submitCount, { countId, expectedRevision: (await mill.keeper.ask(readCount, { countId })).revision });
  await visit(keeper, `/stock/counts/${countId}`);
  await reads(keeper, "待审批");
  await reads(keeper, "请由未提交也未参与盘点的同事过账");
});

test("a wrong line of the opening stock is taken back where it is seen", async () => {
  const productId = (await mill.admin.ask(createProduct, { code: "YZ90", name: "热敏原纸", spec: "70g", salesUnit: "卷", stockUnit: "卷", supply: "stock" })).id;
  await house.act(mill.companyId, (c) => setOpening(c, [{ productId, warehouseId: mill.warehouseId, quantity: "30" }]));
  const keeper = await company.desk("warehouse");
  await visit(keeper, `/stock/${productId}`);
  await press(rowOf(keeper, "期初"), "红冲");
  const dialog = keeper.getByRole("dialog");
  await reads(dialog, "原期初记录保留");
  await reads(dialog, "期初不能再导入，更正过的表也不行");
  await dialog.getByRole("textbox").fill("旧账多记一行");
  await press(dialog, "红冲 期初");
  await dialog.waitFor({ state: "hidden" });
  await reads(keeper, "库存调整红冲");
  await reads(rowOf(keeper, "期初"), "已红冲");
  expect((await mill.keeper.ask(listLots, { productId })).rows).toEqual([]);
});

test("the pages speak all three languages", async () => {
  const page = await company.desk("warehouse");
  for (const [language, words] of [["zh-TW", "盤點"], ["en", "Stock counts"]] as const) {
    await page.evaluate((chosen) => localStorage.setItem("gendan.language", chosen), language);
    await page.reload();
    for (const path of ["/stock", "/stock/transfers", "/stock/counts", `/stock/${reel}`]) {
      await visit(page, path);
      if (path !== `/stock/${reel}`) await reads(page, words);
      await looksGood(page, `${language}${path.replaceAll("/", "-").slice(0, 18)}`);
    }
  }
});
