import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as counts from "../../../contract/counts.ts";
import type { NewLot } from "../../../contract/lots.ts";
import * as stock from "../../../contract/stock.ts";
import * as transfers from "../../../contract/transfers.ts";
import { listen } from "../../../test/bench/plans.ts";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { deskOf, other } from "./documents.fixture.ts";
import { drift, issue, lotDrift, lotsOf, receive, receiveReturn, reserve, restock, reversalDrift, setOpening, takeBack, takeBackStep, transferDrift } from "./index.ts";
import { codesOf, done, keeper, stockHouse } from "./stock.fixture.ts";

let db: TestDatabase;
let house: Awaited<ReturnType<typeof stockHouse>>;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  db = await testDatabase();
  house = await stockHouse(db.database);
  desk = deskOf(house);
});
const reason = "录错仓库";
const source = (kind: string) => ({ kind, id: randomUUID() });
async function stocked(lots: readonly NewLot[], { productId = randomUUID(), warehouseId = house.main }: { productId?: string; warehouseId?: string } = {}): Promise<string> {
  const quantity = String(lots.reduce((sum, lot) => sum + Number(lot.quantity), 0));
  done(await house.act((context) => receive(context, { source: source("run"), lines: [{ productId, warehouseId, quantity, lots }] })));
  return productId;
}
const lotsAt = async (productId: string, warehouseId: string) =>
  (await db.database.inCompany("1", (tx) => lotsOf(tx, { productIds: [productId], warehouseId }))).map(({ lot, onHand, second }) => [lot, onHand, second]);
const promise = (productId: string, quantity: string) => house.act((context) => reserve(context, { source: source("order"), lines: [{ productId, quantity }] }));
const take = (productId: string, warehouseId: string, quantity: string) => house.act((context) => issue(context, { source: source("delivery"), lines: [{ productId, warehouseId, quantity }] }));
const takeWeighed = (productId: string, warehouseId: string, second: string) =>
  house.act((context) => issue(context, { source: source("delivery"), lines: [{ productId, warehouseId, quantity: "10", lots: [{ lot: "A", quantity: "10", second }] }] }));
const sound = async () => expect(await db.database.inCompany("1", async (tx) => [await drift(tx), await lotDrift(tx), await transferDrift(tx), await reversalDrift(tx)])).toEqual([[], [], [], []]);
interface Read {
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Join Filter"?: number;
  "Relation Name"?: string;
  Plans?: Read[];
}
/** How many movements a statement looked at. */
const rowsRead = (node: Read): number =>
  ((node["Relation Name"] === "movements" ? node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0) : 0) + (node["Rows Removed by Join Filter"] ?? 0)) * node["Actual Loops"] + (node.Plans ?? []).reduce((all, part) => all + rowsRead(part), 0);
const short = (productId: string) => productId.slice(-6);

async function counted(productId: string, lines: { lot: string; counted: string }[], { warehouseId = house.main, of = [productId] } = {}): Promise<{ countId: string; expectedRevision: number }> {
  const { countId } = await desk.ask(counts.openCount, { warehouseId, productIds: of });
  await desk.ask(counts.enterCount, { countId, lines: lines.map((line) => ({ productId, ...line, reason: "盘点" })) });
  const { revision } = await desk.ask(counts.readCount, { countId });
  const submitted = await desk.ask(counts.submitCount, { countId, expectedRevision: revision });
  return { countId, expectedRevision: (await desk.ask(counts.postCount, { countId, expectedRevision: submitted.revision }, other)).revision };
}
const asked = (productId: string, quantity: string) => ({ fromId: house.main, toId: house.second, lines: [{ productId, quantity }] });
async function sent(productId: string, quantity: string): Promise<{ transferId: string; expectedRevision: number }> {
  const { transferId } = await desk.ask(transfers.requestTransfer, asked(productId, quantity));
  return { transferId, expectedRevision: (await desk.ask(transfers.sendTransfer, { transferId, expectedRevision: 0 })).revision };
}

