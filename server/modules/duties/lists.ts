import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import type * as contract from "../../../contract/duties.ts";
import { type Actor, ownersOf } from "../../platform/actor.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import type { Duty } from "./duties.ts";
import { dutyOf, type DutyRow, table } from "./row.ts";

type Person = Pick<Actor, "id" | "roles" | "standsFor">;
interface Asked {
  where: Sql<unknown>;
  search?: string;
  cursor?: string;
  limit: number;
}

const running = sql`state in ('open', 'paused')`;
const owned = (person: Person) => sql`(owner_id = any (${ownersOf(person)}::uuid[]) or owner_role = any (${[...person.roles]}::text[]))`;
const escalated = (person: Person) => sql`escalated_to <> '{}' and escalated_to && ${[...person.roles]}::text[] and ${owned(person)} is not true`;
// A duty without a due time comes last; as texts, because JavaScript has no endless instant.
const dueKey = sql`coalesce(due_at, 'infinity'::timestamptz)`;
const like = (search: string | undefined) => (search ? sql`title ilike ${`%${search.replace(/[\\%_]/g, "\\$&")}%`}` : sql`true`);
const keyOf = (cursor: string | undefined): string[] | undefined => keyLike(cursor, ["instant", "uuid"]);

/** A page of duties, the longest overdue first, those without a due time last. */
async function bySoonest(tx: Tx, { where, search, cursor, limit }: Asked): Promise<{ rows: Duty[]; next: string | null }> {
  const key = keyOf(cursor);
  const after = key ? sql`(${dueKey}, id) > (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`;
  const rows = await tx.many<DutyRow>(sql`
    select ${table.columns()} from duties.duties where company_id = ${tx.companyId} and ${where} and ${like(search)} and ${after} order by ${dueKey}, id limit ${limit + 1}`);
  return pageOf(rows.map(dutyOf), limit, (duty) => [duty.dueAt?.toISOString() ?? "infinity", duty.id]);
}

/** A page of duties that were broken, the latest first. */
async function byClosing(tx: Tx, { where, search, cursor, limit }: Asked): Promise<{ rows: Duty[]; next: string | null }> {
  const key = keyOf(cursor);
  const after = key ? sql`(closed_at, id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql`true`;
  const rows = await tx.many<DutyRow>(sql`
    select ${table.columns()} from duties.duties where company_id = ${tx.companyId} and kept = false and ${where} and ${like(search)} and ${after}
     order by closed_at desc, id desc limit ${limit + 1}`);
  return pageOf(rows.map(dutyOf), limit, (duty) => [duty.closedAt!.toISOString(), duty.id]);
}

/** Running duties of a person: owned by him or a role of his, or escalated to a role of his. */
export const ofPerson = (tx: Tx, person: Person, { list, ...asked }: ParsedInputOf<typeof contract.myDuties>) =>
  bySoonest(tx, { ...asked, where: list === "owned" ? sql`${running} and ${owned(person)}` : sql`${running} and ${escalated(person)}` });

/** Duties of the company by filter. */
export function ofCompany(tx: Tx, now: Date, { list, role, ownerId, definition, ...asked }: ParsedInputOf<typeof contract.listDuties>) {
  const filters = sql.join([
    sql`true`,
    ...(role ? [sql`owner_role = ${role}`] : []),
    ...(ownerId ? [sql`owner_id = ${ownerId}::uuid`] : []),
    ...(definition ? [sql`definition_id = ${definition}`] : []),
  ], " and ");
  if (list === "broken") return byClosing(tx, { ...asked, where: filters });
  const state = {
    running, overdue: sql`state = 'open' and due_at < ${now}`, paused: sql`state = 'paused'`, withoutDueTime: sql`${running} and due_at is null and missing_year is not null`,
  }[list];
  return bySoonest(tx, { ...asked, where: sql`${state} and ${filters}` });
}

/** Figures for the badge; `endOfDay` is the company's. */
export const countOf = (tx: Tx, person: Person, { now, endOfDay }: { now: Date; endOfDay: Date }): Promise<{ running: number; overdue: number; dueToday: number; escalated: number }> =>
  tx.one(sql`
    select count(*) filter (where ${owned(person)})::int as running, count(*) filter (where ${owned(person)} and state = 'open' and due_at < ${now})::int as overdue,
           count(*) filter (where ${owned(person)} and state = 'open' and due_at >= ${now} and due_at < ${endOfDay})::int as due_today,
           count(*) filter (where ${escalated(person)})::int as escalated
      from duties.duties where company_id = ${tx.companyId} and ${running} and (${owned(person)} or escalated_to <> '{}' and escalated_to && ${[...person.roles]}::text[])`);
