import { randomBytes } from "node:crypto";

/**
 * So many bytes that nobody can foresee: ids, links and keys are made of them. Commands get theirs from the pipeline (`context.random`, `context.newId()`). There is one in the
 * house, the machine's; another one is handed in by simulations alone, which nothing that is deployed holds (decision 0033).
 */
export type Random = (bytes: number) => Buffer;

export const machineRandom: Random = (bytes) => randomBytes(bytes);

/** 256 random bits in 43 characters, as links, tokens and invitations are made of. */
export const newSecret = (random: Random): string => random(32).toString("base64url");
