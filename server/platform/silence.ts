import pg from "pg";

/** The way to the database is silent: nobody knows whether it got what was sent. */
export class Silence extends Error {
  constructor() {
    super("the database is silent");
  }
}

interface Waiting {
  since: number;
  client?: pg.ClientBase;
  /** How often the server said that it owes this connection no answer. */
  lost: number;
  fail(): void;
}

/** Tells a statement that takes its time from one whose answer never comes. */
export interface Hearing {
  /** Waits for an answer on a connection, or, without one, for a connection; rejects with `Silence` where none will come. */
  heard<T>(work: Promise<T>, client?: pg.ClientBase): Promise<T>;
  stop(): void;
}

interface HearingOptions {
  connection: pg.ClientConfig;
  /** The way is gone: connections that lie idle are dead too, and say so only when they are used. */
  onAway(): void;
}

const tickMs = 250;
// Callers are told to come again after about two seconds: so long without a word, and so long for each answer to the question whether the server is there.
const patienceMs = 1_000;
const probeMs = 1_000;
// An answer may be on its way while the server says that it owes none.
const looks = 2;

/** Process ids of server sessions; the driver keeps them, its types do not say so. */
const sessionOf = (client: object): number | undefined => ("processID" in client && typeof client.processID === "number" ? client.processID : undefined);

/** Asks on a connection of its own which of these sessions are at work; undefined: nobody answers. */
async function atWork(connection: pg.ClientConfig, sessions: readonly number[]): Promise<ReadonlySet<number> | undefined> {
  const probe = new pg.Client({ ...connection, connectionTimeoutMillis: probeMs, query_timeout: probeMs });
  probe.on("error", () => undefined);
  try {
    await probe.connect();
    const { rows } = await probe.query<{ pid: number }>("select pid from pg_stat_activity where pid = any ($1) and state = 'active'", [sessions]);
    return new Set(rows.map(({ pid }) => pid));
  } catch (error) {
    // A server that refuses (too many connections) is there; what it works at it does not say. One that starts or stops is as good as away.
    return error instanceof pg.DatabaseError && !error.code?.startsWith("57P") ? new Set(sessions) : undefined;
  } finally {
    void probe.end().catch(() => undefined);
  }
}

/**
 * TCP tells nobody that the other side is gone when nothing comes back, and a statement's own timeout must allow for the longest report. So where an answer is missing for a
 * second the server is asked, on another connection, whether it is still working at it. Does it not answer either, all who wait are told, and whoever comes is told at once until it is back.
 */
export function hearingOf({ connection, onAway }: HearingOptions): Hearing {
  const waiting = new Set<Waiting>();
  let away = false;
  let asking = false;
  let ticked = 0;
  let timer: NodeJS.Timeout | undefined;

  const failAll = (ones: Iterable<Waiting>) => {
    for (const one of ones) {
      waiting.delete(one);
      one.fail();
    }
  };

  async function look(overdue: readonly Waiting[]): Promise<void> {
    const sessions = overdue.flatMap(({ client }) => (client && sessionOf(client)) ?? []);
    const working = await atWork(connection, sessions);
    if (working) {
      away = false;
      for (const one of overdue) if (one.client) one.lost = working.has(sessionOf(one.client) ?? 0) ? 0 : one.lost + 1;
      failAll(overdue.filter((one) => waiting.has(one) && one.lost >= looks));
    } else {
      away = true;
      onAway();
      failAll([...waiting]);
    }
  }

  function tick(): void {
    const now = performance.now();
    // This process itself was held up: what has come meanwhile is read first.
    const heldUp = now - ticked > 3 * tickMs;
    ticked = now;
    if (!waiting.size && !away) return stop();
    if (asking || heldUp) return;
    const overdue = [...waiting].filter(({ since }) => now - since > patienceMs);
    if (!overdue.length && !away) return;
    asking = true;
    void look(overdue).finally(() => (asking = false));
  }
  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }
  function begin(): void {
    if (timer) return;
    ticked = performance.now();
    timer = setInterval(tick, tickMs).unref();
  }

  return {
    heard: (work, client) =>
      new Promise((resolve, reject) => {
        const one: Waiting = { since: performance.now(), client, lost: 0, fail: () => reject(new Silence()) };
        work.then(resolve, reject).finally(() => waiting.delete(one));
        if (away) return one.fail();
        waiting.add(one);
        begin();
      }),
    stop,
  };
}

/** Lets go of the pool's idle connections as if each had told of its end. */
export function idleOnesOf(pool: pg.Pool): () => void {
  const idle = new Set<pg.PoolClient>();
  pool.on("release", (error, client) => void (error ? idle.delete(client) : idle.add(client)));
  pool.on("acquire", (client) => void idle.delete(client));
  pool.on("remove", (client) => void idle.delete(client));
  return () => {
    for (const client of idle) client.emit("error", new Silence());
  };
}
