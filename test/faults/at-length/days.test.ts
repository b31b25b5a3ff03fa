import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readCalendar, setYear } from "../../../contract/calendar.ts";
import { type DutyAnswer, dutiesOfSubject } from "../../../contract/duties.ts";
import { invitePerson, signInBase } from "../../../contract/people.ts";
import { enterOrder } from "../../../contract/orders.ts";
import * as reviews from "../../../contract/reviews.ts";
import { staffOf } from "../../../server/conformance/company.ts";
import type { Door } from "../../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../../server/conformance/life.ts";
import { type Database, openDatabase, sql } from "../../../server/platform/db.ts";
import { newSecret } from "../../../server/modules/people/index.ts";
import { quick } from "../companies.ts";
import { patientDoor } from "../clients.ts";
import { type MovingClock, movingClock, until } from "../moving-clock.ts";
import { sharedSystem, type System } from "../system.ts";

const zones = ["Asia/Shanghai", "America/New_York"];
/** Spring Festival as this company keeps it: the year was not announced when this was written. */
const festival = [...Array.from({ length: 8 }, (_, n) => ({ day: `2027-02-${String(5 + n).padStart(2, "0")}`, is: "rest" as const, name: "春节" })), { day: "2027-02-13", is: "work" as const, name: "春节调休" }];
const password = "correct horse 电池 staple";

let system: System;
let db: Database;
let clock: MovingClock;
let email: string;
let cookie: string;

beforeAll(async () => {
  const made = await sharedSystem({ companies: [quick], count: zones.length, settings: (n) => ({ TZ: zones[n]! }) });
  system = made;
  db = openDatabase({ connection: made.connection });
  clock = movingClock(db);
  // One after the other, for together they take longer on a busy machine than a start is waited for.
  for (const process of system.processes) await process.start();
  const { admin, clerk } = staffOf(system.companies[0]!, patientDoor(system.addresses));
  const { version } = await admin.ask(readCalendar, { year: 2027 });
  await admin.ask(setYear, { year: 2027, days: festival, expectedVersion: version });
  await admin.ask(setYear, { year: 2028, days: [], expectedVersion: version + 1 });
  const invitation = newSecret();
  await admin.ask(invitePerson, { personId: clerk.id, invitation });
  ({ email } = (await (await knock("/invitation", { invitation, password })).json()) as { email: string });
}, 240_000);
afterAll(async () => {
  await db?.close();
  await system?.remove();
});

const knock = (path: string, body: object) =>
  fetch(`${system.addresses[0]}${signInBase}${path}`, { method: "POST", headers: { "content-type": "application/json", origin: system.addresses[0]! }, body: JSON.stringify(body) });

/** The clerk as his browser shows him to the process of this number, whatever pass he had. */
const signedIn = (n: number): Door => {
  const door = patientDoor([system.addresses[n]!]);
  return ({ headers: { authorization: _before, ...headers }, ...request }) => door({ ...request, headers: { ...headers, cookie, origin: system.addresses[n]! } });
};
const lifeAt = (n: number): Life => lifeOf({ company: system.companies[0]!, door: signedIn(n), clock });
const at = (local: string) => new Date(`${local}+08:00`);
const everywhere = <T>(work: (life: Life) => Promise<T>): Promise<T[]> => Promise.all(zones.map((_, n) => work(lifeAt(n))));

/** All processes follow, and the clerk signs in anew, for his session is over. */
async function goTo(instant: Date): Promise<void> {
  await clock.moveTo(instant);
  await sleep(3_000);
  const answer = await knock("/sign-in", { email, password });
  expect(answer.status, await answer.clone().text()).toBe(200);
  cookie = answer.headers.getSetCookie()[0]!.split(";")[0]!;
}

/** What the clerk sees of the duties of this kind on an order; daily ones by their days. */
const dutiesOf = async (orderId: string, id: string): Promise<DutyAnswer[]> =>
  (await lifeAt(0).staff.clerk.ask(dutiesOfSubject, { kind: "order", id: orderId })).filter(({ definition }) => definition.id === id).toSorted((a, b) => ((a.day ?? "") < (b.day ?? "") ? -1 : 1));
/** The one that runs; steps that passed by themselves are over. */
async function dutyOf(orderId: string, id: string): Promise<DutyAnswer> {
  const running = (await dutiesOf(orderId, id)).filter(({ state }) => state === "open");
  expect(running.length, `${id} runs`).toBeGreaterThan(0);
  return running.toSorted((a, b) => (a.id < b.id ? -1 : 1)).at(-1)!;
}
/** The days for which an order's picking was to be reported, from a day on. */
const reportsOf = async (orderId: string, from: string) => (await dutiesOf(orderId, "T10S")).flatMap(({ day }) => (day && day >= from ? [day] : []));
/** How often the head of sales was told that a duty is over its time. */
const toldOf = async (dutyId: string): Promise<number> => {
  const { companyId, passes } = system.companies[0]!;
  const told = await db.inCompany(companyId, (tx) => tx.many(sql`
    select from notices.notices where company_id = ${companyId} and facts ->> 'dutyId' = ${dutyId} and kind = 'dutyEscalated' and person_id = ${passes.director.id}`));
  return told.length;
};
const firedAt = async (orderId: string, id: string): Promise<Date | null> => (await dutyOf(orderId, id)).escalations[0]!.firedAt;
const fired = async (orderIds: readonly string[], id: string) => (await Promise.all(orderIds.map((orderId) => firedAt(orderId, id)))).filter(Boolean).length;
const patienceMs = 60_000;
const allFired = (orderIds: readonly string[], id: string) => until(async () => (await fired(orderIds, id)) === orderIds.length, patienceMs);

