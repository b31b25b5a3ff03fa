import { beforeAll, expect, test } from "vitest";
import * as delays from "../../contract/case-delays.ts";
import * as cases from "../../contract/cases.ts";
import { dutiesOfSubject } from "../../contract/duties.ts";
import * as production from "../../contract/production.ts";
import { type Life, lifeOf } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const delayDuty = async (orderId: string) => (await mill.clerk.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ definition }) => definition.id === "DELAY").map(({ state }) => state);
const lettersOf = async (orderId: string) => house.asOwner("select kind from notices.mails where subject_id = $1 and kind = 'delayTold'", [orderId]);

test("[01.14] a machine that is down has one case for all orders of its run, and their customers are told by a person, one by one", async () => {
  const wish = (quantity: string) => ({ requestedDate: "2026-11-30", lines: [{ productId: mill.wide, quantity, customParameters: "宽 1092 mm,克重 55 g" }] });
  const [first, second] = [await life.confirm(wish("12")), await life.confirm(wish("14"))];
  const requests = (await mill.planner.ask(production.listRequests, {})).rows;
  const planned = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: requests.map(({ id, open }) => ({ requestId: id, quantity: open })) });
  const approved = await mill.head.ask(production.approveRun, { runId: planned.runId, expectedRevision: planned.revision });
  await mill.planner.ask(production.startRun, { runId: planned.runId, expectedRevision: approved.revision });
  await mill.planner.ask(production.recordDowntime, { workCentreId: mill.workCentreId, from: "2026-11-25", to: "2026-11-26", reason: "主轴轴承损坏" });

  const [row, ...more] = (await mill.salesperson.ask(cases.listCases, { kind: "delay", subjectId: first })).rows;
  expect([row!.title, row!.source, more]).toEqual(["1 号复卷机", "production", []]);
  const caseId = row!.id;
  const orders = async () => (await mill.salesperson.ask(delays.readDelay, { caseId })).rows;
  expect((await orders()).map(({ orderId, dateAfter }) => ({ orderId, dateAfter })).toSorted((a, b) => a.orderId.localeCompare(b.orderId))).toEqual([first, second].toSorted((a, b) => a.localeCompare(b)).map((orderId) => ({ orderId, dateAfter: null })));

  // The new date comes with the report; then the duty to tell stands open until the customer was told.
  await mill.planner.ask(production.reportRun, { runId: planned.runId, currentOperation: "复卷", percent: 30, expectedFinish: "2026-12-03" });
  expect([(await orders()).map(({ dateAfter }) => dateAfter), await delayDuty(first), await delayDuty(second)]).toEqual([["2026-12-03", "2026-12-03"], ["open"], ["open"]]);
  expect((await mill.keeper.refused(delays.tellDelay, { caseId, orders: [{ orderId: first, draft: "—" }], means: "mail" })).code).toBe("notPermitted");
  expect((await mill.salesperson.refused(delays.answerDelay, { caseId, orderId: first, answer: "acceptsDate" })).code).toBe("delayNotTold");
  expect((await mill.salesperson.refused(delays.tellDelay, { caseId, orders: [{ orderId: first, draft: "—" }], means: "phone" })).code).toBe("recipientMissing");
  const { draft } = (await orders()).find(({ orderId }) => orderId === first)!;
  expect(draft).toContain("2026-12-03");
  await mill.salesperson.ask(delays.tellDelay, { caseId, orders: [{ orderId: first, draft: `${draft}另附赠一箱。` }], means: "mail" });
  expect([await delayDuty(first), await delayDuty(second), (await lettersOf(first)).length, (await lettersOf(second)).length]).toEqual([["closed"], ["open"], 1, 0]);
  expect((await mill.salesperson.refused(delays.tellDelay, { caseId, orders: [{ orderId: first, draft: "再次" }], means: "mail" })).code).toBe("delayToldAlready");
  await mill.salesperson.ask(delays.tellDelay, { caseId, orders: [{ orderId: second, draft }], means: "phone", recipient: "李敏" });
  await mill.salesperson.ask(delays.answerDelay, { caseId, orderId: first, answer: "acceptsDate" });
  await mill.salesperson.ask(delays.answerDelay, { caseId, orderId: second, answer: "wantsPartial", note: "先发 8 轴" });
  expect((await orders()).map(({ answer }) => answer).toSorted()).toEqual(["acceptsDate", "wantsPartial"]);

  // The delay is no after-sales of the orders, and another company sees nothing of it.
  expect(await life.stageOf(first)).toBe("scheduled");
  const stranger = await papermill(house, "别家纸品");
  expect((await stranger.director.refused(delays.readDelay, { caseId })).code).toBe("notFound");
  await mill.director.ask(cases.takeCase, { caseId });
  await mill.director.ask(cases.settleCase, { caseId, result: "已改期", satisfaction: 3 });
  expect((await mill.salesperson.refused(delays.tellDelay, { caseId, orders: [{ orderId: first, draft: "—" }], means: "mail" })).code).toBe("caseSettled");
});
