import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Board, PendingRequest } from "../../../contract/production.ts";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { isRefused } from "../../platform/refusal.ts";
import { entriesAbout } from "../journal/index.ts";
import { capacityOn, planOf, runsOf } from "./index.ts";
import { approved, codesOf, done, head, keeper, monday, onDay, planner, productionHouse, type ProductionHouse, running, share } from "./production.fixture.ts";

let db: TestDatabase;
let house: ProductionHouse;
beforeAll(async () => {
  db = await testDatabase();
  house = productionHouse(db.database);
});

describe("planning", () => {
  test("a run serves lines of several orders, and each order is told what will be made for it", async () => {
    const run = await approved(house);
    expect(run).toMatchObject({ state: "approved", expectedFinish: monday, late: [] });
    expect(run.number).toMatch(/^PP-\d{4}$/);
    expect(house.about(run.runId, "planMade")).toEqual(run.wants.map(({ orderId, requestId, scheduleId, quantity }) => ({
      orderId, part: run.runId, moves: [{ scheduleId, quantity }], requestIds: [requestId],
    })).sort((a, b) => (a.requestIds[0]! < b.requestIds[0]! ? -1 : 1)));
    expect(house.about(run.runId, "planApproved")).toHaveLength(2);
    const entries = await db.database.inCompany("1", (tx) => entriesAbout(tx, { kind: "order", id: run.wants[0]!.orderId }));
    expect(entries.map(({ body }) => (JSON.parse(body) as { did: { what: string }[] }).did[0]!.what)).toEqual(["productionRequested", "planMade", "planApproved"]);
  });

  test("an overloaded day is refused with the earliest feasible date", async () => {
    const run = await approved(house, [{ quantity: "800" }]);
    const next = await house.want({ productId: randomUUID(), quantity: "500" });
    const refused = await house.ask(planner, "plan", { workCentreId: run.workCentreId, startDay: monday, shares: [share(next)] });
    expect(isRefused(refused) && refused.refusals[0]).toMatchObject({ code: "dayOverloaded", facts: { day: monday, load: "800", earliest: onDay(1), finish: onDay(1) } });
    const weekend = await house.ask(planner, "plan", { workCentreId: run.workCentreId, startDay: onDay(5), shares: [share(next)] });
    expect(isRefused(weekend) && weekend.refusals[0]).toMatchObject({ code: "dayOverloaded", facts: { earliest: onDay(7) } });
    expect(codesOf(await house.ask(planner, "plan", { workCentreId: run.workCentreId, startDay: onDay(-1), shares: [share(next)] }))).toEqual(["planInPast"]);
  });

  test("two planners who want the last place of a day at once do not both get it, nor the same line twice", async () => {
    const workCentreId = await house.machine();
    const wants = await Promise.all(Array.from({ length: 4 }, () => house.want({ productId: randomUUID(), quantity: "600" })));
    const outcomes = await Promise.all(wants.map((want) => house.ask(planner, "plan", { workCentreId, startDay: monday, shares: [share(want)] })));
    expect(outcomes.flatMap(codesOf)).toEqual(["dayOverloaded", "dayOverloaded", "dayOverloaded"]);
    const one = await house.want({ productId: randomUUID(), quantity: "10" });
    const centres = await Promise.all([house.machine(), house.machine(), house.machine()]);
    const again = await Promise.all(centres.map((centre) => house.ask(planner, "plan", { workCentreId: centre, startDay: monday, shares: [share(one)] })));
    expect(again.flatMap(codesOf)).toEqual(["moreThanOpen", "moreThanOpen"]);
  });

  test("a planner does not approve his own plan, and a returned one is changed and approved", async () => {
    const [a, b] = [await house.want({ productId: randomUUID(), quantity: "100" }), await house.want({ productId: randomUUID(), quantity: "1" })];
    const workCentreId = await house.machine();
    const { runId } = done(await house.ask(planner, "plan", { workCentreId, startDay: monday, shares: [share(a)] }));
    expect(codesOf(await house.ask(planner, "approve", { runId, expectedRevision: 0 }))).toEqual(["approvedBySelf"]);
    done(await house.ask(head, "return", { runId, expectedRevision: 0, reason: "周一设备保养" }));
    expect(house.about(runId, "planReturned")).toMatchObject([{ orderId: a.orderId, reason: "周一设备保养" }]);
    expect(codesOf(await house.ask(head, "approve", { runId, expectedRevision: 1 }))).toEqual(["wrongState"]);
    expect(codesOf(await house.ask(planner, "changePlan", { runId, expectedRevision: 1, workCentreId, startDay: monday, shares: [share(b)] }))).toEqual(["differentProducts"]);
    const changed = done(await house.ask(planner, "changePlan", { runId, expectedRevision: 1, workCentreId, startDay: onDay(1), shares: [{ ...share(a), quantity: "60" }] }));
    expect(changed).toMatchObject({ state: "planned", expectedFinish: onDay(1) });
    const open = done(await house.ask<{ rows: PendingRequest[] }>(planner, "requests", { limit: 200 })).rows;
    expect(open.find(({ id }) => id === a.requestId)).toMatchObject({ open: "40", planned: "60" });
    expect(done(await house.ask(head, "approve", { runId, expectedRevision: 2 })).state).toBe("approved");
    expect(codesOf(await house.ask(planner, "changePlan", { runId, expectedRevision: 3, workCentreId, startDay: onDay(1), shares: [share(a)] }))).toEqual(["wrongState"]);
  });

  test("an order that a changed plan drops waits for a plan again", async () => {
    const productId = randomUUID();
    const [kept, dropped] = [await house.want({ productId, quantity: "10" }), await house.want({ productId, quantity: "20" })];
    const workCentreId = await house.machine();
    const { runId } = done(await house.ask(planner, "plan", { workCentreId, startDay: monday, shares: [share(kept), share(dropped)] }));
    done(await house.ask(planner, "changePlan", { runId, expectedRevision: 0, workCentreId, startDay: monday, shares: [share(kept)] }));
    expect(house.told("productionRequested").filter(({ part }) => part === dropped.requestId)).toHaveLength(2);
    expect(await db.database.inCompany("1", (tx) => runsOf(tx, dropped.orderId))).toEqual([]);
  });

  test("where the policy wants no approval and no inspection, a plan stands at once and goods go straight into stock", async () => {
    const light = productionHouse(db.database, { planApproval: false, inspection: false });
    const run = await running(light, [{ quantity: "50" }]);
    expect(light.told("planApproved")).toHaveLength(1);
    const finished = done(await light.ask(planner, "finish", { runId: run.runId, expectedRevision: run.revision, good: "50", scrap: "0" }));
    expect(done(await light.ask(keeper, "stockIn", { runId: run.runId, expectedRevision: finished.revision, warehouseId: randomUUID() })).state).toBe("stockedIn");
  });
});

