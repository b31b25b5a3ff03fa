import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { systemActor } from "../../platform/actor.ts";
import type { CommandContext, Pipeline } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { inEveryCompany, type Job } from "../../platform/jobs.ts";
import { isRefused } from "../../platform/refusal.ts";
import { canonical, genesis } from "./journal.ts";

/** The last entry of one chain at the moment of a seal: kind and id of its subject, number and hash (hex) of the entry. */
export type SealedHead = readonly [kind: string, id: string, seq: string, hash: string];

/** A link of a company's chain of seals, with the heads that it vouches for. */
export interface Seal {
  seq: string;
  at: Date;
  headsCount: number;
  headsHash: string;
  hash: string;
  heads: SealedHead[];
}

const sha256 = (...parts: (string | Buffer)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest();

export const headsHashOf = (heads: readonly SealedHead[]): string => sha256(canonical(heads)).toString("hex");

/** A seal's own hash: SHA-256 of the seal before it (32 zero bytes for the first) and of what this one says. */
export const sealHash = (before: string | undefined, { seq, at, headsCount, headsHash }: Omit<Seal, "hash" | "heads">): string =>
  sha256(before === undefined ? genesis : Buffer.from(before, "hex"), canonical({ seq, at: at.toISOString(), headsCount, headsHash })).toString("hex");

// A seal's line stays below 2 MB; a company's first seals share its chains among them.
const headsPerSeal = 10_000;
// An entry carries the time at which its command began: one that committed after the last seal may be older than it by this much.
const longestCommandMs = 120_000;

interface Last {
  seq: string;
  at: Date;
  headsHash: string;
  hash: string;
}

const lastSeal = (tx: Tx): Promise<Last | undefined> =>
  tx.maybe<Last>(sql`
    select seq, at, encode(heads_hash, 'hex') as heads_hash, encode(hash, 'hex') as hash from journal.seals where company_id = ${tx.companyId} order by seq desc limit 1`);

/** For a backup, on a connection of its own: the number of company $1's last seal. */
export const lastSealText = "select seq::text from journal.seals where company_id = $1 order by journal.seals.seq desc limit 1";

const headsChangedSince = (tx: Tx, since: Date | undefined): Promise<{ head: SealedHead }[]> =>
  tx.many(sql`
    select json_build_array(subject_kind, subject_id, seq::text, encode(hash, 'hex')) as head from journal.heads h
     where company_id = ${tx.companyId}
       ${since ? sql`and (subject_kind, subject_id) in (select subject_kind, subject_id from journal.entries where company_id = ${tx.companyId} and at >= ${since}::timestamptz)` : sql``}
     order by subject_kind, subject_id`);

/** Adds a seal; 0 when another process was first. */
const insert = (tx: Tx, seal: Seal): Promise<number> =>
  tx.run(sql`
    insert into journal.seals (company_id, seq, at, heads_count, heads_hash, hash)
    values (${tx.companyId}, ${seal.seq}, ${seal.at}, ${seal.headsCount}, decode(${seal.headsHash}, 'hex'), decode(${seal.hash}, 'hex')) on conflict do nothing`);

/**
 * Seals the heads that changed since the last seal into the company's chain; nothing when nothing changed or another process is at it.
 * The seals are to be handed out of the database: only an outside copy shows that the end of a chain was cut off, or all of it rewritten.
 */
export async function seal({ tx, now }: Pick<CommandContext, "tx" | "now">): Promise<Seal[]> {
  const last = await lastSeal(tx);
  // The clock of a demo may be set back behind the last seal.
  const changed = await headsChangedSince(tx, last && new Date(Math.min(last.at.getTime(), now.getTime()) - longestCommandMs));
  const sealed: Seal[] = [];
  let before: Pick<Last, "seq" | "hash" | "headsHash"> | undefined = last;
  for (let from = 0; from < changed.length; from += headsPerSeal) {
    const heads = changed.slice(from, from + headsPerSeal).map(({ head }) => head);
    const said = { seq: String(BigInt(before?.seq ?? 0) + 1n), at: now, headsCount: heads.length, headsHash: headsHashOf(heads) };
    // The two minutes before the last seal are looked at again, so heads may be sealed twice; when they are all there is, nothing changed.
    if (said.headsHash === before?.headsHash) continue;
    const next: Seal = { ...said, hash: sealHash(before?.hash, said), heads };
    if (!(await insert(tx, next))) return [];
    sealed.push(next);
    before = next;
  }
  return sealed;
}

export interface SealJobDeps {
  pipeline: Pipeline;
  companies: () => Promise<readonly { id: string }[]>;
  /** Takes seals out of the database, after their commit. */
  handOut(companyId: string, seals: readonly Seal[]): Promise<void>;
}

/** Seals every company's journal once a minute. */
export const sealJob = ({ pipeline, companies, handOut }: SealJobDeps): Job => ({
  name: "journal.seal",
  seconds: 60,
  work: (signal) =>
    inEveryCompany(companies, signal, async ({ id }) => {
      const seals = await pipeline.act(systemActor(id), seal);
      if (!isRefused(seals) && seals.length) await handOut(id, seals);
    }),
});

const fileOf = (dataDir: string, companyId: string): string => join(dataDir, "seals", `${companyId}.jsonl`);

/** Writes seals as lines of `seals/<company>.jsonl` in the data directory: to be copied to where nobody of the house can write. */
export const sealWriter = (dataDir: string): SealJobDeps["handOut"] => async (companyId, seals) => {
  await mkdir(join(dataDir, "seals"), { recursive: true });
  await appendFile(fileOf(dataDir, companyId), seals.map((seal) => `${JSON.stringify(seal)}\n`).join(""), { flush: true });
};

/** The seals of a company that lie outside the database, oldest first; none when there is no file. A line broken by a crash is left out. */
export async function sealsOutside(dataDir: string, companyId: string): Promise<Seal[]> {
  const text = await readFile(fileOf(dataDir, companyId), "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line.startsWith("{") && line.endsWith("}"));
  return lines.map((line) => JSON.parse(line, (key, value: unknown) => (key === "at" ? new Date(String(value)) : value)) as Seal);
}