describe("a posted count that is taken back", () => {
  test("leaves stock as it was before it, lot by lot with its weight, and stays to be looked at with who took it back and why", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }, { lot: "B", quantity: "5" }]);
    const count = await counted(productId, [{ lot: "A", counted: "8" }, { lot: "B", counted: "7" }, { lot: "C", counted: "1" }]);
    expect(codesOf(await desk.attempt(counts.reverseCount, { ...count, reason }))).toEqual(["countedBySelf"]);
    expect(await desk.ask(counts.reverseCount, { ...count, reason }, other)).toMatchObject({ state: "reversed", revision: count.expectedRevision + 1 });
    expect(await lotsAt(productId, house.main)).toEqual([["A", "10", "100"], ["B", "5", "0"]]);
    const file = await desk.ask(counts.readCount, { countId: count.countId });
    expect(file).toMatchObject({ state: "reversed", decidedBy: other.id, counters: [keeper.id], reversal: { reason, by: other.id } });
    expect(file.lines.map(({ lot, counted: found }) => [lot, found])).toEqual([["A", "8"], ["B", "7"], ["C", "1"]]);
    const moves = (await desk.ask(stock.listMovements, { productId, lot: "A" })).rows.map(({ kind, onHandChange, reason: why, source: { part } }) => [kind, onHandChange, why, part !== null]);
    expect(moves).toEqual([["count", "2", reason, true], ["count", "-2", "", false], ["receipt", "10", "", false]]);
    expect(codesOf(await desk.attempt(counts.reverseCount, { ...count, reason, expectedRevision: count.expectedRevision + 1 }, other))).toEqual(["wrongState"]);
    await sound();
  });

  test("waits for what took or was promised the goods that it had found, and for a later count of them; each is named", async () => {
    const productId = await stocked([{ lot: "A", quantity: "2" }]);
    const first = await counted(productId, [{ lot: "A", counted: "10" }]);
    const refusal = async (expected: object) => expect(await desk.attempt(counts.reverseCount, { ...first, reason }, other)).toMatchObject({ refusals: [expected] });
    done(await promise(productId, "3"));
    await refusal({ code: "goodsPromisedSince", facts: { product: `${short(productId)} A`, left: "2", reserved: "3", orders: "SO-1" } });
    const left = await stocked([{ lot: "A", quantity: "2" }]);
    const of = await counted(left, [{ lot: "A", counted: "10" }]);
    done(await take(left, house.main, "7"));
    expect(await desk.attempt(counts.reverseCount, { ...of, reason }, other)).toMatchObject({ refusals: [{ code: "goodsLeftSince", facts: { product: `${short(left)} A`, wanted: "8", left: "3", documents: "delivery-1" } }] });
    const second = await counted(productId, [{ lot: "A", counted: "9" }]);
    const { number } = await desk.ask(counts.readCount, { countId: second.countId });
    await refusal({ code: "reverseCountFirst", facts: { number } });
    await desk.ask(counts.reverseCount, { ...second, reason }, other);
    await refusal({ code: "goodsPromisedSince" });
    await sound();
  });

  test("by two people at once is taken back by one, and the other is told", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10" }]);
    const count = await counted(productId, [{ lot: "A", counted: "6" }]);
    const third = { ...other, id: randomUUID() };
    const both = await Promise.all([other, third].map((who) => desk.attempt(counts.reverseCount, { ...count, reason }, who)));
    expect(both.flatMap(codesOf)).toEqual(["stale"]);
    expect(await lotsAt(productId, house.main)).toEqual([["A", "10", "0"]]);
    await sound();
  });
});

/** Puts down what is there of a lot, or of all lots, without moving anything if it is what the books say. */
async function corrected(productId: string, counted: string, lot?: string, warehouseId = house.main): Promise<string> {
  const [level] = await db.asOwner("select version from stock.levels where product_id = $1 and warehouse_id = $2", [productId, warehouseId]);
  await desk.ask(stock.adjustStock, { productId, warehouseId, ...(lot !== undefined && { lot }), counted, reason: "少记", expectedVersion: Number(level!["version"]) });
  return (await desk.ask(stock.listMovements, { productId })).rows[0]!.postingId;
}

