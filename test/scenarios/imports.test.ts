import iconv from "iconv-lite";
import { beforeAll, describe, expect, test } from "vitest";
import writeXlsx from "write-excel-file/node";
import { listProducts } from "../../contract/catalog.ts";
import { getCustomer, listCustomers } from "../../contract/customers.ts";
import { listPriceLists, listPricesOfList } from "../../contract/prices.ts";
import { listStock } from "../../contract/stock.ts";
import { importCustomers, importPrices, importProducts, importStock } from "../../contract/table-import.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let mill: Papermill;
beforeAll(async () => {
  ({ mill } = await millHouse());
});

const csv = (text: string, name = "表.csv") => ({ name, bytes: Buffer.from(text).toString("base64") });
const productsIn = async () => (await mill.clerk.ask(listProducts, { limit: 200 })).rows.map(({ code }) => code);

const products = `产品目录\n料号,品名,规格,单位,供货方式,超交,工序,仓位\nSY8080,热敏纸,80×80,卷,现货,5%,,A1\nDZ0787,定制纸,787mm,卷,按单生产,,复卷→分切,A2\n`;

describe("a table of products", () => {
  test("is shown first: what would be entered, from which columns, and nothing is kept of it", async () => {
    const preview = await mill.admin.ask(importProducts, { file: csv(products) });
    expect(preview).toMatchObject({ counts: { ok: 2, bad: 0 }, applied: false, headerRow: 2, ignored: ["仓位"], rows: [{ row: 3, name: "SY8080 热敏纸", faults: [] }, { row: 4 }] });
    expect(preview.columns).toContainEqual({ field: "supply", header: "供货方式" });
    expect(await productsIn()).toEqual(["DZ1092", "SY5750"]);
  });

  test("is entered by the catalogue's own command, GBK or not, and the very same file only once", async () => {
    const gbk = { name: "产品.csv", bytes: iconv.encode(products, "gbk").toString("base64") };
    expect(await mill.admin.ask(importProducts, { file: gbk, apply: true })).toMatchObject({ applied: true, counts: { ok: 2, bad: 0 } });
    const { rows } = await mill.clerk.ask(listProducts, { q: "DZ0787" });
    expect(rows[0]).toMatchObject({ name: "定制纸", spec: "787mm", supply: "make", operations: ["复卷", "分切"], stockUnit: "卷", overPercent: "0" });
    expect((await mill.admin.refused(importProducts, { file: gbk, apply: true })).code).toBe("importedBefore");
    expect(await mill.admin.ask(importProducts, { file: gbk })).toMatchObject({ earlier: { rows: 2 } });
  });

  test("with bad rows is not entered at all; each is told by row, column, value and reason", async () => {
    const before = await productsIn();
    const file = csv("料号,品名,单位,保质期,供货方式\nNEW-1,好的,卷,,\nSY5750,已有,卷,,\nNEW-2,,卷,,\nNEW-3,单位错,桶,,\nNEW-4,保质期错,卷,很久,借来\nNEW-1,重复,卷,,\n");
    const { counts, rows } = await mill.admin.ask(importProducts, { file });
    expect(counts).toEqual({ ok: 1, bad: 5 });
    expect(rows.flatMap(({ row, faults }) => faults.map(({ column, value, code }) => [row, column, value, code]))).toEqual([
      [3, "料号", "SY5750", "productCodeTaken"], [4, "品名", "", "importCellEmpty"], [5, "单位", "桶", "unitUnknown"], [6, "供货方式", "借来", "importCellUnreadable"], [6, "保质期", "很久", "importCellUnreadable"],
      [7, "料号", "NEW-1", "importRowTwice"],
    ].toSorted((a, b) => Number(a[0]) - Number(b[0])));
    expect(await mill.admin.refused(importProducts, { file, apply: true })).toMatchObject({ code: "importHasBadRows", facts: { bad: 5 } });
    expect(await productsIn()).toEqual(before);
  });

  test("is refused to those who may not enter products, and when columns or rows are missing", async () => {
    expect((await mill.clerk.refused(importProducts, { file: csv(products) })).code).toBe("notPermitted");
    expect(await mill.admin.refused(importProducts, { file: csv("甲,乙\n1,2\n") })).toMatchObject({ code: "importColumnsMissing", facts: { columns: "料号, 品名, 销售单位" } });
    expect((await mill.admin.refused(importProducts, { file: csv("料号,品名,单位\n") })).code).toBe("importNoRows");
    expect((await mill.admin.refused(importProducts, { file: { name: "old.xls", bytes: Buffer.from("d0cf11e0a1b11ae1", "hex").toString("base64") } })).code).toBe("importOldExcel");
  });
});

