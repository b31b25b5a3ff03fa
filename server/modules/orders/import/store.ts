import { sql, type Tx } from "../../../platform/db.ts";

export interface MadeOrder {
  orderId: string;
  number: string;
  createdAt: Date;
}

/** A customer's orders of the last year that keep one of these files as their original, newest first; cancelled ones do not count. */
export const ordersFromFiles = (tx: Tx, { customerId, fileIds, now }: { customerId: string; fileIds: readonly string[]; now: Date }): Promise<MadeOrder[]> =>
  tx.many<MadeOrder>(sql`
    select id as order_id, number, created_at from orders.orders
     where company_id = ${tx.companyId} and customer_id = ${customerId} and created_at > ${now}::timestamptz - interval '1 year'
       and review <> 'cancelled' and originals ?| ${[...fileIds]}::text[]
     order by created_at desc limit 5`);
