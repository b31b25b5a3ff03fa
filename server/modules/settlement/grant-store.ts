import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { changeAccount } from "./account-store.ts";
import type { AccountKey } from "./settlement.ts";

/** What finance let pass of an order or a change that does not stand yet. */
export interface Grant extends AccountKey {
  subject: Subject;
  orderId: string;
  amount: string;
  /** By how much the limit was exceeded with it, "0" within it. */
  exceeded: string;
  /** Finance gave its words for exceeding the limit. */
  mayExceed: boolean;
}

export const readGrant = (tx: Tx, { kind, id }: Subject): Promise<(Omit<Grant, "subject"> & { rests: boolean }) | undefined> =>
  tx.maybe(sql`
    select order_id, customer_id, currency, amount, exceeded, may_exceed, rests from settlement.grants where company_id = ${tx.companyId} and subject_kind = ${kind} and subject_id = ${id}`);

/** Writes a grant, awake, and by how much its account's granted credit changes; the account is locked. */
export const saveGrant = (tx: Tx, { subject, orderId, customerId, currency, amount, exceeded, mayExceed }: Grant, change: string): Promise<number> =>
  tx.run(sql`
    with account as (${changeAccount(tx, { customerId, currency }, { granted: change })})
    insert into settlement.grants (company_id, subject_kind, subject_id, order_id, customer_id, currency, amount, exceeded, may_exceed)
    values (${tx.companyId}, ${subject.kind}, ${subject.id}, ${orderId}, ${customerId}, ${currency}, ${amount}, ${exceeded}, ${mayExceed})
    on conflict (company_id, subject_kind, subject_id) do update
      set amount = excluded.amount, exceeded = excluded.exceeded, may_exceed = excluded.may_exceed, rests = false`);

interface Freed extends AccountKey {
  orderId: string;
  amount: string;
}

/** The accounts of grants that `change` takes out of the exposure count less; tells which they were. */
const freed = (tx: Tx, change: Sql<unknown>): Promise<Freed | undefined> =>
  tx.maybe<Freed>(sql`
    with freed as (${change}), account as (
      update settlement.accounts a set granted = a.granted - f.amount from freed f
       where a.company_id = ${tx.companyId} and a.customer_id = f.customer_id and a.currency = f.currency
    )
    select order_id, customer_id, currency, amount from freed`);

export const putToRest = (tx: Tx, { kind, id }: Subject): Promise<Freed | undefined> =>
  freed(tx, sql`
    update settlement.grants set rests = true where company_id = ${tx.companyId} and subject_kind = ${kind} and subject_id = ${id} and not rests returning order_id, customer_id, currency, amount`);

export const deleteGrant = (tx: Tx, { kind, id }: Subject): Promise<Freed | undefined> =>
  freed(tx, sql`
    delete from settlement.grants where company_id = ${tx.companyId} and subject_kind = ${kind} and subject_id = ${id}
    returning order_id, customer_id, currency, case when rests then 0 else amount end as amount`);

/** A customer's exposure without what was granted to these. */
export const exposureBeside = async (tx: Tx, { customerId, currency }: AccountKey, subjects: readonly Subject[]): Promise<string> =>
  (await tx.maybe<{ exposure: string }>(sql`
    select a.exposure - coalesce((select sum(g.amount) from settlement.grants g
             where g.company_id = a.company_id and g.customer_id = a.customer_id and g.currency = a.currency and not g.rests and g.subject_id = any(${subjects.map(({ id }) => id)}::uuid[])), 0) as exposure
      from settlement.accounts a where a.company_id = ${tx.companyId} and a.customer_id = ${customerId} and a.currency = ${currency}`))?.exposure ?? "0";
