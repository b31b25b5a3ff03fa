import { randomBytes } from "node:crypto";

/**
 * So many bytes that nobody can foresee: ids, links and keys are made of them. Commands get theirs from the pipeline (`context.random`, `context.newId()`). There is one in the
 * house, the machine's; another one is handed in by simulations alone, which nothing that is deployed holds (decision 0033).
 */
export type Random = (bytes: number) => Buffer;

const mostAtOnce = 2_000;
let drawn = Buffer.alloc(0);
/** The machine's. Drawn for many at once: a call for each id cost more than all else about it. */
export const machineRandom: Random = (bytes) => {
  if (drawn.length < bytes) drawn = randomBytes(Math.max(bytes, mostAtOnce));
  const given = drawn.subarray(0, bytes);
  drawn = drawn.subarray(bytes);
  return given;
};

/** 256 random bits in 43 characters, as links, tokens and invitations are made of. */
export const newSecret = (random: Random): string => random(32).toString("base64url");
