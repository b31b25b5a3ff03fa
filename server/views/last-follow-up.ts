import { sql, type Tx } from "../platform/db.ts";

/** The last that was said about an order: in a talk with its customer, or by a colleague in a comment that stands. */
export interface FollowUp {
  at: Date;
  /** Who said it; his name where it was written down with the words. */
  by: string;
  byName: string | null;
  /** Its first words. */
  words: string;
}

const shown = 80;

/** Of each of these orders the last that was said 最近沟通; an order about which nothing was said is left out. One statement, which reads one talk and one comment of each. */
export async function lastFollowUps(tx: Tx, orderIds: readonly string[]): Promise<Map<string, FollowUp>> {
  if (!orderIds.length) return new Map();
  const rows = await tx.many<FollowUp & { orderId: string }>(sql`
    select o.id as order_id, said.at, said.by, said.by_name, left(said.words, ${shown}::int) as words
      from unnest(${[...orderIds]}::uuid[]) as o (id)
      cross join lateral (
        (select t.at, t.by, null::text as by_name, t.outcome as words from orders.contacts t
          where t.company_id = ${tx.companyId} and t.order_id = o.id order by t.at desc limit 1)
        union all
        (select c.at, c.by, c.by_name, c.text from comments.comments c
          where c.company_id = ${tx.companyId} and c.subject_kind = 'order' and c.subject_id = o.id
            and not exists (select from comments.withdrawals w where w.company_id = c.company_id and w.comment_id = c.id)
          order by c.at desc, c.id desc limit 1)
        order by at desc limit 1) said`);
  return new Map(rows.map(({ orderId, ...said }) => [orderId, said]));
}
