import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as contract from "../../../contract/stock.ts";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { openDatabase } from "../../platform/db.ts";
import { isRefused } from "../../platform/refusal.ts";
import { availableOf, drift, issue, receive, release, reserve, routesOf, setOpening } from "./index.ts";
import { codesOf, done, keeper, stockHouse } from "./stock.fixture.ts";

let db: TestDatabase;
let house: Awaited<ReturnType<typeof stockHouse>>;
beforeAll(async () => {
  db = await testDatabase();
  house = await stockHouse(db.database);
});

const order = () => ({ kind: "order", id: randomUUID() });
const stockOf = async (productId: string) => {
  const { byWarehouse: _, ...sums } = (await db.database.inCompany("1", (tx) => availableOf(tx, [productId]))).get(productId)!;
  return sums;
};
const ask = (name: string, input: object) => {
  const handler = routesOf({
    namesOf: (_, ids) => Promise.resolve(new Map(ids.map((id) => [id, { code: `C-${id.slice(-4)}`, name: "收银纸", spec: "57×50", unit: "卷" }]))),
    findProducts: (_, search) => Promise.resolve([search]),
    orderedByCode: (_, { ids, after, limit }) => Promise.resolve(ids.filter((id) => id > (after?.[1] ?? "")).toSorted().slice(0, limit).map((id) => ({ id, codeKey: id }))),
    takeNumber: (_, kind) => Promise.resolve(`${kind}-${randomUUID()}`),
    orderNumbersOf: (_, ids) => Promise.resolve(new Map(ids.map((id) => [id, `SO-${id}`]))),
    documentNumbersOf: () => Promise.resolve(new Map()),
  }).find(({ endpoint }) => endpoint.name === name)!;
  return house.pipeline.invoke({ handler, input, actor: keeper, language: "zh-CN" });
};

describe("the last goods are sold once", () => {
  test("200 buyers of one each through three pools get exactly the last 100", async () => {
    const product = await house.opening("100");
    const pools = [0, 1, 2].map(() => openDatabase({ connection: { ...db.connection, max: 8 } }));
    const doors = pools.map((pool) => pipelineOf(pool, { clock: clockWith() }, []));
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, i) => house.act((context) => reserve(context, { source: order(), lines: [{ productId: product, quantity: "1" }] }), doors[i % 3])),
    );
    expect(outcomes.filter(isRefused)).toHaveLength(100);
    expect(new Set(outcomes.flatMap(codesOf))).toEqual(new Set(["stockShort"]));
    expect(await stockOf(product)).toEqual({ onHand: "100", reserved: "100", available: "0" });
    await Promise.all(pools.map((pool) => pool.close()));
  });

  test("orders of five products in any order of lines do not stop each other, and none is oversold", async () => {
    const products = await Promise.all(Array.from({ length: 8 }, () => house.opening("60")));
    const pools = [0, 1].map(() => openDatabase({ connection: { ...db.connection, max: 8 } }));
    const doors = pools.map((pool) => pipelineOf(pool, { clock: clockWith() }, []));
    const five = () => products.map((productId) => ({ productId, at: Math.random() })).sort((a, b) => a.at - b.at).slice(0, 5).map(({ productId }) => ({ productId, quantity: "1" }));
    const before = await db.asOwner("select deadlocks from pg_stat_database where datname = current_database()");
    const outcomes = await Promise.all(Array.from({ length: 150 }, (_, i) => house.act((context) => reserve(context, { source: order(), lines: five() }), doors[i % 2])));
    const sold = outcomes.filter((outcome) => !isRefused(outcome)).length;
    const reserved = await Promise.all(products.map(async (product) => Number((await stockOf(product)).reserved)));
    expect(reserved.reduce((sum, each) => sum + each, 0)).toBe(sold * 5);
    expect(Math.max(...reserved)).toBeLessThanOrEqual(60);
    await Promise.all(pools.map((pool) => pool.close()));
    expect(await db.asOwner("select deadlocks from pg_stat_database where datname = current_database()")).toEqual(before);
  });
});

