import pg from "pg";
import type { Connection } from "./rig.ts";

/**
 * What autovacuum does within its first minute: until then all indexes of a table that was empty look alike, and plans read whole tables by any of them. Who has traded for a day has none of those plans left.
 */
export async function analyze(connection: Connection): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query("analyze");
  await client.end();
}
