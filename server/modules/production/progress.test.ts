import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { PendingRequest, Run } from "../../../contract/production.ts";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { isRefused } from "../../platform/refusal.ts";
import { runsOf } from "./index.ts";
import { approved, codesOf, done, head, inspector, keeper, monday, onDay, planner, productionHouse, type ProductionHouse, running, share } from "./production.fixture.ts";

let db: TestDatabase;
let house: ProductionHouse;
beforeAll(async () => {
  db = await testDatabase();
  house = productionHouse(db.database);
});

describe("progress", () => {
  test("[01.13] a run's report says operation, percent and expected finish, and counts for the lines of all its orders", async () => {
    const run = await running(house);
    expect(house.about(run.runId, "progressDue")).toHaveLength(2);
    done(await house.ask(planner, "report", { runId: run.runId, currentOperation: "复卷", percent: 60, expectedFinish: onDay(1), note: "顺利" }));
    for (const { orderId } of run.wants)
      expect(await db.database.inCompany("1", (tx) => runsOf(tx, orderId))).toMatchObject([{ currentOperation: "复卷", percent: 60, expectedFinish: onDay(1), reportedOn: monday, note: "顺利" }]);
    expect(new Set(house.about(run.runId, "progressReported").map(({ orderId }) => orderId))).toEqual(new Set(run.wants.map(({ orderId }) => orderId)));
    const wrong = await house.ask(planner, "report", { runId: run.runId, currentOperation: "印刷", percent: 60, expectedFinish: onDay(-3), note: "" });
    expect(codesOf(wrong)).toEqual(["operationUnknown", "finishInPast"]);
  });

  test("[01.13] [24.5] who has not reported today is listed on every working day until somebody says something, unchanged included", async () => {
    const [silent, waiting, future] = [await running(house), await approved(house), await approved(house, [{ quantity: "10" }])];
    const moved = await house.want({ productId: randomUUID(), quantity: "10" });
    const later = done(await house.ask(planner, "plan", { workCentreId: future.workCentreId, startDay: onDay(3), shares: [share(moved)] }));
    done(await house.ask(head, "approve", { runId: later.runId, expectedRevision: 0 }));
    const listed = async (day?: string) => done(await house.ask<{ rows: Run[] }>(head, "unreported", day ? { day } : {})).rows.map(({ id }) => id);
    expect(await listed()).toEqual(expect.arrayContaining([silent.runId, waiting.runId]));
    expect(await listed()).not.toContain(later.runId);
    done(await house.ask(planner, "report", { runId: silent.runId, currentOperation: "分切", percent: 10, expectedFinish: onDay(2), note: "" }));
    done(await house.ask(planner, "report", { runId: waiting.runId, currentOperation: "分切", percent: 0, expectedFinish: onDay(2), note: "等料" }));
    expect(await listed()).not.toContain(silent.runId);
    expect(await listed()).not.toContain(waiting.runId);
    house.goTo(onDay(1));
    expect(await listed()).toContain(silent.runId);
    const batch = await Promise.all([silent, waiting].map(({ runId }) => house.ask(planner, "reportUnchanged", { runId })));
    expect(batch.filter(isRefused)).toEqual([]);
    expect(await listed()).not.toContain(silent.runId);
    expect(await listed(onDay(5))).toEqual([]);
    house.goTo(onDay(3));
    expect(codesOf(await house.ask(planner, "reportUnchanged", { runId: silent.runId }))).toEqual(["finishInPast"]);
    expect(await listed()).toEqual(expect.arrayContaining([silent.runId, later.runId]));
    house.goTo(monday);
  });

  test("a finish later than an order's date is told at once to that order, and once for each new date", async () => {
    const run = await running(house, [{ quantity: "10", neededBy: onDay(2) }, { quantity: "10", neededBy: onDay(8) }]);
    const report = (expectedFinish: string) => house.ask(planner, "report", { runId: run.runId, currentOperation: "分切", percent: 20, expectedFinish, note: "" });
    const delays = () => house.about(run.runId, "delayDetected").map(({ expected }) => expected);
    expect(done(await report(onDay(2))).late).toEqual([]);
    expect(done(await report(onDay(3))).late).toEqual([{ orderId: run.wants[0]!.orderId, neededBy: onDay(2) }]);
    await report(onDay(3));
    expect(delays()).toEqual([onDay(3)]);
    await report(onDay(4));
    await report(onDay(1));
    await report(onDay(4));
    expect(delays()).toEqual([onDay(3), onDay(4), onDay(4)]);
    expect(house.about(run.runId, "delayDetected")[0]).toEqual({ orderId: run.wants[0]!.orderId, part: run.runId, expected: onDay(3), neededBy: onDay(2) });
  });

  test("a plan that is too late from the beginning is told when it is approved", async () => {
    const run = await approved(house, [{ quantity: "1500", neededBy: monday }]);
    expect(run.late).toHaveLength(1);
    expect(house.about(run.runId, "delayDetected")).toMatchObject([{ expected: onDay(1), neededBy: monday }]);
  });

  test("a report based on an older state of the run is refused", async () => {
    const run = await running(house, [{ quantity: "10" }]);
    const report = { runId: run.runId, currentOperation: "分切", percent: 20, expectedFinish: onDay(1), note: "", expectedRevision: run.revision };
    done(await house.ask(planner, "report", report));
    expect(codesOf(await house.ask(planner, "report", report))).toEqual(["stale"]);
  });
});

