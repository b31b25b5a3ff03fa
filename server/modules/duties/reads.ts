import * as contract from "../../../contract/duties.ts";
import { type Handler, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { type Duty, dutyAnswerOf } from "./duties.ts";
import * as lists from "./lists.ts";
import { missingReports } from "./rules.ts";
import type { WorkingClock } from "./schedule.ts";
import * as store from "./store.ts";

/** The company's working clock; the calendar knows it. */
export type ClockOf = (tx: Tx) => Promise<WorkingClock>;

const shown = ({ rows, next }: { rows: Duty[]; next: string | null }) => ({ rows: rows.map(dutyAnswerOf), next });

export const readsOf = (clockOf: ClockOf): readonly Handler[] => [
  read(contract.myDuties, async (asked, { tx, actor }) => shown(await lists.ofPerson(tx, actor, asked))),
  read(contract.countMyDuties, async (_, { tx, actor, now }) => {
    const clock = await clockOf(tx);
    return lists.countOf(tx, actor, { now, endOfDay: clock.atTimeOfDay(clock.businessDate(now), "24:00") });
  }),
  read(contract.dutiesOfSubject, async (subject, { tx }) => (await store.ofSubject(tx, subject)).map(dutyAnswerOf)),
  read(contract.listDuties, async (asked, { tx, now }) => shown(await lists.ofCompany(tx, now, asked))),
  read(contract.missingReports, async ({ day }, { tx, now }) => {
    const asked = day ?? (await clockOf(tx)).businessDate(now);
    return { day: asked, rows: missingReports(await store.unreported(tx, asked, now), asked, now).map(dutyAnswerOf) };
  }),
];
