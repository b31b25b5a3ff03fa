import type { ParsedInputOf } from "../../../contract/toolkit.ts";
import type * as contract from "../../../contract/shipping.ts";
import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import { beginningOf } from "../../platform/day-begins.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { byOnePlan } from "../../platform/one-plan.ts";
import { drivenBy, rowsFound } from "../../platform/search-endings.ts";
import { askedFor } from "../../platform/search-words.ts";
import { endings } from "./columns.ts";
import { rowsInGroup } from "./rules.ts";

type Filter = ParsedInputOf<typeof contract.listDeliveries>;
type Row = contract.DeliveryRow;

/** The rows `d` that a permission's reach covers. */
export const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> => {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`d.salesperson_id = any(${owners}::uuid[]) or d.order_created_by = any(${owners}::uuid[])`;
  return scope === "department" ? sql`(${own} or d.department_id = any(${[...actor.departmentIds]}::uuid[]))` : sql`(${own})`;
};

const columns = sql`
  d.id, d.number, d.state, d.revision, d.order_id, d.order_number, d.customer_id, d.customer_name, d.warehouse_id, d.due_on, d.urgent, d.carrier, d.tracking_number, t.plate, d.group_id, d.trip_id,
  d.carrier_appointment, d.requested_at, d.shipped_at, d.arrived_at, d.contacted_at, d.signed_at, d.reported_on, (d.policy ->> 'checkFirst')::boolean as check_first,
  (select count(*)::int from shipping.lines l where l.company_id = d.company_id and l.delivery_id = d.id) as line_count`;
const withTrip = sql`left join shipping.trips t on t.company_id = d.company_id and t.id = d.trip_id`;
/** In the words of the indexes; not coalesce, which drives no index under row-level security. */
const due = sql`case when d.due_on is null then 'infinity'::date else d.due_on end`;

function conditionsOf(f: Filter, timeZone: string): Sql<unknown> {
  const states = f.state === undefined ? undefined : [f.state].flat();
  return sql.join([
    sql`true`,
    ...(states ? [sql`d.state = any(${states}::text[])`] : []),
    ...(f.customerId ? [sql`d.customer_id = ${f.customerId}::uuid`] : []),
    ...(f.orderId ? [sql`d.order_id = ${f.orderId}::uuid`] : []),
    ...(f.carrier ? [sql`d.carrier = ${f.carrier}`] : []),
    ...(f.dueFrom ? [sql`d.due_on is not null and ${due} >= ${f.dueFrom}::date`] : []),
    ...(f.dueTo ? [sql`${due} <= ${f.dueTo}::date`] : []),
    ...(f.shippedFrom ? [sql`d.shipped_at >= ${beginningOf(timeZone)(f.shippedFrom)}`] : []),
  ], " and ");
}

/** Each has its index. */
const sorts = {
  due: { key: due, after: sql`>`, way: sql`asc`, cast: sql`date`, shape: "day" },
  shipped: { key: sql`d.shipped_at`, after: sql`<`, way: sql`desc`, cast: sql`timestamptz`, shape: "instant" },
} as const;

/**
 * Deliveries within the reader's reach, the soonest due first; of those that left since a day the last to leave first, for among all that ever left they are the last. A cursor that is not ours
 * begins anew.
 */
export async function deliveries(tx: Tx, f: Filter, { timeZone, ...who }: Pick<Context, "actor" | "scope"> & { timeZone: string }): Promise<{ rows: Row[]; next: string | null }> {
  const { key, after, way, cast, shape } = f.shippedFrom ? sorts.shipped : sorts.due;
  const [first, id] = keyLike(f.cursor, [shape, "uuid"]) ?? [];
  const later = first && id ? sql`(${key}, d.id) ${after} (${first}::${cast}, ${id}::uuid)` : sql`true`;
  const asked = askedFor(f.search);
  const driven = asked && (await drivenBy(tx, endings, asked));
  const matching = sql`d.company_id = ${tx.companyId} and ${reachOf(who)} and ${conditionsOf(f, timeZone)} and ${later} ${asked ? sql`and d.search_text like all(${asked.patterns}::text[])` : sql``}`;
  const ordered = sql`order by ${key} ${way}, d.id ${way} limit ${f.limit + 1}`;
  const inOrder = sql`order by found.sort_key ${way}, found.id ${way}`;
  const found = driven && rowsFound(driven, { rows: sql`select d.id, ${key} as sort_key from shipping.deliveries d where ${matching}`, id: sql`d.id`, holder: sql`d.customer_id`, ordered });
  type Sorted = Row & { sortKey: string };
  const rows = await (found ? byOnePlan<Sorted>(tx, sql`
    select ${columns}, found.sort_key::text from (select * from (${found}) found ${inOrder} limit ${f.limit + 1}) found
      join shipping.deliveries d on d.company_id = ${tx.companyId} and d.id = found.id ${withTrip} ${inOrder}`) : tx.many<Sorted>(sql`
    select ${columns}, ${key}::text as sort_key from shipping.deliveries d ${withTrip} where ${matching} ${ordered}`));
  const { rows: shown, next } = pageOf(rows, f.limit, ({ sortKey, id: last }) => [sortKey, last]);
  return { rows: shown.map(({ sortKey: _sortKey, ...row }) => row), next };
}

/** The step that is next, by state; packed goods that no gate wants checked are to be shipped. */
const groups: Partial<Record<contract.DeliveryState, contract.WorkGroup>> = {
  requested: "pick", picking: "pick", picked: "pack", packed: "check", checked: "ship", shipped: "underway", arrived: "sign",
};
const openStates = Object.keys(groups);
const groupOf = sql`case when d.state = 'packed' and not (d.policy ->> 'checkFirst')::boolean then 'ship' else ${JSON.stringify(groups)}::jsonb ->> d.state end`;

export interface Grouped {
  counts: { group: contract.WorkGroup; due: number; overdue: number; later: number }[];
  rows: (Row & { group: contract.WorkGroup })[];
}

/** What is under way, by the step that is next: how many are due by `day`, overdue or later, and the first rows of each. */
export async function workOf(tx: Tx, day: string, who: Pick<Context, "actor" | "scope">): Promise<Grouped> {
  const open = sql`d.company_id = ${tx.companyId} and d.state = any(${openStates}::text[]) and ${reachOf(who)}`;
  const counts = await tx.many<Grouped["counts"][number]>(sql`
    select ${groupOf} as "group", count(*) filter (where ${due} <= ${day}::date)::int as due, count(*) filter (where ${due} < ${day}::date)::int as overdue,
           count(*) filter (where ${due} > ${day}::date)::int as later
      from shipping.deliveries d where ${open} group by 1`);
  const rows = await tx.many<Grouped["rows"][number]>(sql`
    select ${columns}, d."group" from (
      select d.*, ${groupOf} as "group", row_number() over (partition by ${groupOf} order by ${due}, d.urgent desc, d.id) as place from shipping.deliveries d where ${open}) d
      ${withTrip}
     where d.place <= ${rowsInGroup} order by d.place`);
  return { counts, rows };
}
