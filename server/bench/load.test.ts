import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { filled } from "../cli/bench-sd.ts";
import { openDatabase } from "../platform/db.ts";
import { uuidv7 } from "../platform/ids.ts";
import { filedIn, keysDue, mistakeStock, rowsBefore, sorted } from "./floor/beside-the-house.fixture.ts";
import { faultsOfFloor } from "./floor/floor.ts";
import { latenciesOf } from "./latencies.ts";
import { type LifeWindow, runLife } from "./life/run.ts";
import { type Connection, withRig } from "./rig.ts";
import { bearableMs, mostUsers } from "./sd/plans.ts";
import { holds, ratioOf, summaryOf } from "./sd/report.ts";
import { type Measured, runSd, type SdResult } from "./sd/run.ts";
import { stepNames } from "./sd/steps.ts";

const folder = mkdtempSync(join(tmpdir(), "gendan-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Windows until so many orders were taken through all steps, however slow the machine is. */
const until = (orders: number) => async (bench: Parameters<Parameters<typeof runSd>[1]["plan"]>[0]) => {
  const windows: Measured[] = [];
  for (const work of [bench.gendan, ...(bench.floor ? [bench.floor] : [])])
    for (let taken = 0; taken < orders; ) {
      const window = await work({ seconds: 0.5 });
      windows.push(window);
      taken += window.orders;
      if (window.errors.length) return windows;
    }
  return windows;
};

interface Seen {
  sd: SdResult;
  life: LifeWindow[];
  shared: SdResult;
  house: Connection;
  floor: Connection;
  companyId: string;
  /** An id between those of what was stored before and those of the run. */
  begun: string;
}
let seen: Seen;
const stored = 200;

// One server for all; the step list in a company that has orders already, the other runs each with a company of its own.
beforeAll(async () => {
  const { connection, within } = await filled(inject("server"), { orders: stored, told: () => undefined });
  seen = await withRig({ ground: { connection, folder } }, async (rig) => ({
    house: connection, floor: { ...connection, database: `${connection.database}_floor` }, companyId: within.companyId, begun: uuidv7(new Date(), Buffer.alloc(10)),
    sd: await runSd(rig, { users: 2, within, withFloor: true, warmSeconds: 0, plan: until(2) }),
    life: await runLife(rig, { clients: [2], seconds: 0.1, told: () => undefined }),
    shared: await runSd(rig, { users: 6, shared: { products: 10, customers: 5 }, withFloor: false, warmSeconds: 0, plan: until(12) }),
  }));
}, 240_000);

test("two users take orders through the 15 steps beside the floor, and every line that is reported lies in the database", () => {
  const { sd } = seen;
  expect(sd.windows.flatMap(({ errors }) => errors)).toEqual([]);
  expect(sd.gendan).toMatchObject({ faults: [], reported: sd.gendan.stored });
  expect(sd.floor).toMatchObject({ faults: [], reported: sd.floor!.stored });
  expect(Math.min(sd.gendan.stored, sd.floor!.stored)).toBeGreaterThanOrEqual(10);
  expect(sd.windows[0]!.perStep.map(({ number }) => number)).toEqual(stepNames.map(({ number }) => number));
  expect(holds(sd)).toBe(true);
  expect(ratioOf(sd.windows).byItems).toBeGreaterThan(0);
  expect(summaryOf(sd).join("\n")).toContain(`ok    gendan: ${sd.gendan.reported} order lines reported`);
});

test("the floor has stored before what the house has, row for row", async () => {
  const { house, floor, companyId, begun } = seen;
  expect(await rowsBefore(floor, companyId, begun)).toEqual(await rowsBefore(house, companyId, begun));
  expect(seen.sd).toMatchObject({ storedOrders: stored, storedInFloor: stored });
  expect(summaryOf(seen.sd).join("\n")).toContain(`orders stored before: ${stored}, in the floor ${stored}`);
});

test.each(["house", "floor"] as const)("the %s files an order, its delivery with the tracking number, its invoice request and its receivable under every key that they are searched by, and no other", async (who) => {
  const orders = await filedIn(seen[who], seen.companyId, seen.begun);
  expect(orders.length).toBeGreaterThanOrEqual(2);
  expect(orders.map(({ keys }) => sorted(keys))).toEqual(orders.map((order) => sorted(keysDue(order))));
});

test("what one product of the floor has too much and another too little is found, though the sums are the same", async () => {
  const db = openDatabase({ connection: seen.floor });
  try {
    await mistakeStock(seen.floor, seen.companyId);
    expect((await faultsOfFloor(db)).map((fault) => fault.replace(/first .*/, "…"))).toEqual(["stock.sums: 2 wrong, …", "stock.lots: 2 wrong, …"]);
  } finally {
    await db.close();
  }
});

test("each client's straight life comes to its end, by all its steps", () => {
  const [window] = seen.life;
  expect(window).toMatchObject({ clients: 2, lives: 2, errors: [] });
  expect(window!.steps.map(({ name }) => name)).toEqual(expect.arrayContaining(["orders.enter", "reviews.decide", "confirmations.acceptByLink", "shipping.ship", "shipping.signByLink", "settlement.issueInvoice", "settlement.recordReceipt"]));
});

test("users who share ten products and five customers leave stock and exposure exact", () => {
  expect(seen.shared.windows[0]!.errors).toEqual([]);
  expect(seen.shared.gendan.faults).toEqual([]);
});

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
