import { beforeAll, describe, expect, test } from "vitest";
import { enterCount, openCount, postCount, submitCount } from "../../contract/counts.ts";
import { confirmInformation, editOrder, enterOrder, submitOrder } from "../../contract/orders.ts";
import { addStandIn, issuePersonalToken, issueServiceToken, readPerson, setRoles } from "../../contract/people.ts";
import { rulePriceException } from "../../contract/price-exceptions.ts";
import { setDiscountAuthority } from "../../contract/prices.ts";
import { decideStep, transferStep } from "../../contract/reviews.ts";
import type { Role } from "../../contract/permissions.ts";
import { newSecret } from "../../server/modules/people/index.ts";
import { codesOf } from "../support/edited-policy.ts";
import { type Colleague, type TestHouse, tuesday } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

// Nobody judges his own matter, by whatever roundabout way (S5 of the promises in docs/security.md).
let house: TestHouse;
let mill: Papermill;
let life: Life;
let manager: Colleague;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
  manager = await mill.colleague("generalManager");
  await manager.ask(setDiscountAuthority, { role: "salesDirector", maxDiscountPercent: "6" });
  await mill.director.ask(setDiscountAuthority, { role: "generalManager", maxDiscountPercent: "15", belowFloor: true });
}, 60_000);

const inPlaceOf = (absent: Colleague, standIn: Colleague, roles: Role[]) =>
  mill.admin.ask(addStandIn, { absentId: absent.id, standInId: standIn.id, roles, from: new Date(tuesday.getTime() - 60_000), to: new Date(tuesday.getTime() + 86_400_000) });
const about = async (orderId: string) => {
  const { id, subjectHash } = await life.reviewOf(orderId);
  return { reviewId: id, subjectHash };
};
const passes = async (orderId: string, stepKey: string, who: Colleague) => codesOf(await who.refused(decideStep, { ...(await about(orderId)), stepKey, verdict: "pass", statement: "同意" }));
// 8.13 % under the list price of 3.2; the seller may give 5 %, the director 6 %, the manager 15 %.
const asked = async (more: object = {}) => {
  const orderId = await life.submit({ lines: [{ productId: mill.roll, quantity: "100", unitPrice: "2.94" }], ...more });
  await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
  return orderId;
};

describe("[S5] prices beyond a seller's authority are released by nobody who asked for them", () => {
  test("not by the seller who stands in for the manager, and not by his passing the step that looks at them", async () => {
    const seller = await mill.colleague("salesperson");
    await inPlaceOf(manager, seller, ["generalManager"]);
    await inPlaceOf(mill.finance, seller, ["finance"]);
    const orderId = await asked({ salespersonId: seller.id });
    expect(codesOf(await seller.refused(rulePriceException, { ...(await about(orderId)), outcome: "released", words: "同意" }))).toEqual(["priceOwnAsk"]);
    expect(await passes(orderId, "finance", seller)).toEqual(["priceNotReleased"]);
  });

  test("not by the stand-in of the manager who entered the order, until another manager lends him the role", async () => {
    const boss = await mill.colleague("salesClerk", "generalManager");
    const standIn = await mill.colleague("quality");
    await inPlaceOf(boss, standIn, ["generalManager"]);
    const orderId = await lifeOf(house, { ...mill, clerk: boss }).submit({ lines: [{ productId: mill.roll, quantity: "101", unitPrice: "2.94" }] });
    await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
    const release = { ...(await about(orderId)), outcome: "released" as const, words: "同意" };
    expect([codesOf(await boss.refused(rulePriceException, release)), codesOf(await standIn.refused(rulePriceException, release))]).toEqual([["priceOwnAsk"], ["priceBeyondYours"]]);
    await inPlaceOf(manager, standIn, ["generalManager"]);
    expect((await standIn.ask(rulePriceException, release)).outcome).toBe("released");
  });

  test("not by the manager who wrote the draft anew before somebody else submitted it", async () => {
    const { orderId, revision } = await mill.clerk.ask(enterOrder, mill.order({ lines: [{ productId: mill.roll, quantity: "102" }] }));
    const boss = await mill.colleague("salesClerk", "generalManager");
    const edited = await boss.ask(editOrder, { orderId, expectedRevision: revision, ...mill.order({ lines: [{ productId: mill.roll, quantity: "102", unitPrice: "2.94" }] }) });
    const confirmed = await mill.clerk.ask(confirmInformation, { orderId, expectedRevision: edited.revision });
    await mill.clerk.ask(submitOrder, { orderId, expectedRevision: confirmed.revision });
    await life.decide(orderId, "preliminary", mill.director, { statement: "资料齐全" });
    const release = { ...(await about(orderId)), outcome: "released" as const, words: "同意" };
    expect(codesOf(await boss.refused(rulePriceException, release))).toEqual(["priceOwnAsk"]);
    expect((await manager.ask(rulePriceException, release)).outcome).toBe("released");
  });

  test("and nobody gives his own role more of it", async () => {
    for (const who of [mill.director, await mill.colleague("salesperson", "generalManager")])
      expect(codesOf(await who.refused(setDiscountAuthority, { role: who === mill.director ? "salesDirector" : "salesperson", maxDiscountPercent: "100", belowFloor: true }))).toEqual(["authorityOwnRole"]);
    const lent = await mill.colleague("generalManager");
    await inPlaceOf(mill.director, lent, ["salesDirector"]);
    expect(codesOf(await lent.refused(setDiscountAuthority, { role: "salesDirector", maxDiscountPercent: "100" }))).toEqual(["authorityOwnRole"]);
  });
});

