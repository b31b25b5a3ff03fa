/** Printed by every test that leaves something to chance; `SEED=…` repeats it. */
export const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** Numbers from 0 to 1 that a seed repeats (mulberry32). */
export function randomOf(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same things in an order of chance. */
export const shuffled = <T>(things: readonly T[], random: () => number): T[] =>
  things.map((thing) => ({ thing, at: random() })).toSorted((a, b) => a.at - b.at).map(({ thing }) => thing);

/** Does work on many, so many at a time; answers in their order. */
export async function abreast<T, R>(things: readonly T[], width: number, work: (thing: T, at: number) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const left = things.entries();
  const hand = async () => {
    for (const [at, thing] of left) done[at] = await work(thing, at);
  };
  await Promise.all(Array.from({ length: width }, hand));
  return done;
}
