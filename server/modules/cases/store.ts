import type * as contract from "../../../contract/cases.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { askedFor, filedUnder, refile, searchText } from "../../platform/search-words.ts";
import type { Case } from "./cases.ts";
import { type Cost, costTable, filedTable, type Line, lineTable, type Note, noteTable, type Step, stepTable, table } from "./tables.ts";

const grams = "cases.case_grams";

export async function insert(tx: Tx, one: Case, lines: readonly Omit<Line, "caseId">[]): Promise<void> {
  const text = searchText([one.number, one.title, one.customerName]);
  await tx.run(sql`with filed as (${refile(grams, { companyId: tx.companyId, id: one.id, text }).filed}) ${filedTable.insert(tx.companyId, [{ ...one, searchText: text }])}`);
  if (lines.length) await tx.run(lineTable.insert(tx.companyId, lines.map((line) => ({ ...line, caseId: one.id }))));
}

export const lock = (tx: Tx, caseId: string): Promise<Case | undefined> =>
  tx.maybe<Case>(sql`select ${table.columns()} from cases.cases where company_id = ${tx.companyId} and id = ${caseId} for update`);

export const read = (tx: Tx, caseId: string): Promise<Case | undefined> =>
  tx.maybe<Case>(sql`select ${table.columns()} from cases.cases where company_id = ${tx.companyId} and id = ${caseId}`);

export const save = (tx: Tx, one: Pick<Case, "id" | "revision">, change: Partial<Case>): Promise<number> =>
  tx.run(sql`update cases.cases set ${table.assignments({ ...change, revision: one.revision + 1 })} where company_id = ${tx.companyId} and id = ${one.id}`);

export const notesOf = (tx: Tx, caseId: string): Promise<Note[]> =>
  tx.many<Note>(sql`select ${noteTable.columns()} from cases.notes where company_id = ${tx.companyId} and case_id = ${caseId} order by at, id`);

export const linesOf = (tx: Tx, caseId: string): Promise<Line[]> =>
  tx.many<Line>(sql`select case_id, order_line_id, line_no, product_id, product_code, name, unit, trim_scale(quantity)::text as quantity from cases.lines where company_id = ${tx.companyId} and case_id = ${caseId} order by line_no`);

export const stepsOf = (tx: Tx, caseId: string): Promise<Step[]> =>
  tx.many<Step>(sql`select ${stepTable.columns()} from cases.steps where company_id = ${tx.companyId} and case_id = ${caseId} order by at, id`);

export const costsOf = (tx: Tx, caseId: string): Promise<Cost[]> =>
  tx.many<Cost>(sql`select ${costTable.columns()} from cases.costs where company_id = ${tx.companyId} and case_id = ${caseId} order by at, id`);

/** Whether any other case about the subject is not settled; locks it, so that of two settled at once the second knows to be the last. */
export const othersOpen = async (tx: Tx, one: Pick<Case, "id" | "subjectKind" | "subjectId">): Promise<boolean> =>
  (await tx.maybe(sql`
    select from cases.cases where company_id = ${tx.companyId} and subject_kind = ${one.subjectKind} and subject_id = ${one.subjectId} and id <> ${one.id} and state <> 'settled' limit 1 for update`)) !== undefined;

const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`c.salesperson_id = any(${owners}::uuid[]) or c.owner_id = any(${owners}::uuid[])
    or exists (select from cases.delayed d where d.company_id = c.company_id and d.case_id = c.id and d.salesperson_id = any(${owners}::uuid[]))`;
  const mine = [...actor.departmentIds];
  return scope === "department" ? sql`(${own} or c.department_id = any(${mine}::uuid[]) or c.departments && ${mine}::uuid[])` : sql`(${own})`;
};

export type Filter = Omit<ParsedInputOf<typeof contract.listCases>, "cursor" | "limit">;
/** Whom the filter asks for: somebody's reach, and where his days begin. */
export type Asking = Pick<Context, "actor" | "scope"> & { timeZone: string };

/** Cases `c` that a filter asks for, within the reader's reach. */
export function asked(tx: Tx, f: Filter, who: Asking): Sql<unknown> {
  const states = f.state === undefined ? undefined : [f.state].flat();
  const words = askedFor(f.search);
  const dayOf = sql`(c.opened_at at time zone ${who.timeZone}::text)::date`;
  return sql`c.company_id = ${tx.companyId} and ${reachOf(who)}
       ${states ? sql`and c.state = any(${states}::text[])` : sql``} ${f.kind ? sql`and c.kind = ${f.kind}` : sql``} ${f.mine ? sql`and c.owner_id = ${who.actor.id}::uuid` : sql``}
       ${f.ownerId ? sql`and c.owner_id = ${f.ownerId}::uuid` : sql``} ${f.customerId ? sql`and c.customer_id = ${f.customerId}::uuid` : sql``}
       ${f.subjectId ? sql`and (c.subject_id = ${f.subjectId}::uuid or exists (select from cases.delayed d where d.company_id = ${tx.companyId} and d.case_id = c.id and d.order_id = ${f.subjectId}::uuid))` : sql``}
       ${f.productId ? sql`and exists (select from cases.lines l where l.company_id = ${tx.companyId} and l.case_id = c.id and l.product_id = ${f.productId}::uuid)` : sql``}
       ${f.from ? sql`and ${dayOf} >= ${f.from}::date` : sql``} ${f.to ? sql`and ${dayOf} <= ${f.to}::date` : sql``}
       ${words ? sql`and c.id in (${filedUnder(grams, tx.companyId, words.grams)}) and c.search_text like all(${words.patterns}::text[])` : sql``}`;
}

export type Listed = Case & { products: string };

/** Cases within the reader's reach, the newest first. */
export async function list(tx: Tx, f: Filter & { cursor?: string | undefined; limit: number }, who: Asking): Promise<{ rows: Listed[]; next: string | null }> {
  // Ids are made in the order of time, so the id alone is the key of a page.
  const [after] = keyLike(f.cursor, ["uuid"]) ?? [];
  const rows = await tx.many<Listed>(sql`
    select ${table.columns("c")}, coalesce((select string_agg(l.product_code || ' ' || l.name, '、' order by l.line_no) from cases.lines l where l.company_id = ${tx.companyId} and l.case_id = c.id), '') as products
      from cases.cases c where ${asked(tx, f, who)} ${after ? sql`and c.id < ${after}::uuid` : sql``}
     order by c.id desc limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}