test("customers come with contact, address, terms and salesperson out of a spreadsheet, and wait for approval", async () => {
  const header = ["客户名称", "简称", "等级", "付款条件", "业务员", "联系人", "手机", "省", "市", "地址", "经销商"];
  const row = ["曲靖市麒麟区和兴商贸有限公司", "曲靖和兴", "B级", "月结30天", "salesperson 澄江纸品", "赵敏", "13987654321", "云南省", "曲靖市", "南宁西路 12 号", "是"];
  const bytes = await writeXlsx([header, row].map((cells) => cells.map((value) => ({ value })))).toBuffer();
  const done = await mill.clerk.ask(importCustomers, { file: { name: "客户.xlsx", bytes: bytes.toString("base64") }, apply: true });
  expect(done.counts).toEqual({ ok: 1, bad: 0 });
  const { rows } = await mill.clerk.ask(listCustomers, { q: "曲靖和兴" });
  expect(await mill.clerk.ask(getCustomer, { id: rows[0]!.id })).toMatchObject({
    state: "pending", grade: "B", dealer: true, salespersonId: mill.salesperson.id, paymentTerms: { code: "monthly30" }, contacts: [{ name: "赵敏", phones: ["13987654321"] }], addresses: [{ city: "曲靖市" }],
  });
  const wrong = await mill.clerk.ask(importCustomers, { file: csv("客户名称,付款条件,业务员,税号\n甲公司,下辈子付,,\n乙公司,月结,查无此人,\n丙公司,月结,,91530100MA6K12345X\n") });
  expect(wrong.rows.map(({ faults }) => faults.map(({ column, code }) => [column, code]))).toEqual([[["付款条件", "importCellUnreadable"]], [["业务员", "importNameUnknown"]], [["税号", "usccWrong"]]]);
});

test("prices go into their lists from a day on, and a list can be handed out again", async () => {
  const file = csv("价格表,料号,单价,底价,起订量,生效日期\n2026,SY5750,¥3.15,2.75,1000,2026-12-01\n2026 价格执行方案,DZ1092,88,80,,\n");
  expect(await mill.director.ask(importPrices, { file, apply: true })).toMatchObject({ counts: { ok: 2, bad: 0 } });
  const [list] = await mill.clerk.ask(listPriceLists, {});
  const first = await mill.clerk.ask(listPricesOfList, { id: list!.id, limit: 3 });
  const rest = await mill.clerk.ask(listPricesOfList, { id: list!.id, cursor: first.next! });
  expect([...first.rows, ...rest.rows].map(({ productCode, minQuantity, validFrom, price }) => [productCode, minQuantity, validFrom, price])).toEqual([
    ["SY5750", "0", "2026-01-01", "3.2"], ["SY5750", "1000", "2026-12-01", "3.15"], ["DZ1092", "0", "2026-01-01", "85"], ["DZ1092", "0", "2026-11-24", "88"],
  ]);
  expect((await mill.keeper.ask(listPricesOfList, { id: list!.id })).rows.every(({ floorPrice }) => floorPrice === null)).toBe(true);
  const wrong = await mill.director.ask(importPrices, { file: csv("价格表,料号,单价,底价\n2099,SY5750,3,\n2026,NO-SUCH,3,\n2026,SY5750,3,4\n") });
  expect(wrong.rows.map(({ faults }) => faults.map(({ column, code }) => [column, code]))).toEqual([[["价格表", "importNameUnknown"]], [["料号", "importNameUnknown"]], [["底价", "floorAbovePrice"]]]);
});

test("opening stock is counted into warehouses that have no record of the product, once", async () => {
  const file = csv("仓库,料号,数量\n成品库,DZ1092,120\nCP,SY5750,5\n");
  const preview = await mill.keeper.ask(importStock, { file });
  expect(preview.rows.map(({ faults }) => faults.map(({ column, code }) => [column, code]))).toEqual([[], [["料号", "importStockThere"]]]);
  await mill.keeper.ask(importStock, { file: csv("仓库,料号,数量\n成品库,DZ1092,120\n"), apply: true });
  const { rows } = await mill.keeper.ask(listStock, { search: "DZ1092" });
  expect(rows[0]).toMatchObject({ onHand: "120" });
});