/** The clock runs past the instants at which these are due: each fires then and not before, and is told once. */
async function fireInTime(orderIds: readonly string[], id: string): Promise<void> {
  const due = (await Promise.all(orderIds.map((orderId) => dutyOf(orderId, id)))).map(({ escalations }) => escalations[0]!.at!.getTime());
  const first = Math.min(...due);
  // Signed in well before, for on a busy machine that takes seconds.
  await goTo(new Date(first - 300_000));
  expect(await fired(orderIds, id)).toBe(0);
  await clock.moveTo(new Date(first - 5_000));
  await allFired(orderIds, id);
  for (const [n, orderId] of orderIds.entries()) {
    expect((await firedAt(orderId, id))!.getTime()).toBeGreaterThanOrEqual(due[n]!);
    expect(await toldOf((await dutyOf(orderId, id)).id)).toBe(1);
  }
}

/** An order of each process that waits for finance, since it goes beyond the credit; one that came by word of mouth, and one whose goods are picked. */
async function enterAll() {
  const waiting = await everywhere((life) => life.submit({ lines: [{ productId: life.company.wide, quantity: "1100", customParameters: "宽 1092 mm" }] }));
  const { orderId: oral } = await lifeAt(1).enter({ channel: "oral" });
  const picked = await lifeAt(0).submit();
  const { id: reviewId, subjectHash } = await lifeAt(0).reviewOf(picked);
  await lifeAt(0).staff.clerk.ask(reviews.decideStep, { reviewId, stepKey: "release", verdict: "pass", subjectHash, statement: "客户要货", answers: {} });
  return { waiting, oral, picked };
}
/** Two working hours after half past four, of which an hour is left: as much of the next working day. */
async function dueTheNextMorning(orderIds: readonly string[], { entered, morning }: { entered: string; morning: string }): Promise<void> {
  for (const orderId of orderIds) {
    const { openedAt, dueAt } = await dutyOf(orderId, "T04");
    expect(dueAt!.getTime() - at(`${morning}T09:30`).getTime()).toBe(openedAt.getTime() - at(`${entered}T16:30`).getTime());
  }
}

test("[P10] over Spring Festival working hours stand still in all processes: time limits fire on the day worked in return, and only what runs by the wall clock fires before", { timeout: 400_000 }, async () => {
  await goTo(at("2027-02-04T16:30"));
  const { waiting, oral, picked } = await enterAll();
  await dueTheNextMorning(waiting, { entered: "2027-02-04", morning: "2027-02-13" });
  await goTo(at("2027-02-12T12:00"));
  await allFired([oral], "T01");
  expect(await fired(waiting, "T04")).toBe(0);
  await goTo(at("2027-02-13T08:31"));
  await until(async () => (await reportsOf(picked, "2027-02-05")).length > 0, 2 * patienceMs);
  expect(await reportsOf(picked, "2027-02-05")).toEqual(["2027-02-13"]);
  await fireInTime(waiting, "T04");
  await fireInTime([picked], "T10S");
});

test("[P10] a leap day is a day like others: orders bear it, hours of work and of the clock end on it, and what is reported daily is reported for it", { timeout: 500_000 }, async () => {
  const { clerk } = staffOf(system.companies[0]!, patientDoor(system.addresses));
  await goTo(at("2028-02-28T16:30"));
  expect(await clerk.refused(enterOrder, {} as never), "the pass of two years ago is over").toEqual(["signInNeeded"]);
  const { waiting, oral, picked } = await enterAll();
  await dueTheNextMorning(waiting, { entered: "2028-02-28", morning: "2028-02-29" });
  const { openedAt, dueAt } = await dutyOf(oral, "T01");
  expect(dueAt!.getTime() - openedAt.getTime()).toBe(24 * 3_600_000);

  const numbers = () => everywhere(async (life) => /\d{8}/.exec((await life.enter()).number)?.[0]);
  for (const [local, day] of [["2028-02-28T23:59", "20280228"], ["2028-02-29T00:00:05", "20280229"]] as const) {
    await goTo(at(local));
    expect(await numbers()).toEqual(zones.map(() => day));
  }
  await goTo(at("2028-02-29T08:31"));
  await until(async () => (await reportsOf(picked, "2028-02-29")).length > 0, 2 * patienceMs);
  await fireInTime(waiting, "T04");
  await fireInTime([picked], "T10S");
  await fireInTime([oral], "T01");
  for (const [local, day] of [["2028-02-29T23:59", "20280229"], ["2028-03-01T00:00:05", "20280301"]] as const) {
    await goTo(at(local));
    expect(await numbers()).toEqual(zones.map(() => day));
  }
  await goTo(at("2028-03-01T08:31"));
  await until(async () => (await reportsOf(picked, "2028-02-29")).length > 1, 2 * patienceMs);
  expect(await reportsOf(picked, "2028-02-29")).toEqual(["2028-02-29", "2028-03-01"]);
});
