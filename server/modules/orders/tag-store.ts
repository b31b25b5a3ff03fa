import type { Tag } from "../../../contract/order-tags.ts";
import { sql, type Tx } from "../../platform/db.ts";

/** All tags of the company by name, with how many orders have each. */
export const allTags = (tx: Tx): Promise<(Tag & { orders: number })[]> =>
  tx.many(sql`
    select t.id, t.name, t.colour, (select count(*)::int from orders.tagged g where g.company_id = t.company_id and g.tag_id = t.id) as orders
      from orders.tags t where t.company_id = ${tx.companyId} order by t.name, t.id`);

/** A tag, kept from being deleted until the commit. */
export const lockTag = (tx: Tx, tagId: string): Promise<Tag | undefined> =>
  tx.maybe<Tag>(sql`select id, name, colour from orders.tags where company_id = ${tx.companyId} and id = ${tagId} for key share`);

/** Writes a tag, new or not. */
export const putTag = (tx: Tx, { id, name, colour }: Tag): Promise<number> =>
  tx.run(sql`
    insert into orders.tags (company_id, id, name, colour) values (${tx.companyId}, ${id}, ${name}, ${colour})
    on conflict (company_id, id) do update set name = excluded.name, colour = excluded.colour`);

export const removeTag = (tx: Tx, tagId: string): Promise<number> => tx.run(sql`delete from orders.tags where company_id = ${tx.companyId} and id = ${tagId}`);

/** Puts a tag on an order; 0 where it was there. */
export const putOn = (tx: Tx, { orderId, tagId, at, by }: { orderId: string; tagId: string; at: Date; by: string }): Promise<number> =>
  tx.run(sql`insert into orders.tagged (company_id, order_id, tag_id, at, by) values (${tx.companyId}, ${orderId}, ${tagId}, ${at}, ${by}) on conflict do nothing`);

/** Takes it off; 0 where it was not there. */
export const takeOff = (tx: Tx, { orderId, tagId }: { orderId: string; tagId: string }): Promise<number> =>
  tx.run(sql`delete from orders.tagged where company_id = ${tx.companyId} and order_id = ${orderId} and tag_id = ${tagId}`);

/** The tags of each of these orders by name, in one statement; an order without is left out. */
export async function tagsOf(tx: Tx, orderIds: readonly string[]): Promise<ReadonlyMap<string, Tag[]>> {
  if (!orderIds.length) return new Map();
  const rows = await tx.many<{ orderId: string; tags: Tag[] }>(sql`
    select g.order_id,
           json_agg((select json_build_object('id', t.id, 'name', t.name, 'colour', t.colour) from orders.tags t where t.company_id = g.company_id and t.id = g.tag_id)) as tags
      from orders.tagged g where g.company_id = ${tx.companyId} and g.order_id = any(${[...orderIds]}::uuid[]) group by g.order_id`);
  return new Map(rows.map(({ orderId, tags }) => [orderId, tags.toSorted((a, b) => a.name.localeCompare(b.name, "zh-CN"))]));
}
