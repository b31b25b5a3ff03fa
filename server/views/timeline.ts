import * as contract from "../../contract/views.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { type Context, read } from "../platform/command.ts";
import { sql, type Tx } from "../platform/db.ts";
import { refuse } from "../platform/refusal.ts";
import { inMonthsOf } from "./journal-months.ts";

interface Entry {
  seq: string;
  at: Date;
  actorName: string | null;
  actorFor: string[];
  actorKind: string;
  body: string;
  hash: Buffer;
}

const entriesOf = (tx: Tx, orderId: string): Promise<Entry[]> =>
  tx.many<Entry>(sql`
    select e.seq, e.at, e.actor_kind, p.name as actor_name, e.body, e.hash,
           array(select a.name from people.people a where a.company_id = e.company_id and a.id::text = any(array(select jsonb_array_elements_text(e.body::jsonb #> '{actor,for}')))) as actor_for
      from journal.entries e
      left join people.people p on p.company_id = e.company_id and p.id = e.actor_id
     where e.company_id = ${tx.companyId} and e.subject_kind = 'order' and e.subject_id = ${orderId} and ${inMonthsOf(tx, { kind: "order", id: orderId })} order by e.seq`);

/** The words of comments that stand; those that were taken back are shown to nobody. */
async function wordsOf(tx: Tx, orderId: string): Promise<ReadonlyMap<unknown, string>> {
  const rows = await tx.many<{ id: string; text: string }>(sql`
    select c.id, c.text from comments.comments c
     where c.company_id = ${tx.companyId} and c.subject_kind = 'order' and c.subject_id = ${orderId}
       and not exists (select from comments.withdrawals w where w.company_id = c.company_id and w.comment_id = c.id)`);
  return new Map(rows.map(({ id, text }) => [id, text]));
}

interface Did {
  what: string;
  facts?: Record<string, unknown>;
  why?: string;
}

/** The two between whom an order went, in the journal by their ids. */
type Between = Record<"from" | "to", string | null>;
const betweenOf = ({ what, facts }: Did): Between | undefined => (what === "assigned" || what === "unassigned" ? (facts?.["salesperson"] as Between) : undefined);
/** Who got copies, by their ids. */
const copiedOf = ({ what, facts }: Did): string[] => (what === "copied" ? (facts?.["people"] as string[]) : []);

/** Names for the people whom facts name by their ids: one statement, and none where nobody is named so. */
async function namedIn(tx: Tx, did: readonly Did[]): Promise<(one: Did) => object> {
  const ids = did.flatMap((one) => [...copiedOf(one), ...Object.values(betweenOf(one) ?? {})]).filter((id) => id !== null);
  const rows = ids.length ? await tx.many<{ id: string; name: string }>(sql`select id, name from people.people where company_id = ${tx.companyId} and id = any(${[...new Set(ids)]}::uuid[])`) : [];
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return (one) => {
    const [between, copied] = [betweenOf(one), copiedOf(one)];
    return { ...(between && { salesperson: { from: named(between.from), to: named(between.to) } }), ...(copied.length && { copied: copied.map((id) => named(id) ?? "—").join(", ") }) };
  };
}

export interface TimelineDeps {
  maySee(context: Pick<Context, "tx" | "actor">, subject: Subject): Promise<boolean>;
  /** The first entry of a chain that does not follow from those before it. */
  firstBreak(entries: readonly Entry[]): unknown;
}

/** The journal of an order as people read it; one entry of a command tells everything that it did. */
export const timeline = ({ maySee, firstBreak }: TimelineDeps) =>
  read(contract.timeline, async ({ orderId }, context) => {
    const subject = { kind: "order", id: orderId };
    if (!(await maySee(context, subject))) return refuse("notFound");
    const entries = await entriesOf(context.tx, orderId);
    const words = entries.some(({ body }) => body.includes('"commented"')) ? await wordsOf(context.tx, orderId) : new Map<unknown, string>();
    const told = entries.map((entry) => ({ entry, did: (JSON.parse(entry.body) as { did: Did[] }).did }));
    const named = await namedIn(context.tx, told.flatMap(({ did }) => did));
    const rows = told.flatMap(({ entry, did }) =>
      did.map((one) => {
        const { what, facts = {}, why } = one;
        return {
          subject, seq: Number(entry.seq), at: entry.at, actorName: entry.actorName ?? "", actorFor: entry.actorFor, actorKind: entry.actorKind, what,
          facts: { ...facts, ...named(one) }, why: why ?? words.get(facts["commentId"]) ?? null,
        };
      }));
    return { rows: rows.toReversed(), sound: firstBreak(entries) === undefined };
  });
