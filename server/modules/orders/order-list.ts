import type { AnswerOf, ParsedInputOf } from "../../../contract/toolkit.ts";
import { endedStages } from "../../../contract/order-axes.ts";
import * as contract from "../../../contract/orders.ts";
import { ownersOf } from "../../platform/actor.ts";
import { read, type Context } from "../../platform/command.ts";
import { beginningOf } from "../../platform/day-begins.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { madeAt } from "../../platform/ids.ts";
import { keyLike, pageOf, wayOf } from "../../platform/keyset.ts";
import { byOnePlan } from "../../platform/one-plan.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { drivenBy, endingLike, meantEndings, rowsFound, saidEndings } from "../../platform/search-endings.ts";
import { askedFor } from "../../platform/search-words.ts";
import { type ListedOrder, listedTable } from "./columns.ts";
import { axesOf, flagsOf } from "./orders.ts";
import type { Ports } from "./ports.ts";
import { endings } from "./store.ts";
import { tagsOf } from "./tag-store.ts";

type Filter = ParsedInputOf<typeof contract.listOrders>;
type Rows = AnswerOf<typeof contract.listOrders>;

/** The rows that a permission's reach covers. */
export const reachOf = ({ actor, scope }: Pick<Context, "actor" | "scope">) => {
  if (scope === "company") return sql`true`;
  const owners = ownersOf(actor);
  const own = sql`o.salesperson_id = any(${owners}::uuid[]) or o.created_by = any(${owners}::uuid[])`;
  return scope === "department" ? sql`(${own} or o.department_id = any(${[...actor.departmentIds]}::uuid[]))` : sql`(${own})`;
};

/** The date wanted in the words of the indexes. Not coalesce: PostgreSQL holds it for leaky, and under row-level security it drives no index. */
const wantedText = "case when o.requested_date is null then 'infinity'::date else o.requested_date end";
const wanted = sql.raw(wantedText);

const conditionsOf = (tx: Tx, f: Filter, { timeZone, toInvoice }: Pick<Reader, "timeZone" | "toInvoice">) => {
  const begins = beginningOf(timeZone);
  const stages = f.stage === undefined ? undefined : [f.stage].flat();
  return sql.join([
    sql`true`,
    // One stage alone has an index in the list's order, which a list of one does not drive.
    ...(stages ? [stages.length === 1 ? sql`o.stage = ${stages[0]}` : sql`o.stage = any(${stages}::text[])`] : []),
    ...(stages && !stages.some((stage) => endedStages.has(stage)) ? [sql`o.stage not in ('completed', 'archived', 'cancelled')`] : []),
    ...(f.fulfilment ? [sql`o.fulfilment = any(${[f.fulfilment].flat()}::text[])`] : []),
    ...(f.customerId ? [sql`o.customer_id = ${f.customerId}::uuid`] : []),
    ...(f.tagId ? [sql`o.id in (select g.order_id from orders.tagged g where g.company_id = ${tx.companyId} and g.tag_id = ${f.tagId}::uuid)`] : []),
    ...(f.toInvoice ? [sql`o.id in (${toInvoice})`] : []),
    ...(f.salespersonId ? [sql`o.salesperson_id = ${f.salespersonId}::uuid`] : []),
    ...(f.requestedFrom ? [sql`o.requested_date is not null and ${wanted} >= ${f.requestedFrom}::date`] : []),
    ...(f.requestedTo ? [sql`${wanted} <= ${f.requestedTo}::date`] : []),
    // As instants: to compare an instant with a day is leaky too.
    ...(f.enteredFrom ? [sql`o.created_at >= ${begins(f.enteredFrom)}`] : []),
    ...(f.enteredTo ? [sql`o.created_at < ${begins(f.enteredTo, 1)}`] : []),
    ...(f.establishedFrom ? [sql`o.established_at >= ${begins(f.establishedFrom)}`] : []),
  ], " and ");
};

/** Each has its index, which is read from either end. */
const sorts = {
  newest: { key: "o.created_at", id: "o.id", usual: "descending", cast: "timestamptz", shape: "instant" },
  requestedDate: { key: wantedText, id: "o.id", usual: "ascending", cast: "date", shape: "day" },
  number: { key: "o.number", id: "o.id", usual: "descending", cast: "text", shape: "text" },
  paid: { key: "paid.moved_on", id: "paid.order_id", usual: "descending", cast: "date", shape: "day" },
} as const;

type FoundOrder = ListedOrder & { sortKey: string };

type Reader = Pick<Context, "actor" | "scope"> & { timeZone: string; toInvoice: Sql<unknown>; paid: Sql<unknown> | undefined };

type Sorted = Omit<Filter, "sort"> & { sort: keyof typeof sorts };

