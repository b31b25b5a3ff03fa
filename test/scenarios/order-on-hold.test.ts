import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject } from "../../contract/duties.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf } from "../support/edited-policy.ts";
import { type TestHouse, tuesday } from "../support/house.ts";
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
const running = async (orderId: string) => (await mill.clerk.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state }) => state === "open" || state === "paused");
const hold = (orderId: string) => mill.clerk.ask(orders.holdOrder, { orderId, reason: "客户暂缓收货" });
const resume = (orderId: string) => mill.clerk.ask(orders.resumeOrder, { orderId });

test("an order on hold is neither planned, picked, packed, shipped nor invoiced, and goes on where it stood once it is resumed", async () => {
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "10" }, { productId: mill.wide, quantity: "5", customParameters: "宽 1092 mm" }] });
  const { id: deliveryId, lines } = await life.deliveryOf(orderId);
  const picks = { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) };
  const wanted = (await mill.planner.ask(production.listRequests, {})).rows.find((row) => row.orderId === orderId)!;
  const plan = { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: [{ requestId: wanted.id, quantity: "5" }] };
  await hold(orderId);

  expect(await read(orderId)).toMatchObject({ flags: expect.arrayContaining(["onHold"]), hold: { reason: "客户暂缓收货", byName: expect.stringContaining("salesClerk") } });
  expect(codesOf(await mill.planner.refused(production.planRun, plan))).toEqual(["orderOnHold"]);
  expect(codesOf(await mill.keeper.refused(shipping.pickDelivery, picks))).toEqual(["orderOnHold"]);
  expect(codesOf(await mill.clerk.refused(orders.holdOrder, { orderId, reason: "再次" }))).toEqual(["orderOnHold"]);
  await resume(orderId);
  expect(codesOf(await mill.clerk.refused(orders.resumeOrder, { orderId }))).toEqual(["orderNotOnHold"]);

  await mill.keeper.ask(shipping.pickDelivery, picks);
  await hold(orderId);
  expect(codesOf(await mill.keeper.refused(shipping.packDelivery, { deliveryId, packages: [] }))).toContain("orderOnHold");
  await resume(orderId);
  await mill.planner.ask(production.planRun, plan);
  expect((await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0)).toEqual([]);
}, 60_000);

test("what is shipped is not invoiced while its order is on hold", async () => {
  const orderId = await life.confirm();
  await life.ship(orderId);
  const request = (await mill.finance.ask(settlement.listInvoiceRequests, {})).rows.find((row) => row.orderId === orderId)!;
  await hold(orderId);
  expect(codesOf(await mill.finance.refused(settlement.issueInvoice, { requestIds: [request.id], kind: "special", taxNumber: "26537000000000000009", issuedOn: "2026-11-24" }))).toEqual(["orderOnHold"]);
  await resume(orderId);
}, 60_000);

test("time limits of an order stand still with it: held for an hour, they end an hour later", async () => {
  const orderId = await life.submit();
  const before = (await running(orderId)).find(({ dueAt }) => dueAt !== null);
  await hold(orderId);
  expect((await running(orderId)).map(({ state }) => state)).not.toContain("open");
  house.clock.moveTo(tuesday.getTime() + 3_600_000 - Date.now());
  await resume(orderId);
  const after = (await running(orderId)).find(({ id }) => id === before!.id)!;
  expect([after.state, after.pauses.at(-1)?.reason]).toEqual(["open", "subjectHeld"]);
  const later = after.dueAt!.getTime() - before!.dueAt!.getTime();
  expect(later / 60_000).toBeGreaterThan(58);
  expect(later / 60_000).toBeLessThanOrEqual(60);
}, 60_000);

test("who may not sell or plan cannot hold an order, and a draft is not held", async () => {
  const { orderId } = await life.enter();
  expect(codesOf(await mill.clerk.refused(orders.holdOrder, { orderId, reason: "暂停" }))).toEqual(["wrongState"]);
  expect(codesOf(await mill.keeper.refused(orders.holdOrder, { orderId, reason: "暂停" }))).toEqual(["notPermitted"]);
});
