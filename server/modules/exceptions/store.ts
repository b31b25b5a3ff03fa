import type { Subject } from "../../../contract/toolkit.ts";
import type { Collector } from "../../platform/collect.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { KeptRuling, Reversal, RulingRow } from "./exceptions.ts";

const rulings = tableOf<RulingRow>("exceptions.rulings", {
  id: "uuid", reviewId: "uuid", subjectKind: "text", subjectId: "uuid", subjectVersion: "int", subjectHash: "text", outcome: "text", words: "text", lines: "jsonb", follows: "uuid", at: "timestamptz", by: "uuid",
  byName: "text",
});
const reversals = tableOf<Reversal>("exceptions.reversals", { rulingId: "uuid", reason: "text", at: "timestamptz", by: "uuid", byName: "text" });

const insertRuling: Collector<RulingRow> = { name: "price_ruling", parts: (rows, { tx }) => [{ name: "price_ruling", sql: rulings.insert(tx.companyId, rows) }] };
export const insertReversal: Collector<Reversal> = { name: "price_ruling_reversal", parts: (rows, { tx }) => [{ name: "price_ruling_reversal", sql: reversals.insert(tx.companyId, rows) }] };

// A ruling is written with the command's last statement; whoever asks within the command is told of it too.
const held = new WeakMap<Tx, RulingRow[]>();
export function put(context: CommandContext, ruling: RulingRow): void {
  held.set(context.tx, [...(held.get(context.tx) ?? []), ruling]);
  context.collect(insertRuling, ruling);
}

type Row = RulingRow & { reversedAt: Date | null; reversedByName: string | null; reversedWhy: string | null };
const keptOf = ({ reversedAt, reversedByName, reversedWhy, ...row }: Row): KeptRuling => ({ ...row, reversal: reversedAt && { at: reversedAt, byName: reversedByName ?? "", reason: reversedWhy ?? "" } });
const from = (tx: Tx, condition: Sql<unknown>): Promise<Row[]> =>
  tx.many<Row>(sql`
    select ${rulings.columns("r")}, b.at as reversed_at, b.by_name as reversed_by_name, b.reason as reversed_why
      from exceptions.rulings r left join exceptions.reversals b on b.company_id = r.company_id and b.ruling_id = r.id
     where r.company_id = ${tx.companyId} and ${condition} order by r.at desc, r.id desc`);

/** What was ruled of a document's prices, the newest first. */
export const rulingsOf = async (tx: Tx, { kind, id }: Subject): Promise<KeptRuling[]> => (await from(tx, sql`r.subject_kind = ${kind} and r.subject_id = ${id}`)).map(keptOf);

/** The same with what this transaction ruled itself. */
export const rulingsKnown = async (tx: Tx, subject: Subject): Promise<KeptRuling[]> =>
  (held.get(tx) ?? []).filter(({ subjectKind, subjectId }) => subjectKind === subject.kind && subjectId === subject.id).map((row): KeptRuling => ({ ...row, reversal: null })).concat(await rulingsOf(tx, subject));

export const read = async (tx: Tx, id: string): Promise<KeptRuling | undefined> => (await from(tx, sql`r.id = ${id}`)).map(keptOf)[0];
