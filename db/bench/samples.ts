import pg from "pg";
import type { Bulk } from "./make-bulk.ts";

/** How many different customers, orders and words are asked for. */
export const variety = 20;

/** Words that lists are searched for beside names and numbers. */
export const words = { nowhere: "查无此单", products: ["收银", "纸箱", "标签"] } as const;

export interface Sample {
  id: string;
  number: string;
  customerId: string;
  shortName: string;
  day: string;
  tracking: string | null;
  /** Only a confirmed order has money. */
  established: boolean;
}

/** Orders evenly over the whole time, with what they are searched by. */
export async function sampled({ connection, registers: { companyId } }: Bulk): Promise<Sample[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query("select set_config('gendan.company', $1, false)", [companyId]);
    const { rows } = await client.query<Sample>(`
      select o.id, o.number, o.customer_id as "customerId", o.customer_name as "shortName", o.created_at::date::text as day, d.tracking_number as tracking, o.established_at is not null as established
        from bench.plan p cross join generate_series(0, $2::int - 1) as n
        cross join lateral (select * from orders.orders where company_id = $1 and created_at >= p.since + (p.until - p.since) * ((n + 0.3) / $2::int) order by created_at limit 1) o
        left join shipping.deliveries d on d.company_id = o.company_id and d.order_id = o.id`, [companyId, variety]);
    return rows;
  } finally {
    await client.end();
  }
}