describe("promising goods", () => {
  test("an order takes from the warehouse that can serve it alone, else from several", async () => {
    const product = await house.opening("5");
    await house.opening("8", house.second, product);
    const alone = done(await house.act((context) => reserve(context, { source: order(), lines: [{ productId: product, quantity: "7" }] })));
    expect(alone.reserved).toEqual([{ productId: product, warehouseId: house.second, quantity: "7" }]);
    const several = done(await house.act((context) => reserve(context, { source: order(), lines: [{ productId: product, quantity: "2.5" }, { productId: product, quantity: "3.5" }] })));
    expect(several.reserved.map(({ quantity }) => Number(quantity)).sort((a, b) => a - b)).toEqual([1, 5]);
    expect(await stockOf(product)).toEqual({ onHand: "13", reserved: "13", available: "0" });
  });

  test("what cannot be promised is told line by line, or refuses the whole", async () => {
    const [some, none] = [await house.opening("4"), randomUUID()];
    const lines = [{ productId: some, quantity: "6" }, { productId: none, quantity: "1" }];
    const refused = await house.act((context) => reserve(context, { source: order(), lines }));
    expect(codesOf(refused)).toEqual(["stockShort", "stockShort"]);
    expect(await stockOf(some)).toMatchObject({ reserved: "0" });
    const partial = done(await house.act((context) => reserve(context, { source: order(), lines, partial: true })));
    expect(partial.shortages).toEqual([{ productId: some, wanted: "6", reserved: "4", missing: "2" }, { productId: none, wanted: "1", reserved: "0", missing: "1" }]);
  });

  test("goods of one order are not issued or released for another", async () => {
    const product = await house.opening("10");
    const [mine, theirs] = [order(), order()];
    const line = { productId: product, warehouseId: house.main, quantity: "6" };
    done(await house.act((context) => reserve(context, { source: mine, lines: [line] })));
    const delivery = { kind: "delivery", id: randomUUID() };
    expect(codesOf(await house.act((context) => issue(context, { source: delivery, reservedFor: theirs, lines: [line] })))).toEqual(["stockNotReserved"]);
    expect(codesOf(await house.act((context) => issue(context, { source: delivery, lines: [line] })))).toEqual(["stockShort"]);
    expect(codesOf(await house.act((context) => release(context, { source: theirs, lines: [line] })))).toEqual(["stockNotReserved"]);
    const third = order();
    done(await house.act((context) => reserve(context, { source: third, lines: [{ ...line, quantity: "1" }] })));
    expect(codesOf(await house.act((context) => issue(context, { source: delivery, reservedFor: mine, lines: [{ ...line, quantity: "7" }] })))).toEqual(["stockNotReserved"]);
    done(await house.act((context) => release(context, { source: third })));
    done(await house.act((context) => issue(context, { source: delivery, reservedFor: mine, lines: [{ ...line, quantity: "4" }] })));
    expect(await stockOf(product)).toEqual({ onHand: "6", reserved: "2", available: "4" });
    done(await house.act((context) => release(context, { source: mine, reason: "订单取消" })));
    expect(await stockOf(product)).toEqual({ onHand: "6", reserved: "0", available: "6" });
  });
});

describe("counting and opening", () => {
  test("a count needs the row it was based on and cannot go below what is promised", async () => {
    const product = await house.opening("10");
    done(await house.act((context) => reserve(context, { source: order(), lines: [{ productId: product, quantity: "3" }] })));
    const count = { warehouseId: house.main, productId: product, reason: "月末盘点" };
    const low = await ask("stock.adjust", { ...count, counted: "2", expectedVersion: 1 });
    expect(codesOf(low.outcome)).toEqual(["countedBelowReserved"]);
    const fine = await ask("stock.adjust", { ...count, counted: "9.5", expectedVersion: 1 });
    expect(contract.adjustStock.answer.parse(fine.outcome)).toMatchObject({ onHand: "9.5", available: "6.5", version: 2 });
    expect(fine.statements).toBeLessThanOrEqual(12);
    expect(codesOf((await ask("stock.adjust", { ...count, counted: "9", expectedVersion: 1 })).outcome)).toEqual(["stale"]);
  });

  test("a product that was never there can be counted in, but only into a warehouse that exists", async () => {
    const found = { productId: randomUUID(), counted: "3", expectedVersion: 0, reason: "盘盈" };
    expect((await ask("stock.adjust", { ...found, warehouseId: house.second })).outcome).toMatchObject({ onHand: "3", version: 1 });
    expect(codesOf((await ask("stock.adjust", { ...found, warehouseId: randomUUID() })).outcome)).toEqual(["notFound"]);
  });

  test("opening stock is set once", async () => {
    const product = await house.opening("10");
    expect(codesOf(await house.act((context) => setOpening(context, [{ productId: product, warehouseId: house.main, quantity: "1" }])))).toEqual(["openingTaken"]);
  });
});