describe("whoever looked since", () => {
  const all = async () => {
    const warehouseId = await house.warehouse(randomUUID().slice(-6));
    const [gone, lies] = [await stocked([{ lot: "A", quantity: "5" }], { warehouseId }), await stocked([{ lot: "A", quantity: "5" }], { warehouseId })];
    const { transferId, revision } = await desk.ask(transfers.requestTransfer, { fromId: warehouseId, toId: house.second, lines: [{ productId: gone, quantity: "5" }] });
    const { revision: expectedRevision } = await desk.ask(transfers.sendTransfer, { transferId, expectedRevision: revision });
    return { warehouseId, gone, lies, undo: () => desk.attempt(transfers.reverseTransfer, { transferId, reason, expectedRevision }) };
  };

  test("found none of goods that had all gone, by a count of the whole warehouse on which they have no line", async () => {
    const { warehouseId, lies, undo } = await all();
    const count = await counted(lies, [{ lot: "A", counted: "5" }], { warehouseId, of: [] });
    const { number } = await desk.ask(counts.readCount, { countId: count.countId });
    expect(await undo()).toMatchObject({ refusals: [{ code: "reverseCountFirst", facts: { number } }] });
    await desk.ask(counts.reverseCount, { ...count, reason }, other);
    done(await undo());
    await sound();
  });

  test("or of some products, those among them; a count of others does not matter", async () => {
    const { warehouseId, gone, lies, undo } = await all();
    await counted(lies, [{ lot: "A", counted: "5" }], { warehouseId });
    const count = await counted(lies, [{ lot: "A", counted: "5" }], { warehouseId, of: [lies, gone] });
    expect(codesOf(await undo())).toEqual(["reverseCountFirst"]);
    await desk.ask(counts.reverseCount, { ...count, reason }, other);
    done(await undo());
  });

  test("saw all lots of the product there: a correction without a lot, posted on the first to expire, goes before an older one of another lot", async () => {
    const productId = await stocked([{ lot: "B", quantity: "5", bestBefore: "2027-01-01" }, { lot: "A", quantity: "10" }]);
    const first = await corrected(productId, "8", "A");
    const second = await corrected(productId, "12");
    expect(codesOf(await desk.attempt(stock.reverseAdjustment, { adjustmentId: first, reason }))).toEqual(["reverseAdjustmentFirst"]);
    await desk.ask(stock.reverseAdjustment, { adjustmentId: second, reason });
    done(await desk.attempt(stock.reverseAdjustment, { adjustmentId: first, reason }));
    await sound();
  });

  test("and found the books right wrote no movement, and is heard all the same", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10" }]);
    const first = await corrected(productId, "8", "A");
    await corrected(productId, "8");
    expect(await desk.attempt(stock.reverseAdjustment, { adjustmentId: first, reason })).toMatchObject({ refusals: [{ code: "foundRightSince", facts: { product: `${short(productId)} A` } }] });
    const later = await corrected(productId, "9", "A");
    await desk.ask(stock.reverseAdjustment, { adjustmentId: later, reason });
    await sound();
  });
});

