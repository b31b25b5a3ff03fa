import { beforeAll, expect, test } from "vitest";
import * as confirmations from "../../contract/confirmations.ts";
import { dutiesOfSubject } from "../../contract/duties.ts";
import { cancelDelivery } from "../../contract/delivery-parts.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import { readAccount } from "../../contract/settlement.ts";
import { pickDelivery } from "../../contract/shipping.ts";
import { listStock } from "../../contract/stock.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf } from "../support/edited-policy.ts";
import type { Colleague, TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const reason = "审错了单";
const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const stepStates = async (orderId: string) => Object.fromEntries((await life.reviewOf(orderId)).steps.map(({ key, state }) => [key, state]));
const step = async (orderId: string, stepKey: string) => ({ reviewId: (await life.reviewOf(orderId)).id, stepKey, reason });
const reverse = async (orderId: string, stepKey: string, who: Colleague) => who.ask(reviews.reverseStep, await step(orderId, stepKey));
const refusedStep = async (orderId: string, stepKey: string, who: Colleague) => codesOf(await who.refused(reviews.reverseStep, await step(orderId, stepKey)));
const asked = (orderId: string) => mill.clerk.ask(confirmations.ofOrder, { orderId });
const takeBackAnswer = async (orderId: string, who: Colleague = mill.director) => who.ask(confirmations.reverseConfirmation, { requestId: (await asked(orderId)).find(({ decision }) => decision)!.id, reason });
const refusedAnswer = async (orderId: string, who: Colleague = mill.director) =>
  codesOf(await who.refused(confirmations.reverseConfirmation, { requestId: (await asked(orderId)).find(({ decision }) => decision)!.id, reason }));
const owed = async (orderId: string) => (await mill.clerk.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state }) => state === "open").flatMap(({ part }) => part ?? []);
const exposure = async () => Number((await mill.finance.ask(readAccount, { customerId: mill.customer.id })).credit[0]!.exposure);
const promised = async () => (await mill.keeper.ask(listStock, { search: "SY5750" })).rows[0]!.reserved;
const sound = async () => expect((await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0)).toEqual([]);

test("a decision of a running review is taken back by its department: the step is open again, later ones wait, and what was said stays on record", async () => {
  const orderId = await life.submit();
  await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
  expect(await stepStates(orderId)).toMatchObject({ preliminary: "passed", finance: "open", stock: "open" });
  expect(await refusedStep(orderId, "preliminary", mill.finance)).toEqual(["notYourStep"]);
  expect(await refusedStep(orderId, "finance", mill.finance)).toEqual(["stepNotDecided"]);

  await life.decide(orderId, "finance", mill.finance);
  expect(await refusedStep(orderId, "preliminary", mill.director)).toEqual(["reverseStepFirst"]);
  await reverse(orderId, "finance", mill.finance);
  await reverse(orderId, "preliminary", mill.director);
  expect(await stepStates(orderId)).toMatchObject({ preliminary: "open", finance: "waiting", stock: "waiting" });
  expect(await owed(orderId)).toEqual(["preliminary"]);
  const { reversals } = await life.reviewOf(orderId);
  expect(reversals.map(({ stepKey, verdict, statement, reason }) => [stepKey, verdict, statement, reason])).toEqual([["finance", "passed", "", reason], ["preliminary", "passed", "资料齐全", reason]]);
  expect((await read(orderId)).stage).toBe("inReview");

  for (const [key, who] of [["preliminary", mill.director], ["finance", mill.finance]] as const) await life.decide(orderId, key, who);
  await sound();
}, 60_000);

test("a refusal is taken back: the order is in review again with what the refusal had dropped, and nobody owes the customer a talk", async () => {
  const orderId = await life.submit();
  await life.decide(orderId, "preliminary", mill.director);
  await life.decide(orderId, "stock", mill.keeper, { verdict: "fail", statement: "缺货" });
  expect([(await read(orderId)).stage, await stepStates(orderId)]).toEqual(["reviewFailed", expect.objectContaining({ finance: "dropped", release: "dropped" })]);
  await reverse(orderId, "stock", mill.keeper);
  expect([(await read(orderId)).stage, await stepStates(orderId)]).toEqual(["inReview", { preliminary: "passed", finance: "open", stock: "open", release: "waiting" }]);
  expect((await owed(orderId)).sort()).toEqual(["finance", "stock"]);
  await sound();
}, 60_000);

test("a passed review is taken back while the customer has not answered: the link does not count any more, and the order goes the way again", async () => {
  const orderId = await life.review();
  const phone = await life.phoneOf(orderId);
  expect(await refusedStep(orderId, "finance", mill.finance)).toEqual(["reverseStepFirst"]);
  await reverse(orderId, "release", mill.salesperson);
  expect(await read(orderId)).toMatchObject({ stage: "inReview", axes: { review: "inReview", confirmation: "none" } });
  expect((await phone.ask(confirmations.readByLink, {})).state).toBe("superseded");
  await life.decide(orderId, "release", mill.salesperson);
  expect((await read(orderId)).stage).toBe("awaitingCustomer");
  expect((await asked(orderId)).map(({ state }) => state)).toEqual(["awaiting", "superseded"]);
  await sound();
}, 60_000);