describe("what the review and the planner see", () => {
  test("what waits is told the soonest needed first, with where and when it could be made, page by page", async () => {
    const productId = randomUUID();
    const [soon, later, whenever] = [await house.want({ productId, quantity: "10", neededBy: monday }), await house.want({ productId, quantity: "10", neededBy: onDay(9) }), await house.want({ productId, quantity: "10", neededBy: null })];
    await house.machine();
    const first = done(await house.ask<{ rows: PendingRequest[]; next: string }>(planner, "requests", { productId, limit: 2 }));
    expect(first.rows.map(({ id }) => id)).toEqual([soon.requestId, later.requestId]);
    expect(first.rows[0]!.feasible).toMatchObject({ startDay: monday, finish: monday, inTime: true });
    const second = done(await house.ask<{ rows: PendingRequest[]; next: null }>(planner, "requests", { productId, limit: 2, cursor: first.next }));
    expect(second.rows.map(({ id }) => id)).toEqual([whenever.requestId]);
    expect(second.next).toBeNull();
  });

  test("the review's estimate counts what is planned and what waits, and the product's lead time", async () => {
    const own = await testDatabase();
    const plant = productionHouse(own.database);
    const ask = (load: string, more = {}) => own.database.inCompany("1", (tx) => capacityOn(tx, { load, from: monday, ...more }, plant.workDays));
    expect(await ask("1")).toEqual({ finish: null, inTime: false });
    const workCentreId = await plant.machine();
    const planned = await plant.want({ productId: randomUUID(), quantity: "700" });
    done(await plant.ask(planner, "plan", { workCentreId, startDay: monday, shares: [share(planned)] }));
    expect(await ask("300", { neededBy: monday })).toEqual({ finish: monday, inTime: true });
    await plant.want({ productId: randomUUID(), quantity: "100" });
    expect(await ask("300", { neededBy: monday })).toEqual({ finish: onDay(1), inTime: false });
    expect(await ask("1", { leadDays: 6, neededBy: onDay(7) })).toEqual({ finish: onDay(7), inTime: true });
  });

  test("a machine that breaks down shows the runs that must move, and takes no new ones", async () => {
    const run = await approved(house, [{ quantity: "1500" }]);
    const down = done(await house.ask<{ runIds: string[] }>(planner, "recordDowntime", { workCentreId: run.workCentreId, from: onDay(1), to: onDay(2), reason: "轴承损坏" }));
    expect(down.runIds).toEqual([run.runId]);
    const board = done(await house.ask<Board>(planner, "board", { from: monday, days: 7 }));
    const days = board.centres.find(({ id }) => id === run.workCentreId)!.days;
    expect(days.slice(0, 3).map(({ capacity, load, over }) => [capacity, load, over])).toEqual([["1000", "1000", false], ["0", "500", true], ["0", "0", false]]);
    expect(board.days.map(({ working }) => working)).toEqual([true, true, true, true, true, false, false]);
    expect(board.runs.map(({ id }) => id)).toContain(run.runId);
    const next = await house.want({ productId: randomUUID(), quantity: "10" });
    const refused = await house.ask(planner, "plan", { workCentreId: run.workCentreId, startDay: onDay(2), shares: [share(next)] });
    expect(isRefused(refused) && refused.refusals[0]).toMatchObject({ code: "dayOverloaded", facts: { earliest: onDay(3) } });
  });

  test("a run that is still on the machine after its planned days stands still with it, one that is done does not", async () => {
    const run = await approved(house, [{ quantity: "500" }]);
    done(await house.ask(planner, "start", { runId: run.runId, expectedRevision: run.revision }));
    const down = async (from: string, to: string) => done(await house.ask<{ runIds: string[] }>(planner, "recordDowntime", { workCentreId: run.workCentreId, from, to, reason: "主轴断裂" })).runIds;
    house.goTo(onDay(2));
    expect([await down(onDay(2), onDay(3)), await down(onDay(8), onDay(9))]).toEqual([[run.runId], []]);
    const board = done(await house.ask<Board>(planner, "board", { from: monday, days: 7 }));
    const shown = board.centres.find(({ id }) => id === run.workCentreId)!.days.map(({ day, runs }) => [day, runs.map(({ runId, load }) => runId === run.runId && load)]);
    // Where it was planned, and today, for it still lies on the machine.
    expect(shown.slice(0, 4)).toEqual([[monday, ["500"]], [onDay(1), []], [onDay(2), ["0"]], [onDay(3), []]]);
    expect(board.runs.filter(({ id }) => id === run.runId)).toHaveLength(1);
    house.goTo(monday);
  });

  test("the plan as a paper needs it: shares, days, operations", async () => {
    const run = await approved(house, [{ quantity: "1800" }]);
    const plan = (await db.database.inCompany("1", (tx) => planOf(tx, run.runId)))!;
    expect(plan.operations).toEqual([{ name: "分切", start: monday, finish: monday }, { name: "复卷", start: monday, finish: onDay(1) }, { name: "包装", start: onDay(1), finish: onDay(1) }]);
    expect(plan.run).toMatchObject({ quantity: "1800", startDay: monday, endDay: onDay(1), shares: [{ orderId: run.wants[0]!.orderId, customerName: "华强商贸" }] });
  });
});