describe("what weighs otherwise since", () => {
  test("is brought back by a transfer with the weight that is there: none comes from nowhere, and none is lost", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }]);
    await stocked([{ lot: "A", quantity: "10", second: "100" }], { productId, warehouseId: house.second });
    const { transferId, revision } = await desk.ask(transfers.requestTransfer, { ...asked(productId, "10"), atOnce: true });
    done(await takeWeighed(productId, house.second, "190"));
    await desk.ask(transfers.reverseTransfer, { transferId, reason, expectedRevision: revision });
    expect([await lotsAt(productId, house.main), await lotsAt(productId, house.second)]).toEqual([[["A", "10", "10"]], []]);
    await sound();
    await db.asOwner("update stock.movements set second_change = second_change + 90 where product_id = $1 and source_part is not null and on_hand_change > 0", [productId]);
    expect(await db.database.inCompany("1", reversalDrift)).toMatchObject([{ what: expect.stringContaining("transfer"), found: "90 of weight" }]);
    await db.asOwner("update stock.movements set second_change = second_change - 90 where product_id = $1 and source_part is not null and on_hand_change > 0", [productId]);
  });

  test("and was lost on the way in part comes back with what was lost", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }]);
    await stocked([{ lot: "A", quantity: "10", second: "100" }], { productId, warehouseId: house.second });
    const { transferId, expectedRevision } = await sent(productId, "10");
    const { revision } = await desk.ask(transfers.receiveTransfer, { transferId, differences: [{ productId, lot: "A", received: "8", second: "80", reason: "破损" }], expectedRevision });
    done(await takeWeighed(productId, house.second, "175"));
    await desk.ask(transfers.reverseTransfer, { transferId, reason, expectedRevision: revision });
    expect([await lotsAt(productId, house.main), await lotsAt(productId, house.second)]).toEqual([[["A", "10", "25"]], []]);
    await sound();
  });

  test("goes back on hold with the weight that is there when a restocking is taken back", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }]);
    const hold = await house.warehouse(productId.slice(-6), "hold");
    const lots = [{ lot: "A", quantity: "10", second: "100" }];
    const [back, step] = [{ ...source("return"), part: randomUUID() }, { ...source("return"), part: randomUUID() }];
    done(await house.act((context) => receiveReturn(context, { source: back, reason, lines: [{ productId, warehouseId: hold, quantity: "10", lots }] })));
    done(await house.act((context) => restock(context, { source: step, reason, into: house.main, lines: [{ productId, warehouseId: hold, quantity: "10" }] })));
    done(await takeWeighed(productId, house.main, "190"));
    done(await house.act((context) => takeBackStep(context, { source: step, reason })));
    expect([await lotsAt(productId, hold), await lotsAt(productId, house.main)]).toEqual([[["A", "10", "10"]], []]);
    await sound();
  });

  test("keeps a count from being taken back where the weight that it would leave or take is not that of its goods", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }]);
    const count = await counted(productId, [{ lot: "A", counted: "12" }]);
    done(await takeWeighed(productId, house.main, "90"));
    expect(await desk.attempt(counts.reverseCount, { ...count, reason }, other)).toMatchObject({ refusals: [{ code: "weightGoneSince", facts: { product: `${short(productId)} A`, wanted: "0", left: "10" } }] });
    await sound();
  });
});

describe("a transfer that is taken back", () => {
  test("puts its goods back where they came from, what was lost on the way included, and keeps what was received on record", async () => {
    const productId = await stocked([{ lot: "R1", quantity: "1", second: "512" }, { lot: "R2", quantity: "1", second: "530" }]);
    const { transferId, expectedRevision } = await sent(productId, "2");
    const { revision } = await desk.ask(transfers.receiveTransfer, { transferId, differences: [{ productId, lot: "R2", received: "0", reason: "破损" }], expectedRevision });
    expect(await desk.ask(transfers.reverseTransfer, { transferId, reason, expectedRevision: revision })).toMatchObject({ state: "reversed" });
    expect([await lotsAt(productId, house.main), await lotsAt(productId, house.second)]).toEqual([[["R1", "1", "512"], ["R2", "1", "530"]], []]);
    const file = await desk.ask(transfers.readTransfer, { transferId });
    expect(file).toMatchObject({ state: "reversed", receivedBy: keeper.id, reversal: { reason, by: keeper.id } });
    expect(file.lines[0]!.lots).toMatchObject([{ lot: "R1", received: "1" }, { lot: "R2", received: "0", reason: "破损" }]);
    await sound();
  });

  test("while its goods are on their way needs nothing of the other warehouse; before they left it is called off instead", async () => {
    const productId = await stocked([{ lot: "A", quantity: "5" }]);
    const one = await sent(productId, "3");
    await desk.ask(transfers.reverseTransfer, { ...one, reason });
    expect(await lotsAt(productId, house.main)).toEqual([["A", "5", "0"]]);
    expect(codesOf(await desk.attempt(transfers.receiveTransfer, { ...one, expectedRevision: one.expectedRevision + 1 }))).toEqual(["wrongState"]);
    const { transferId } = await desk.ask(transfers.requestTransfer, asked(productId, "1"));
    expect(codesOf(await desk.attempt(transfers.reverseTransfer, { transferId, reason, expectedRevision: 0 }))).toEqual(["wrongState"]);
    await sound();
  });

  test("waits for a transfer by which its goods left again, for promises, and for a count at either end", async () => {
    const productId = await stocked([{ lot: "A", quantity: "5" }]);
    const first = await desk.ask(transfers.requestTransfer, { ...asked(productId, "4"), atOnce: true });
    const on = await desk.ask(transfers.requestTransfer, { fromId: house.second, toId: house.main, atOnce: true, lines: [{ productId, quantity: "1" }] });
    const undo = (one: { transferId: string; revision: number }) => desk.attempt(transfers.reverseTransfer, { transferId: one.transferId, reason, expectedRevision: one.revision });
    expect(await undo(first)).toMatchObject({ refusals: [{ code: "goodsLeftSince", facts: { wanted: "4", left: "3", documents: "transfer-1" } }] });
    done(await undo(on));
    done(await promise(productId, "4"));
    expect(await undo(first)).toMatchObject({ refusals: [{ code: "goodsPromisedSince", facts: { left: "0", reserved: "4" } }] });
    const other2 = await stocked([{ lot: "A", quantity: "5" }]);
    const moved = await desk.ask(transfers.requestTransfer, { ...asked(other2, "4"), atOnce: true });
    await counted(other2, [{ lot: "A", counted: "1" }]);
    expect(codesOf(await undo(moved))).toEqual(["reverseCountFirst"]);
    await sound();
  });

  test("by two people at once is taken back by one, and the other is told; so is whoever ships its goods meanwhile", async () => {
    const productId = await stocked([{ lot: "A", quantity: "5" }]);
    const { transferId, revision } = await desk.ask(transfers.requestTransfer, { ...asked(productId, "4"), atOnce: true });
    const undo = () => desk.attempt(transfers.reverseTransfer, { transferId, reason, expectedRevision: revision });
    const outcomes = await Promise.all([undo(), undo(), take(productId, house.second, "4")]);
    expect(outcomes.flatMap(codesOf).filter((code) => code === "stale").length + Number(codesOf(outcomes[2]).length > 0)).toBeGreaterThan(0);
    const [main, second] = [await lotsAt(productId, house.main), await lotsAt(productId, house.second)];
    expect([[[["A", "5", "0"]], []], [[["A", "1", "0"]], []]]).toContainEqual([main, second]);
    await sound();
  });
});

