import type * as contract from "../../../contract/aftersales.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { tableOf } from "../../platform/table.ts";
import type { Line, Return, StepRow } from "./aftersales.ts";

const table = tableOf<Return>("aftersales.returns", {
  id: "uuid", number: "text", caseId: "uuid", caseNumber: "text", orderId: "uuid", orderNumber: "text", customerId: "uuid", customerName: "text", salespersonId: "uuid", departmentId: "uuid", reason: "text", state: "text", comesBack: "boolean",
  revision: "int", files: "uuid[]", authorisedAt: "timestamptz", authorisedBy: "uuid", authorisedByName: "text", warehouseId: "uuid", receiptNote: "text", receiptFiles: "uuid[]", receivedAt: "timestamptz",
  receivedByName: "text", finding: "text", inspectionFiles: "uuid[]", inspectedAt: "timestamptz", inspectedByName: "text", creditId: "uuid", creditNumber: "text", credited: "numeric", cancelReason: "text",
} satisfies Record<keyof Return, string>);
const lineTable = tableOf<Line>("aftersales.lines", {
  id: "uuid", returnId: "uuid", orderLineId: "uuid", lineNo: "int", productId: "uuid", productCode: "text", name: "text", unit: "text", unitPrice: "numeric", comesBack: "boolean", quantity: "numeric", received: "numeric", restocked: "numeric",
  scrapped: "numeric", replaced: "numeric",
} satisfies Record<keyof Line, string>);

const stepTable = tableOf<StepRow>("aftersales.steps", {
  id: "uuid", returnId: "uuid", what: "text", lines: "jsonb", warehouseId: "uuid", creditId: "uuid", creditNumber: "text", at: "timestamptz", by: "uuid", byName: "text",
} satisfies Record<keyof StepRow, string>);

export const insertStep = (tx: Tx, row: StepRow): Promise<number> => tx.run(stepTable.insert(tx.companyId, [row]));

export interface KeptStep extends StepRow {
  reversed: { reason: string; at: string; byName: string } | null;
}
/** The steps of a return in their order, those that were taken back among them. */
export const stepsOf = (tx: Tx, returnId: string): Promise<KeptStep[]> =>
  tx.many<KeptStep>(sql`
    select ${stepTable.columns("s")}, case when v.step_id is null then null else json_build_object('reason', v.reason, 'at', v.at, 'byName', v.by_name) end as reversed
      from aftersales.steps s left join aftersales.reversals v on v.company_id = s.company_id and v.step_id = s.id
     where s.company_id = ${tx.companyId} and s.return_id = ${returnId} order by s.at, s.id`);

export const insertReversal = ({ tx, now, actor }: CommandContext, stepId: string, reason: string): Promise<number> =>
  tx.run(sql`insert into aftersales.reversals (company_id, step_id, reason, at, by, by_name) values (${tx.companyId}, ${stepId}, ${reason}, ${now}, ${actor.id}, ${actor.name})`);

export async function insert(tx: Tx, one: Return, lines: readonly Line[]): Promise<void> {
  await tx.run(table.insert(tx.companyId, [one]));
  await tx.run(lineTable.insert(tx.companyId, lines));
}

export const read = (tx: Tx, returnId: string, lock = false): Promise<Return | undefined> =>
  tx.maybe<Return>(sql`select ${table.columns()} from aftersales.returns where company_id = ${tx.companyId} and id = ${returnId} ${lock ? sql`for update` : sql``}`);

export const linesOf = (tx: Tx, returnId: string): Promise<Line[]> =>
  tx.many<Line>(sql`
    select id, return_id, order_line_id, line_no, product_id, product_code, name, unit, trim_scale(unit_price)::text as unit_price, comes_back, trim_scale(quantity)::text as quantity, trim_scale(received)::text as received,
           trim_scale(restocked)::text as restocked, trim_scale(scrapped)::text as scrapped, trim_scale(replaced)::text as replaced
      from aftersales.lines where company_id = ${tx.companyId} and return_id = ${returnId} order by line_no`);

export const save = (tx: Tx, one: Pick<Return, "id" | "revision">, change: Partial<Return>): Promise<number> =>
  tx.run(sql`update aftersales.returns set ${table.assignments({ ...change, revision: one.revision + 1 })} where company_id = ${tx.companyId} and id = ${one.id}`);

/** Adds to what became of lines. */
export const add = (tx: Tx, field: "received" | "restocked" | "scrapped" | "replaced", shares: readonly { line: Line; quantity: Decimal }[]): Promise<number> =>
  tx.run(sql`
    update aftersales.lines l set ${sql.raw(field)} = ${sql.raw(field)} + g.quantity
      from jsonb_to_recordset(${JSON.stringify(shares.map(({ line: { id }, quantity }) => ({ id, quantity })))}::jsonb) as g (id uuid, quantity numeric)
     where l.company_id = ${tx.companyId} and l.id = g.id`);

/** By line of an order what has come back or may come back, or is made good without. */
export const returnedOf = async (tx: Tx, orderId: string): Promise<Map<string, Decimal>> =>
  new Map((await tx.many<{ orderLineId: string; quantity: string }>(sql`
    select l.order_line_id, sum(case r.state when 'authorised' then l.quantity else l.received end)::text as quantity
      from aftersales.lines l join aftersales.returns r on r.company_id = l.company_id and r.id = l.return_id
     where l.company_id = ${tx.companyId} and r.company_id = ${tx.companyId} and r.order_id = ${orderId} and r.state <> 'cancelled' group by 1`)).map(({ orderLineId, quantity }) => [orderLineId, quantity]));

const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> =>
  scope === "company" ? sql`true` : scope === "department" ? sql`department_id = any(${[...actor.departmentIds]}::uuid[])` : sql`salesperson_id = any(${ownersOf(actor)}::uuid[])`;

export async function list(tx: Tx, f: ParsedInputOf<typeof contract.listReturns>, who: Pick<Context, "actor" | "scope">): Promise<{ rows: Return[]; next: string | null }> {
  const states = f.state === undefined ? undefined : [f.state].flat();
  const [after] = keyLike(f.cursor, ["uuid"]) ?? [];
  const rows = await tx.many<Return>(sql`
    select ${table.columns()} from aftersales.returns
     where company_id = ${tx.companyId} and ${reachOf(who)} ${states ? sql`and state = any(${states}::text[])` : sql``} ${f.caseId ? sql`and case_id = ${f.caseId}::uuid` : sql``}
       ${f.orderId ? sql`and order_id = ${f.orderId}::uuid` : sql``} ${after ? sql`and id < ${after}::uuid` : sql``}
     order by id desc limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}
