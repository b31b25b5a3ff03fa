import pg from "pg";
import { namesKept } from "./names-kept.ts";
import { type Asked, type Hearing, hearingOf, idleOnesOf, sessionOf } from "./silence.ts";

/** By which ways the database is reached. */
export interface Way {
  /** Straight to the server. */
  connection: pg.PoolConfig;
  /** A pooler in transaction mode, through which everything goes then. */
  pooler?: pg.PoolConfig;
}

/** The database did not answer, or went away in the middle; not repeated here, for each attempt may take as long as a timeout. */
export class DatabaseAway extends Error {
  readonly code = "08000";
  constructor(cause: unknown) {
    super("the database does not answer", { cause });
  }
}
/** What PostgreSQL itself says stays as it is; all else that a query rejects with means that it could not be reached. */
export function away(error: unknown): never {
  throw error instanceof pg.DatabaseError ? error : new DatabaseAway(error);
}

// A connection plans each statement anew until its sixth time, and a new one has forgotten all plans: closed after the driver's 10 s, an office's pauses made the next
// order cost the database more than twice as much.
const idleTimeoutMillis = 60_000;

/** Connections, who is asked on them, and whether an answer will still come. */
export interface OpenWay extends Pick<Hearing, "heard" | "isAway"> {
  readonly pool: pg.Pool;
  /** Whether a pooler lies between, which hands each transaction to another session. */
  readonly pooled: boolean;
  /** Whether whichever session answers on a connection remembers statements by name. */
  named(client: pg.PoolClient): boolean;
  /** Which session answers on a connection, outside of a transaction. */
  askedOf(client: pg.PoolClient): Asked;
  /** Waits for a connection; one that comes when nobody waits for it any more goes back. */
  connected(): Promise<pg.PoolClient>;
  close(): Promise<void>;
}

export function openWay({ connection, pooler }: Way): OpenWay {
  const pool = new pg.Pool({ max: 16, connectionTimeoutMillis: 5_000, query_timeout: 30_000, idleTimeoutMillis, keepAlive: true, ...(pooler ?? connection) });
  // An idle connection that dies must not take the process down; the next query gets a new one.
  pool.on("error", () => undefined);
  // Nor one that dies between two statements of a transaction: the next statement tells.
  pool.on("connect", (client) => void client.on("error", () => undefined));
  const { heard, isAway, stop } = hearingOf({ connection, pooler, onAway: idleOnesOf(pool) });
  const askedOf = (client: pg.PoolClient): Asked => ({ session: pooler ? undefined : sessionOf(client) });
  /** Of connections through a pooler: whether it keeps names. Each is asked once, for one that is restarted may do otherwise than before. */
  const keeping = new WeakMap<pg.PoolClient, boolean>();

  function taken(): Promise<pg.PoolClient> {
    let gaveUp = false;
    const coming = pool.connect();
    coming.then((client) => gaveUp && client.release(), () => undefined);
    return heard(coming).catch((error: unknown) => ((gaveUp = true), away(error)));
  }
  async function askForNames(client: pg.PoolClient): Promise<void> {
    try {
      keeping.set(client, await heard(namesKept(client), askedOf(client)));
    } catch (error) {
      client.release(true);
      away(error);
    }
  }

  return {
    pool, pooled: pooler !== undefined, heard, isAway, askedOf,
    named: (client) => keeping.get(client) ?? !pooler,
    async connected() {
      const client = await taken();
      if (pooler && !keeping.has(client)) await askForNames(client);
      return client;
    },
    close: () => (stop(), pool.end()),
  };
}