/** Orders that match; where a word is found nowhere, those whose number is said so, as 25-1 for …25-0001. */
async function ordersFound(tx: Tx, { sort, ...f }: Filter, who: Reader): Promise<FoundOrder[]> {
  if (sort === "closest") return closestOrders(tx, { ...f, sort: "newest", direction: "descending", cursor: undefined }, who);
  const rows = await ordersWhere(tx, { ...f, sort }, who);
  const said = rows.length ? undefined : saidEndings(f.search);
  return said ? ordersWhere(tx, { ...f, sort, search: undefined }, { ...who, ending: said }) : rows;
}

/** Orders whose number ends in what was typed, or is said so; where these are fewer than a page, others that match. */
async function closestOrders(tx: Tx, f: Sorted, who: Reader): Promise<FoundOrder[]> {
  const meant = meantEndings(f.search);
  const ended = meant ? await ordersWhere(tx, { ...f, search: undefined }, { ...who, ending: meant, openFirst: true }) : [];
  const others = ended.length < f.limit ? await ordersWhere(tx, f, who) : [];
  const known = new Set(ended.map(({ id }) => id));
  return [...ended, ...others.filter(({ id }) => !known.has(id))].slice(0, f.limit);
}

/** Orders at other stages are few, and are what somebody means who types the end of a number. */
const closedLast = sql.raw("found.stage in ('completed', 'archived', 'cancelled'), ");

/** So many more than a page are looked up, for those that are left out to be older by more than the lag below. */
const behindPage = 20;
/** An order is entered before its id is made, or so much later at most; `gendan verify` looks whether that is so (`orders.entered`). */
const idsLag = 60_000;

interface Numbered {
  /** The ids of orders whose numbers match. */
  numbered: Sql<unknown>;
  /** Conditions on `orders.orders o`. */
  matching: Sql<unknown>;
  openFirst: boolean;
  limit: number;
}

/**
 * The first page of thousands whose numbers match, without looking up all of them: ids sort by time, so only the last made are. They are the page where none of those left out can stand before its last one;
 * undefined where one could, as among orders that were taken over at once, with older dates.
 */
async function newestNumbered(tx: Tx, { numbered, matching, openFirst, limit }: Numbered): Promise<FoundOrder[] | undefined> {
  const looked = limit + behindPage;
  const rows = await byOnePlan<FoundOrder>(tx, sql`
    select found.*, found.created_at::text as sort_key from (
      select o.* from (select distinct id from (${numbered}) numbered order by id desc) numbered
       cross join lateral (select ${listedTable.columns("o")} from orders.orders o where ${matching} and o.id = numbered.id offset 0) o order by numbered.id desc limit ${looked}) found
     order by ${openFirst ? closedLast : sql``} found.created_at desc, found.id desc`);
  const last = rows[limit - 1];
  if (rows.length < looked || !last) return rows.slice(0, limit);
  const lowest = rows.reduce((low, { id }) => (id < low ? id : low), last.id);
  return (!openFirst || !endedStages.has(last.stage)) && last.createdAt.getTime() > madeAt(lowest) + idsLag ? rows.slice(0, limit) : undefined;
}

async function ordersWhere(tx: Tx, f: Sorted, who: Reader & { ending?: readonly string[]; openFirst?: boolean }): Promise<FoundOrder[]> {
  const { key, id: idKey, usual, cast, shape } = sorts[f.sort === "paid" && !who.paid ? "newest" : f.sort];
  const { way, after } = wayOf(f.direction ?? usual);
  const [first, id] = keyLike(f.cursor, [shape, "uuid"]) ?? [];
  const later = first === undefined ? sql`true` : sql`(${sql.raw(`${key}, ${idKey}`)}) ${sql.raw(after)} (${first}::${sql.raw(cast)}, ${id}::uuid)`;
  const asked = askedFor(f.search);
  const driven = who.ending ? { holders: [], numbered: endingLike(endings, tx.companyId, who.ending) } : asked && (await drivenBy(tx, endings, asked));
  const matching = sql`o.company_id = ${tx.companyId} and ${reachOf(who)} and ${conditionsOf(tx, f, who)} and ${later} ${asked ? sql`and o.search_text like all(${asked.patterns}::text[])` : sql``}`;
  const from = sql`from orders.orders o ${who.paid ?? sql``} where ${matching}`;
  const limit = f.limit + 1;
  const ordered = sql`order by ${sql.raw(`${key} ${way}, ${idKey} ${way}`)} limit ${limit}`;
  if (!driven) {
    const walked = sql<FoundOrder>`select ${listedTable.columns("o")}, ${sql.raw(key)}::text as sort_key ${from} ${ordered}`;
    return who.paid ? byOnePlan(tx, walked) : tx.many(walked);
  }
  const openFirst = who.openFirst ?? false;
  const newestFirst = key === sorts.newest.key && way === "desc" && first === undefined && !who.paid && !driven.holders.length;
  const newest = newestFirst ? await newestNumbered(tx, { numbered: driven.numbered, matching, openFirst, limit }) : undefined;
  if (newest) return newest;
  const rows = sql`select o.id, o.stage, ${sql.raw(key)} as sort_key ${from}`;
  const found = rowsFound(driven, { rows, id: sql`o.id`, holder: sql`o.customer_id`, ordered });
  const inOrder = sql`order by ${openFirst ? closedLast : sql``}${sql.raw(`found.sort_key ${way}, found.id ${way}`)}`;
  return byOnePlan<FoundOrder>(tx, sql`
    select ${listedTable.columns("o")}, found.sort_key::text from (select * from (${found}) found ${inOrder} limit ${limit}) found
      join orders.orders o on o.company_id = ${tx.companyId} and o.id = found.id ${inOrder}`);
}

