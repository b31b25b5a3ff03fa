import { beforeAll, expect, test } from "vitest";
import { dutiesOfSubject, myDuties, transferDuty } from "../../contract/duties.ts";
import { listNotices } from "../../contract/notices.ts";
import { assignOrder } from "../../contract/order-assignment.ts";
import { dropFollowUp, planFollowUp } from "../../contract/order-follow-up.ts";
import * as orders from "../../contract/orders.ts";
import { overview, timeline } from "../../contract/views.ts";
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

const followUps = async (orderId: string, who: Colleague = mill.clerk) =>
  (await mill.director.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ definition, ownerId }) => definition.id === "FOLLOWUP" && ownerId === who.id);
const states = async (orderId: string, who?: Colleague) => (await followUps(orderId, who)).map(({ state }) => state).toSorted();

test("an order comes back tomorrow as a duty of whoever wants to follow it up; another day stands in its place, and it is taken back to what was before", async () => {
  const { orderId } = await life.enter();
  const { number } = await mill.clerk.ask(orders.readOrder, { orderId });
  expect(await mill.clerk.ask(planFollowUp, { orderId })).toEqual({ orderId, number, on: "2026-11-25", before: null });
  expect(await followUps(orderId)).toMatchObject([{ state: "open", title: expect.stringContaining(number) }]);
  expect((await followUps(orderId))[0]!.dueAt?.toISOString()).toBe("2026-11-25T16:00:00.000Z");
  expect((await mill.clerk.ask(myDuties, {})).rows.map(({ definition }) => definition.id)).toContain("FOLLOWUP");

  expect(await mill.clerk.ask(planFollowUp, { orderId, on: "2026-12-03" })).toMatchObject({ on: "2026-12-03", before: "2026-11-25" });
  expect(await states(orderId)).toEqual(["cancelled", "open"]);
  await mill.clerk.ask(dropFollowUp, { orderId });
  expect(await states(orderId)).toEqual(["cancelled", "cancelled"]);
  expect(codesOf(await mill.clerk.refused(dropFollowUp, { orderId }))).toEqual(["noFollowUp"]);
  const told = (await mill.director.ask(timeline, { orderId })).rows.map(({ what }) => what);
  expect(told.filter((what) => what.startsWith("followUp")).toSorted()).toEqual(["followUpDropped", "followUpPlanned", "followUpPlanned"]);
});

test("a talk on record ends it in time, and each colleague has a follow-up of his own until then", async () => {
  const { orderId } = await life.enter();
  await mill.clerk.ask(planFollowUp, { orderId });
  await mill.director.ask(planFollowUp, { orderId, on: "2026-11-30" });
  await mill.clerk.ask(dropFollowUp, { orderId });
  expect(await states(orderId, mill.director)).toEqual(["open"]);
  await mill.clerk.ask(planFollowUp, { orderId });
  await mill.clerk.ask(orders.recordContact, { orderId, occasion: "progress", means: "phone", outcome: "客户同意周五到货" });
  for (const who of [mill.clerk, mill.director]) expect((await followUps(orderId, who)).filter(({ state }) => state !== "cancelled")).toMatchObject([{ state: "closed", kept: true }]);
});

test("tomorrow is the next day on which people work; a day that is over, an order that has ended and an order of others are refused", async () => {
  const { orderId, revision } = await life.enter();
  expect(codesOf(await mill.clerk.refused(planFollowUp, { orderId, on: "2026-11-23" }))).toEqual(["followUpPast"]);
  const stranger = await mill.colleague("salesperson");
  expect(codesOf(await stranger.refused(planFollowUp, { orderId }))).toEqual(["notFound"]);
  house.clock.moveTo(house.clock.offset + 3 * 86_400_000);
  expect(await mill.clerk.ask(planFollowUp, { orderId })).toMatchObject({ on: "2026-11-30" });
  await mill.clerk.ask(orders.cancelOrder, { orderId, expectedRevision: revision, reason: "录错" });
  expect(await states(orderId)).toEqual(["cancelled"]);
  expect(codesOf(await mill.clerk.refused(planFollowUp, { orderId }))).toEqual(["wrongState"]);
});

test("an order that goes to another salesperson ends the follow-up of the one before, who does not see it any more, and of nobody else; he who entered it keeps his", async () => {
  const [first, second] = [mill.salesperson, await mill.colleague("salesperson")];
  const { orderId } = await life.enter({ salespersonId: first.id });
  const give = (order: string, to: string, from: string) => mill.director.ask(assignOrder, { orderId: order, salespersonId: to, fromId: from, reason: "区域调整" });
  for (const who of [first, mill.clerk]) await who.ask(planFollowUp, { orderId });
  await give(orderId, second.id, first.id);
  expect(await followUps(orderId, first)).toMatchObject([{ state: "cancelled", cancelReason: "orderPassedOn" }]);
  expect(await states(orderId, mill.clerk)).toEqual(["open"]);
  expect(await states(orderId, second)).toEqual([]);
  expect((await first.ask(myDuties, {})).rows.filter(({ subject }) => subject.id === orderId)).toEqual([]);

  const own = await first.ask(orders.enterOrder, life.typed({ salespersonId: first.id }));
  await first.ask(planFollowUp, { orderId: own.orderId });
  await give(own.orderId, second.id, first.id);
  expect(await states(own.orderId, first)).toEqual(["open"]);
});

