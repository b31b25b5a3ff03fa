import { createHash } from "node:crypto";
import { z } from "zod";
import { confirmation, decisionFacts } from "../../../contract/confirmations.ts";
import { archivedJournal, type ArchivedJournal, archivedVersions, type Manifest, manifest } from "../../../contract/order-file.ts";
import { readPaper, type Rendering } from "../../../contract/papers-api.ts";
import { review } from "../../../contract/reviews.ts";
import { canonical, firstBreak } from "../../modules/journal/index.ts";
import { isSoundSignature, snapshotHashOf } from "../../modules/papers/index.ts";
import { isSoundDecision } from "../../modules/reviews/index.ts";
import { entryIn, pathsIn, ZipUnreadable } from "../../platform/zip.ts";
import { manifestHash } from "./pack.ts";

/** What an archive was found to be; `first` names the first difference. */
export interface ArchiveVerdict {
  holds: boolean;
  number: string | undefined;
  entries: number;
  journalEntries: number;
  first?: string;
}

class Differs extends Error {}

const differ = (what: string): never => {
  throw new Differs(what);
};
const sha256Of = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

function parsed<T extends z.ZodType>(zip: Uint8Array, path: string, schema: T): z.output<T> {
  const bytes = entryIn(zip, path) ?? differ(`${path} is missing`);
  try {
    return schema.parse(JSON.parse(Buffer.from(bytes).toString("utf8")));
  } catch {
    return differ(`${path} is not what such a file holds`);
  }
}

/** Every entry is what the manifest says, and there is none beside. */
function checkEntries(zip: Uint8Array, { entries }: Manifest): void {
  const named = new Set(["manifest.json", ...entries.map(({ path }) => path)]);
  const paths = pathsIn(zip);
  const stray = paths.find((path, at) => !named.has(path) || paths.indexOf(path) !== at);
  if (stray !== undefined) differ(`${stray} is not in the manifest, or there twice`);
  for (const { path, size, sha256 } of entries) {
    const bytes = entryIn(zip, path) ?? differ(`${path} is missing`);
    if (bytes.length !== size || sha256Of(bytes) !== sha256) differ(`${path} is not what was archived: its SHA-256 is ${sha256Of(bytes)}, the manifest says ${sha256}`);
  }
}

/** The chain is whole, about this order, and ends where the manifest says. */
function checkJournal({ subject, entries }: ArchivedJournal, { order, journal }: Manifest): void {
  const broken = firstBreak(entries.map(({ seq, body, hash }) => ({ seq, body, hash: Buffer.from(hash, "hex") })));
  if (broken) differ(`journal.json entry ${broken.seq} ${broken.reason === "gap" ? "follows a gap" : "does not follow from the one before it"}`);
  for (const { seq, body, at, actorId } of entries) {
    const said = JSON.parse(body) as { subject: { id: string }; at: string; actor: { id: string } };
    if (said.subject.id !== order.id || subject.id !== order.id || new Date(said.at).getTime() !== at.getTime() || said.actor.id !== actorId) differ(`journal.json entry ${seq} differs from its own words`);
  }
  const last = entries.at(-1);
  if (last?.seq !== journal.seq || last.hash !== journal.hash) differ(`journal.json ends with entry ${last?.seq ?? "none"}, the manifest says ${journal.seq} ${journal.hash}`);
}

interface Bound {
  zip: Uint8Array;
  has(path: string): boolean;
  /** Whether the journal names a hash: then what has it cannot have come later. */
  journaled(hash: string): boolean;
}

/** Every submitted version has its hash, and the journal names it. */
function checkVersions({ zip, has, journaled }: Bound): void {
  if (!has("versions.json")) return;
  for (const { version, body, hash } of parsed(zip, "versions.json", archivedVersions))
    if (sha256Of(body) !== hash || !journaled(hash)) differ(`versions.json version ${version} is not what was submitted`);
}

/** Papers say what was hashed, signatures bind it, and every PDF is among the entries. */
function checkPapers({ zip, has, journaled }: Bound, pdfs: ReadonlySet<string>): void {
  if (!has("papers.json")) return;
  for (const paper of parsed(zip, "papers.json", z.array(readPaper.answer))) {
    const name = `papers.json ${paper.number} version ${paper.version}`;
    if (snapshotHashOf(canonical(paper.snapshot)) !== paper.snapshotHash || !journaled(paper.snapshotHash)) differ(`${name} is not what was made`);
    const wrong = paper.signed.find((signature) => !isSoundSignature(paper, signature));
    if (wrong) differ(`${name} signature ${wrong.seq} does not bind it`);
    const lacking = paper.renderings.find(({ sha256 }: Rendering) => !pdfs.has(sha256));
    if (lacking) differ(`${name} lacks its PDF ${lacking.sha256}`);
  }
}

/** Each decided step is what was signed and journaled; each answer of the customer likewise. */
function checkWords({ zip, has, journaled }: Bound): void {
  for (const { subjectVersion, steps } of has("reviews.json") ? parsed(zip, "reviews.json", z.array(review)) : [])
    for (const step of steps)
      if (step.signature && (!isSoundDecision(step) || !journaled(step.signature.hash))) differ(`reviews.json version ${subjectVersion} step ${step.key} is not what was signed`);
  for (const { decision } of has("confirmations.json") ? parsed(zip, "confirmations.json", z.array(confirmation)) : [])
    if (decision && (sha256Of(canonical(decisionFacts.parse(decision))) !== decision.hash || !journaled(decision.hash))) differ(`confirmations.json the answer of ${decision.at.toISOString()} is not what was given`);
}

function check(zip: Uint8Array, seen: { manifest?: Manifest; journalEntries: number }): void {
  const said = parsed(zip, "manifest.json", manifest);
  seen.manifest = said;
  if (manifestHash(said) !== said.hash) differ(`manifest.json is not what was written: its words have the hash ${manifestHash(said)}, it says ${said.hash}`);
  checkEntries(zip, said);
  const journal = parsed(zip, "journal.json", archivedJournal);
  seen.journalEntries = journal.entries.length;
  checkJournal(journal, said);
  const bodies = journal.entries.map(({ body }) => body);
  const paths = new Set(said.entries.map(({ path }) => path));
  const bound: Bound = { zip, has: (path) => paths.has(path), journaled: (hash) => bodies.some((body) => body.includes(hash)) };
  checkVersions(bound);
  checkPapers(bound, new Set(said.entries.map(({ sha256 }) => sha256)));
  checkWords(bound);
}

/**
 * Checks an order's archive by itself, without the house: the hash of every entry, the chain of the journal and its end, and that versions, papers,
 * signatures, decisions and answers are those that the journal names. One changed byte in any of them is found; it stops at the first.
 */
export function checkArchive(zip: Uint8Array): ArchiveVerdict {
  const seen: { manifest?: Manifest; journalEntries: number } = { journalEntries: 0 };
  let first: string | undefined;
  try {
    check(zip, seen);
  } catch (error) {
    if (error instanceof ZipUnreadable) first = `it is no ZIP that can be read (${error.message})`;
    else if (error instanceof Differs) first = error.message;
    else throw error;
  }
  return { holds: first === undefined, number: seen.manifest?.order.number, entries: seen.manifest?.entries.length ?? 0, journalEntries: seen.journalEntries, ...(first !== undefined && { first }) };
}
