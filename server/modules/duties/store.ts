import type { Language, Subject } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";
import type { Duty } from "./duties.ts";
import { changing, dutyOf, type DutyRow, rowOf, table } from "./row.ts";

const snake = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const fields = Object.keys(changing);
const assignments = sql.raw(fields.map((field) => `${snake(field)} = g."${field}"`).join(", "));
const definition = sql.raw(Object.entries(changing).map(([field, type]) => `"${field}" ${type}`).join(", "));

const many = async (tx: Tx, query: Parameters<Tx["many"]>[0]): Promise<Duty[]> => (await tx.many<DutyRow>(query)).map(dutyOf);

/** The duty, locked until the commit. */
export const lock = async (tx: Tx, id: string): Promise<Duty | undefined> =>
  (await many(tx, sql`select ${table.columns()} from duties.duties where company_id = ${tx.companyId} and id = ${id} for update`))[0];

export const read = async (tx: Tx, id: string): Promise<Duty | undefined> =>
  (await many(tx, sql`select ${table.columns()} from duties.duties where company_id = ${tx.companyId} and id = ${id}`))[0];

/** Duties of which a step is due, locked; those that another worker has are his. */
export const lockDue = (tx: Tx, now: Date, limit: number): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns()} from duties.duties where company_id = ${tx.companyId} and next_step_at <= ${now}
     order by next_step_at, id limit ${limit} for update skip locked`);

/**
 * Broken limits that nobody was told of yet, marked as told; those that another worker has are his. They are taken apart from the update, which may ask for its rows again and again and would
 * take the next ones each time.
 */
export const takeBroken = (tx: Tx, limit: number): Promise<Duty[]> =>
  many(tx, sql`
    with due as materialized (
      select id from duties.duties where company_id = ${tx.companyId} and kept = false and not reported order by closed_at, id limit ${limit} for update skip locked),
    taken as (
      update duties.duties d set reported = true from due where d.company_id = ${tx.companyId} and d.id = due.id returning d.*)
    select ${table.columns("d")} from taken d order by d.closed_at, d.id`);

/** Duties whose times were counted with another version of the calendar, locked: running ones, and finished ones that wait for their verdict. */
export const lockStale = (tx: Tx, version: number, limit: number): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns()} from duties.duties
     where company_id = ${tx.companyId} and calendar_version <> ${version}
       and (state in ('open', 'paused') or (state = 'closed' and due_at is null and missing_year is not null))
     order by id limit ${limit} for update skip locked`);

/** Writes what may change of locked duties. */
export async function save(tx: Tx, duties: readonly Duty[]): Promise<void> {
  if (!duties.length) return;
  await tx.run(sql`
    update duties.duties d set ${assignments} from jsonb_to_recordset(${JSON.stringify(duties.map(rowOf))}::jsonb) as g (id uuid, ${definition})
     where d.company_id = ${tx.companyId} and d.id = g.id`);
}

/** What the morning's digest may speak of: running and due by an instant, or warned of, or without a due time for want of a calendar. */
export const forDigest = (tx: Tx, dueBy: Date): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns()} from duties.duties
     where company_id = ${tx.companyId} and state = 'open' and (due_at < ${dueBy} or level > 0 or (due_at is null and missing_year is not null))
     order by due_at, id limit 20000`);

/** Which daily duties of a day exist, by the event that puts their subjects under way. */
export const dailyOf = (tx: Tx, day: string): Promise<{ subjectId: string; part: string | null; opens: string }[]> =>
  tx.many(sql`
    select subject_id, part, definition ->> 'opens' as opens from duties.duties where company_id = ${tx.companyId} and day = ${day}::date and state <> 'cancelled'`);

/** Running duties of a day whose time has passed. */
export const unreported = (tx: Tx, day: string, now: Date): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns()} from duties.duties where company_id = ${tx.companyId} and day = ${day}::date and state = 'open' and due_at < ${now} order by title, id`);

export const ofSubject = (tx: Tx, subject: Duty["subject"]): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns()} from duties.duties
     where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id}
     order by state in ('open', 'paused') desc, opened_at desc, id limit 300`);

/** The running duties of a subject, locked. */
export const lockRunning = (tx: Tx, subject: Duty["subject"]): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns()} from duties.duties
     where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and state in ('open', 'paused') order by id for update`);

/** Running duties of these subjects that are one person's by name, locked. */
export const lockOwned = (tx: Tx, subjects: readonly Duty["subject"][], ownerId: string): Promise<Duty[]> =>
  many(tx, sql`
    select ${table.columns("d")} from duties.duties d
     where d.company_id = ${tx.companyId} and d.owner_id = ${ownerId} and d.state in ('open', 'paused')
       and (d.subject_kind, d.subject_id) in (select * from unnest(${subjects.map(({ kind }) => kind)}::text[], ${subjects.map(({ id }) => id)}::uuid[])) order by d.id for update of d`);

/** The open duty that falls due first after an instant. */
export const nextDue = (tx: Tx, after: Date): Promise<{ at: Date; title: string; subject: Subject } | undefined> =>
  tx.maybe(sql`
    select due_at as at, title, jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject from duties.duties
     where company_id = ${tx.companyId} and state = 'open' and due_at > ${after} order by due_at, id limit 1`);

/** What runs on subjects of a kind, the soonest due first. */
export const runningOf = (tx: Tx, kind: string, ids: readonly string[]): Promise<{ subjectId: string; definitionId: string; name: Record<Language, string>; dueAt: Date | null }[]> =>
  tx.many(sql`
    select subject_id, definition_id, definition -> 'name' as name, due_at from duties.duties
     where company_id = ${tx.companyId} and subject_kind = ${kind} and subject_id = any(${[...ids]}::uuid[]) and state in ('open', 'paused') order by due_at nulls last, id`);

/** The running duties of a kind on a subject, the soonest due first: of which part each is, whose by name, and when it is due. */
export const runningOfKind = (tx: Tx, { subject, definitionId }: { subject: Subject; definitionId: string }): Promise<{ part: string | null; ownerId: string | null; dueAt: Date | null }[]> =>
  tx.many(sql`
    select part, owner_id, due_at from duties.duties
     where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id}::uuid and state in ('open', 'paused') and definition_id = ${definitionId} order by due_at, id`);

/** What runs on one subject runs on another from now on, with its times and what was told already. */
export const moveRunning = (tx: Tx, { from, to, title }: { from: Subject; to: Subject; title: string }): Promise<number> =>
  tx.run(sql`
    update duties.duties set subject_kind = ${to.kind}, subject_id = ${to.id}, title = ${title}
     where company_id = ${tx.companyId} and subject_kind = ${from.kind} and subject_id = ${from.id} and state in ('open', 'paused')`);