test("a follow-up that was handed to a colleague is his: he takes it back, and what the one before him plans or takes back leaves it alone", async () => {
  const { orderId } = await life.enter();
  const taker = await mill.colleague("salesClerk");
  const handOver = async () => {
    const { id } = (await followUps(orderId)).find(({ state }) => state === "open")!;
    await mill.clerk.ask(transferDuty, { dutyId: id, personId: taker.id, why: "出差" });
  };
  await mill.clerk.ask(planFollowUp, { orderId, on: "2026-12-01" });
  await handOver();
  expect(codesOf(await mill.clerk.refused(dropFollowUp, { orderId }))).toEqual(["noFollowUp"]);
  expect(await mill.clerk.ask(planFollowUp, { orderId, on: "2026-12-02" })).toMatchObject({ before: null });
  expect([await states(orderId), await states(orderId, taker)]).toEqual([["open"], ["open"]]);
  await mill.clerk.ask(dropFollowUp, { orderId });
  expect([await states(orderId), await states(orderId, taker)]).toEqual([["cancelled"], ["open"]]);
  expect(await taker.ask(planFollowUp, { orderId, on: "2026-12-03" })).toMatchObject({ before: "2026-12-01" });
  expect(await states(orderId, taker)).toEqual(["cancelled", "open"]);
  await taker.ask(dropFollowUp, { orderId });
  expect(await states(orderId, taker)).toEqual(["cancelled", "cancelled"]);
});

test("an order that is put on hold is followed up on the planned day all the same, while what is owed of it stands still", async () => {
  const orderId = await life.submit();
  await mill.clerk.ask(planFollowUp, { orderId, on: "2026-12-02" });
  await mill.clerk.ask(orders.holdOrder, { orderId, reason: "客户改版" });
  const running = async () => (await mill.director.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state }) => state === "open" || state === "paused").map(({ definition, state }) => [definition.id === "FOLLOWUP", state]);
  expect(await running()).toContainEqual([false, "paused"]);
  expect(await running()).toContainEqual([true, "open"]);
  house.clock.moveTo(house.clock.offset + 86_400_000);
  await mill.clerk.ask(orders.resumeOrder, { orderId });
  expect((await followUps(orderId))[0]!.dueAt?.toISOString()).toBe("2026-12-02T16:00:00.000Z");
});

test("a follow-up that somebody missed is no reason why the order is late, and the sales director hears of it only where it was sales'", async () => {
  const day = (ahead: number) => new Date(house.clock.now().getTime() + ahead * 86_400_000).toISOString().slice(0, 10);
  const orderId = await life.submit({ requestedDate: day(3) });
  for (const who of [mill.clerk, mill.planner]) await who.ask(planFollowUp, { orderId, on: day(0) });
  expect((await followUps(orderId, mill.clerk))[0]!.escalations).toMatchObject([{ to: "salesDirector" }]);
  expect((await followUps(orderId, mill.planner))[0]!.escalations).toEqual([]);
  house.clock.moveTo(house.clock.offset + 2 * 86_400_000);
  for (const job of house.house.jobs.filter(({ name }) => name === "duties.sweep")) await job.work(new AbortController().signal);
  const escalated = (await mill.director.ask(listNotices, {})).rows.filter(({ kind, subject }) => kind === "dutyEscalated" && subject?.id === orderId);
  expect(escalated.filter(({ title }) => title.includes("跟进"))).toHaveLength(1);
  const { reasons } = (await mill.director.ask(overview, {})).atRisk.find(({ id }) => id === orderId)!;
  expect(reasons.flatMap(({ name }) => name?.["zh-CN"] ?? [])).not.toContain("跟进订单");
});

test("a follow-up that was missed cannot be put back: planning it anew answers none before it, so that to undo that takes the new one back", async () => {
  const { orderId } = await life.enter();
  const { on } = await mill.clerk.ask(planFollowUp, { orderId });
  house.clock.moveTo(house.clock.offset + 5 * 86_400_000);
  expect(codesOf(await mill.clerk.refused(planFollowUp, { orderId, on }))).toEqual(["followUpPast"]);
  expect(await mill.clerk.ask(planFollowUp, { orderId })).toMatchObject({ before: null });
  await mill.clerk.ask(dropFollowUp, { orderId });
  expect(await states(orderId)).toEqual(["cancelled", "cancelled"]);
});
