import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import type { Context } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { bodyHash, bodyOf, type Entry, genesis, type Happening, link } from "./journal.ts";

/** What a command tells of one subject; all of a command's tellings of a subject become one entry. */
export interface Telling extends Happening {
  subject: Subject;
}

function entriesOf(tellings: readonly Telling[], { actor: { kind, id, standsFor = [] }, now }: Pick<Context, "actor" | "now">): Entry[] {
  const actor = { kind, id, ...(standsFor.length > 0 && { for: standsFor.map((absent) => absent.id) }) };
  const bySubject = new Map<string, Entry>();
  for (const { subject, ...happening } of tellings) {
    const key = `${subject.kind} ${subject.id}`;
    const entry = bySubject.get(key) ?? { subject: { kind: subject.kind, id: subject.id }, at: now, actor, happenings: [] };
    entry.happenings.push(happening);
    bySubject.set(key, entry);
  }
  // Chains are locked in this order by every command, so two commands on the same subjects cannot deadlock.
  return [...bySubject.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** Chains and writes the entries of a command; the database links each to its subject's head, which also serialises writers. */
export const tellings: Collector<Telling> = {
  name: "journal",
  parts(items, { tx, actor, now }) {
    const rows = entriesOf(items, { actor, now }).map((entry) => {
      const body = bodyOf(entry);
      return { kind: entry.subject.kind, id: entry.subject.id, body, body_hash: `\\x${bodyHash(body).toString("hex")}`, first: `\\x${link(genesis, body).toString("hex")}` };
    });
    const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g (kind text, id uuid, body text, body_hash bytea, first bytea)`;
    return [
      {
        name: "journal_given",
        sql: sql`select * from ${given}`,
      },
      {
        name: "journal_heads",
        sql: sql`insert into journal.heads as h (company_id, subject_kind, subject_id, seq, hash, first_at, last_at)
          select ${tx.companyId}::bigint, kind, id, 1, first, ${now}::timestamptz, ${now}::timestamptz from journal_given
          on conflict (company_id, subject_kind, subject_id) do update
            set seq = h.seq + 1, first_at = least(h.first_at, excluded.first_at), last_at = greatest(h.last_at, excluded.last_at),
                hash = sha256(h.hash || (select body_hash from journal_given g where g.kind = h.subject_kind and g.id = h.subject_id))
          returning subject_kind, subject_id, seq, hash`,
      },
      {
        name: "journal_entries",
        sql: sql`insert into journal.entries (company_id, subject_kind, subject_id, seq, at, actor_kind, actor_id, body, hash)
          select ${tx.companyId}::bigint, h.subject_kind, h.subject_id, h.seq, ${now}::timestamptz, ${actor.kind}, ${actor.id}::uuid, g.body, h.hash
            from journal_heads h join journal_given g on g.kind = h.subject_kind and g.id = h.subject_id`,
      },
    ];
  },
};

export interface JournalRow {
  seq: string;
  at: Date;
  actorKind: string;
  actorId: string;
  body: string;
  hash: Buffer;
}

/** All entries of a subject, oldest first, out of the months of its life. */
export const entriesAbout = (tx: Tx, subject: Subject): Promise<JournalRow[]> => {
  const head = sql`from journal.heads h where h.company_id = ${tx.companyId} and h.subject_kind = ${subject.kind} and h.subject_id = ${subject.id}`;
  return tx.many<JournalRow>(sql`
    select seq, at, actor_kind, actor_id, body, hash from journal.entries
     where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and at >= (select h.first_at ${head}) and at <= (select h.last_at ${head}) order by seq`);
};

/** The people who did one of these things to a subject, and those in whose place they did it. */
export const whoDid = async (tx: Tx, subject: Subject, whats: readonly string[]): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`
    with done as (
      select actor_id, body::jsonb as body from journal.entries
       where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and actor_kind = 'person'
    ), those as (select actor_id, body from done where exists (select from jsonb_array_elements(body -> 'did') d where d ->> 'what' = any(${whats}::text[])))
    select actor_id as id from those union select absent::uuid from those, jsonb_array_elements_text(coalesce(body -> 'actor' -> 'for', '[]')) absent`)).map(({ id }) => id);

/** The number of a subject's entry of an instant: what happened there then; the last of several. */
export const entryAt = async (tx: Tx, subject: Subject, at: Date): Promise<number | undefined> => {
  const found = await tx.maybe<{ seq: string }>(sql`
    select seq from journal.entries
     where company_id = ${tx.companyId} and subject_kind = ${subject.kind} and subject_id = ${subject.id} and at = ${at}::timestamptz order by seq desc limit 1`);
  return found && Number(found.seq);
};
