import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { divideLots, type NewLot } from "../../../contract/lots.ts";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { drift, issue, lotDrift, lotsOf, receive, receiveReturn, reserve, restock, scrap, takeBack } from "./index.ts";
import { codesOf, done, stockHouse } from "./stock.fixture.ts";

let db: TestDatabase;
let house: Awaited<ReturnType<typeof stockHouse>>;
beforeAll(async () => {
  db = await testDatabase();
  house = await stockHouse(db.database);
});
const source = (kind: string) => ({ kind, id: randomUUID() });
/** A product of which these lots came in. */
async function stocked(lots: readonly NewLot[], warehouseId = house.main): Promise<string> {
  const productId = randomUUID();
  const quantity = String(lots.reduce((sum, lot) => sum + Number(lot.quantity), 0));
  done(await house.act((context) => receive(context, { source: source("run"), lines: [{ productId, warehouseId, quantity, lots }] })));
  return productId;
}
const lotsAt = async (productId: string, warehouseId = house.main) =>
  (await db.database.inCompany("1", (tx) => lotsOf(tx, { productIds: [productId], warehouseId }))).map(({ lot, onHand, second }) => [lot, onHand, second]);

describe("goods kept by lot", () => {
  test("the first to expire leaves first, then the oldest; a roll takes its weight with it and half a batch half of it", async () => {
    const productId = await stocked([
      { lot: "R2", quantity: "1", second: "512.4", madeOn: "2026-03-02" }, { lot: "R1", quantity: "1", second: "530", madeOn: "2026-03-01" }, { lot: "B", quantity: "4", second: "10", bestBefore: "2026-04-01" },
    ]);
    expect(await lotsAt(productId)).toEqual([["B", "4", "10"], ["R1", "1", "530"], ["R2", "1", "512.4"]]);
    const gone = done(await house.act((context) => issue(context, { source: source("delivery"), lines: [{ productId, warehouseId: house.main, quantity: "2" }] })));
    expect(gone[0]!.lots).toMatchObject([{ lot: "B", quantity: "2", second: "5", bestBefore: "2026-04-01" }]);
    done(await house.act((context) => issue(context, { source: source("delivery"), lines: [{ productId, warehouseId: house.main, quantity: "3" }] })));
    expect(await lotsAt(productId)).toEqual([["R2", "1", "512.4"]]);
  });

  test("whoever picks says which rolls go and what they weighed, out of what was promised to the order", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }, { lot: "B", quantity: "10", second: "104" }]);
    const order = source("order");
    done(await house.act((context) => reserve(context, { source: order, lines: [{ productId, quantity: "12" }] })));
    const pick = (lots: NewLot[]) => house.act((context) => issue(context, { source: source("delivery"), reservedFor: order, lines: [{ productId, warehouseId: house.main, quantity: "6", lots }] }));
    expect(codesOf(await pick([{ lot: "B", quantity: "5" }]))).toEqual(["lotsDoNotAddUp"]);
    expect(codesOf(await pick([{ lot: "C", quantity: "6" }]))).toEqual(["lotShort"]);
    done(await pick([{ lot: "B", quantity: "4", second: "42.5" }, { lot: "A", quantity: "2" }]));
    expect(await lotsAt(productId)).toEqual([["A", "8", "80"], ["B", "6", "61.5"]]);
    expect(codesOf(await pick([{ lot: "B", quantity: "6.5" }]))).toEqual(["lotsDoNotAddUp"]);
  });

  test("a shipment that is taken back puts its goods into the lots that they came of, once", async () => {
    const productId = await stocked([{ lot: "A", quantity: "3", second: "30" }, { lot: "B", quantity: "3", second: "36" }]);
    const delivery = source("delivery");
    done(await house.act((context) => issue(context, { source: delivery, lines: [{ productId, warehouseId: house.main, quantity: "4" }] })));
    const back = (quantity: string) => house.act((context) => takeBack(context, { source: delivery, reason: "未发出", lines: [{ productId, warehouseId: house.main, quantity }] }));
    expect(codesOf(await back("5"))).toEqual(["takenLess"]);
    done(await back("4"));
    expect(await lotsAt(productId)).toEqual([["A", "3", "30"], ["B", "3", "36"]]);
    expect(codesOf(await back("1"))).toEqual(["takenLess"]);
  });

  test("a lot that came in while an issue waited for the level is found", async () => {
    const productId = await stocked([{ lot: "A", quantity: "1" }]);
    const rounds = Array.from({ length: 10 }, (_, i) => [
      house.act((context) => receive(context, { source: source("run"), lines: [{ productId, warehouseId: house.main, quantity: "1", lots: [{ lot: `N${i}`, quantity: "1" }] }] })),
      house.act((context) => issue(context, { source: source("delivery"), lines: [{ productId, warehouseId: house.main, quantity: "1" }] })),
    ]).flat();
    const refused = (await Promise.all(rounds)).flatMap(codesOf);
    expect((await lotsAt(productId)).length).toBe(1 + refused.length);
    expect(await db.database.inCompany("1", lotDrift)).toEqual([]);
  });
});

