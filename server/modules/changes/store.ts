import type * as contract from "../../../contract/changes.ts";
import { type OpenChange, openChangeStates } from "../../../contract/changes.ts";
import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Collector } from "../../platform/collect.ts";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { askedFor, filedUnder, refile, searchText } from "../../platform/search-words.ts";
import { tableOf } from "../../platform/table.ts";
import type { Change, Occasion } from "./changes.ts";

const columns = {
  id: "uuid", number: "text", orderId: "uuid", orderNumber: "text", customerId: "uuid", customerName: "text", salespersonId: "uuid", departmentId: "uuid", orderCreatedBy: "uuid", kind: "text",
  content: "jsonb", reason: "text", source: "jsonb", currency: "text", compensation: "numeric", baseVersion: "int", baseHash: "text", differences: "jsonb", ruling: "jsonb", proposedBody: "text",
  proposedHash: "text", proposal: "jsonb", requestedAt: "timestamptz", requestedBy: "uuid", requestedByName: "text", state: "text", consentRequestId: "uuid", consent: "jsonb", agreementPaperId: "uuid",
  closedAt: "timestamptz", closedBy: "uuid", closedByName: "text", closedWhy: "text", appliedVersion: "int", revision: "int",
} satisfies Record<keyof Change, string>;
const table = tableOf<Change>("changes.changes", columns);
const filedTable = tableOf<Change & { searchText: string }>("changes.changes", { ...columns, searchText: "text" });
const grams = "changes.change_grams";
const open = [...openChangeStates];

/** Writes a new change. The database lets an order have one that is open: the second of two breaks `one_open_change`. */
export async function insert(tx: Tx, change: Change): Promise<boolean> {
  const text = searchText([change.number, change.orderNumber, change.customerName]);
  const written = await tx.run(sql`${filedTable.insert(tx.companyId, [{ ...change, searchText: text }])} on conflict (company_id, order_id) where state in ('inReview', 'toSign', 'awaitingCustomer') do nothing`);
  if (!written) return false;
  await tx.run(sql`with filed as (${refile(grams, { companyId: tx.companyId, id: change.id, text }).filed}) select 1`);
  return true;
}

export const read = (tx: Tx, changeId: string): Promise<Change | undefined> =>
  tx.maybe<Change>(sql`select ${table.columns()} from changes.changes where company_id = ${tx.companyId} and id = ${changeId}`);

/** Locks a change; its order is locked before it. */
export const lock = (tx: Tx, changeId: string): Promise<Change | undefined> =>
  tx.maybe<Change>(sql`select ${table.columns()} from changes.changes where company_id = ${tx.companyId} and id = ${changeId} for update`);

export const lockOpenOf = (tx: Tx, orderId: string): Promise<Change | undefined> =>
  tx.maybe<Change>(sql`select ${table.columns()} from changes.changes where company_id = ${tx.companyId} and order_id = ${orderId} and state = any(${open}) for update`);

export const save = (tx: Tx, { id, revision }: Pick<Change, "id" | "revision">, change: Partial<Change>): Promise<number> =>
  tx.run(sql`update changes.changes set ${table.assignments({ ...change, revision: revision + 1 })} where company_id = ${tx.companyId} and id = ${id}`);

/** All changes of an order, decided or not, oldest first. */
export const idsOf = async (tx: Tx, orderId: string): Promise<string[]> =>
  (await tx.many<{ id: string }>(sql`select id from changes.changes where company_id = ${tx.companyId} and order_id = ${orderId} order by id`)).map(({ id }) => id);

/** Changes that are not decided, by their order. */
export async function openOf(tx: Tx, orderIds: readonly string[]): Promise<Map<string, OpenChange>> {
  if (!orderIds.length) return new Map();
  const rows = await tx.many<Change>(sql`select ${table.columns()} from changes.changes where company_id = ${tx.companyId} and order_id = any(${[...orderIds]}::uuid[]) and state = any(${open})`);
  return new Map(rows.map(({ orderId, id, number, kind, state, differences, reason, requestedAt, requestedByName }) =>
    [orderId, { id, number, kind, state, fields: [...new Set(differences.map(({ field }) => field))], reason, requestedAt, requestedByName }]));
}

export interface KeptImpact {
  id: string;
  changeId: string;
  occasion: Occasion;
  step: string | null;
  at: Date;
  by: string;
  byName: string;
  sheet: contract.Impact;
}
const impacts = tableOf<KeptImpact>("changes.impacts", { id: "uuid", changeId: "uuid", occasion: "text", step: "text", at: "timestamptz", by: "uuid", byName: "text", sheet: "jsonb" });
/** Keeps what a change meant at a moment at which somebody went by it. */
export const keepImpacts: Collector<KeptImpact> = { name: "change_impacts", parts: (rows, { tx }) => [{ name: "change_impacts", sql: impacts.insert(tx.companyId, rows) }] };
export const impactsOf = (tx: Tx, changeId: string): Promise<KeptImpact[]> =>
  tx.many<KeptImpact>(sql`select ${impacts.columns()} from changes.impacts where company_id = ${tx.companyId} and change_id = ${changeId} order by at, id`);

const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`array[salesperson_id, order_created_by, requested_by] && ${owners}::uuid[]`;
  return scope === "department" ? sql`(${own} or department_id = any(${[...actor.departmentIds]}::uuid[]))` : sql`(${own})`;
};

type Filter = ParsedInputOf<typeof contract.listChanges>;

const stateOf = ({ state }: Filter): Sql<unknown> => (state === "all" ? sql`true` : state === "open" ? sql`state = any(${open})` : sql`state = ${state}`);

/** Changes within the reader's reach, the newest first. */
export async function list(tx: Tx, f: Filter, who: Pick<Context, "actor" | "scope">): Promise<{ rows: Change[]; next: string | null }> {
  const asked = askedFor(f.search);
  // Ids are made in the order of time, so the id alone is the key of a page.
  const [after] = keyLike(f.cursor, ["uuid"]) ?? [];
  const rows = await tx.many<Change>(sql`
    select ${table.columns()} from changes.changes
     where company_id = ${tx.companyId} and ${reachOf(who)} and ${stateOf(f)}
       ${f.kind ? sql`and kind = ${f.kind}` : sql``} ${f.orderId ? sql`and order_id = ${f.orderId}::uuid` : sql``}
       ${asked ? sql`and id in (${filedUnder(grams, tx.companyId, asked.grams)}) and search_text like all(${asked.patterns}::text[])` : sql``}
       ${after ? sql`and id < ${after}::uuid` : sql``}
     order by id desc limit ${f.limit + 1}`);
  return pageOf(rows, f.limit, (row) => [row.id]);
}