describe("a correction that is taken back", () => {
  const undo = (adjustmentId: string) => desk.attempt(stock.reverseAdjustment, { adjustmentId, reason });

  test("moves as much the other way and is shown with its counter-fact; a later one goes first, and nothing is taken back twice", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10" }]);
    const [first, second] = [await corrected(productId, "8", "A"), await corrected(productId, "9", "A")];
    expect(codesOf(await undo(first))).toEqual(["reverseAdjustmentFirst"]);
    done(await undo(second));
    done(await undo(first));
    expect(await lotsAt(productId, house.main)).toEqual([["A", "10", "0"]]);
    const more = (by: number) => db.asOwner("update stock.movements set on_hand_change = on_hand_change + $2 where product_id = $1 and source_part is not null and on_hand_change > 0", [productId, by]);
    await more(1);
    expect(await db.database.inCompany("1", reversalDrift)).toMatchObject([{ what: expect.stringContaining(`adjustment ${first} lot A`), found: "1.000000" }]);
    await more(-1);
    const { rows } = await desk.ask(stock.listMovements, { productId });
    expect(rows.find(({ postingId }) => postingId === first)).toMatchObject({ reversed: { reason, by: keeper.id } });
    expect(codesOf(await undo(first))).toEqual(["wrongState"]);
    expect([codesOf(await undo(rows[0]!.postingId)), codesOf(await undo(randomUUID()))]).toEqual([["notFound"], ["notFound"]]);
    await sound();
  });

  test("over several lots names them all on each of its movements, and moves all of them back", async () => {
    const productId = await stocked([{ lot: "A", quantity: "4", bestBefore: "2027-01-01" }, { lot: "B", quantity: "6" }]);
    const adjustmentId = await corrected(productId, "3");
    const lots = async () => (await desk.ask(stock.listMovements, { productId })).rows.map((row) => [row.kind, row.lot, row.lots]);
    expect((await lots()).slice(0, 2)).toEqual([["adjust", "A", ["A", "B"]], ["adjust", "B", ["A", "B"]]]);
    expect((await lots()).at(-1)).toEqual(["receipt", "B", []]);
    done(await undo(adjustmentId));
    expect(await lotsAt(productId, house.main)).toEqual([["A", "4", "0"], ["B", "6", "0"]]);
  });

  test("by two people at once is taken back by one, and the other is told", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10" }]);
    const adjustmentId = await corrected(productId, "4", "A");
    const both = await Promise.all([undo(adjustmentId), undo(adjustmentId)]);
    expect(both.flatMap(codesOf)).toEqual(["wrongState"]);
    expect(await lotsAt(productId, house.main)).toEqual([["A", "10", "0"]]);
    await sound();
  });
});

