import { beforeAll, describe, expect, test } from "vitest";
import * as duties from "../../contract/duties.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  // Everybody was hired the day before, for the tests move the clock back and forth.
  at(-24);
  mill = await papermill(house);
  life = lifeOf(house, mill);
});

const dutiesOf = async (orderId: string) => (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId }));
const duty = async (orderId: string, id: string, part?: string) => (await dutiesOf(orderId)).find((one) => one.definition.id === id && (part === undefined || one.part === part));
const hours = 3_600_000;
/** Lets the company's clock stand at so many hours after the Tuesday afternoon on which everything begins. */
const at = (after: number) => house.clock.moveTo(tuesday.getTime() + after * hours - Date.now());

describe("limits of SYS-24 on an order of SYS-01", () => {
  test("[24.1] an order is entered within one hour of the customer's word, or the limit is broken on record", async () => {
    at(0);
    const soon = await life.enter({ receivedAt: new Date(tuesday.getTime() - 0.5 * hours) });
    const late = await life.enter({ receivedAt: new Date(tuesday.getTime() - 3 * hours) });
    expect(await duty(soon.orderId, "T02")).toMatchObject({ state: "closed", kept: true });
    expect(await duty(late.orderId, "T02")).toMatchObject({ state: "closed", kept: false });
  });

  test("an entry is verified by sales under a limit of its own, also in a company that works by SYS-01", async () => {
    at(0);
    const { orderId, number, revision } = await life.enter();
    expect(number).toMatch(/^SO\d{8}-\d{4}$/);
    expect(await duty(orderId, "T03")).toMatchObject({ state: "open" });
    await mill.clerk.ask(orders.confirmInformation, { orderId, expectedRevision: revision });
    expect(await duty(orderId, "T03")).toMatchObject({ state: "closed", kept: true });
  });

  test("[24.3] each department reviews within two hours; kept in time, broken after", async () => {
    at(0);
    const orderId = await life.submit();
    await life.decide(orderId, "preliminary", mill.director);
    expect(await duty(orderId, "T04", "preliminary")).toMatchObject({ state: "closed", kept: true });
    at(3);
    await life.decide(orderId, "finance", mill.finance);
    expect(await duty(orderId, "T04", "finance")).toMatchObject({ state: "closed", kept: false });
    expect(await duty(orderId, "T04", "stock")).toMatchObject({ state: "open" });
    at(0);
  });

  test("planning and the plan's approval have their limits, also in a company that works by SYS-01", async () => {
    at(0);
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "20", customParameters: "宽 1092 mm" }] });
    expect(await duty(orderId, "T08")).toMatchObject({ state: "open" });
    await life.make(orderId);
    expect(await duty(orderId, "T08")).toMatchObject({ state: "closed", kept: true });
    expect(await duty(orderId, "T09")).toMatchObject({ state: "closed", kept: true });
  });

  test("inspection, packing and shipping have their limits, also in a company that works by SYS-01", async () => {
    at(0);
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "21", customParameters: "宽 1092 mm" }] });
    await life.make(orderId);
    expect(await duty(orderId, "T11")).toMatchObject({ state: "closed", kept: true });
    expect(await duty(orderId, "T12")).toMatchObject({ state: "open" });
    await life.ship(orderId);
    expect(await duty(orderId, "T12")).toMatchObject({ state: "closed", kept: true });
    expect(await duty(orderId, "T13")).toMatchObject({ state: "closed", kept: true });
  });

  test("[01.10] after a failed review sales contacts the customer within two hours, with a proposal on record", async () => {
    at(0);
    const orderId = await life.submit();
    await life.decide(orderId, "preliminary", mill.director);
    await life.decide(orderId, "finance", mill.finance, { verdict: "fail", statement: "信用额度不足" });
    expect(await duty(orderId, "T06")).toMatchObject({ state: "open", ownerId: mill.salesperson.id });
    at(1);
    await mill.salesperson.ask(orders.recordContact, { orderId, occasion: "reviewFailed", means: "phone", proposal: "prepayment", outcome: "客户同意预付 30%" });
    expect(await duty(orderId, "T06")).toMatchObject({ state: "closed", kept: true });
    at(0);
  });

  test("[01.2] an oral order must be confirmed by phone with a named contact within 24 h, and passes no review before", async () => {
    at(0);
    const { orderId, revision } = await life.enter({ channel: "oral" });
    const open = await duty(orderId, "T01");
    expect(open).toMatchObject({ state: "open" });
    expect(open!.dueAt!.getTime() - house.clock.now().getTime()).toBeGreaterThan(23.9 * hours);
    const unknown = await mill.clerk.refused(orders.confirmOral, { orderId, expectedRevision: revision, contactId: mill.warehouseId, calledAt: tuesday, confirmedFacts: "数量、价格" });
    expect(unknown.code).toBe("contactUnknown");
    const orderId2 = await life.submit({ channel: "oral" });
    await life.decide(orderId2, "preliminary", mill.director, { statement: "电话稍后补" });
    await life.decide(orderId2, "finance", mill.finance);
    await life.decide(orderId2, "stock", mill.keeper);
    const review = await life.reviewOf(orderId2);
    const barred = await mill.salesperson.refused(reviews.decideStep, { reviewId: review.id, stepKey: "release", verdict: "pass", subjectHash: review.subjectHash });
    expect(barred.code).toBe("gateShut");
    await mill.clerk.ask(orders.confirmOral, { orderId, expectedRevision: revision, contactId: mill.customer.contacts[0]!.id, calledAt: tuesday, confirmedFacts: "数量 31 卷,单价 3.20,12 月 8 日到货" });
    expect(await duty(orderId, "T01")).toMatchObject({ state: "closed", kept: true });
  });

  test("[01.13] a started run owes its progress by 16:00, and a report of operation, percent and finish closes the day", async () => {
    at(-4);
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "22", customParameters: "宽 1092 mm" }] });
    const { rows } = await mill.planner.ask(production.listRequests, {});
    const planned = await mill.planner.ask(production.planRun, {
      workCentreId: mill.workCentreId, startDay: "2026-11-24", shares: rows.filter((row) => row.orderId === orderId).map(({ id, open }) => ({ requestId: id, quantity: open })),
    });
    const approved = await mill.head.ask(production.approveRun, { runId: planned.runId, expectedRevision: planned.revision });
    await mill.planner.ask(production.startRun, { runId: planned.runId, expectedRevision: approved.revision });
    const owed = await duty(orderId, "T10", planned.runId);
    expect(owed).toMatchObject({ state: "open", day: "2026-11-24" });
    expect(owed!.dueAt!.toISOString()).toBe("2026-11-24T08:00:00.000Z");
    await mill.planner.ask(production.reportRun, { runId: planned.runId, currentOperation: "复卷", percent: 40, expectedFinish: "2026-11-26" });
    expect(await duty(orderId, "T10", planned.runId)).toMatchObject({ state: "closed", kept: true });
    at(0);
  });
});
