import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject } from "../../contract/duties.ts";
import { mergeOrders, splitOrder } from "../../contract/order-splitting.ts";
import * as orders from "../../contract/orders.ts";
import { timeline } from "../../contract/views.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf } from "../support/edited-policy.ts";
import type { TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const entered = async (quantities: readonly string[], more = {}) => (await life.enter({ lines: quantities.map((quantity) => ({ productId: mill.roll, quantity })), ...more })).orderId;
const sums = async (orderId: string) => (await read(orderId)).lines.map(({ quantity }) => Number(quantity));
const done = async (orderId: string) => (await mill.clerk.ask(timeline, { orderId })).rows.map(({ what }) => what);

test("some of an order's lines, and a part of one, become an order of their own with a number and a day of its own", async () => {
  const orderId = await entered(["30", "20"]);
  const { lines: [first, second], revision, totalAmount, customerId } = await read(orderId);
  const { part } = await mill.clerk.ask(splitOrder, {
    orderId, lines: [{ lineId: first!.id, quantity: "10" }, { lineId: second!.id, quantity: "20" }], requestedDate: "2026-12-20", reason: "客户要求分开开票", expectedRevision: revision,
  });
  expect(await sums(orderId)).toEqual([20]);
  expect(await sums(part.orderId)).toEqual([10, 20]);
  const [rest, other] = [await read(orderId), await read(part.orderId)];
  expect(other).toMatchObject({ stage: "draft", customerId, requestedDate: "2026-12-20" });
  expect(other.number).not.toBe(rest.number);
  expect(Number(rest.totalAmount) + Number(other.totalAmount)).toBeCloseTo(Number(totalAmount), 2);
  expect(rest.lines[0]!.id).toBe(first!.id);
  expect([await done(orderId), await done(part.orderId)]).toEqual([expect.arrayContaining(["orderSplit"]), ["splitOff"]]);
  expect((await mill.clerk.ask(dutiesOfSubject, { kind: "order", id: part.orderId })).map(({ definition }) => definition.id)).toContain("T03");
});

test("more than a line holds, a line that is gone, or all of it, is not split off; nothing is half done", async () => {
  const orderId = await entered(["30"]);
  const { lines: [line], revision, number } = await read(orderId);
  const split = (lines: { lineId: string; quantity: string }[]) => mill.clerk.refused(splitOrder, { orderId, lines, reason: "拆", expectedRevision: revision });
  expect(codesOf(await split([{ lineId: line!.id, quantity: "31" }]))).toEqual(["splitTooMuch"]);
  expect(codesOf(await split([{ lineId: line!.id, quantity: "0" }]))).toEqual(["splitTooMuch"]);
  expect(codesOf(await split([{ lineId: line!.id, quantity: "30" }]))).toEqual(["splitLeavesNothing"]);
  expect(codesOf(await split([{ lineId: mill.customer.id, quantity: "1" }]))).toEqual(["splitLineGone"]);
  expect(await read(orderId)).toMatchObject({ number, revision });
});

test("an order in review or standing is not split: a delivery is, or the order is changed", async () => {
  const orderId = await life.submit();
  const { lines: [line], revision } = await read(orderId);
  expect(codesOf(await mill.clerk.refused(splitOrder, { orderId, lines: [{ lineId: line!.id, quantity: "1" }], reason: "拆", expectedRevision: revision }))).toEqual(["wrongState"]);
});

test("orders of one customer become one: its lines keep their days, the others end and say where they went", async () => {
  const [into, later, third] = [await entered(["5"]), await entered(["7"], { requestedDate: "2026-12-22" }), await entered(["9"])];
  const { revision, number } = await read(into);
  await mill.clerk.ask(mergeOrders, { orderId: into, otherIds: [later, third], reason: "客户要求一起送", expectedRevision: revision });
  const after = await read(into);
  expect(after.lines.map(({ quantity, requestedDate }) => [Number(quantity), requestedDate])).toEqual([[5, null], [7, "2026-12-22"], [9, null]]);
  expect((await read(later)).stage).toBe("cancelled");
  expect(await done(later)).toContain("mergedInto");
  expect((await mill.clerk.ask(timeline, { orderId: later })).rows.find(({ what }) => what === "mergedInto")!.facts).toMatchObject({ number });
  await mill.clerk.ask(orders.submitOrder, { orderId: into, expectedRevision: (await mill.clerk.ask(orders.confirmInformation, { orderId: into, expectedRevision: after.revision })).revision, duplicateAccepted: true });
});

test("what differs in terms, or is with the reviewers, does not join", async () => {
  const [into, other] = [await entered(["5"]), await entered(["7"], { currency: "USD" })];
  const merge = async (otherIds: string[]) => codesOf(await mill.clerk.refused(mergeOrders, { orderId: into, otherIds, reason: "合并", expectedRevision: (await read(into)).revision }));
  expect(await merge([other])).toEqual(["mergeDiffers"]);
  expect(await merge([into])).toEqual(["mergeNeedsTwo"]);
  expect(await merge([await life.submit()])).toEqual(["wrongState"]);
  expect((await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0)).toEqual([]);
});
