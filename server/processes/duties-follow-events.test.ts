import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { watched } from "../../test/support/telling.ts";
import { setDay } from "../modules/calendar/commands/change-calendar.ts";
import { routesOf } from "../modules/duties/index.ts";
import { dutySweep, fireDue } from "../modules/duties/index.ts";
import { isRefused } from "../platform/refusal.ts";
import { openDailyDuties } from "./daily-duties-open.ts";
import { about, definition, dutyHouse, orderId } from "./duties.fixture.ts";

let db: TestDatabase;
beforeEach(async () => {
  db ??= await testDatabase();
  for (const table of ["duties.duties", "notices.notices", "calendar.versions"]) await db.asOwner(`truncate ${table}`);
});

const plan = definition({ escalate: [{ after: 0, to: "productionHead" }] });
const at = (local: string) => new Date(`${local}+08:00`);
const endpoint = (house: ReturnType<typeof dutyHouse>, name: string) =>
  watched({ handlers: routesOf({
    clockOf: house.duties.clockOf, worksHere: () => Promise.resolve(true), wallTimeOf: () => Promise.resolve(String), maySee: () => Promise.resolve(true), takersOf: () => Promise.resolve([]),
    namesOf: () => Promise.resolve(new Map()),
  }) }).handlers.find((handler) => handler.endpoint.name === name)!;
const ask = async (house: ReturnType<typeof dutyHouse>, name: string, input: object = {}) => {
  const handler = endpoint(house, name);
  const idempotency = handler.endpoint.kind === "command" ? { actorId: house.actor.id, key: randomUUID(), requestHash: "" } : undefined;
  return (await house.pipeline.invoke({ handler, input: { list: "owned", limit: 50, ...input }, actor: house.actor, language: "zh-CN", idempotency })).outcome;
};
const codes = (outcome: unknown) => (isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : []);

describe("Duties follow what happens to an order", () => {
  test("an event opens its duty with owner and due time, another closes it as kept, by whoever did the work", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(about("orderApproved"));
    expect(await house.rows()).toMatchObject([{ definition_id: "T08", owner_role: "planner", state: "open", title: "SO-1 华强", due_at: at("2026-03-02T12:00") }]);
    house.clock.set("2026-03-02T12:00");
    await house.happen(about("planSaved"));
    expect(await house.rows()).toMatchObject([{ state: "closed", kept: true, closed_at: at("2026-03-02T12:00"), closed_by: house.actor.id, next_step_at: null }]);
  });

  test("a second late it is broken", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(about("orderApproved"));
    house.clock.set("2026-03-02T12:00:01");
    await house.happen(about("planSaved"));
    expect(await house.rows()).toMatchObject([{ state: "closed", kept: false }]);
  });

  test("what one command opens and closes is on record as closed at once", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(about("orderApproved"), about("planSaved"));
    expect(await house.rows()).toMatchObject([{ state: "closed", kept: true }]);
  });

  test("an event closes the duty of its part and leaves the other parts' running", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(about("orderApproved", "finance"), about("orderApproved", "stock"));
    await house.happen(about("planSaved", "finance"));
    expect(await house.rows()).toMatchObject([{ part: "finance", state: "closed" }, { part: "stock", state: "open" }]);
    await house.happen(about("planSaved"));
    expect((await house.rows()).map(({ state }) => state)).toEqual(["closed", "closed"]);
  });

  test("an event that comes twice does not open the duty twice, and one that closes and opens begins anew", async () => {
    const again = definition({ id: "T99", opens: "orderApproved", closes: ["orderApproved"] });
    const house = dutyHouse(db, [plan, again]);
    await house.happen(about("orderApproved"));
    house.clock.set("2026-03-02T11:00");
    await house.happen(about("orderApproved"));
    expect((await house.rows("definition_id, state")).map((row) => `${String(row.definition_id)} ${String(row.state)}`)).toEqual(["T08 open", "T99 closed", "T99 open"]);
  });

  test("a cancelled order ends its duties without a verdict", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(about("orderApproved"));
    await house.happen(about("cancelled"));
    expect(await house.rows()).toMatchObject([{ state: "cancelled", kept: null, cancel_reason: "orderCancelled", next_step_at: null }]);
  });

  test("an event of no definition opens nothing and costs no statement, and several that open duties cost one for the calendar", async () => {
    const house = dutyHouse(db, [plan]);
    // Begin, the last statement with the journal, commit.
    expect((await house.happen(about("feedbackGiven"))).statements).toBe(3);
    // One more: which version of the calendar is in force.
    expect((await house.happen(about("orderApproved", "a"), about("orderApproved", "b"))).statements).toBe(5);
  });

  test("a duty whose owner the order does not name refuses the command and leaves nothing behind", async () => {
    const house = dutyHouse(db, [definition({ owner: { fact: "plannerId" } })]);
    const { outcome } = await house.happen(about("orderApproved"));
    expect(isRefused(outcome) && outcome.refusals[0]).toMatchObject({ code: "dutyFactMissing", facts: { fact: "plannerId" } });
    expect(await house.rows()).toEqual([]);
  });
});

