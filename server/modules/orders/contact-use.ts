import { sql, type Tx } from "../../platform/db.ts";

/** At most so many open orders are told by name; one of them is enough to keep a contact. */
const mostTold = 20;

/** How many of a customer's orders name a contact, or an address at which he receives, and which of them are still under way. */
export const contactUse = (tx: Tx, { customerId, contactId, addressIds }: { customerId: string; contactId: string; addressIds: readonly string[] }): Promise<{ orders: number; open: { orderId: string; number: string }[] }> =>
  tx.one(sql`
    with named as (
      select id, number, stage not in ('completed', 'archived', 'cancelled') as open from orders.orders
       where company_id = ${tx.companyId} and customer_id = ${customerId} and (contact_id = ${contactId} or address_id = any(${[...addressIds]}::uuid[])))
    select (select count(*)::int from named) as orders,
           coalesce((select jsonb_agg(jsonb_build_object('orderId', id, 'number', number) order by number) from (select * from named where open order by number limit ${mostTold}) o), '[]') as open`);
