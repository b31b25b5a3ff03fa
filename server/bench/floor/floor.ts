import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Child, startChild } from "../child.ts";
import { urlOf } from "../postgres-url.ts";
import type { Connection } from "../rig.ts";
import { fillFloor } from "./fill.ts";

/** What the floor counts of its own. */
export interface FloorFacts {
  orders: number;
  invoicedLines: number;
  /** Whether its stock and its customers' exposure are what its documents say. */
  exact: boolean;
}

export interface Floor {
  child: Child;
  connection: Connection;
  /** What it was filled with. */
  before: FloorFacts;
  facts(): Promise<FloorFacts>;
  close(): Promise<void>;
}

const factsText = `
  select (select count(*)::int from orders) as orders, (select count(*)::int from invoice_lines) as "invoicedLines",
    not exists (select from customers c left join (select customer_id, sum(total - paid) as owed from accounts group by 1) o on o.customer_id = c.id
      where exposure <> coalesce(owed, 0))
    and not exists (select from levels l left join (select product_id, sum(on_hand_change) as moved, sum(reserved_change) as promised from movements group by 1) m using (product_id)
      where l.on_hand <> coalesce(moved, 0) or l.reserved <> coalesce(promised, 0)
        or l.on_hand <> (select sum(on_hand) from lots t where t.product_id = l.product_id)) as exact`;

/** The floor in a process of its own, on a database of its own of the same server, with the customers, products and stored orders that a company has in the house. */
export async function startFloor(connection: Connection, companyId: string, folder: string): Promise<Floor> {
  const own = { ...connection, database: `${connection.database}_floor` };
  const server = new pg.Client(connection);
  await server.connect();
  await server.query(`create database ${own.database}`);
  await server.end();
  await fillFloor(own, connection, companyId);
  const child = await startChild({ name: "floor", argv: [fileURLToPath(new URL("server.ts", import.meta.url))], settings: { DATABASE_URL: urlOf(own) }, folder });
  const pool = new pg.Pool({ ...own, max: 1 });
  const facts = async () => (await pool.query<FloorFacts>(factsText)).rows[0]!;
  return {
    child, connection: own, before: await facts(), facts,
    async close() {
      await child.stop();
      await pool.end();
    },
  };
}
