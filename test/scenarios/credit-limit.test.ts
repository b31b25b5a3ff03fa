import { beforeAll, beforeEach, expect, test } from "vitest";
import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import { setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { readAccount } from "../../contract/settlement.ts";
import { Unexpected } from "../../server/conformance/door.ts";
import { codesOf } from "../support/edited-policy.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";
import { verifyCompany } from "../support/verify.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
});
// Each test begins with a customer who owes nothing and has room for one order and a half.
beforeEach(async () => {
  mill = await papermill(house);
  life = lifeOf(house, mill);
  const { revision } = await mill.finance.ask(getCustomer, { id: mill.customer.id });
  await mill.finance.ask(setCredit, { id: mill.customer.id, expectedRevision: revision, creditLimit: "5000" });
});

/** 2,880.00 */
const rolls = () => ({ lines: [{ productId: mill.roll, quantity: "900" }] });
const credit = async () => {
  const [used] = (await mill.finance.ask(readAccount, { customerId: mill.customer.id })).credit;
  return { granted: Number(used?.granted ?? 0), openOrders: Number(used?.openOrders ?? 0), exposure: Number(used?.exposure ?? 0) };
};
/** An order that waits for finance. */
async function submitted(): Promise<string> {
  const orderId = await life.submit(rolls());
  await life.decide(orderId, "preliminary", mill.director, { statement: "两张单都要" });
  return orderId;
}
async function passed(): Promise<string> {
  const orderId = await submitted();
  await life.decide(orderId, "finance", mill.finance);
  return orderId;
}
/** The codes with which finance is refused who passes an order without a word; none when it passes. */
async function withoutWords(orderId: string): Promise<string[]> {
  const { id: reviewId, subjectHash } = await life.reviewOf(orderId);
  const passing = mill.finance.ask(reviews.decideStep, { reviewId, stepKey: "finance", verdict: "pass", subjectHash });
  return passing.then(() => [], (error: unknown) => {
    if (error instanceof Unexpected) return codesOf(error.problem) ?? [];
    throw error;
  });
}
const sound = async () => expect(await verifyCompany(house, mill.companyId)).toEqual([]);

test("[01.7] an order that finance has passed takes up its customer's credit at once, and the next one beyond the limit needs words", async () => {
  const first = await passed();
  expect(await credit()).toEqual({ granted: 2880, openOrders: 0, exposure: 2880 });
  const second = await submitted();
  expect(await withoutWords(second)).toEqual(["statementNeeded"]);
  await life.decide(second, "finance", mill.finance, { statement: "客户已承诺本周回款" });
  expect(await credit()).toEqual({ granted: 5760, openOrders: 0, exposure: 5760 });
  // Standing, an order counts as what it is, and once.
  for (const [step, who] of [["stock", mill.keeper], ["release", mill.salesperson]] as const) await life.decide(first, step, who);
  await life.accept(first);
  expect(await credit()).toEqual({ granted: 2880, openOrders: 2880, exposure: 5760 });
  await sound();
}, 60_000);

test("of two orders that finance passes at the same moment the one that does not fit any more is refused, and passes with words", async () => {
  const both = [await submitted(), await submitted()];
  const outcomes = await Promise.all(both.map(withoutWords));
  // Whoever looks after the other was written is asked for words; whoever looked before is told that the credit is taken.
  expect([["overCreditLimit"], ["statementNeeded"]]).toContainEqual(outcomes.flat());
  const late = both[outcomes.findIndex((codes) => codes.length > 0)]!;
  expect(await credit()).toMatchObject({ granted: 2880 });
  await life.decide(late, "finance", mill.finance, { statement: "总经理特批" });
  expect(await credit()).toMatchObject({ granted: 5760 });
  await sound();
}, 60_000);

const withdraw = async (orderId: string) => mill.clerk.ask(orders.withdrawOrder, { orderId, expectedRevision: (await life.read(orderId)).revision, reason: "客户要改数量" });
const refuseStock = (orderId: string) => life.decide(orderId, "stock", mill.keeper, { verdict: "fail", statement: "缺货" });
const takeBack = async (orderId: string, stepKey: string, who = mill.finance) => who.ask(reviews.reverseStep, { reviewId: (await life.reviewOf(orderId)).id, stepKey, reason: "审错了单" });
async function customerRefuses(orderId: string): Promise<void> {
  for (const [step, who] of [["stock", mill.keeper], ["release", mill.salesperson]] as const) await life.decide(orderId, step, who);
  const phone = await life.phoneOf(orderId);
  const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.refuseByLink, { pdfSha256: pdfSha256!, reason: "价格不合适", name: "李敏", digits: "4321" });
}
test.each([
  ["is withdrawn", withdraw],
  ["is refused by another department", refuseStock],
  ["is not passed by finance after all", (orderId: string) => takeBack(orderId, "finance")],
  ["is refused by its customer", customerRefuses],
])("the credit of an order that %s is free", async (_, back) => {
  const orderId = await passed();
  await back(orderId);
  expect(await credit()).toMatchObject({ granted: 0, exposure: 0 });
  await sound();
}, 60_000);