describe("goods that come back", () => {
  test("lie on hold with their lot, then are restocked or written off with the reason", async () => {
    const hold = await house.warehouse("H", "hold");
    const productId = await stocked([{ lot: "A", quantity: "9", second: "90" }]);
    const given = { source: source("return"), reason: "客户退货" };
    const goods = { productId, quantity: "3", lots: [{ lot: "A", quantity: "3", second: "29" }] };
    done(await house.act((context) => issue(context, { source: source("delivery"), lines: [{ ...goods, warehouseId: house.main }] })));
    expect(codesOf(await house.act((context) => receiveReturn(context, { ...given, lines: [{ ...goods, warehouseId: house.main }] })))).toEqual(["notOnHold"]);
    done(await house.act((context) => receiveReturn(context, { ...given, lines: [{ ...goods, warehouseId: hold }] })));
    expect(codesOf(await house.act((context) => reserve(context, { source: source("order"), lines: [{ productId, quantity: "7" }] })))).toEqual(["stockShort"]);
    done(await house.act((context) => restock(context, { ...given, into: house.main, lines: [{ productId, warehouseId: hold, quantity: "2" }] })));
    done(await house.act((context) => scrap(context, { ...given, reason: "受潮", lines: [{ productId, warehouseId: hold, quantity: "1" }] })));
    expect(codesOf(await house.act((context) => scrap(context, { ...given, lines: [{ productId, warehouseId: hold, quantity: "1" }] })))).toEqual(["stockShort"]);
    expect([await lotsAt(productId, hold), await lotsAt(productId)]).toEqual([[], [["A", "8", "80.333333"]]]);
    const kinds = await db.asOwner("select kind, warehouse_id = $2 as hold, trim_scale(on_hand_change)::text as moved from stock.movements where source_id = $1 order by array_position(array['return', 'restock', 'scrap'], kind), hold desc", [given.source.id, hold]);
    expect(kinds.map((row) => [row.kind, row.hold, row.moved])).toEqual([["return", true, "3"], ["restock", true, "-2"], ["restock", false, "2"], ["scrap", true, "-1"]]);
    expect(await db.database.inCompany("1", drift)).toEqual([]);
  });
});

test("lots are divided among takers by quantity, weights in proportion, and not a gram is lost", () => {
  const { parts, rest } = divideLots([{ lot: "A", quantity: "10.236", second: "10236" }, { lot: "B", quantity: "1" }], ["6", "4", "0.5"]);
  expect(parts).toEqual([
    [{ lot: "A", quantity: "6", second: "6000" }], [{ lot: "A", quantity: "4", second: "4000" }], [{ lot: "A", quantity: "0.236", second: "236" }, { lot: "B", quantity: "0.264" }],
  ]);
  expect(rest).toEqual([{ lot: "B", quantity: "0.736" }]);
  const thirds = divideLots([{ lot: "R", quantity: "3", second: "100" }], ["1", "1", "1"]).parts.flat().map(({ second }) => second);
  expect(thirds).toEqual(["33.333333", "33.333334", "33.333333"]);
});
