import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import { type Clock, clockWith } from "./clock.ts";
import { type Database, sql, type Tx } from "./db.ts";
import type { Job } from "./jobs.ts";

/** What a demo's database knows of its clock, in milliseconds. */
export interface DemoClock {
  /** By how much it differs from the machine's. */
  offset: number;
  /** The instant at which the demo stands when it is new, and to which it can be put back (epoch). */
  home: number;
}

const setting = "demo.clock";
const read = sql`select value from platform.settings where name = ${setting}`;

/** The demo's clock; undefined where nobody made a demo, and nothing may move the clock. */
export const demoClockOf = async (tx: Tx): Promise<DemoClock | undefined> => (await tx.maybe<{ value: DemoClock }>(read))?.value;

/** Keeps where the demo's clock stands, for other processes and the next start. */
export const storeOffset = async (tx: Tx, { offset, home }: DemoClock): Promise<void> =>
  void (await tx.run(sql`
    insert into platform.settings (name, value) values (${setting}, ${JSON.stringify({ offset, home })}::jsonb) on conflict (name) do update set value = excluded.value`));

/** By how many milliseconds the clock of this database differs from the machine's: 0 everywhere but in a demo. */
export async function readDemoOffset(connection: pg.PoolConfig): Promise<number> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rows } = await client.query<{ value: DemoClock }>("select value from platform.settings where name = $1", [setting]);
    return rows[0]?.value.offset ?? 0;
  } finally {
    await client.end();
  }
}

/** Follows a clock that another process on the same database has moved. By looking, for a listener does not live behind a pooler. */
export function followDemoClock({ db, clock }: { db: Database; clock: Clock }): Job {
  let followed = false;
  return {
    name: "demo.clock",
    seconds: 2,
    async work() {
      const stored = await db.outside(demoClockOf);
      // A demo that was removed leaves the machine's own time behind.
      const offset = stored ? stored.offset : followed ? 0 : clock.offset;
      followed = stored !== undefined;
      if (offset !== clock.offset) clock.moveTo(offset);
    },
  };
}

/** A clock on which an act may have a time of its own, so that acts of different times can run side by side. */
export interface ActClock extends Clock {
  /** Runs an act, and all that it awaits, at this instant: for making data of the past, never for people's requests. */
  at<T>(instant: Date, act: () => Promise<T>): Promise<T>;
}

/** A clock with `at`; outside of an act it is the usual one. */
export function actClock(offset = 0): ActClock {
  const instants = new AsyncLocalStorage<Date>();
  const usual = clockWith(offset);
  return {
    now: () => instants.getStore() ?? usual.now(),
    get offset() {
      return usual.offset;
    },
    moveTo: (next) => usual.moveTo(next),
    at: (instant, act) => instants.run(instant, act),
  };
}

/** Whether acts may have times of their own on this clock. */
export const isActClock = (clock: Clock): clock is ActClock => "at" in clock;
