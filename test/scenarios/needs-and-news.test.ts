import { beforeAll, expect, test } from "vitest";
import * as confirmations from "../../contract/confirmations.ts";
import * as duties from "../../contract/duties.ts";
import * as notices from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as views from "../../contract/views.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江纸品", { demo: true });
  life = lifeOf(house, mill);
});
const stepsOf = async (orderId: string) => (await life.reviewOf(orderId)).steps.map(({ key }) => key);

test("[01.5] an urgent order and a customised one go to engineering for feasibility, an ordinary one does not", async () => {
  expect(await stepsOf(await life.submit())).not.toContain("specialNeeds");
  const urgent = await life.submit({ specialNeeds: { urgent: "展会 12 月 3 日开幕" } });
  expect(await stepsOf(urgent)).toContain("specialNeeds");
  expect((await mill.clerk.ask(orders.readOrder, { orderId: urgent })).flags).toContain("urgent");
  expect(await stepsOf(await life.submit({ lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] }))).toContain("engineering");
});

test("[01.16] the customer is told of the shipment by mail, with carrier, tracking number and a page to sign on", async () => {
  const orderId = await life.confirm();
  await life.ship(orderId);
  await house.house.jobs.find(({ name }) => name === "notices.mail")!.work(new AbortController().signal);
  const { number } = await mill.clerk.ask(orders.readOrder, { orderId });
  const { rows } = await mill.clerk.ask(notices.listMailbox, {});
  const card = rows.find(({ title }) => title.includes(number) && title.includes("已发货"));
  const mail = await mill.clerk.ask(notices.readMail, { mailId: card!.id });
  expect(mail.text).toContain("顺丰速运");
  expect(mail.text).toContain("SF1234567890123");
  expect(mail.text).toMatch(/\/p\/sign#gdl_/);
  const told = (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).find(({ definition }) => definition.id === "T14");
  expect(told).toMatchObject({ state: "closed", kept: true });
});

test("[01.14] sales sees live progress, is told at once of a report that misses the date, and tells the customer on record", async () => {
  const orderId = await life.confirm({ requestedDate: "2026-11-27", lines: [{ productId: mill.wide, quantity: "15", customParameters: "宽 880 mm" }] });
  const { rows } = await mill.planner.ask(production.listRequests, {});
  const planned = await mill.planner.ask(production.planRun, {
    workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: rows.filter((row) => row.orderId === orderId).map(({ id, open }) => ({ requestId: id, quantity: open })),
  });
  const approved = await mill.head.ask(production.approveRun, { runId: planned.runId, expectedRevision: planned.revision });
  await mill.planner.ask(production.startRun, { runId: planned.runId, expectedRevision: approved.revision });
  const report = await mill.planner.ask(production.reportRun, { runId: planned.runId, currentOperation: "分切", percent: 20, expectedFinish: "2026-12-02" });
  expect(report.late.map((late) => late.orderId)).toEqual([orderId]);
  const { rows: runs } = await mill.salesperson.ask(production.listRuns, { orderId });
  expect(runs.map(({ currentOperation, percent, expectedFinish, late }) => [currentOperation, percent, expectedFinish, late])).toEqual([["分切", 20, "2026-12-02", true]]);
  const told = (await mill.salesperson.ask(notices.listNotices, {})).rows.filter(({ subject, kind }) => subject?.id === orderId && kind !== "planApproved");
  expect(told.map(({ kind, title }) => [kind, title])).toEqual([["delayToTell", expect.stringContaining("2026-12-02")]]);
  expect(told[0]!.text).toContain("深表歉意");
  const owed = async () => (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).find(({ definition }) => definition.id === "DELAY");
  expect(await owed()).toMatchObject({ state: "open", ownerId: mill.salesperson.id, dueAt: null });
  await mill.salesperson.ask(orders.recordContact, { orderId, occasion: "delay", means: "phone", outcome: "已告知客户顺延至 12 月 2 日,客户同意" });
  expect((await mill.salesperson.ask(views.timeline, { orderId })).rows[0]).toMatchObject({ what: "customerContacted", why: "已告知客户顺延至 12 月 2 日,客户同意" });
  expect(await owed()).toMatchObject({ state: "closed", kept: null });
});

test("[24.7] the customer is told within 24 h of shipping, and his signed receipt ends the order", async () => {
  const orderId = await life.confirm();
  await life.ship(orderId);
  expect(await life.stageOf(orderId)).toBe("shipped");
  const limit = (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).find(({ definition }) => definition.id === "T14");
  expect(limit!.dueAt!.getTime() - limit!.openedAt.getTime()).toBe(24 * 3_600_000);
  await house.house.jobs.find(({ name }) => name === "notices.mail")!.work(new AbortController().signal);
  expect((await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).find(({ definition }) => definition.id === "T14")).toMatchObject({ kept: true });
  await life.sign(orderId);
  expect(await life.stageOf(orderId)).toBe("completed");
});

test("an order that its customer refused is changed by sales, reviewed anew and asked about anew; the old link is dead", async () => {
  const orderId = await life.review();
  const phone = await life.phoneOf(orderId);
  const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.refuseByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", reason: "交期太晚" });
  const refused = await mill.clerk.ask(orders.readOrder, { orderId });
  expect(refused.stage).toBe("customerRefused");
  const edited = await mill.clerk.ask(orders.editOrder, { orderId, expectedRevision: refused.revision, ...mill.order({ requestedDate: "2026-12-04", lines: [{ productId: mill.roll, quantity: "77" }] }) });
  expect(edited.stage).toBe("draft");
  await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: edited.revision, duplicateAccepted: true });
  for (const [step, who] of [["preliminary", mill.director], ["finance", mill.finance], ["stock", mill.keeper], ["release", mill.salesperson]] as const) await life.decide(orderId, step, who);
  expect(await life.stageOf(orderId)).toBe("awaitingCustomer");
  expect((await mill.clerk.ask(orders.readOrder, { orderId })).version).toBe(2);
  const late = await phone.refused(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
  expect(late.status).toBe(409);
});
