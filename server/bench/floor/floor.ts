import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Child, startChild } from "../child.ts";
import { urlOf } from "../postgres-url.ts";
import type { Connection } from "../rig.ts";
import type { Traders } from "../sd/traders.ts";



/** What the floor counts of its own at the end. */
export interface FloorFacts {
  invoicedLines: number;
  /** Whether its stock and its customers' exposure are what its documents say. */
  exact: boolean;
}

export interface Floor {
  child: Child;
  connection: Connection;
  facts(): Promise<FloorFacts>;
  close(): Promise<void>;
}

const factsText = `
  select (select count(*)::int from invoice_lines) as lines,
    not exists (select from customers c where exposure <> (select coalesce(sum(total), 0) from orders where customer_id = c.id and stage <> 'draft'))
    and not exists (select from levels l left join (select product_id, sum(on_hand_change) as moved, sum(reserved_change) as promised from movements group by 1) m using (product_id)
      where l.on_hand <> 1000000000 + coalesce(moved, 0) or l.reserved <> coalesce(promised, 0)) as exact`;

const fillText = `
  with wanted as (select * from jsonb_to_recordset($1::jsonb) as w(id uuid, products jsonb)),
    products as (insert into products select distinct p::uuid, left(p, 8), '收银纸', '57×50', '卷', 3.2, 13 from wanted, jsonb_array_elements_text(products) as p returning id),
    stocked as (insert into levels select id, 1000000000 from products)
  insert into customers select distinct on (id) id, '办公用品商店', '商店', '{"code":"monthly30"}', '[{"name":"李敏","phones":["13900000001"]}]', '["昆明市盘龙区北京路"]', 99999999999 from wanted`;

/** The floor in a process of its own, on a database of its own of the same server, with the same customers and products. */
export async function startFloor(connection: Connection, { traders }: Traders, folder: string): Promise<Floor> {
  const own = { ...connection, database: `${connection.database}_floor` };
  const server = new pg.Client(connection);
  await server.connect();
  await server.query(`create database ${own.database}`);
  await server.end();
  const pool = new pg.Pool({ ...own, max: 1 });
  await pool.query(readFileSync(new URL("schema.sql", import.meta.url), "utf8"));
  await pool.query(fillText, [JSON.stringify(traders.map(({ customerId, products }) => ({ id: customerId, products })))]);
  await pool.query("analyze");
  const child = await startChild({ name: "floor", argv: [fileURLToPath(new URL("server.ts", import.meta.url))], settings: { DATABASE_URL: urlOf(own) }, folder });
  return {
    child, connection: own,
    async facts() {
      const { rows: [row] } = await pool.query<{ lines: number; exact: boolean }>(factsText);
      return { invoicedLines: row!.lines, exact: row!.exact };
    },
    async close() {
      await child.stop();
      await pool.end();
    },
  };
}
