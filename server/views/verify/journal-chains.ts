import { sql, type Tx } from "../../platform/db.ts";
import { type Check, type Finding, judge, together } from "./check.ts";

// About 50,000 entries a statement: seconds each, so that none meets a time-out, and little memory.
const chainsPerBatch = 5_000;

const first = "00000000-0000-0000-0000-000000000000";
const last = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Chains of one kind whose subjects' ids lie above `after` and up to `upTo`. */
interface Range {
  kind: string;
  after: string;
  upTo: string;
}

// By equality of the kind and order of the ids: row-level security keeps the order of texts, which is not leakproof, from driving an index.
const within = ({ kind, after, upTo }: Range) => sql`subject_kind = ${kind} and subject_id > ${after}::uuid and subject_id <= ${upTo}::uuid`;

const kinds = (tx: Tx): Promise<{ kind: string }[]> =>
  tx.many(sql`select distinct subject_kind as kind from journal.heads where company_id = ${tx.companyId} order by 1`);

/** The id of the last chain of the next batch; undefined when fewer than a batch are left. */
const endOfBatch = (tx: Tx, { kind, after }: { kind: string; after: string }): Promise<{ id: string } | undefined> =>
  tx.maybe(sql`
    select subject_id as id from journal.heads where company_id = ${tx.companyId} and ${within({ kind, after, upTo: last })}
     order by subject_id offset ${chainsPerBatch - 1} limit 1`);

/** Hashes one batch of chains anew, on the server, and compares what the body says with the columns beside it and the chain's end with its head. A body is read only once its hash fits: a changed one may be no JSON any more. */
const chains = (tx: Tx, range: Range): Promise<Finding> =>
  judge(tx, sql`
    with entries as (
      select subject_kind, subject_id, seq, hash, sha256(convert_to(body, 'UTF8')) as said, body, at, actor_id, actor_kind,
             lag(hash, 1, decode(repeat('00', 32), 'hex')) over w as before, row_number() over w as n, lead(seq) over w is null as at_end
        from journal.entries
       where company_id = ${tx.companyId} and ${within(range)}
      window w as (partition by subject_kind, subject_id order by seq, at))
    select coalesce(e.subject_kind, h.subject_kind) || ' ' || coalesce(e.subject_id, h.subject_id) || ' entry ' || lpad(coalesce(e.seq, h.seq)::text, 6, '0'), 'whole',
           case when h.seq is null then 'the chain has no head'
                when e.seq is null then 'the entry is gone'
                when e.seq < e.n then 'its number is there twice'
                when e.seq <> e.n then 'entries before it are gone'
                when e.hash <> sha256(e.before || e.said) then 'it does not follow from the one before'
                when (select (b ->> 'at')::timestamptz <> e.at or b #>> '{actor,id}' <> e.actor_id::text or b #>> '{actor,kind}' <> e.actor_kind
                  or b #>> '{subject,id}' <> e.subject_id::text or b #>> '{subject,kind}' <> e.subject_kind from (select e.body::jsonb as b offset 0) said) then 'its columns differ from its body'
                when e.at not between h.first_at and h.last_at then 'its head says that nothing happened then'
                when e.at_end and (h.seq <> e.seq or h.hash <> e.hash) then 'it is not the end that the head names'
                else 'whole' end
      from entries e
      full join (select subject_kind, subject_id, seq, hash, first_at, last_at from journal.heads
                  where company_id = ${tx.companyId} and ${within(range)}) h
        on h.subject_kind = e.subject_kind and h.subject_id = e.subject_id`);

const orphans = (tx: Tx): Promise<Finding> =>
  judge(tx, sql`
    select e.subject_kind || ' ' || e.subject_id, 'a head', 'the chain has no head' from (select distinct subject_kind, subject_id from journal.entries where company_id = ${tx.companyId}) e
     where not exists (select from journal.heads h where h.company_id = ${tx.companyId} and h.subject_kind = e.subject_kind and h.subject_id = e.subject_id)`);

/**
 * Every entry of the journal follows from the one before it, and every chain ends where its head says (I11).
 * Denominator: all entries. The first wrong row is named with its subject and number.
 */
export const journalChains: Check = {
  name: "journal.chains", means: "every journal entry follows from the one before it, and none is missing",
  async run(tx) {
    const findings = [await orphans(tx)];
    for (const { kind } of await kinds(tx))
      for (let after = first; after !== last; ) {
        const upTo = (await endOfBatch(tx, { kind, after }))?.id ?? last;
        findings.push(await chains(tx, { kind, after, upTo }));
        after = upTo;
      }
    return together(findings);
  },
};