describe("from the machine into stock", () => {
  const checks = { quantity: true, appearance: true, packaging: true, label: true };
  async function finished(good: string) {
    const run = await running(house, [{ quantity: "400", neededBy: onDay(8) }, { quantity: "300", neededBy: onDay(2) }]);
    return { ...run, ...done(await house.ask(planner, "finish", { runId: run.runId, expectedRevision: run.revision, good, scrap: "5" })) };
  }

  test("goods are inspected before they go into stock, and the orders needed first are served first", async () => {
    const run = await finished("650");
    const [late, soon] = run.wants;
    const warehouseId = randomUUID();
    expect(codesOf(await house.ask(keeper, "stockIn", { runId: run.runId, expectedRevision: run.revision, warehouseId }))).toEqual(["inspectionFirst"]);
    const verdict = { runId: run.runId, expectedRevision: run.revision, outcome: "passed", checks, good: "640", rejected: "10" };
    expect(codesOf(await house.ask(inspector, "inspect", { ...verdict, checks: { ...checks, label: false } }))).toEqual(["standardNotMet"]);
    const passed = done(await house.ask(inspector, "inspect", verdict));
    const stored = done(await house.ask(keeper, "stockIn", { runId: run.runId, expectedRevision: passed.revision, warehouseId }));
    expect(stored.state).toBe("stockedIn");
    expect(house.about(run.runId, "stockedIn").map(({ orderId, moves }) => [orderId, moves])).toEqual([
      [soon!.orderId, [{ scheduleId: soon!.scheduleId, quantity: "300" }]], [late!.orderId, [{ scheduleId: late!.scheduleId, quantity: "340" }]],
    ]);
    expect(house.told("productionRequested").filter(({ part }) => part === late!.requestId)).toHaveLength(2);
    const open = done(await house.ask<{ rows: PendingRequest[] }>(planner, "requests", { productId: run.productId, limit: 50 })).rows;
    expect(open).toMatchObject([{ id: late!.requestId, open: "60" }]);
  });

  test("more than the orders take becomes free stock", async () => {
    const run = await finished("720");
    const passed = done(await house.ask(inspector, "inspect", { runId: run.runId, expectedRevision: run.revision, outcome: "passed", checks, good: "720", rejected: "0" }));
    done(await house.ask(keeper, "stockIn", { runId: run.runId, expectedRevision: passed.revision, warehouseId: randomUUID() }));
    expect(house.told("surplusStockedIn").filter(({ runId }) => runId === run.runId)).toMatchObject([{ productId: run.productId, quantity: "20" }]);
  });

  test("a failed inspection sends the run back to production with its reason", async () => {
    const run = await finished("700");
    const failed = done(await house.ask(inspector, "inspect", { runId: run.runId, expectedRevision: run.revision, outcome: "failed", checks: { ...checks, appearance: false }, good: "0", rejected: "700", reason: "边缘毛刺" }));
    expect(failed.state).toBe("failed");
    expect(house.about(run.runId, "inspectionDecided")).toMatchObject([{ outcome: "failed" }, { outcome: "failed" }]);
    const again = done(await house.ask(planner, "start", { runId: run.runId, expectedRevision: failed.revision }));
    expect(again.state).toBe("running");
    const rework = done(await house.ask(planner, "finish", { runId: run.runId, expectedRevision: again.revision, good: "700", scrap: "0" }));
    expect(done(await house.ask(inspector, "inspect", { runId: run.runId, expectedRevision: rework.revision, outcome: "passed", checks, good: "700", rejected: "0" })).state).toBe("passed");
  });

  test("runs are found by state, order and text, and another company sees none", async () => {
    const run = await finished("700");
    const found = done(await house.ask<{ rows: Run[] }>(planner, "runs", { state: "finished", orderId: run.wants[0]!.orderId, search: run.number, limit: 50 })).rows;
    expect(found).toMatchObject([{ id: run.runId, good: "700", scrap: "5", shares: [{ quantity: "300" }, { quantity: "400" }] }]);
    expect(done(await house.ask<Run>(planner, "run", { runId: run.runId })).number).toBe(run.number);
    expect(codesOf(await house.ask(planner, "run", { runId: randomUUID() }))).toEqual(["notFound"]);
    expect(await db.database.inCompany("2", (tx) => runsOf(tx, run.wants[0]!.orderId))).toEqual([]);
  });
});
