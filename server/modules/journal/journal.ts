import { createHash } from "node:crypto";
import type { Subject } from "../../../contract/toolkit.ts";

/** What a command did to a subject. `facts` name things by their keys; names and phones of people do not belong here. */
export interface Happening {
  what: string;
  facts?: Record<string, unknown>;
  why?: string;
}

/** One entry before it is chained: all that one command did to one subject. */
export interface Entry {
  subject: Subject;
  at: Date;
  /** `for`: the absent people in whose place somebody acted. */
  actor: { kind: string; id: string; for?: string[] };
  happenings: Happening[];
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** JSON with sorted keys and without undefined, so that the same facts always make the same bytes. */
export function canonical(value: unknown): string {
  const sorted = (v: Json): Json =>
    Array.isArray(v) ? v.map(sorted)
    : v && typeof v === "object" ? Object.fromEntries(Object.keys(v).sort().map((key) => [key, sorted(v[key]!)]))
    : v;
  return JSON.stringify(sorted(JSON.parse(JSON.stringify(value)) as Json));
}

/** The text that is hashed and stored: readable, and all of the entry. */
export const bodyOf = ({ subject, at, actor, happenings }: Entry): string =>
  canonical({ subject, at: at.toISOString(), actor, did: happenings });

const sha256 = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

/** The hash before the first entry of a subject. */
export const genesis = Buffer.alloc(32);

/** SHA-256 of an entry's body; the chain's link is SHA-256 of the head before it and this. */
export const bodyHash = (body: string): Buffer => sha256(body);
export const link = (head: Buffer, body: string): Buffer => sha256(head, bodyHash(body));

export interface ChainedEntry {
  seq: string;
  body: string;
  hash: Buffer;
}

/** Walks one subject's chain in order; tells the first entry that does not follow from the ones before it. */
export function firstBreak(entries: readonly ChainedEntry[]): { seq: string; reason: "gap" | "hash" } | undefined {
  let head: Buffer = genesis;
  for (const [i, entry] of entries.entries()) {
    if (entry.seq !== String(i + 1)) return { seq: entry.seq, reason: "gap" };
    head = link(head, entry.body);
    if (!head.equals(entry.hash)) return { seq: entry.seq, reason: "hash" };
  }
  return undefined;
}
