import { beforeAll, describe, expect, test } from "vitest";
import { previewImport, rememberMapping } from "../../contract/order-import.ts";
import { enterOrder, readOrder } from "../../contract/orders.ts";
import { papermill, type Papermill } from "../support/scene.ts";
import { testHouse } from "../support/house.ts";

const house = await testHouse();
let mill: Papermill;
beforeAll(async () => {
  mill = await papermill(house);
});

const bytes = Buffer.from([
  "昆明市盘龙区鑫达办公用品有限公司 采购订单,,", "采购单号:XD-1124,,交货日期:2026年12月8日", "料号,品名,数量", "SY5750,收银纸,\"1,200\"", "DZ1092,定制大轴纸,20", "合计,,1220",
].join("\n"));
const file = { name: "订单.csv", bytes: bytes.toString("base64") };

describe("a customer's order file", () => {
  test("[01.1] names its customer, number and day; entered, it is the order's original, and sent again it is told", async () => {
    const seen = await mill.clerk.ask(previewImport, { file });
    expect(seen.facts).toEqual({ customer: { id: mill.customer.id, name: "昆明鑫达" }, customerPo: "XD-1124", requestedDate: "2026-12-08" });
    expect(seen).toMatchObject({ mayEnter: true, remembered: false, headerRow: 3, earlier: [] });

    const original = await mill.clerk.upload(bytes, file.name);
    const lines = seen.rows.map(({ product, quantity }) => ({ productId: product!.id, quantity: quantity! }));
    const { orderId, number } = await mill.clerk.ask(enterOrder, mill.order({ originals: [original], customerPo: seen.facts.customerPo!, lines }));
    expect(await mill.clerk.ask(readOrder, { orderId })).toMatchObject({ originals: [original], customerPo: "XD-1124", lines: [{ quantity: "1200" }, { quantity: "20" }] });
    expect((await mill.clerk.ask(previewImport, { file, customerId: mill.customer.id })).earlier).toMatchObject([{ orderId, number }]);
  });

  test("without headers is read as somebody once said for this customer, and only for this one", async () => {
    const bare = { name: "bare.csv", bytes: Buffer.from("收银纸,SY5750,5\n大轴纸,DZ1092,7").toString("base64") };
    const refused = await mill.clerk.refused(previewImport, { file: bare, customerId: mill.customer.id });
    expect(refused.code).toBe("importNoColumns");
    const { shape } = refused.refusals![0]!.facts as { shape: string };
    await mill.clerk.ask(rememberMapping, { customerId: mill.customer.id, shape, mapping: { code: 1, quantity: 2 } });
    const seen = await mill.clerk.ask(previewImport, { file: bare, customerId: mill.customer.id });
    expect(seen).toMatchObject({ remembered: true, mayEnter: true, mapping: { code: 1, quantity: 2 } });
    expect((await mill.clerk.refused(previewImport, { file: bare })).code).toBe("importNoColumns");
  });

  test("is remembered only with columns of codes and quantities, for a customer that exists", async () => {
    expect((await mill.clerk.refused(rememberMapping, { customerId: mill.customer.id, shape: "x", mapping: { code: 1 } })).code).toBe("importNoColumns");
    expect((await mill.clerk.refused(rememberMapping, { customerId: mill.roll, shape: "x", mapping: { code: 1, quantity: 2 } })).code).toBe("customerUnknown");
  });
});

describe("rows of cells", () => {
  test("without headers stand as people type them: code, quantity, price, day, remark", async () => {
    const { rows } = await mill.clerk.ask(previewImport, { rows: [["SY5750", "400", "3.1", "12/8", "先发"]] });
    expect(rows).toMatchObject([{ mark: "ok", quantity: "400", unitPrice: "3.1", requestedDate: "2026-12-08", remark: "先发" }]);
  });
  test("that were mended keep the columns of their file and are judged by them alone", async () => {
    const mended = { rows: [["收银纸", "SY5750", "500"], ["大轴纸", "没有", "5"]], headerRow: 0, mapping: { code: 1, quantity: 2 } };
    expect((await mill.clerk.ask(previewImport, mended)).rows.map(({ mark }) => mark)).toEqual(["ok", "notFound"]);
  });
});
