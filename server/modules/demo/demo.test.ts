import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type ClockMove, moveDemoClock, readDemoClock } from "../../../contract/demo.ts";
import type { Actor } from "../../platform/actor.ts";
import { actClock, demoClockOf, followDemoClock, readDemoOffset, storeOffset } from "../../platform/clock-store.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { codesOf } from "../../../test/support/registers.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { demoRoutesOf } from "./index.ts";

const home = Date.parse("2026-11-17T06:20:00Z");
const due = new Date("2026-11-17T08:00:00Z");

/** A demo company, or a real one, with the demo's two endpoints and nothing else. */
async function demoHouse({ demo = true, dueAt = due }: { demo?: boolean; dueAt?: Date | null } = {}) {
  const { database, connection } = await testDatabase();
  const clock = clockWith(home - Date.now());
  if (demo) await database.outside((tx) => storeOffset(tx, { offset: clock.offset, home }));
  const pipeline = pipelineOf(database, { clock }, []);
  const subject = { kind: "order", id: randomUUID() };
  const routes = demoRoutesOf({
    clock, isDemo: () => Promise.resolve(demo), companySubject: () => ({ kind: "company", id: subject.id }), moved: () => undefined,
    nextDue: (_, after) => Promise.resolve(dueAt && dueAt > after ? { at: dueAt, title: "T10", subject } : undefined),
  });
  const actor: Actor = { kind: "person", id: randomUUID(), companyId: "1", name: "somebody", roles: [], departmentIds: [], permissions: new Map([["self", "company"]]) };
  const ask = async (endpoint: unknown, input: object) => (await pipeline.invoke({ handler: routes.find((route) => route.endpoint === endpoint)!, input, actor, language: "zh-CN" })).outcome;
  return { database, connection, clock, move: (to: ClockMove) => ask(moveDemoClock, { to }), look: () => ask(readDemoClock, {}) };
}

const minutesFromHome = (now: Date) => Math.round((now.getTime() - home) / 60_000);

describe("the demo's clock", () => {
  test("goes an hour, a day, to the next duty's end and back to its Tuesday", async () => {
    const { clock, move } = await demoHouse();
    await move("hour");
    expect(minutesFromHome(clock.now())).toBe(60);
    await move("nextDuty");
    expect(clock.now().getTime()).toBeGreaterThan(due.getTime());
    expect(minutesFromHome(clock.now())).toBe(100);
    await move("day");
    expect(minutesFromHome(clock.now())).toBe(100 + 24 * 60);
    await move("home");
    expect(minutesFromHome(clock.now())).toBe(0);
  });

  test("shows where it stands and what falls due next", async () => {
    expect(await (await demoHouse()).look()).toMatchObject({ home: new Date(home), next: { at: due, title: "T10" } });
  });

  test("is followed by other processes and by the next start", async () => {
    const { database, connection, clock, move } = await demoHouse();
    const other = clockWith(clock.offset);
    await move("day");
    await followDemoClock({ db: database, clock: other }).work(new AbortController().signal);
    expect(other.offset).toBe(clock.offset);
    expect(await readDemoOffset(connection)).toBe(clock.offset);
  });

  test("cannot go to a duty when none falls due", async () => {
    expect(codesOf(await (await demoHouse({ dueAt: null })).move("nextDuty"))).toEqual(["nothingFallsDue"]);
  });

  test("does not exist for a company with real data, whose time stays the machine's", async () => {
    const { database, connection, clock, move, look } = await demoHouse({ demo: false });
    const before = clock.offset;
    expect([codesOf(await move("day")), codesOf(await look())]).toEqual([["clockOnlyInDemo"], ["clockOnlyInDemo"]]);
    expect([clock.offset, await readDemoOffset(connection), await database.outside(demoClockOf)]).toEqual([before, 0, undefined]);
  });
});

test("acts have times of their own, side by side, on a clock that is made for them", async () => {
  const clock = actClock(1000);
  const [early, late] = [new Date("2026-01-01T00:00:00Z"), new Date("2026-02-01T00:00:00Z")];
  const later = async () => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return clock.now();
  };
  expect(await Promise.all([clock.at(early, later), clock.at(late, later)])).toEqual([early, late]);
  const before = Date.now();
  const told = clock.now().getTime() - 1000;
  expect(told).toBeGreaterThanOrEqual(before);
  expect(told).toBeLessThanOrEqual(Date.now());
});