describe("what a warehouse opened with", () => {
  test("is taken back by product, when what left of it and what was found since is gone; the rest of the posting stays", async () => {
    const [productId, beside] = [randomUUID(), randomUUID()];
    const lots = [{ lot: "A", quantity: "4" }, { lot: "B", quantity: "6" }];
    done(await house.act((context) => setOpening(context, [{ productId, warehouseId: house.main, quantity: "10", lots }, { productId: beside, warehouseId: house.main, quantity: "5" }])));
    const movements = async () => (await desk.ask(stock.listMovements, { productId })).rows;
    const openingId = (await movements())[0]!.postingId;
    const undo = (of = productId) => desk.attempt(stock.reverseOpening, { openingId, productId: of, reason });
    const adjustmentId = await corrected(productId, "7", "B");
    expect([...new Set(codesOf(await undo()))]).toEqual(["reverseAdjustmentFirst"]);
    await desk.ask(stock.reverseAdjustment, { adjustmentId, reason });
    const delivery = source("delivery");
    done(await house.act((context) => issue(context, { source: delivery, lines: [{ productId, warehouseId: house.main, quantity: "3", lots: [{ lot: "A", quantity: "3" }] }] })));
    expect(await undo()).toMatchObject({ refusals: [{ code: "goodsLeftSince", facts: { product: `${short(productId)} A`, wanted: "4", left: "1" } }] });
    done(await house.act((context) => takeBack(context, { source: delivery, reason, lines: [{ productId, quantity: "3" }] })));
    done(await undo());
    expect([await lotsAt(productId, house.main), await lotsAt(beside, house.main)]).toEqual([[], [["", "5", "0"]]]);
    expect((await movements()).filter(({ postingId }) => postingId === openingId).map(({ lot, lots: all, reversed }) => [lot, all, reversed?.reason])).toEqual([["A", ["A", "B"], reason], ["B", ["A", "B"], reason]]);
    expect([codesOf(await undo()), codesOf(await undo(randomUUID())), codesOf(await desk.attempt(stock.reverseAdjustment, { adjustmentId: openingId, reason }))]).toEqual([["wrongState"], ["notFound"], ["notFound"]]);
    const more = (by: number) => db.asOwner("update stock.movements set on_hand_change = on_hand_change + $2 where product_id = $1 and source_kind = 'warehouse' and source_part is not null and lot = 'A'", [productId, by]);
    await more(-1);
    expect(await db.database.inCompany("1", reversalDrift)).toMatchObject([{ what: expect.stringContaining(`opening ${openingId} lot A`), found: "-1.000000" }]);
    await more(1);
    done(await undo(beside));
    await sound();
    expect(codesOf(await house.act((context) => setOpening(context, [{ productId, warehouseId: house.main, quantity: "9" }])))).toEqual(["openingTaken"]);
  });

  test("what was taken back of a large opening is proved product by product, without going through all of the opening for each", async () => {
    const products = Array.from({ length: 80 }, () => randomUUID());
    done(await house.act((context) => setOpening(context, products.map((productId) => ({ productId, warehouseId: house.second, quantity: "5" })))));
    const [first] = (await desk.ask(stock.listMovements, { productId: products[0]! })).rows;
    for (const productId of products) done(await desk.attempt(stock.reverseOpening, { openingId: first!.postingId, productId, reason }));
    await db.asOwner("analyze stock.movements, stock.reversals");
    const asked = listen(db.database.pool);
    await sound();
    const { text, values } = asked.find((one) => one.text.includes("corrections as"))!;
    const [{ "QUERY PLAN": [plan] }] = (await db.asOwner(`explain (analyze, format json) ${text}`, values)) as [{ "QUERY PLAN": [{ Plan: Read }] }];
    const [{ moved }] = (await db.asOwner("select count(*)::int as moved from stock.movements")) as [{ moved: number }];
    // As often as the statement names the movements, and not once for each product.
    expect(rowsRead(plan.Plan)).toBeLessThanOrEqual(moved * 4);
  });
});
