import type { WindowWish } from "./load.ts";
import type { Bench, Measured } from "./run.ts";

type Told = (measured: Measured) => void;

/** House and floor by turns, so that what else happens on the machine falls on both. */
export const interleaved = (wish: WindowWish, rounds: number, told: Told) => async ({ gendan, floor }: Bench): Promise<Measured[]> => {
  const windows: Measured[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const work of [gendan, floor]) {
      const measured = await work?.(wish);
      if (!measured) continue;
      windows.push(measured);
      told(measured);
    }
  return windows;
};

/** The step list's bound: on average a dialog step is answered within a second. */
export const bearableMs = 1000;
/** How closely the most users are found. */
const halvings = 3;

/** Looks for the most users before the average reaches a second: doubles until it does or all are at work, then halves what lies between. */
export const mostUsers = (wish: WindowWish, users: number, told: Told) => async ({ gendan }: Bench): Promise<Measured[]> => {
  const windows: Measured[] = [];
  const bears = async (count: number) => {
    const measured = await gendan(wish, count);
    windows.push(measured);
    told(measured);
    return measured.latency.mean < bearableMs && !measured.errors.length;
  };
  let most = 0;
  let tooMany = Math.max(1, Math.round(users / 8));
  while (await bears(tooMany)) {
    most = tooMany;
    if (most === users) return windows;
    tooMany = Math.min(users, most * 2);
  }
  for (let i = 0; i < halvings && tooMany - most > 1; i += 1) {
    const between = Math.round((most + tooMany) / 2);
    if (await bears(between)) most = between;
    else tooMany = between;
  }
  return windows;
};
