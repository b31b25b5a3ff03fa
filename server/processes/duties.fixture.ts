import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { DutyDefinition } from "../../contract/duties.ts";
import { command } from "../../contract/toolkit.ts";
import type { TestDatabase } from "../../test/support/database.ts";
import * as calendar from "../modules/calendar/index.ts";
import { dutyStepsFired, eventsToLookUp } from "../modules/duties/index.ts";
import { definition } from "../modules/duties/test-clock.ts";
import { record } from "../modules/journal/index.ts";
import { type Actor, systemActor } from "../platform/actor.ts";
import { type Clock, clockWith } from "../platform/clock.ts";
import { handle, type Handler, pipelineOf } from "../platform/command.ts";
import { type Event, type Reaction, when } from "../platform/events.ts";
import { dutiesFollowEvents, type OrderDuties } from "./duties-follow-events.ts";
import type { Reader } from "./readers.ts";
import { whenDutyFiresTell } from "./when-duty-fires-tell.ts";

/** A clock that stands where a test puts it. */
function standingClock(local: string): Clock & { set(local: string): void } {
  let now = new Date(`${local}+08:00`);
  return { ...clockWith(), now: () => now, set: (next) => void (now = new Date(`${next}+08:00`)) };
}

const person = (roles: string[], name: string): Reader => ({ id: randomUUID(), name, language: "zh-CN", roles, email: `${roles[0]}@example.com` });

/** A company whose orders are handled by the given definitions, with a planner, a head of production and a salesperson. */
export function dutyHouse(db: TestDatabase, definitions: DutyDefinition[], { now = "2026-03-02T10:00", companyId = "1" } = {}) {
  const clock = standingClock(now);
  const people = { planner: person(["planner"], "计划员"), head: person(["productionHead"], "生产主管"), seller: person(["salesperson"], "业务员") };
  const asked = { policies: 0 };
  const policy: OrderDuties = {
    definitionsFor: () => definitions, holds: (condition) => condition === "true", facts: { salespersonId: people.seller.id, promisedReplyAt: new Date("2026-03-02T15:00+08:00") }, title: "SO-1 华强",
  };
  const duties = {
    clockOf: calendar.clockOf,
    eventsToLookUp: () => Promise.resolve(new Set(eventsToLookUp(definitions))),
    policyDutiesOf: () => ((asked.policies += 1), Promise.resolve(policy)),
  };
  const tell = { readersOf: () => Promise.resolve(Object.values(people)), wallTimeOf: async (tx: Parameters<typeof calendar.clockOf>[0]) => (await calendar.clockOf(tx)).wallTime };
  /** Every firing that was told of, `part level`; a transaction that is undone counts too. */
  const fired: string[] = [];
  const counting = when(dutyStepsFired, (facts) => (fired.push(...facts.fired.map(({ level }) => `${facts.duty.part} ${level}`)), Promise.resolve()));
  const reactions: Reaction[] = [dutiesFollowEvents(duties), ...whenDutyFiresTell(tell), counting];
  const pipeline = pipelineOf(db.database, { clock }, reactions);
  const actor: Actor = { ...systemActor(companyId), kind: "person", id: people.planner.id, roles: ["planner"] };
  return {
    clock, people, pipeline, actor, duties, tell, asked, fired, companyId, companies: () => Promise.resolve([{ id: companyId, demo: false, timeZone: "Asia/Shanghai" }]),
    /** A command that emits events about an order; tells its outcome and how many statements it took. */
    happen: (...events: Event[]) => pipeline.invoke({ handler: happening(events), input: {}, actor, language: "zh-CN" }),
    rows: (columns = "*") => db.asOwner(`select ${columns} from duties.duties where company_id = ${companyId} order by opened_at, definition_id, part`),
    notices: () => db.asOwner(`select kind, person_id, facts from notices.notices where company_id = ${companyId} order by at, id`),
  };
}

export const orderId = "0199a000-0000-7000-8000-000000000001";
export const about = (name: string, part?: string): Event => ({ name, facts: { orderId, part } });
export { definition };

const happening = (events: readonly Event[]): Handler =>
  handle(command({ name: "happen", summary: "", path: "/happen", permission: "public", answer: z.null() }), (_, context) => {
    record(context, { subject: { kind: "order", id: orderId }, what: "happened" });
    for (const event of events) context.emit(event);
    return Promise.resolve(null);
  });
