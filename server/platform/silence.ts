import pg from "pg";

/** The way to the database is silent: nobody knows whether it got what was sent. */
export class Silence extends Error {
  constructor() {
    super("the database is silent");
  }
}

/** Who was asked: the server's session by its process id; unknown while a pooler may still be looking for one. */
export interface Asked {
  session: number | undefined;
}

interface Waiting {
  since: number;
  asked?: Asked;
  /** How often the server said that it owes this session no answer. */
  lost: number;
  fail(): void;
}

/** Tells a statement that takes its time from one whose answer never comes. */
export interface Hearing {
  /** Waits for an answer of a session, or, without one, for a connection; rejects with `Silence` where none will come. */
  heard<T>(work: Promise<T>, asked?: Asked): Promise<T>;
  /** Whether whoever asks now is told at once that nobody answers. */
  isAway(): boolean;
  stop(): void;
}

interface HearingOptions {
  /** Straight to the server. */
  connection: pg.ClientConfig;
  /** What lies between, if anything does. */
  pooler?: pg.ClientConfig;
  /** The way is gone: connections that lie idle are dead too, and say so only when they are used. */
  onAway(): void;
}

const tickMs = 250;
// Callers are told to come again after about two seconds: so long without a word, and so long for each answer to the question whether the server is there.
const patienceMs = 1_000;
const probeMs = 1_000;
// An answer may be on its way while the server says that it owes none.
const looks = 2;
// As long as anybody waits for a connection of our own pool.
const queueMs = 5_000;

/** The process id of the server's session as the connection was told it; the driver keeps it, its types do not say so. A pooler tells a number of its own. */
export const sessionOf = (client: object): number | undefined => ("processID" in client && typeof client.processID === "number" ? client.processID : undefined);

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

/** Whether a pooler lets somebody in; it needs no session of the server's for that. */
async function opens(pooler: pg.ClientConfig): Promise<boolean> {
  const knocking = new pg.Client({ ...pooler, connectionTimeoutMillis: probeMs });
  knocking.on("error", () => undefined);
  try {
    await knocking.connect();
    return true;
  } catch (error) {
    return error instanceof pg.DatabaseError;
  } finally {
    void knocking.end().catch(() => undefined);
  }
}

/**
 * TCP tells nobody that the other side is gone when nothing comes back, and a statement's own timeout must allow for the longest report. So where an answer is missing for a
 * second the server is asked, on another connection, whether it is still working at it. Does it not answer either, all who wait are told, and whoever comes is told at once until it is back.
 * Behind a pooler a session is known once a transaction has begun; before that the pooler's queue is waited in, as long as in our own.
 */
export function hearingOf({ connection, pooler, onAway }: HearingOptions): Hearing {
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
    const sessions = overdue.flatMap(({ asked }) => asked?.session ?? []);
    const [working, open] = await Promise.all([atWork(connection, sessions), pooler ? opens(pooler) : true]);
    if (working && open) {
      away = false;
      const now = performance.now();
      failAll(overdue.filter((one) => waiting.has(one) && isLost(one, working, now)));
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
    heard: (work, asked) =>
      new Promise((resolve, reject) => {
        const one: Waiting = { since: performance.now(), asked, lost: 0, fail: () => reject(new Silence()) };
        const over = () => void waiting.delete(one);
        work.then((came) => (over(), resolve(came)), (error: unknown) => (over(), reject(error)));
        if (away) return one.fail();
        waiting.add(one);
        begin();
      }),
    isAway: () => away,
    stop,
  };
}

/** Whether an answer will never come, as the server just told. */
function isLost(one: Waiting, working: ReadonlySet<number>, now: number): boolean {
  if (!one.asked) return false;
  const { session } = one.asked;
  if (session === undefined) return now - one.since > queueMs;
  one.lost = working.has(session) ? 0 : one.lost + 1;
  return one.lost >= looks;
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
