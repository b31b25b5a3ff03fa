import type { DutyDefinition, DutyPause, DutyState } from "../../../contract/duties.ts";
import { tableOf } from "../../platform/table.ts";
import { type Duty, nextStepAt } from "./duties.ts";
import type { Step } from "./schedule.ts";

/** A duty as the table holds it. Instants inside `steps` and `pauses` are ISO texts there. */
export interface DutyRow {
  id: string;
  definitionId: string;
  definition: DutyDefinition;
  closes: string[];
  subjectKind: string;
  subjectId: string;
  title: string;
  part: string | null;
  day: string | null;
  ownerId: string | null;
  ownerRole: string | null;
  escalatedTo: string[];
  openedAt: Date;
  target: Date | null;
  dueAt: Date | null;
  missingYear: number | null;
  calendarVersion: number;
  steps: Stored<Step>[];
  level: number;
  nextStepAt: Date | null;
  pauses: Stored<DutyPause>[];
  state: DutyState;
  kept: boolean | null;
  closedAt: Date | null;
  closedBy: string | null;
  cancelReason: string | null;
  reminded: number;
  remindedAt: Date | null;
}
type Stored<T> = { [Field in keyof T]: T[Field] extends Date ? string : Date extends T[Field] ? string | null : T[Field] };

/** What may change in a duty's life. */
export const changing = {
  ownerId: "uuid", ownerRole: "text", escalatedTo: "text[]", dueAt: "timestamptz", missingYear: "int", calendarVersion: "int", steps: "jsonb", level: "int", nextStepAt: "timestamptz",
  pauses: "jsonb", state: "text", kept: "boolean", closedAt: "timestamptz", closedBy: "uuid", cancelReason: "text",
  reminded: "int", remindedAt: "timestamptz",
} satisfies Partial<Record<keyof DutyRow, string>>;

export const table = tableOf<DutyRow>("duties.duties", {
  id: "uuid", definitionId: "text", definition: "jsonb", closes: "text[]", subjectKind: "text", subjectId: "uuid", title: "text", part: "text", day: "date", openedAt: "timestamptz", target: "timestamptz",
  ...changing,
});

const stored = <T>(value: T): Stored<T> => JSON.parse(JSON.stringify(value)) as Stored<T>;
const instant = (value: string | null): Date | null => (value === null ? null : new Date(value));

export const rowOf = ({ definition, subject, steps, pauses, ...duty }: Duty): DutyRow => ({
  id: duty.id, definitionId: definition.id, definition, closes: definition.closes, subjectKind: subject.kind, subjectId: subject.id, title: duty.title, part: duty.part, day: duty.day,
  ownerId: duty.ownerId, ownerRole: duty.ownerRole, escalatedTo: steps.flatMap(({ to, firedAt }) => (to && firedAt ? [to] : [])), openedAt: duty.openedAt, target: duty.target, dueAt: duty.dueAt,
  missingYear: duty.missingYear, calendarVersion: duty.calendarVersion, steps: steps.map(stored), level: duty.level, nextStepAt: nextStepAt({ ...duty, definition, subject, steps, pauses }),
  pauses: pauses.map(stored), state: duty.state, kept: duty.kept, closedAt: duty.closedAt, closedBy: duty.closedBy, cancelReason: duty.cancelReason, reminded: duty.reminded, remindedAt: duty.remindedAt,
});

export function dutyOf({ subjectKind, subjectId, definitionId: _id, closes: _closes, escalatedTo: _told, nextStepAt: _next, ...row }: DutyRow): Duty {
  return {
    ...row,
    subject: { kind: subjectKind, id: subjectId },
    steps: row.steps.map((step) => ({ ...step, at: instant(step.at), firedAt: instant(step.firedAt) })),
    pauses: row.pauses.map((pause) => ({ ...pause, from: new Date(pause.from), to: instant(pause.to) })),
  };
}
