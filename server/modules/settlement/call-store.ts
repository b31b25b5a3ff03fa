import type { CallView, PromiseState } from "../../../contract/settlement-calls.ts";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql, type Tx } from "../../platform/db.ts";
import { aged, type AgedCustomer, agesOf, type StandingFilter } from "./list-store.ts";
import { reachable } from "./reach.ts";
import type { AccountKey } from "./settlement.ts";
import { callTable, type CallRow } from "./tables.ts";

type Reader = Pick<Context, "tx" | "actor" | "scope">;

const callColumns = sql.raw(`c.id, c.at, c.by_name, c.contact_id, c.said, c.overdue, c.promised_on, c.promised_amount`);

/** Money that came in from a customer since an instant, less what of it bounced or was refunded; credit notes are no money. */
const cameSince = (tx: Tx, { customer, currency, since }: Record<"customer" | "currency" | "since", Sql<unknown>>): Sql<unknown> => sql`
  coalesce((select sum(r.amount - r.returned) from settlement.receipts r
    where r.company_id = ${tx.companyId} and r.customer_id = ${customer} and r.currency = ${currency} and r.origin = 'money' and r.at > ${since}), 0)::numeric(18,2)`;

/** What an overdue customer's calls come to: the last one, and the last promise with what became of it. */
export interface OverdueCustomer extends AgedCustomer {
  /** 0 for a broken promise, else 1. */
  rank: number;
  callId: string | null;
  at: Date;
  byName: string;
  contactId: string | null;
  said: string;
  calledOverdue: string;
  callPromisedOn: string | null;
  callPromisedAmount: string | null;
  promise: PromiseState | null;
  promisedOn: string;
  promisedAmount: string;
  came: string;
}

export interface CallFilter extends StandingFilter {
  view: CallView;
  after?: readonly string[];
  limit: number;
}

/** Calls `c` of an account `o`. */
const ofAccount = (tx: Tx): Sql<unknown> => sql`c.company_id = ${tx.companyId} and c.customer_id = o.customer_id and c.currency = o.currency`;

const inView = (tx: Tx, view: CallView): Sql<unknown> =>
  view === "all" ? sql`` : view === "notCalled" ? sql`and not exists (select from settlement.calls c where ${ofAccount(tx)})` : sql`and o.promise = ${view}`;

/**
 * Customers with something overdue within the reader's reach: broken promises first, then the most overdue. Who stands on a page is told by what is overdue alone, and by the promises that stand; ages and the
 * last call are looked up of these, for to sum five ages of everybody is most of the work. What is overdue is read twice, for its index is read in less time than its rows are kept. What
 * came since a promise is summed once (`offset 0`), not once more for each column that asks for it.
 */
export const overdueCustomers = ({ tx, ...reader }: Reader, f: CallFilter): Promise<OverdueCustomer[]> => {
  const owed = aged({ tx, ...reader }, { ...f, overdueOnly: true });
  return tx.many<OverdueCustomer>(sql`
    with shown as (
      select * from (
        select o.*, case when o.promise = 'broken' then 0 else 1 end as rank from (
          select o.*, case when o.came >= o.promised_amount then 'kept' when o.promised_on < ${f.asOf}::date then 'broken' when o.promised_on is not null then 'waiting' end as promise from (
            select o.customer_id, o.currency, o.overdue, p.promised_on, p.promised_amount,
                   case when p.promised_on is not null then ${cameSince(tx, { customer: sql`o.customer_id`, currency: sql`o.currency`, since: sql`p.at` })} end as came
              from (select customer_id, currency, sum(open) as overdue from (${owed}) owed group by customer_id, currency) o
              left join settlement.promises p on p.company_id = ${tx.companyId} and p.customer_id = o.customer_id and p.currency = o.currency offset 0) o) o) o
      where true ${inView(tx, f.view)}
        ${f.after ? sql`and (rank, -overdue, customer_id, currency) > (${f.after[0]}::int, -(${f.after[1]}::numeric), ${f.after[2]}::uuid, ${f.after[3]})` : sql``}
      order by rank, -overdue, customer_id, currency limit ${f.limit})
    select a.*, o.promised_on, o.promised_amount, o.came, o.promise, o.rank, l.*
      from shown o
      join (${agesOf(sql`select * from (${owed}) owed where (customer_id, currency) in (select customer_id, currency from shown)`)}) a on a.customer_id = o.customer_id and a.currency = o.currency
      left join lateral (
        select c.id as call_id, c.at, c.by_name, c.contact_id, c.said, c.overdue as called_overdue, c.promised_on as call_promised_on, c.promised_amount as call_promised_amount
          from settlement.calls c where ${ofAccount(tx)} order by c.at desc, c.id desc limit 1) l on true
     order by o.rank, -o.overdue, o.customer_id, o.currency`);
};