describe("looking at stock", () => {
  test("a product's movements add up to its stock and say why, page by page", async () => {
    const product = await house.opening("10");
    const [run, mine] = [{ kind: "run", id: randomUUID() }, order()];
    await house.act((context) => receive(context, { source: run, lines: [{ productId: product, warehouseId: house.main, quantity: "5", lots: [{ lot: "L1", quantity: "5", second: "12.5" }] }] }));
    await house.act((context) => reserve(context, { source: mine, lines: [{ productId: product, quantity: "4" }] }));
    const first = contract.listMovements.answer.parse((await ask("stock.movements", { productId: product, limit: 2 })).outcome);
    const rest = contract.listMovements.answer.parse((await ask("stock.movements", { productId: product, limit: 2, cursor: first.next })).outcome);
    const all = [...first.rows, ...rest.rows];
    expect(all.map(({ kind }) => kind).sort()).toEqual(["adjust", "receipt", "reserve"]);
    expect(all.find(({ kind }) => kind === "receipt")).toMatchObject({ lot: "L1", source: run, onHandChange: "5", secondChange: "12.5" });
    expect(all.reduce((sum, { onHandChange }) => sum + Number(onHandChange), 0)).toBe(15);
    expect(rest.next).toBeNull();
  });

  test("the list finds by text, tells what is short, and goes on where it stopped", async () => {
    const [full, empty] = [await house.opening("3"), await house.opening("1")];
    done(await house.act((context) => reserve(context, { source: order(), lines: [{ productId: empty, quantity: "1" }] })));
    const found = contract.listStock.answer.parse((await ask("stock.list", { search: full, only: "all", limit: 50 })).outcome);
    expect(found.rows).toMatchObject([{ productId: full, productName: "收银纸", available: "3", short: false, warehouses: [{ code: "W1" }] }]);
    const short = contract.listStock.answer.parse((await ask("stock.list", { only: "short", limit: 200 })).outcome);
    expect(short.rows.map(({ productId }) => productId)).toContain(empty);
    expect(short.rows.map(({ productId }) => productId)).not.toContain(full);
    const one = contract.listStock.answer.parse((await ask("stock.list", { only: "all", limit: 1 })).outcome);
    const two = contract.listStock.answer.parse((await ask("stock.list", { only: "all", limit: 1, cursor: one.next })).outcome);
    expect(two.rows[0]!.productId > one.rows[0]!.productId).toBe(true);
  });

  test("another company sees nothing of it", async () => {
    const product = await house.opening("10");
    expect((await db.database.inCompany("2", (tx) => availableOf(tx, [product]))).get(product)).toMatchObject({ onHand: "0" });
  });

  test("the check of stock against movements is quiet, and names a row that was changed by hand", async () => {
    const product = await house.opening("10");
    expect(await db.database.inCompany("1", drift)).toEqual([]);
    await expect(db.asOwner("update stock.levels set on_hand = 11 where product_id = $1", [product])).rejects.toThrow("its level is 11");
    await db.asOwner("alter table stock.levels disable trigger lots_make_level");
    await db.asOwner("update stock.levels set on_hand = 11 where product_id = $1", [product]);
    expect(await db.database.inCompany("1", drift)).toMatchObject([{ productId: product, onHand: "11.000000", moved: "10.000000" }]);
    await db.asOwner("update stock.levels set on_hand = 10 where product_id = $1", [product]);
    await db.asOwner("alter table stock.levels enable trigger lots_make_level");
    await expect(db.asOwner("update stock.levels set reserved = 11 where product_id = $1", [product])).rejects.toThrow("never_oversold");
  });
});
