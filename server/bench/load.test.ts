import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { latenciesOf } from "./latencies.ts";
import { runLife } from "./life/run.ts";
import { type Rig, withRig } from "./rig.ts";
import { bearableMs, mostUsers } from "./sd/plans.ts";
import { holds, ratioOf, summaryOf } from "./sd/report.ts";
import { type Measured, runSd } from "./sd/run.ts";
import { stepNames } from "./sd/steps.ts";

const folder = mkdtempSync(join(tmpdir(), "gendan-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A rig on a database of this test's own. */
async function onRig<T>(work: (rig: Rig) => Promise<T>): Promise<T> {
  const { connection } = await testDatabase();
  return withRig({ ground: { connection, folder } }, work);
}

/** Windows until every user has taken so many orders through all steps, however slow the machine is. */
const untilEach = (orders: number) => async (bench: Parameters<Parameters<typeof runSd>[1]["plan"]>[0]) => {
  const windows: Measured[] = [];
  for (const work of [bench.gendan, bench.floor!])
    for (let taken = 0; taken < orders; ) {
      const window = await work({ seconds: 0.5 });
      windows.push(window);
      taken += window.orders;
      if (window.errors.length) return windows;
    }
  return windows;
};

test("two users take orders through the 15 steps beside the floor, and every line that is reported lies in the database", async () => {
  const { life, sd } = await onRig(async (rig) => ({
    sd: await runSd(rig, { users: 2, withFloor: true, warmSeconds: 0, plan: untilEach(4) }),
    life: await runLife(rig, { clients: [2], seconds: 0.1, told: () => undefined }),
  }));
  expect(sd.windows.flatMap(({ errors }) => errors)).toEqual([]);
  expect(sd.gendan).toMatchObject({ faults: [], reported: sd.gendan.stored });
  expect(sd.floor).toMatchObject({ faults: [], reported: sd.floor!.stored });
  expect(Math.min(sd.gendan.stored, sd.floor!.stored)).toBeGreaterThanOrEqual(20);
  expect(sd.windows[0]!.perStep.map(({ number }) => number)).toEqual(stepNames.map(({ number }) => number));
  expect(holds(sd)).toBe(true);
  expect(ratioOf(sd.windows).byItems).toBeGreaterThan(0);
  expect(summaryOf(sd).join("\n")).toContain(`ok    gendan: ${sd.gendan.reported} order lines reported`);
  // A straight life: each client's came to its end, and every request was one transaction.
  expect(life[0]).toMatchObject({ clients: 2, lives: 2, errors: [] });
  expect(life[0]!.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(["orders.enter", "reviews.decide", "confirmations.acceptByLink", "shipping.ship", "shipping.signByLink", "settlement.issueInvoice", "settlement.recordReceipt"]));
}, 240_000);

test("users who share ten products and five customers leave stock and exposure exact", async () => {
  const result = await onRig((rig) => runSd(rig, { users: 6, shared: { products: 10, customers: 5 }, withFloor: false, warmSeconds: 0, plan: async ({ gendan }) => [await gendan({ seconds: 2 })] }));
  expect(result.windows[0]!.errors).toEqual([]);
  expect(result.gendan.faults).toEqual([]);
}, 240_000);

const answering = (mean: number, users: number): Measured => ({
  who: "gendan", users, seconds: 1, steps: 15, orders: 1, latency: { ...latenciesOf([mean]), mean }, perStep: [], errors: [], itemsPerHour: 1, cpuMsPerOrder: { generator: 1 },
});

test("the most users are looked for by doubling, then by halving what lies between", async () => {
  const windows = await mostUsers({ seconds: 1 }, 1000, () => undefined)({ gendan: (_, users = 0) => Promise.resolve(answering(users * 2.5, users)) });
  expect(windows.map(({ users }) => users)).toEqual([125, 250, 500, 375, 438, 407]);
  expect(Math.max(...windows.filter(({ latency }) => latency.mean < bearableMs).map(({ users }) => users))).toBe(375);
});

test("a percentile is a time that was measured, by nearest rank", () => {
  expect(latenciesOf([3, 1, 2, 4])).toEqual({ count: 4, mean: 2.5, p50: 2, p95: 4, p99: 4, max: 4 });
  expect(latenciesOf([])).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 });
});
