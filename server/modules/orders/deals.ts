import type { Actor, Scope } from "../../platform/actor.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { reachOf } from "./order-list.ts";

/** At which price a product was sold before. */
export interface Deal {
  productId: string;
  /** To the customer who is asked about. */
  own: boolean;
  /** Whether the reader's reach covers the order; of others he is told neither number nor customer. */
  seen: boolean;
  orderId: string;
  number: string;
  customerName: string;
  at: Date;
  quantity: string;
  unit: string;
  price: string;
}

interface Wanted {
  productIds: readonly string[];
  customerId: string;
  currency: string;
  /** The order that the question is about. */
  except: string;
  /** How many of the customer, and how many of others, for each product. */
  each: number;
  reader: { actor: Actor; scope: Scope };
}

/**
 * The last prices at which products were sold, to this customer and to others, newest first: of orders that their customers confirmed. One statement, which goes from
 * each product backwards along its lines (ids of orders rise with time) and along the customer's orders.
 */
export const lastDeals = (tx: Tx, { productIds, customerId, currency, except, each, reader }: Wanted): Promise<Deal[]> => {
  const told = sql`o.id as order_id, o.number, o.customer_name, o.created_at as at, trim_scale(l.quantity) as quantity, l.unit, trim_scale(l.unit_price) as price, (${reachOf(reader)}) as seen`;
  const sold = sql`o.id <> ${except} and o.confirmation = 'given' and o.review = 'passed' and o.currency = ${currency} and l.removed_in is null and l.unit_price is not null`;
  return tx.many<Deal>(sql`
    select a.product_id, d.* from unnest(${[...productIds]}::uuid[]) with ordinality as a (product_id, position)
      cross join lateral (
        (select true as own, ${told} from orders.orders o
           join orders.lines l on l.company_id = o.company_id and l.product_id = a.product_id and l.order_id = o.id
          where o.company_id = ${tx.companyId} and o.customer_id = ${customerId} and ${sold} order by o.created_at desc, o.id desc limit ${each})
        union all
        (select false as own, ${told} from orders.lines l
           join orders.orders o on o.company_id = l.company_id and o.id = l.order_id
          where l.company_id = ${tx.companyId} and l.product_id = a.product_id and o.customer_id <> ${customerId} and ${sold} order by l.order_id desc limit ${each})) d
     order by a.position, d.own desc, d.at desc`);
};