describe("The sweep", () => {
  const sweeping = (house: ReturnType<typeof dutyHouse>) =>
    dutySweep({ pipeline: house.pipeline, companies: house.companies, clockOf: house.duties.clockOf }).work(new AbortController().signal);

  test("four workers at once fire every step once and tell everybody once", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(...Array.from({ length: 40 }, (_, part) => about("orderApproved", `run ${part}`)));
    house.clock.set("2026-03-02T11:36");
    await Promise.all([1, 2, 3, 4].map(() => sweeping(house)));
    expect((await house.notices()).filter(({ kind }) => kind === "dutyWarned")).toHaveLength(40);
    house.clock.set("2026-03-02T13:00");
    await Promise.all([1, 2, 3, 4].map(() => sweeping(house)));
    await sweeping(house);
    expect(house.fired).toHaveLength(120);
    expect(new Set(house.fired).size).toBe(120);
    const told = (await house.notices()).map(({ kind, person_id }) => `${String(kind)} ${person_id === house.people.planner.id ? "planner" : "head"}`);
    expect(told.filter((one) => one === "dutyBroken planner")).toHaveLength(40);
    expect(told.filter((one) => one === "dutyEscalated head")).toHaveLength(40);
    expect(told).toHaveLength(120);
    expect((await house.rows("level, next_step_at")).every(({ level, next_step_at }) => level === 3 && next_step_at === null)).toBe(true);
  });

  test("after days without a worker all missed steps fire together, and the owner hears of the last alone", async () => {
    const before = dutyHouse(db, [plan]);
    await before.happen(about("orderApproved"));
    const restarted = dutyHouse(db, [plan], { now: "2026-03-05T09:00" });
    Object.assign(restarted.people, before.people);
    await sweeping(restarted);
    expect(new Set((await restarted.notices()).map(({ kind }) => kind))).toEqual(new Set(["dutyBroken", "dutyEscalated"]));
    expect(await restarted.notices()).toHaveLength(2);
    expect(await restarted.rows()).toMatchObject([{ level: 3, escalated_to: ["productionHead"] }]);
    expect(await ask(restarted, "duties.mine")).toMatchObject({ rows: [{ title: "SO-1 华强", escalations: [{ to: "productionHead", firedAt: at("2026-03-05T09:00") }] }], next: null });
  });

  test("a firing that is rolled back fires again", async () => {
    const house = dutyHouse(db, [plan], {});
    await house.happen(about("orderApproved"));
    house.clock.set("2026-03-02T13:30");
    const crash = house.pipeline.act(house.actor, async (context) => {
      await fireDue(context);
      throw new Error("crash");
    });
    await expect(crash).rejects.toThrow("crash");
    expect(await house.notices()).toEqual([]);
    await sweeping(house);
    expect(await house.notices()).toHaveLength(2);
  });
});

