import { beforeAll, describe, expect, test } from "vitest";
import * as duties from "../../contract/duties.ts";
import { listPapers, readPaper } from "../../contract/papers-api.ts";
import * as production from "../../contract/production.ts";
import * as shipping from "../../contract/shipping.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const hours = 3_600_000;
let house: TestHouse;
let mill: Papermill;
let life: Life;
const at = (after: number) => house.clock.moveTo(tuesday.getTime() + after * hours - Date.now());
const sweep = () => house.house.jobs.find(({ name }) => name === "duties.sweep")!.work(new AbortController().signal);
const dutyOf = async (orderId: string, id: string) => (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).find(({ definition }) => definition.id === id);
beforeAll(async () => {
  house = await testHouse();
  at(-24);
  mill = await papermill(house);
  life = lifeOf(house, mill);
});

describe("daily progress", () => {
  test("[01.13] after 16:00 the list names each run and each delivery that nobody reported, and the missing report is overdue and escalated", async () => {
    at(-4);
    const made = await life.confirm({ lines: [{ productId: mill.wide, quantity: "23", customParameters: "宽 1092 mm" }] });
    const { rows } = await mill.planner.ask(production.listRequests, {});
    const shares = rows.filter(({ orderId }) => orderId === made).map(({ id, open }) => ({ requestId: id, quantity: open }));
    const planned = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-24", shares });
    const approved = await mill.head.ask(production.approveRun, { runId: planned.runId, expectedRevision: planned.revision });
    await mill.planner.ask(production.startRun, { runId: planned.runId, expectedRevision: approved.revision });
    const [picked, reported] = [await life.confirm(), await life.confirm()];
    await mill.keeper.ask(shipping.reportPicking, { deliveryId: (await life.deliveryOf(reported)).id, pickingDone: true, packingDone: false, carrierAppointment: new Date("2026-11-25T02:00:00Z") });
    const missing = async () => (await mill.director.ask(duties.missingReports, {})).rows.filter(({ subject }) => [made, picked, reported].includes(subject.id));
    // 15:59 and 16:01 by the company's clock.
    at(1.65);
    await sweep();
    expect(await missing()).toEqual([]);
    at(1.7);
    await sweep();
    expect((await missing()).map(({ subject, ownerRole, day }) => [subject.id, ownerRole, day])).toEqual(expect.arrayContaining([[made, "productionHead", "2026-11-24"], [picked, "warehouse", "2026-11-24"]]));
    expect(await missing()).toHaveLength(2);
    const overdue = await dutyOf(made, "T10");
    expect([overdue?.state, overdue?.escalations.some(({ firedAt }) => firedAt !== null)]).toEqual(["open", true]);
    at(0);
  });
});

describe("papers that the customer signs", () => {
  test("[01.11] the accepted 《订单确认函》 carries the customer's signature, bound to what was shown", async () => {
    at(0);
    const orderId = await life.confirm();
    const versions = (await mill.clerk.ask(listPapers, { kind: "order", id: orderId })).filter(({ kind }) => kind === "orderConfirmation");
    const signatures = await Promise.all(versions.map(async ({ id }) => mill.clerk.ask(readPaper, { paperId: id })));
    expect(signatures.flatMap(({ signed, snapshotHash }) => signed.map((one) => [one.name, one.role, one.snapshotHash === snapshotHash]))).toContainEqual(["李敏", "客户（签章）", true]);
  });
});

describe("after the arrival", () => {
  const arrived = async () => {
    at(0);
    const orderId = await life.confirm();
    const { id: deliveryId } = await life.ship(orderId);
    await mill.clerk.ask(shipping.recordArrival, { deliveryId });
    return { orderId, deliveryId };
  };
  const contact = (deliveryId: string) => mill.salesperson.ask(shipping.recordArrivalContact, { deliveryId, quantityGood: true, qualityGood: true, packagingGood: true, note: "客户确认无误" });

  test("[01.18] the salesperson contacts the customer within 24 h of the arrival and records quantity, quality and packaging: in time, or broken on record", async () => {
    const inTime = await arrived();
    const owed = await dutyOf(inTime.orderId, "T15");
    expect(owed).toMatchObject({ state: "open", ownerId: mill.salesperson.id });
    expect(owed!.dueAt!.getTime() - owed!.openedAt.getTime()).toBe(24 * hours);
    at(23.9);
    await contact(inTime.deliveryId);
    expect(await dutyOf(inTime.orderId, "T15")).toMatchObject({ state: "closed", kept: true });
    expect((await mill.clerk.ask(shipping.readDelivery, { deliveryId: inTime.deliveryId })).contacts).toMatchObject([{ quantityGood: true, qualityGood: true, packagingGood: true }]);
    const late = await arrived();
    at(24.1);
    await contact(late.deliveryId);
    expect(await dutyOf(late.orderId, "T15")).toMatchObject({ state: "closed", kept: false });
  });
});