test("a customer's answer is taken back: requests not begun are withdrawn, goods are free, and the customer is asked anew about an order that finance has passed", async () => {
  const before = await promised();
  const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "12" }, { productId: mill.wide, quantity: "3", customParameters: "宽 1092 mm" }] });
  const used = await exposure();
  const planned = await mill.planner.ask(production.planRun, {
    workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: (await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId).map(({ id, open }) => ({ requestId: id, quantity: open })),
  });
  expect(await refusedStep(orderId, "release", mill.salesperson)).toEqual(["reverseConfirmationFirst"]);
  // The customer answered on the page himself.
  expect(await refusedAnswer(orderId, mill.clerk)).toEqual(["customersOwnAnswer"]);

  await mill.head.ask(production.approveRun, { runId: planned.runId, expectedRevision: planned.revision });
  expect(await refusedAnswer(orderId)).toEqual(["reversePlanFirst"]);
  const run = await mill.planner.ask(production.readRun, { runId: planned.runId });
  await mill.head.ask(production.reverseRun, { runId: planned.runId, what: "approval", reason, expectedRevision: run.revision });
  const { id: deliveryId, lines } = await life.deliveryOf(orderId);
  await mill.keeper.ask(pickDelivery, { deliveryId, byHand: [{ lineId: lines[0]!.id, picked: lines[0]!.ordered }] });
  expect(await refusedAnswer(orderId)).toEqual(["reversePickingFirst"]);
  await mill.keeper.ask(cancelDelivery, { deliveryId, reason });

  const { state, newRequestId } = await takeBackAnswer(orderId);
  expect(state).toBe("reversed");
  expect(await read(orderId)).toMatchObject({ stage: "awaitingCustomer", establishedAt: null, axes: { review: "passed", confirmation: "awaiting", fulfilment: "none" } });
  expect([await promised(), await exposure()]).toEqual([before, used]);
  expect((await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId)).toEqual([]);
  expect((await mill.planner.ask(production.readRun, { runId: planned.runId })).state).toBe("cancelled");
  const [now, then] = await asked(orderId);
  expect([now, then]).toMatchObject([{ id: newRequestId, state: "awaiting", decision: null }, { state: "reversed", decision: { outcome: "given" }, reversal: { reason } }]);
  expect((await mill.clerk.ask(confirmations.verifyEvidence, { requestId: then!.id })).sound).toBe(true);
  expect(codesOf(await mill.director.refused(confirmations.reverseConfirmation, { requestId: newRequestId, reason }))).toEqual(["confirmationNotAnswered"]);
  await sound();

  const phone = await life.phoneOf(orderId);
  const page = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.acceptByLink, { pdfSha256: page.pdfSha256!, name: "李敏", digits: "4321", consent: true });
  expect(await read(orderId)).toMatchObject({ stage: "approved", axes: { confirmation: "given" } });
  expect(await exposure()).toBe(used);
  await life.ship(orderId);
  expect(await refusedAnswer(orderId)).toEqual(["reversePickingFirst"]);
  await sound();
}, 90_000);

test("a review that its customer had accepted is taken back step by step, and what was edited since is out of reach", async () => {
  const orderId = await life.confirm();
  await takeBackAnswer(orderId);
  await reverse(orderId, "release", mill.salesperson);
  await reverse(orderId, "finance", mill.finance);
  expect([(await read(orderId)).stage, (await stepStates(orderId)).finance]).toEqual(["inReview", "open"]);
  await life.decide(orderId, "finance", mill.finance, { verdict: "fail", statement: "额度已用完" });
  const { revision, ...order } = await read(orderId);
  const input = mill.order({ lines: [{ productId: mill.roll, quantity: "11" }] });
  await mill.clerk.ask(orders.editOrder, { orderId, ...input, expectedRevision: revision });
  expect(order.stage).toBe("reviewFailed");
  expect(await refusedStep(orderId, "finance", mill.finance)).toEqual(["reviewMovedOn"]);
  const edited = await read(orderId);
  expect(edited.lines.map(({ lineNo, quantity }) => [lineNo, quantity])).toEqual([[2, "11"]]);
  await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: edited.revision, duplicateAccepted: true });
  await life.decideAll(orderId);
  const phone = await life.phoneOf(orderId);
  const page = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.acceptByLink, { pdfSha256: page.pdfSha256!, name: "李敏", digits: "4321", consent: true });
  expect(await read(orderId)).toMatchObject({ stage: "toShip", version: 2 });
  await sound();
}, 60_000);
