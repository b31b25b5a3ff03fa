import type * as contract from "../../../contract/cases.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Collector } from "../../platform/collect.ts";
import type { Context } from "../../platform/command.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyIn, pageOf } from "../../platform/keyset.ts";
import { askedFor, filedUnder, refile, searchText } from "../../platform/search-words.ts";
import { tableOf } from "../../platform/table.ts";
import type { Case } from "./cases.ts";

const columns = {
  id: "uuid", number: "text", subjectKind: "text", subjectId: "uuid", part: "text", title: "text", customerName: "text", salespersonId: "uuid", departmentId: "uuid", kind: "text", source: "text",
  description: "text", departments: "uuid[]", photos: "uuid[]", state: "text", revision: "int", openedAt: "timestamptz", openedBy: "uuid", openedByName: "text", ownerId: "uuid", ownerName: "text",
  proposal: "text", customerAnswer: "text", result: "text", satisfaction: "int", settledAt: "timestamptz",
} satisfies Record<keyof Case, string>;
const table = tableOf<Case>("cases.cases", columns);
const filedTable = tableOf<Case & { searchText: string }>("cases.cases", { ...columns, searchText: "text" });
const grams = "cases.case_grams";

export interface Note {
  id: string;
  caseId: string;
  at: Date;
  by: string;
  byName: string;
  text: string;
}
const noteTable = tableOf<Note>("cases.notes", { id: "uuid", caseId: "uuid", at: "timestamptz", by: "uuid", byName: "text", text: "text" });

export const insert = (tx: Tx, one: Case): Promise<number> => {
  const text = searchText([one.number, one.title, one.customerName]);
  return tx.run(sql`with filed as (${refile(grams, { companyId: tx.companyId, id: one.id, text }).filed}) ${filedTable.insert(tx.companyId, [{ ...one, searchText: text }])}`);
};

export const lock = (tx: Tx, caseId: string): Promise<Case | undefined> =>
  tx.maybe<Case>(sql`select ${table.columns()} from cases.cases where company_id = ${tx.companyId} and id = ${caseId} for update`);

export const read = (tx: Tx, caseId: string): Promise<Case | undefined> =>
  tx.maybe<Case>(sql`select ${table.columns()} from cases.cases where company_id = ${tx.companyId} and id = ${caseId}`);

export const save = (tx: Tx, one: Pick<Case, "id" | "revision">, change: Partial<Case>): Promise<number> =>
  tx.run(sql`update cases.cases set ${table.assignments({ ...change, revision: one.revision + 1 })} where company_id = ${tx.companyId} and id = ${one.id}`);

/** Keeps what was said; append-only. */
export const insertNote: Collector<Note> = { name: "case_note", parts: (notes, { tx }) => [{ name: "case_notes", sql: noteTable.insert(tx.companyId, notes) }] };

export const notesOf = (tx: Tx, caseId: string): Promise<Note[]> =>
  tx.many<Note>(sql`select ${noteTable.columns()} from cases.notes where company_id = ${tx.companyId} and case_id = ${caseId} order by at, id`);

/** Whether any other case about the subject is not settled; locks it, so that of two settled at once the second knows to be the last. */
export const othersOpen = async (tx: Tx, one: Pick<Case, "id" | "subjectKind" | "subjectId">): Promise<boolean> =>
  (await tx.maybe(sql`
    select from cases.cases where company_id = ${tx.companyId} and subject_kind = ${one.subjectKind} and subject_id = ${one.subjectId} and id <> ${one.id} and state <> 'settled' limit 1 for update`)) !== undefined;

const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`salesperson_id = any(${owners}::uuid[]) or owner_id = any(${owners}::uuid[])`;
  const mine = [...actor.departmentIds];
  return scope === "department" ? sql`(${own} or department_id = any(${mine}::uuid[]) or departments && ${mine}::uuid[])` : sql`(${own})`;
};

type Filter = ParsedInputOf<typeof contract.listCases>;

/** Cases within the reader's reach, the newest first. */
export async function list(tx: Tx, f: Filter, who: Pick<Context, "actor" | "scope">): Promise<{ rows: Case[]; next: string | null }> {
  const states = f.state === undefined ? undefined : [f.state].flat();
  const asked = askedFor(f.search);
  // Ids are made in the order of time, so the id alone is the key of a page.
  const [after] = (f.cursor && keyIn(f.cursor, 1)) || [];
  const rows = await tx.many<Case>(sql`
    select ${table.columns()} from cases.cases
     where company_id = ${tx.companyId} and ${reachOf(who)}
       ${states ? sql`and state = any(${states}::text[])` : sql``} ${f.kind ? sql`and kind = ${f.kind}` : sql``} ${f.mine ? sql`and owner_id = ${who.actor.id}::uuid` : sql``}
       ${f.subjectId ? sql`and subject_id = ${f.subjectId}::uuid` : sql``}
       ${asked ? sql`and id in (${filedUnder(grams, tx.companyId, asked.grams)}) and search_text like all(${asked.patterns}::text[])` : sql``}
       ${after && /^[0-9a-f-]{36}$/.test(after) ? sql`and id < ${after}::uuid` : sql``}
     order by id desc limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}