export const rowOf = (order: ListedOrder, { salespersonName, changing }: { salespersonName: string | null; changing: boolean }): contract.OrderRow => ({
  id: order.id, number: order.number, stage: order.stage, customerId: order.customerId, customerName: order.customerName, salespersonId: order.salespersonId, salespersonName,
  channel: order.channel, kind: order.kind, priority: order.priority, currency: order.currency, totalAmount: order.totalAmount, requestedDate: order.requestedDate,
  promisedDate: order.promisedDate, customerPo: order.customerPo, axes: axesOf(order), flags: flagsOf(order, changing), createdAt: order.createdAt, revision: order.revision,
});

/** Names of people by id, from the people room; unknown ids are left out. */
export type NamesOf = (tx: Tx, ids: readonly string[]) => Promise<Map<string, string>>;

/** The time zone in which the company lives. */
export type TimeZoneOf = (tx: Tx) => Promise<string>;

/** The last that was said about orders, by their ids; who said it has a name where it was written down with the words. */
export type FollowUpsOf = (tx: Tx, orderIds: readonly string[]) => Promise<ReadonlyMap<string, NonNullable<Rows["rows"][number]["lastFollowUp"]> & { by: string }>>;

/** What the list tells of an order from other rooms. */
export interface ListFacts extends Pick<Ports, "openChangesOf" | "today"> {
  namesOf: NamesOf;
  timeZoneOf: TimeZoneOf;
  followUpsOf: FollowUpsOf;
  /** The ids of orders of which something is to be invoiced by a day and is not. */
  toInvoiceBy(tx: Tx, day: string): Sql<unknown>;
  /** The join that leaves of `orders.orders o` those to which money was applied since a day, with the day of its last movement (`paid.moved_on`, `paid.order_id`); undefined for who sees no money. */
  paidSince(context: Pick<Context, "tx" | "actor">, day: string): Sql<unknown> | undefined;
}

/** Orders by filter, within the reader's reach, one page at a time by key. Refused: notPermitted where it asks for payments and the reader sees none. */
export const listOrders = ({ namesOf, timeZoneOf, openChangesOf, followUpsOf, toInvoiceBy, paidSince, today }: ListFacts) =>
  read(contract.listOrders, async (filter, context): Promise<Rows | Refused> => {
    const { tx, actor, scope } = context;
    const paid = filter.paidFrom === undefined ? undefined : paidSince(context, filter.paidFrom);
    if (filter.paidFrom !== undefined && !paid) return refuse("notPermitted", { permission: "settlement.see" }, ["paidFrom"]);
    const reader = { actor, scope, timeZone: await timeZoneOf(tx), toInvoice: toInvoiceBy(tx, await today(context)), paid };
    const { rows, next } = pageOf(await ordersFound(tx, filter, reader), filter.limit, (order) => [order.sortKey, order.id]);
    const ids = rows.map(({ id }) => id);
    const [said, changing, tags] = await Promise.all([followUpsOf(tx, ids), openChangesOf(tx, ids), tagsOf(tx, ids)]);
    const names = await namesOf(tx, [...new Set([...rows.flatMap(({ salespersonId }) => salespersonId ?? []), ...[...said.values()].map(({ by }) => by)])]);
    const lastOf = (id: string) => {
      const last = said.get(id);
      return last ? { at: last.at, byName: last.byName ?? names.get(last.by) ?? null, words: last.words } : null;
    };
    return {
      rows: rows.map((order) => ({
        ...rowOf(order, { salespersonName: names.get(order.salespersonId ?? "") ?? null, changing: changing.has(order.id) }), lastFollowUp: lastOf(order.id), tags: tags.get(order.id) ?? [],
      })), next,
    };
  });