describe("Supervisors", () => {
  test("a pause shifts the due time and silences the sweep; resuming gives the time back", async () => {
    const house = dutyHouse(db, [definition({ pause: { reasons: ["customerAbroad"] } })]);
    await house.happen(about("orderApproved"));
    const dutyId = (await house.rows("id"))[0]!.id;
    house.clock.set("2026-03-02T11:00");
    expect(await ask(house, "duties.pause", { dutyId, reason: "customerAbroad" })).toMatchObject({ state: "paused" });
    expect(await house.rows()).toMatchObject([{ next_step_at: null }]);
    house.clock.set("2026-03-03T11:00");
    expect(await ask(house, "duties.resume", { dutyId })).toMatchObject({ state: "open", dueAt: at("2026-03-03T12:00") });
    const told = await db.asOwner("select body from journal.entries where subject_id = $1 order by seq desc limit 2", [orderId]);
    expect(told.map(({ body }) => (JSON.parse(String(body)) as { did: object[] }).did[0])).toMatchObject([{ what: "dutyResumed", facts: { duty: "T08", dutyId } }, { what: "dutyPaused", facts: { reason: "customerAbroad" } }]);
  });

  test("a duty stands still only for what its policy allows, while it runs, and before its limit is reached; what does not stand still cannot run on", async () => {
    const house = dutyHouse(db, [definition({ pause: { reasons: ["customerAbroad"] } })]);
    await house.happen(about("orderApproved"));
    const dutyId = (await house.rows("id"))[0]!.id;
    const pause = (reason = "customerAbroad") => ask(house, "duties.pause", { dutyId, reason });
    expect(codes(await pause("noTime"))).toEqual(["dutyPauseNotForeseen"]);
    expect(codes(await ask(house, "duties.resume", { dutyId }))).toEqual(["dutyStateWrong"]);
    expect(codes(await ask(house, "duties.pause", { dutyId: orderId, reason: "customerAbroad" }))).toEqual(["notFound"]);
    house.clock.set("2026-03-02T12:00");
    expect(codes(await pause())).toEqual(["dutyAlreadyDue"]);
    await house.happen(about("planSaved"));
    expect(codes(await pause())).toEqual(["dutyStateWrong"]);
  });

  test("a pause that lasts at the closing ends with it, as kept", async () => {
    const house = dutyHouse(db, [definition({ pause: { reasons: ["customerAbroad"] } })]);
    await house.happen(about("orderApproved"));
    const dutyId = (await house.rows("id"))[0]!.id;
    house.clock.set("2026-03-02T11:00");
    await ask(house, "duties.pause", { dutyId, reason: "customerAbroad" });
    house.clock.set("2026-03-06T11:00");
    await house.happen(about("planSaved"));
    expect(await ask(house, "duties.ofSubject", { kind: "order", id: orderId })).toMatchObject([{ state: "closed", kept: true, pauses: [{ to: at("2026-03-06T11:00") }] }]);
  });

  test("a duty given to another person is in that person's list, and he is told", async () => {
    const house = dutyHouse(db, [plan]);
    await house.happen(about("orderApproved"));
    const dutyId = (await house.rows("id"))[0]!.id;
    await ask(house, "duties.reassign", { dutyId, owner: { personId: house.people.seller.id }, why: "休假" });
    expect(await ask(house, "duties.mine")).toMatchObject({ rows: [] });
    expect(await house.notices()).toMatchObject([{ kind: "dutyGiven", person_id: house.people.seller.id }]);
  });

  test("lists and figures: the most overdue first, page by page", async () => {
    const house = dutyHouse(db, [plan]);
    for (const [i, time] of ["11:00", "10:00", "14:00"].entries()) {
      house.clock.set(`2026-03-02T${time}`);
      await house.happen(about("orderApproved", String(i)));
    }
    house.clock.set("2026-03-02T15:00");
    const first = (await ask(house, "duties.mine", { list: "owned", limit: 2 })) as { rows: { part: string }[]; next: string };
    const rest = (await ask(house, "duties.mine", { list: "owned", limit: 2, cursor: first.next })) as { rows: { part: string }[]; next: null };
    expect([...first.rows, ...rest.rows].map(({ part }) => part)).toEqual(["1", "0", "2"]);
    expect(rest.next).toBeNull();
    expect(await ask(house, "duties.count")).toEqual({ running: 3, overdue: 2, dueToday: 1, escalated: 0 });
    expect(await ask(house, "duties.list", { list: "overdue", role: "planner", limit: 50 })).toMatchObject({ rows: [{ part: "1" }, { part: "0" }] });
    await house.pipeline.act(house.actor, fireDue);
    const head = { ...house.actor, id: house.people.head.id, roles: ["productionHead"] };
    const asHead = await house.pipeline.invoke({ handler: endpoint(house, "duties.mine"), input: { list: "escalated", limit: 50 }, actor: head, language: "zh-CN" });
    expect(asHead.outcome).toMatchObject({ rows: [{ part: "1" }, { part: "0" }] });
    await house.happen(about("planSaved", "1"));
    expect(await ask(house, "duties.list", { list: "broken", limit: 50 })).toMatchObject({ rows: [{ part: "1", kept: false }] });
  });
});

