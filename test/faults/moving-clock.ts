import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "../../server/platform/clock.ts";
import { storeOffset } from "../../server/platform/clock-store.ts";
import type { Database } from "../../server/platform/db.ts";

/** The clock of all processes on a database; those that run follow a move within three seconds. */
export interface MovingClock extends Pick<Clock, "now"> {
  moveTo(instant: Date): Promise<void>;
}

export function movingClock(db: Database): MovingClock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    async moveTo(instant) {
      offset = instant.getTime() - Date.now();
      await db.outside((tx) => storeOffset(tx, { offset, home: 0 }));
    },
  };
}

/** Waits until it is true; answers for how long. Rejects when it was not within the time. */
export async function until(true_: () => Promise<boolean>, withinMs: number): Promise<number> {
  const began = performance.now();
  while (!(await true_())) {
    if (performance.now() - began > withinMs) throw new Error(`not within ${withinMs} ms`);
    await sleep(200);
  }
  return performance.now() - began;
}
