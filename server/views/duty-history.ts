import * as contract from "../../contract/views.ts";
import type { AnswerOf } from "../../contract/toolkit.ts";
import { read } from "../platform/command.ts";
import { sql, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";
import { inMonthsOf } from "./journal-months.ts";

type Row = AnswerOf<typeof contract.dutyHistory>["rows"][number];

interface Kept {
  openedAt: Date;
  ownerRole: string | null;
  ownerName: string | null;
  steps: { level: number; kind: "warning" | "breach" | "escalation"; to: string | null; at: string | null; firedAt: string | null }[];
  pauses: { from: string; to: string | null; reason: string; note: string | null; by: string }[];
  state: string;
  kept: boolean | null;
  closedAt: Date | null;
  closedByName: string | null;
  cancelReason: string | null;
  subjectKind: string;
  subjectId: string;
}

const dutyOf = (tx: Tx, dutyId: string): Promise<Kept | undefined> =>
  tx.maybe<Kept>(sql`
    select d.opened_at, d.owner_role, o.name as owner_name, d.steps, d.pauses, d.state, d.kept, d.closed_at, c.name as closed_by_name, d.cancel_reason, d.subject_kind, d.subject_id
      from duties.duties d
      left join people.people o on o.company_id = d.company_id and o.id = d.owner_id
      left join people.people c on c.company_id = d.company_id and c.id = d.closed_by
     where d.company_id = ${tx.companyId} and d.id = ${dutyId}`);

/** Who was told of each level, by the key under which notices of firings are kept. */
const toldOf = (tx: Tx, dutyId: string): Promise<{ level: number; names: string[] }[]> =>
  tx.many(sql`
    select split_part(n.key, ' ', 3)::int as level, array_agg(p.name order by p.name) as names
      from notices.notices n join people.people p on p.company_id = n.company_id and p.id = n.person_id
     where n.company_id = ${tx.companyId} and n.kind in ('dutyWarned', 'dutyBroken', 'dutyEscalated') and n.key like ${`duty ${dutyId} %`} group by 1`);

interface Act {
  at: Date;
  what: string;
  by: string | null;
  why: string | null;
  facts: { dutyId?: string; owner?: { personId?: string; role?: string } };
}

/** What people did to it, out of the journal of what it is about. */
const actsOf = (tx: Tx, { subjectKind, subjectId }: Kept): Promise<Act[]> =>
  tx.many<Act>(sql`
    select e.at, did ->> 'what' as what, did ->> 'why' as why, did -> 'facts' as facts, p.name as by
      from journal.entries e cross join lateral jsonb_array_elements(e.body::jsonb -> 'did') did
      left join people.people p on p.company_id = e.company_id and p.id = e.actor_id
     where e.company_id = ${tx.companyId} and e.subject_kind = ${subjectKind} and e.subject_id = ${subjectId} and ${inMonthsOf(tx, { kind: subjectKind, id: subjectId })} and did ->> 'what' in ('dutyPaused', 'dutyResumed', 'dutyReassigned')`);

const plain = { planned: false, role: null, told: [], by: null, reason: null, note: null, kept: null };
const stepActs = { warning: "warned", breach: "broken", escalation: "escalated" } as const;

/** The life of a duty in order of time; what has not fired is told only while it runs, for it may still happen. */
export function historyOf(duty: Kept, { told, acts }: { told: ReadonlyMap<number, string[]>; acts: readonly Act[] }): Row[] {
  const runs = duty.state === "open";
  const steps = duty.steps.flatMap(({ level, kind, to, at, firedAt }): Row[] => {
    const when = firedAt ?? (runs ? at : null);
    return when ? [{ ...plain, at: new Date(when), what: stepActs[kind], planned: firedAt === null, role: to, told: told.get(level) ?? [] }] : [];
  });
  const doneAt = (what: string, at: string) => acts.find((act) => act.what === what && Math.abs(act.at.getTime() - Date.parse(at)) < 1)?.by ?? null;
  const pauses = duty.pauses.flatMap(({ from, to, reason, note }): Row[] => [
    { ...plain, at: new Date(from), what: "paused", by: doneAt("dutyPaused", from), reason, note },
    ...(to ? [{ ...plain, at: new Date(to), what: "resumed" as const, by: doneAt("dutyResumed", to) }] : []),
  ]);
  const given = acts.filter(({ what }) => what === "dutyReassigned").map(({ at, by, why, facts }): Row => ({ ...plain, at, what: "reassigned", by, role: facts.owner?.role ?? null, reason: why }));
  const end: Row[] = duty.closedAt ? [{ ...plain, at: duty.closedAt, what: duty.state === "cancelled" ? "cancelled" : "closed", by: duty.closedByName, reason: duty.cancelReason, kept: duty.kept }] : [];
  const opened: Row = { ...plain, at: duty.openedAt, what: "opened", role: duty.ownerRole, told: duty.ownerName ? [duty.ownerName] : [] };
  return [opened, ...[...steps, ...pauses, ...given].toSorted((a, b) => a.at.getTime() - b.at.getTime()), ...end].toSorted((a, b) => Number(a.planned) - Number(b.planned) || a.at.getTime() - b.at.getTime());
}

/** Who was warned of a duty, to whom it was escalated and when, and why it stood still. */
export const dutyHistory = read(contract.dutyHistory, async ({ dutyId }, { tx }) => {
  const duty = await dutyOf(tx, dutyId);
  if (!duty) return refuse("notFound");
  const told = new Map((await toldOf(tx, dutyId)).map(({ level, names }) => [level, names]));
  const acts = (await actsOf(tx, duty)).filter(({ facts }) => facts.dutyId === dutyId);
  return { rows: historyOf(duty, { told, acts }) };
});