/** What of a customer's account the reader reaches: undefined where nothing, else what is open of it and what of that is overdue. */
export const owedIn = ({ tx, ...reader }: Reader, { customerId, currency }: AccountKey, asOf: string): Promise<{ customerName: string; open: string; overdue: string } | undefined> =>
  tx.maybe(sql`
    select a.customer_name, coalesce(r.open, 0)::numeric(18,2) as open, coalesce(r.overdue, 0)::numeric(18,2) as overdue from settlement.accounts a
      cross join lateral (select sum(r.open_amount) as open, sum(r.open_amount) filter (where r.due_on < ${asOf}::date) as overdue from settlement.receivables r
        where r.company_id = a.company_id and r.customer_id = a.customer_id and r.currency = a.currency and r.settled_on is null ${reachable("r", reader)}) r
     where a.company_id = ${tx.companyId} and a.customer_id = ${customerId} and a.currency = ${currency} and (r.open > 0 or (true ${reachable("a", reader)}))`);

/** Notes a call; what was promised in it stands in place of what was promised before. */
export const insertCall = (tx: Tx, row: CallRow): Promise<number> => tx.run(row.promisedOn === null ? callTable.insert(tx.companyId, [row]) : sql`
  with noted as (${callTable.insert(tx.companyId, [row])})
  insert into settlement.promises as p (company_id, customer_id, currency, call_id, at, promised_on, promised_amount)
  values (${tx.companyId}, ${row.customerId}, ${row.currency}, ${row.id}, ${row.at}, ${row.promisedOn}::date, ${row.promisedAmount}::numeric)
  on conflict (company_id, customer_id, currency) do update
    set call_id = excluded.call_id, at = excluded.at, promised_on = excluded.promised_on, promised_amount = excluded.promised_amount
  where (excluded.at, excluded.call_id) > (p.at, p.call_id)`);

export interface CallsFilter {
  customerId: string;
  currency?: string;
  after?: readonly string[];
  limit: number;
}
export type StoredCall = Omit<CallRow, "customerId" | "by">;

/** Calls of a customer, the latest first. */
export const callsOf = (tx: Tx, { customerId, currency, after, limit }: CallsFilter): Promise<StoredCall[]> =>
  tx.many<StoredCall>(sql`
    select ${callColumns}, c.currency from settlement.calls c where c.company_id = ${tx.companyId} and c.customer_id = ${customerId} ${currency === undefined ? sql`` : sql`and c.currency = ${currency}`}
       ${after ? sql`and (c.at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by c.at desc, c.id desc limit ${limit}`);

/** What is lacking of the promise of an account `a` that stands, as a column: null where none was made, or money that came since covers it. */
export const promiseLacks = (tx: Tx): Sql<unknown> => sql`
  (select nullif(greatest(p.promised_amount - ${cameSince(tx, { customer: sql`p.customer_id`, currency: sql`p.currency`, since: sql`p.at` })}, 0), 0)
     from settlement.promises p where p.company_id = a.company_id and p.customer_id = a.customer_id and p.currency = a.currency) as promise_lacks`;