test("a refusal that is taken back takes the credit up again while it is there, and is not taken back once others have it", async () => {
  const orderId = await passed();
  await refuseStock(orderId);
  await takeBack(orderId, "stock", mill.keeper);
  expect(await credit()).toMatchObject({ granted: 2880 });
  await refuseStock(orderId);
  const other = await passed();
  const { id: reviewId } = await life.reviewOf(orderId);
  expect(codesOf(await mill.keeper.refused(reviews.reverseStep, { reviewId, stepKey: "stock", reason: "审错了单" }))).toEqual(["overCreditLimit"]);
  await withdraw(other);
  await takeBack(orderId, "stock", mill.keeper);
  expect(await credit()).toMatchObject({ granted: 2880, exposure: 2880 });
  await sound();
}, 60_000);

test("an order that failed and comes to review again takes up credit only when finance passes it again", async () => {
  const orderId = await passed();
  await refuseStock(orderId);
  const { revision } = await mill.clerk.ask(orders.editOrder, { orderId, ...life.typed({ lines: [{ productId: mill.roll, quantity: "300" }] }), expectedRevision: (await life.read(orderId)).revision });
  await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
  await life.decide(orderId, "preliminary", mill.director);
  await takeBack(orderId, "preliminary", mill.director);
  expect(await credit()).toMatchObject({ granted: 0 });
  await sound();
  await life.decide(orderId, "preliminary", mill.director);
  await life.decide(orderId, "finance", mill.finance);
  expect(await credit()).toMatchObject({ granted: 960 });
  await sound();
}, 60_000);

test("a customer's yes that is taken back leaves the order with the credit that finance gave it", async () => {
  const orderId = await life.confirm(rolls());
  expect(await credit()).toEqual({ granted: 0, openOrders: 2880, exposure: 2880 });
  const requestId = (await mill.clerk.ask(confirmations.ofOrder, { orderId })).find(({ decision }) => decision)!.id;
  await mill.director.ask(confirmations.reverseConfirmation, { requestId, reason: "截图不是本单" });
  expect(await credit()).toEqual({ granted: 2880, openOrders: 0, exposure: 2880 });
  await life.accept(orderId);
  expect(await credit()).toEqual({ granted: 0, openOrders: 2880, exposure: 2880 });
  await sound();
}, 60_000);

/** The customer of a standing order wants more of it: 3,200.00 in all. */
async function wantsMore(orderId: string): Promise<string> {
  const { lines: [line], revision } = await life.read(orderId);
  const { changeId } = await mill.clerk.ask(changes.requestChange, {
    orderId, expectedRevision: revision, reason: "客户加单", source: { from: "customer", channel: "phone" }, content: { kind: "amend", wanted: { lines: [{ id: line!.id, productId: mill.roll, quantity: "1000" }] } },
  });
  return changeId;
}
async function departmentsAgree(changeId: string): Promise<void> {
  const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId });
  for (const { key } of review!.steps) {
    const { reviewer, decision } = life.decisionIn(review!, key);
    await reviewer.ask(reviews.decideStep, decision);
  }
}
async function consent(changeId: string): Promise<void> {
  const { consentRequestId } = await mill.clerk.ask(changes.readChange, { changeId });
  const { url } = await mill.clerk.ask(confirmations.copyLink, { requestId: consentRequestId! });
  const phone = house.holderOf(url.split("#")[1]!);
  const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
}

test("what a change adds to a standing order takes up credit from finance's yes on, and is free when the change ends", async () => {
  const orderId = await life.confirm(rolls());
  const dropped = await wantsMore(orderId);
  await departmentsAgree(dropped);
  expect(await credit()).toEqual({ granted: 320, openOrders: 2880, exposure: 3200 });
  await mill.clerk.ask(changes.withdrawChange, { changeId: dropped, expectedRevision: (await mill.clerk.ask(changes.readChange, { changeId: dropped })).revision, reason: "客户不加了" });
  expect(await credit()).toEqual({ granted: 0, openOrders: 2880, exposure: 2880 });

  const carried = await wantsMore(orderId);
  await departmentsAgree(carried);
  await consent(carried);
  const { state, impacts } = await mill.clerk.ask(changes.readChange, { changeId: carried });
  expect(state).toBe("applied");
  // What it was granted is no part of what was there before it.
  for (const { sheet: { money } } of impacts) expect([money.exposureBefore, money.exposureAfter].map(Number)).toEqual([2880, 3200]);
  expect(await credit()).toEqual({ granted: 0, openOrders: 3200, exposure: 3200 });
  await sound();
}, 60_000);
