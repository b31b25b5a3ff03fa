import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import type { FileStore } from "../files/index.ts";
import { type ArchiveWriter, archiveWriter, checkArchive } from "./archive.ts";
import { archiveNameAt, fileLine, type Manifest, manifestName, type Part, sealName } from "./manifest.ts";
import { openSnapshot, type Snapshot } from "./snapshot.ts";

/** Questions of other rooms, as texts that any connection may send. */
export interface RoomTexts {
  /** Ids of all companies, as `id`. */
  companyIds: string;
  /** Hashes of the files that a company's rows name, as `sha256`; $1 is the company, $2 the hash after which to go on. At most 1000, in order. */
  fileHashes: string;
  /** The last seal of a company, as `seq`; $1 is the company. */
  lastSeal: string;
}

export interface BackupWish {
  connection: pg.PoolConfig;
  dataDir: string;
  store: FileStore;
  texts: RoomTexts;
  /** Folder for the archive. */
  to: string;
  version: string;
  /** By which its name is made; what it holds is of the database's own moment. */
  now: Date;
}

export interface Written {
  file: string;
  bytes: number;
  rows: number;
  files: number;
  /** Files whose bytes were gone or damaged; the rest is whole. */
  missing: number;
  manifest: Manifest;
}

/** Company by company the files that its rows name. A file is named before it is ever needed and never taken away, so those of the snapshot are all there. */
async function* namedFiles(snapshot: Snapshot, texts: RoomTexts): AsyncGenerator<{ companyId: string; sha256: string }> {
  for (const companyId of snapshot.companyIds) {
    await snapshot.ask("select set_config('gendan.company', $1, true)", [companyId]);
    for (let after = ""; ; ) {
      const page = await snapshot.ask<{ sha256: string }>(texts.fileHashes, [companyId, after]);
      yield* page.map(({ sha256 }) => ({ companyId, sha256 }));
      const last = page.at(-1);
      if (!last) break;
      after = last.sha256;
    }
  }
}

async function copyFiles(archive: ArchiveWriter, snapshot: Snapshot, { store, texts }: BackupWish): Promise<Pick<Manifest, "files" | "missing">> {
  const [list, missing] = [createHash("sha256"), [] as Manifest["missing"]];
  let [count, bytes] = [0, 0];
  for await (const { companyId, sha256 } of namedFiles(snapshot, texts)) {
    if (!(await store.isSound(companyId, sha256))) {
      missing.push({ companyId, sha256 });
      continue;
    }
    const size = await store.sizeOf(companyId, sha256);
    await archive.add(`files/${companyId}/${sha256}`, store.stream(companyId, sha256), size);
    list.update(fileLine(companyId, sha256, size));
    [count, bytes] = [count + 1, bytes + size];
  }
  return { files: { count, bytes, sha256: list.digest("hex") }, missing };
}

const seqOf = (line: string): bigint => {
  const [, seq] = /^\{"seq":"(\d+)"/.exec(line) ?? [];
  return seq === undefined || !line.endsWith("}") ? -1n : BigInt(seq);
};

/** The seals that were handed out, up to the snapshot's: those of later ones vouch for entries that are not in the archive. */
async function copySeals(archive: ArchiveWriter, snapshot: Snapshot, { dataDir, texts, spool }: BackupWish & { spool: string }): Promise<Part[]> {
  const parts: Part[] = [];
  for (const companyId of snapshot.companyIds) {
    const source = join(dataDir, "seals", `${companyId}.jsonl`);
    if (!existsSync(source)) continue;
    await snapshot.ask("select set_config('gendan.company', $1, true)", [companyId]);
    const [last] = await snapshot.ask<{ seq: string }>(texts.lastSeal, [companyId]);
    const upTo = BigInt(last?.seq ?? 0);
    const wanted = async function* () {
      for await (const line of createInterface({ input: createReadStream(source), crlfDelay: Infinity })) if (seqOf(line) >= 0n && seqOf(line) <= upTo) yield `${line}\n`;
    };
    const file = join(spool, "seals.jsonl");
    await pipeline(wanted, createWriteStream(file, { mode: 0o600 }));
    parts.push(await archive.add(`seals/${companyId}.jsonl`, createReadStream(file), (await stat(file)).size));
  }
  return parts;
}

async function addText(archive: ArchiveWriter, name: string, text: string): Promise<Part> {
  const bytes = Buffer.from(text);
  return archive.add(name, Readable.from([bytes]), bytes.length);
}

async function fill(archive: ArchiveWriter, snapshot: Snapshot, { spool, ...wish }: BackupWish & { spool: string }): Promise<Manifest> {
  const tables = await snapshot.copyAll(archive, spool);
  const seals = await copySeals(archive, snapshot, { ...wish, spool });
  const files = await copyFiles(archive, snapshot, wish);
  const said: Manifest = { format: "gendan-backup-1", id: randomUUID(), version: wish.version, schema: snapshot.schema, createdAt: snapshot.createdAt.toISOString(), tables, seals, ...files };
  const { sha256 } = await addText(archive, manifestName, JSON.stringify(said, null, 1));
  await addText(archive, sealName, `${sha256}\n`);
  return said;
}

/** Removes what backups that were killed left in the folder a day ago. */
async function clearHalves(folder: string): Promise<void> {
  const before = Date.now() - 86_400_000;
  for (const name of await readdir(folder)) {
    if (!/^gendan-\d{8}-\d{6}\.tar\.part$|^\.spool-/.test(name)) continue;
    const path = join(folder, name);
    if ((await stat(path)).mtimeMs < before) await rm(path, { recursive: true, force: true });
  }
}

/**
 * Copies the database of one moment, the files that its rows name and the journal's seals into one archive, beside the running system, and reads
 * it back. Memory holds one piece at a time. Throws, and leaves nothing, when it cannot.
 */
export async function writeBackup(wish: BackupWish): Promise<Written> {
  await mkdir(wish.to, { recursive: true, mode: 0o700 });
  await clearHalves(wish.to);
  const file = join(wish.to, archiveNameAt(wish.now));
  if (existsSync(file)) throw new Error(`${file} is there already`);
  const spool = await mkdtemp(join(wish.to, ".spool-"));
  const archive = archiveWriter(file, wish.now);
  let snapshot: Snapshot | undefined;
  try {
    snapshot = await openSnapshot(wish.connection, wish.texts.companyIds);
    const said = await fill(archive, snapshot, { ...wish, spool });
    await archive.finish();
    await checkArchive(file);
    return { file, bytes: (await stat(file)).size, rows: said.tables.reduce((sum, { rows }) => sum + rows, 0), files: said.files.count, missing: said.missing.length, manifest: said };
  } catch (error) {
    await archive.abandon();
    throw error;
  } finally {
    await snapshot?.close();
    await rm(spool, { recursive: true, force: true });
  }
}
