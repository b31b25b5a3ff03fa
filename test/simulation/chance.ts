import { createHash } from "node:crypto";

/** Everything that is left to chance in a run, drawn from its seed: the same seed draws the same, byte by byte. */
export interface Chance {
  bytes(count: number): Buffer;
  /** A whole number from 0 up to, but without, `below`. */
  below(below: number): number;
  /** True once in so many times. */
  oneIn(times: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
}

/** A stream of its own for each purpose, so that one more draw for one of them moves no other. */
export function chanceOf(seed: number, purpose: string): Chance {
  let [block, left] = [0, Buffer.alloc(0)];
  const bytes = (count: number): Buffer => {
    while (left.length < count) left = Buffer.concat([left, createHash("sha256").update(`${seed} ${purpose} ${(block += 1)}`).digest()]);
    const drawn = left.subarray(0, count);
    left = left.subarray(count);
    return drawn;
  };
  const below = (limit: number): number => bytes(6).readUIntBE(0, 6) % limit;
  return { bytes, below, oneIn: (times) => below(times) === 0, pick: (list) => list[below(list.length)] ?? list[0] };
}
