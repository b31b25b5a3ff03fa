import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import * as counts from "../../../contract/counts.ts";
import type { NewLot } from "../../../contract/lots.ts";
import * as transfers from "../../../contract/transfers.ts";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { deskOf, other } from "./documents.fixture.ts";
import { drift, issue, lotDrift, lotsOf, receive, reserve, transferDrift } from "./index.ts";
import { codesOf, done, keeper, stockHouse } from "./stock.fixture.ts";

let db: TestDatabase;
let house: Awaited<ReturnType<typeof stockHouse>>;
let desk: ReturnType<typeof deskOf>;
beforeAll(async () => {
  db = await testDatabase();
  house = await stockHouse(db.database);
  desk = deskOf(house);
});
const source = (kind: string) => ({ kind, id: randomUUID() });
async function stocked(lots: readonly NewLot[]): Promise<string> {
  const productId = randomUUID();
  const quantity = String(lots.reduce((sum, lot) => sum + Number(lot.quantity), 0));
  done(await house.act((context) => receive(context, { source: source("run"), lines: [{ productId, warehouseId: house.main, quantity, lots }] })));
  return productId;
}
const lotsAt = async (productId: string, warehouseId: string) =>
  (await db.database.inCompany("1", (tx) => lotsOf(tx, { productIds: [productId], warehouseId }))).map(({ lot, onHand, second }) => [lot, onHand, second]);
const promise = (productId: string, quantity: string) => house.act((context) => reserve(context, { source: source("order"), lines: [{ productId, quantity }] }));
const sound = async () => expect(await db.database.inCompany("1", async (tx) => [await drift(tx), await lotDrift(tx), await transferDrift(tx)])).toEqual([[], [], []]);

describe("a transfer", () => {
  const asked = (productId: string, quantity: string, more = {}) => ({ fromId: house.main, toId: house.second, lines: [{ productId, quantity }], ...more });

  test("leaves one warehouse, is on its way, and comes into the other with its lots and weights; what is missing has its reason", async () => {
    const productId = await stocked([{ lot: "R1", quantity: "1", second: "512" }, { lot: "R2", quantity: "1", second: "530" }]);
    const { transferId, revision } = await desk.ask(transfers.requestTransfer, asked(productId, "2"));
    expect(codesOf(await desk.attempt(transfers.receiveTransfer, { transferId, expectedRevision: revision }))).toEqual(["wrongState"]);
    const sent = await desk.ask(transfers.sendTransfer, { transferId, expectedRevision: revision });
    expect([await lotsAt(productId, house.main), await lotsAt(productId, house.second)]).toEqual([[], []]);
    expect(codesOf(await desk.attempt(transfers.cancelTransfer, { transferId, reason: "不调了", expectedRevision: sent.revision }))).toEqual(["wrongState"]);
    const difference = { productId, lot: "R2", received: "0", reason: "运输途中损坏" };
    expect(codesOf(await desk.attempt(transfers.receiveTransfer, { transferId, differences: [{ ...difference, lot: "R9" }], expectedRevision: sent.revision }))).toEqual(["notInTransit"]);
    await desk.ask(transfers.receiveTransfer, { transferId, differences: [difference], expectedRevision: sent.revision });
    expect(await lotsAt(productId, house.second)).toEqual([["R1", "1", "512"]]);
    expect((await desk.ask(transfers.readTransfer, { transferId })).lines[0]!.lots).toMatchObject([{ lot: "R1", received: "1", reason: "" }, { lot: "R2", sent: "1", received: "0", reason: "运输途中损坏" }]);
    await sound();
  });

  test("does not take what is promised, and may name its rolls", async () => {
    const productId = await stocked([{ lot: "R1", quantity: "3" }, { lot: "R2", quantity: "3" }]);
    done(await promise(productId, "4"));
    expect(codesOf(await desk.attempt(transfers.requestTransfer, asked(productId, "3", { atOnce: true })))).toEqual(["stockShort"]);
    const { transferId } = await desk.ask(transfers.requestTransfer, asked(productId, "2"));
    await desk.ask(transfers.sendTransfer, { transferId, lines: [{ productId, lots: [{ lot: "R2", quantity: "2" }] }], expectedRevision: 0 });
    expect(await lotsAt(productId, house.main)).toEqual([["R1", "3", "0"], ["R2", "1", "0"]]);
  });

  test("is done in one step at one address, and never between ledgers, into the same or into a closed warehouse", async () => {
    const productId = await stocked([{ lot: "A", quantity: "5" }]);
    expect(await desk.ask(transfers.requestTransfer, asked(productId, "2", { atOnce: true }))).toMatchObject({ state: "received", revision: 1 });
    expect(await lotsAt(productId, house.second)).toEqual([["A", "2", "0"]]);
    const [away, foreign] = [await house.warehouse("FAR", "goods", { address: "大理市" }), await house.warehouse("OTHER", "goods", { ledgerId: randomUUID() })];
    const codes = async (toId: string, more = {}) => codesOf(await desk.attempt(transfers.requestTransfer, asked(productId, "1", { toId, ...more })));
    expect([await codes(away, { atOnce: true }), await codes(foreign), await codes(house.main), await codes(randomUUID())]).toEqual([["notOneSite"], ["transferAcrossLedgers"], ["sameWarehouse"], ["notFound"]]);
    await db.asOwner("update stock.warehouses set closed_at = now() where id = $1", [away]);
    const { transferId } = await desk.ask(transfers.requestTransfer, asked(productId, "1"));
    await desk.ask(transfers.cancelTransfer, { transferId, reason: "不调了", expectedRevision: 0 });
    expect((await desk.ask(transfers.listTransfers, { state: "cancelled" })).rows.map(({ id }) => id)).toEqual([transferId]);
    await sound();
  });
});

