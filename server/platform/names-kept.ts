import pg from "pg";
import { fly } from "./flight.ts";

const name = "gendan_names_kept";
const text = "select count(*)::int as known from pg_prepared_statements where name = $1";
const taken = "42P05";

/**
 * Whether the pooler on the other side of a connection keeps statements by name and makes them known to each session that it hands out, as PgBouncer does from 1.21 on with `max_prepared_statements`.
 * Such a one calls them otherwise at the sessions, so a session does not know the name that we gave. One that passes ours on leaves it with the session, where other connections meet it.
 */
export async function namesKept(client: Pick<pg.PoolClient, "query">): Promise<boolean> {
  try {
    const [answer] = await fly(client, [{ name, text, values: [name] }]);
    return answer!.rows[0]!["known"] === 0;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === taken) return false;
    throw error;
  }
}