test("a day that becomes a day of rest moves the due times of running duties, and of those that a command opened meanwhile", async () => {
  const house = dutyHouse(db, [plan], { now: "2026-03-02T16:30" });
  await house.happen(about("orderApproved"));
  expect(await house.rows()).toMatchObject([{ due_at: at("2026-03-03T09:30"), calendar_version: 0 }]);
  const changed = await house.pipeline.invoke({ handler: setDay, input: { day: "2026-03-03", is: "rest", name: "停电", expectedVersion: 0 }, actor: house.actor, language: "zh-CN" });
  expect(changed.outcome).toEqual({ version: 1, recomputed: 1, more: false });
  expect(await house.rows()).toMatchObject([{ due_at: at("2026-03-04T09:30"), calendar_version: 1 }]);
  await db.asOwner("update duties.duties set calendar_version = 0, due_at = '2026-03-03T09:30+08'");
  await dutySweep({ pipeline: house.pipeline, companies: house.companies, clockOf: house.duties.clockOf }).work(new AbortController().signal);
  expect(await house.rows()).toMatchObject([{ due_at: at("2026-03-04T09:30"), calendar_version: 1 }]);
});

describe("Daily reports by 16:00", () => {
  const progress = definition({ id: "T10", opens: "progressDue", closes: ["progressReported"], length: { byTimeOfDay: "16:00", daily: true }, escalate: [{ after: 1, to: "productionHead" }] });
  const underWay = (...parts: string[]) => () => Promise.resolve(parts.map((part) => ({ orderId, part, event: "progressDue", since: at("2026-02-27T10:00") })));
  const openFor = (house: ReturnType<typeof dutyHouse>, ...parts: string[]) =>
    house.pipeline.act(house.actor, (context) => openDailyDuties(context, { ...house.duties, underWay: underWay(...parts) }));
  const missing = async (house: ReturnType<typeof dutyHouse>, day?: string) => ((await ask(house, "duties.missingReports", { day })) as { rows: { part: string }[] }).rows.map(({ part }) => part);

  test("everything under way owes a report; at 16:01 the list names who has not reported", async () => {
    const house = dutyHouse(db, [progress], { now: "2026-03-03T00:01" });
    expect(await Promise.all([openFor(house, "run 1", "run 2"), openFor(house, "run 1", "run 2")])).toContain(2);
    expect(await house.rows()).toHaveLength(2);
    expect(await openFor(house, "run 1", "run 2")).toBe(0);
    house.clock.set("2026-03-03T15:59");
    await house.happen(about("progressReported", "run 1"));
    house.clock.set("2026-03-03T16:00");
    expect(await missing(house)).toEqual([]);
    house.clock.set("2026-03-03T16:01");
    expect(await missing(house)).toEqual(["run 2"]);
    house.clock.set("2026-03-04T10:00");
    await openFor(house, "run 1", "run 2");
    await house.happen(about("progressReported", "run 2"));
    expect((await house.rows("day::text, part, kept")).map((row) => Object.values(row).join(" "))).toEqual(["2026-03-03 run 1 true", "2026-03-03 run 2 false", "2026-03-04 run 1 ", "2026-03-04 run 2 true"]);
  });

  test("nobody owes one on a Sunday", async () => {
    const house = dutyHouse(db, [progress], { now: "2026-03-08T10:00" });
    expect(await openFor(house, "run 1")).toBe(0);
  });

  test("what comes under way owes today's report from then on, and a report before the sweep counts", async () => {
    const house = dutyHouse(db, [progress], { now: "2026-03-03T10:00" });
    await house.happen(about("progressDue", "run 1"));
    expect(await house.rows()).toMatchObject([{ part: "run 1", state: "open", due_at: at("2026-03-03T16:00") }]);
    house.clock.set("2026-03-04T09:00");
    await house.happen(about("progressReported", "run 1"));
    expect(await openFor(house, "run 1")).toBe(0);
    expect(await house.rows("day::text, kept")).toEqual([{ day: "2026-03-03", kept: false }, { day: "2026-03-04", kept: true }]);
  });
});