describe("a stock count", () => {
  const sheet = async (...productIds: string[]) => (await desk.ask(counts.openCount, { warehouseId: house.main, productIds })).countId;
  const enter = (countId: string, lines: { productId: string; lot?: string; counted: string | null; reason?: string; again?: boolean }[]) => desk.attempt(counts.enterCount, { countId, lines });
  const submitted = async (countId: string) => {
    const { revision } = await desk.ask(counts.readCount, { countId });
    return (await desk.ask(counts.submitCount, { countId, expectedRevision: revision })).revision;
  };

  test("shows the differences, is approved by somebody else, and makes stock what was counted, lots that nobody knew included", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10", second: "100" }, { lot: "B", quantity: "5" }]);
    const untouched = await stocked([{ lot: "X", quantity: "3" }]);
    const countId = await sheet(productId, untouched);
    done(await enter(countId, [{ productId, lot: "A", counted: "8", reason: "破损" }, { productId, lot: "B", counted: "5" }, { productId, lot: "C", counted: "1" }]));
    expect((await desk.ask(counts.readCount, { countId })).lines.map(({ lot, book, difference }) => [lot, book, difference])).toEqual(expect.arrayContaining([["A", "10", "-2"], ["B", "5", "0"], ["C", "0", "1"], ["X", "3", null]]));
    const expectedRevision = await submitted(countId);
    expect(codesOf(await desk.attempt(counts.postCount, { countId, expectedRevision }))).toEqual(["countedBySelf"]);
    expect(codesOf(await enter(countId, [{ productId, lot: "A", counted: "9" }]))).toEqual(["wrongState"]);
    await desk.ask(counts.postCount, { countId, expectedRevision }, other);
    expect(await lotsAt(productId, house.main)).toEqual([["A", "8", "80"], ["B", "5", "0"], ["C", "1", "0"]]);
    expect(await lotsAt(untouched, house.main)).toEqual([["X", "3", "0"]]);
    await sound();
  });

  test("is not posted over goods that moved since: those are counted again", async () => {
    const productId = await stocked([{ lot: "A", quantity: "10" }]);
    const take = (quantity: string) => house.act((context) => issue(context, { source: source("delivery"), lines: [{ productId, warehouseId: house.main, quantity }] }));
    const countId = await sheet(productId);
    done(await take("1"));
    expect(codesOf(await enter(countId, [{ productId, lot: "A", counted: "10" }]))).toEqual(["levelMoved"]);
    done(await enter(countId, [{ productId, lot: "A", counted: "9", again: true }]));
    const revision = await submitted(countId);
    done(await take("2"));
    expect((await desk.ask(counts.readCount, { countId })).lines).toMatchObject([{ moved: true, book: "9" }]);
    expect(codesOf(await desk.attempt(counts.postCount, { countId, expectedRevision: revision }, other))).toEqual(["movedSinceCounted"]);
    await desk.ask(counts.sendBackCount, { countId, reason: "重盘", expectedRevision: revision }, other);
    done(await enter(countId, [{ productId, lot: "A", counted: "6", again: true }]));
    await desk.ask(counts.postCount, { countId, expectedRevision: await submitted(countId) }, other);
    expect(await lotsAt(productId, house.main)).toEqual([["A", "6", "0"]]);
  });

  test("names the orders that would lose their goods, and waits until somebody decided or the line is taken out", async () => {
    const productId = await stocked([{ lot: "A", quantity: "5" }, { lot: "B", quantity: "5" }]);
    done(await promise(productId, "8"));
    const countId = await sheet(productId);
    done(await enter(countId, [{ productId, lot: "A", counted: "1" }, { productId, lot: "B", counted: "6" }]));
    const refused = await desk.attempt(counts.postCount, { countId, expectedRevision: await submitted(countId) }, other);
    expect(refused).toMatchObject({ refusals: [{ code: "countedBelowPromised", facts: { counted: "7", reserved: "8", orders: "SO-1" } }] });
    await desk.ask(counts.sendBackCount, { countId, reason: "先处理订单", expectedRevision: (await desk.ask(counts.readCount, { countId })).revision }, other);
    done(await enter(countId, [{ productId, lot: "A", counted: "2" }]));
    await desk.ask(counts.postCount, { countId, expectedRevision: await submitted(countId) }, other);
    expect(await lotsAt(productId, house.main)).toEqual([["A", "2", "0"], ["B", "6", "0"]]);
    await sound();
  });

  test("needs something to count, something counted, and can be called off", async () => {
    expect(codesOf(await desk.attempt(counts.openCount, { warehouseId: house.main, productIds: [randomUUID()] }))).toEqual(["nothingToCount"]);
    const countId = await sheet(await stocked([{ lot: "", quantity: "1" }]));
    expect(codesOf(await desk.attempt(counts.submitCount, { countId, expectedRevision: 0 }))).toEqual(["nothingCounted"]);
    await desk.ask(counts.cancelCount, { countId, reason: "改期", expectedRevision: 0 }, keeper);
    expect((await desk.ask(counts.listCounts, { state: "cancelled" })).rows).toMatchObject([{ id: countId, decision: "改期", warehouseName: "W1" }]);
  });
});