describe("[S5] an order is reviewed by nobody who entered or submitted it", () => {
  test("not through a stand-in whom he lends the role, nor by handing him the step; a colleague of that role may", async () => {
    const both = await mill.colleague("salesClerk", "salesDirector");
    const orderId = await lifeOf(house, { ...mill, clerk: both }).submit();
    const standIn = await mill.colleague("quality");
    await both.ask(addStandIn, { absentId: both.id, standInId: standIn.id, roles: ["salesDirector"], from: new Date(tuesday.getTime() - 60_000), to: new Date(tuesday.getTime() + 86_400_000) });
    expect(await passes(orderId, "preliminary", both)).toEqual(["ownOrder"]);
    expect(await passes(orderId, "preliminary", standIn)).toEqual(["ownOrder"]);
    const { reviewId } = await about(orderId);
    for (const personId of [both.id, standIn.id])
      expect(codesOf(await mill.director.refused(transferStep, { reviewId, stepKey: "preliminary", personId, reason: "请代审" }))).toEqual(["stepTakerUnfit"]);
    await life.decide(orderId, "preliminary", mill.director);
  });
});

describe("[S5] a count is posted by nobody who counted", () => {
  test("not even when a colleague submitted it", async () => {
    const [counter, colleague, third] = [mill.keeper, await mill.colleague("warehouse"), await mill.colleague("warehouse")];
    const { countId } = await counter.ask(openCount, { warehouseId: mill.warehouseId });
    const { revision } = await counter.ask(enterCount, { countId, lines: [{ productId: mill.roll, lot: "", counted: "990", reason: "破损", again: false }] });
    const submitted = await colleague.ask(submitCount, { countId, expectedRevision: revision });
    for (const who of [counter, colleague]) expect(codesOf(await who.refused(postCount, { countId, expectedRevision: submitted.revision }))).toEqual(["countedBySelf"]);
    await third.ask(postCount, { countId, expectedRevision: submitted.revision });
  });
});

describe("[S5] nobody grants himself anything", () => {
  test("neither roles nor another's place, by whatever name he asks for it", async () => {
    const { admin, clerk } = mill;
    const { revision } = await admin.ask(readPerson, { personId: admin.id });
    expect(codesOf(await admin.refused(setRoles, { personId: admin.id, roles: ["admin", "generalManager"], expectedVersion: revision }))).toEqual(["notYourself"]);
    const period = { from: tuesday, to: new Date(tuesday.getTime() + 86_400_000) };
    expect(codesOf(await admin.refused(addStandIn, { absentId: manager.id, standInId: admin.id, roles: ["generalManager"], ...period }))).toEqual(["notYourself"]);
    expect(codesOf(await clerk.refused(addStandIn, { absentId: manager.id, standInId: mill.planner.id, roles: ["generalManager"], ...period }))).toEqual(["notPermitted"]);
    expect(codesOf(await clerk.refused(issueServiceToken, { name: "x", secret: newSecret(), expiresAt: period.to, roles: ["admin"] }))).toEqual(["notPermitted"]);
    // A stand-in lends on no role that was lent to him.
    const lent = await mill.colleague("quality");
    await inPlaceOf(manager, lent, ["generalManager"]);
    expect(codesOf(await lent.refused(addStandIn, { absentId: lent.id, standInId: clerk.id, roles: ["generalManager"], ...period }))).toHaveLength(1);
    await lent.ask(issuePersonalToken, { name: "x", secret: newSecret(), expiresAt: period.to });
  });
});
