import type { Collector, Part } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Sql, sql } from "../../platform/db.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { cancelDuty, closeDuty, type Duty } from "./duties.ts";
import { rowOf, table } from "./row.ts";
import { closedBy } from "./rules.ts";

type About = Pick<Duty, "subject">;
/** What a command does to duties, in its order. */
type Deed =
  | { did: "open"; duty: Duty }
  | ({ did: "close"; event: string; part?: string; at?: Date } & About)
  | ({ did: "cancel"; reason: string; part?: string; undone?: Undone } & About);
/** The event by which duties came about, of one part or of all: it was taken back. */
interface Undone {
  event: string;
  part?: string | undefined;
}

const same = (a: About, b: About) => a.subject.kind === b.subject.kind && a.subject.id === b.subject.id;
const granted = (duty: Duty, answer: Duty | Refused) => (isRefused(answer) ? duty : answer);

/** The duty after a later deed of the same command. */
function after(duty: Duty, deed: Deed, { actor, now }: Pick<CommandContext, "actor" | "now">): Duty {
  if (deed.did === "open" || !same(duty, deed)) return duty;
  if (deed.did === "cancel" && deed.undone && !(duty.definition.opens === deed.undone.event && (deed.undone.part === undefined || duty.part === deed.undone.part))) return duty;
  if (deed.did === "cancel" && deed.part !== undefined && deed.part !== duty.part) return duty;
  if (deed.did === "cancel") return granted(duty, cancelDuty(duty, { reason: deed.reason, by: actor.id }, now));
  const closes = closedBy([duty], { name: deed.event, part: deed.part }).length > 0;
  return closes ? granted(duty, closeDuty(duty, { name: deed.event, by: actor.id }, deed.at ?? now)) : duty;
}

/** What the command leaves of the duties that it opened itself; those closed at once are written closed. */
const openedIn = (deeds: readonly Deed[], context: Pick<CommandContext, "actor" | "now">): Duty[] =>
  deeds.flatMap((deed, at) => (deed.did === "open" ? [deeds.slice(at + 1).reduce((duty, later) => after(duty, later, context), deed.duty)] : []));

// Only the last pause can still last. Given as text, for JSON has no instants.
const pausesEnded = (now: Date) => sql`case when d.state = 'paused'
  then jsonb_set(d.pauses, array[(jsonb_array_length(d.pauses) - 1)::text, 'to'], to_jsonb(${now.toISOString()}::text)) else d.pauses end`;

/**
 * Duties `d` that run on these subjects. The ids are looked up subject by subject, which `offset 0` keeps so, and states are told by what they are not, for which there is no index: where few were running
 * when statistics were last taken, PostgreSQL would sooner read all that run, and with them the index entries of all that did since it was last cleaned.
 */
const runningOn = (tx: CommandContext["tx"], deeds: readonly About[]): Sql<unknown> => sql`
  d.company_id = ${tx.companyId} and d.state not in ('closed', 'cancelled') and d.id = any(array(
    select x.id from (select distinct * from unnest(${deeds.map(({ subject }) => subject.kind)}::text[], ${deeds.map(({ subject }) => subject.id)}::uuid[]) as s (kind, id)) s
      cross join lateral (select id from duties.duties where company_id = ${tx.companyId} and subject_kind = s.kind and subject_id = s.id and state in ('open', 'paused') offset 0) x))`;

/** `closeDuty` for all duties that the command's events close, in one update. */
function closing(deeds: readonly (Deed & { did: "close" })[], { tx, actor, now }: CommandContext): Part {
  const given = JSON.stringify(deeds.map(({ subject, part, event, at }) => ({ kind: subject.kind, id: subject.id, part, event, at })));
  const closedAt = sql`greatest(d.opened_at, coalesce(g.at, ${now}::timestamptz))`;
  return {
    name: "duties_closed",
    sql: sql`update duties.duties d
      set state = 'closed', kept = case when d.due_at is null then null else d.state = 'paused' or ${closedAt} <= d.due_at end,
          pauses = ${pausesEnded(now)}, closed_at = ${closedAt}, closed_by = ${actor.id}::uuid, next_step_at = null
      from jsonb_to_recordset(${given}::jsonb) as g (kind text, id uuid, part text, event text, at timestamptz)
      where ${runningOn(tx, deeds)} and d.subject_kind = g.kind and d.subject_id = g.id
        and g.event = any (d.closes) and (d.part is null or g.part is null or d.part = g.part) returning 1`,
  };
}

/** `cancelDuty` for all running duties of subjects or of parts of them, or those of them that an event opened which was taken back. */
function cancelling(deeds: readonly (Deed & { did: "cancel" })[], { tx, actor, now }: CommandContext): Part {
  const given = JSON.stringify(deeds.map(({ subject, reason, part, undone }) => ({ kind: subject.kind, id: subject.id, reason, event: undone?.event, part: undone?.part ?? part })));
  return {
    name: "duties_cancelled",
    sql: sql`update duties.duties d
      set state = 'cancelled', cancel_reason = g.reason, pauses = ${pausesEnded(now)}, closed_at = ${now}::timestamptz, closed_by = ${actor.id}::uuid, next_step_at = null
      from jsonb_to_recordset(${given}::jsonb) as g (kind text, id uuid, reason text, event text, part text)
      where ${runningOn(tx, deeds)} and d.subject_kind = g.kind and d.subject_id = g.id
        and (g.event is null or d.definition ->> 'opens' = g.event) and (g.part is null or d.part = g.part) returning 1`,
  };
}

/** Opens, closes and cancels duties in the command's last statement. */
export const book: Collector<Deed> = {
  name: "duties",
  parts(deeds, context) {
    const closes = deeds.filter((deed) => deed.did === "close");
    const cancels = deeds.filter((deed) => deed.did === "cancel");
    const opened = openedIn(deeds, context);
    const parts: Part[] = [];
    if (closes.length) parts.push(closing(closes, context));
    if (cancels.length) parts.push(cancelling(cancels, context));
    // Counting what was closed makes PostgreSQL close before it inserts; a duty that one event closes and opens anew would else meet itself running.
    const before = sql.join([sql`true`, ...parts.map(({ name }) => sql`(select count(*) from ${sql.raw(name)}) >= 0`)], " and ");
    if (opened.length) parts.push({ name: "duties_opened", sql: sql`${table.insert(context.tx.companyId, opened.map(rowOf))} where ${before} on conflict do nothing` });
    return parts;
  },
};
