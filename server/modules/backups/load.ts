import { createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { knownMigrations, makeMonths, migrateTo } from "../../platform/migrations.ts";
import { makeMonthsSinceText } from "../../platform/months.ts";
import type { FileStore } from "../files/index.ts";
import { ArchiveDamaged, checkArchive, eachEntry } from "./archive.ts";
import { advanceCounters, foreignKeysOf, indexesOf, monthlyTables, tablesIn } from "./catalogue.ts";
import { fileOf, type Manifest, type TablePart } from "./manifest.ts";
import { beginMark, endMark, type Mark, markLoaded, markOf } from "./mark.ts";

/** Why nothing was touched. */
export class RestoreRefused extends Error {}

export interface RestoreWish {
  connection: pg.PoolConfig;
  dataDir: string;
  store: FileStore;
  archive: string;
  /** What must not live on: sessions and the like; statements of the rooms that own them, sent to a database of this version. */
  resets: readonly string[];
  print(line: string): void;
}

async function holdsFiles(dataDir: string): Promise<boolean> {
  const inside = async (folder: string) => (await readdir(join(dataDir, folder)).catch(() => [])).filter((name) => name !== "aside").length > 0;
  return (await inside("files")) || (await inside("seals"));
}

/** Refuses a place that holds anything; one in which the same archive was being restored may go on. */
async function admitted(client: pg.Client, { dataDir }: RestoreWish, { id, schema }: Manifest): Promise<Mark | undefined> {
  const known = knownMigrations();
  const strange = schema.find((name, at) => known[at] !== name);
  if (strange !== undefined) throw new RestoreRefused(`the archive was made by another version: this one does not know its schema ${strange}`);
  const mark = await markOf(client);
  if (mark && mark.archive !== id) throw new RestoreRefused(`a restore of another archive (${mark.archive}) broke off here: go on with that one, or take a new database`);
  if (mark) return mark;
  if ((await tablesIn(client)).length) throw new RestoreRefused("the database is not empty: restore into a new one");
  if (await holdsFiles(dataDir)) throw new RestoreRefused(`${dataDir} holds files already: restore into a new folder`);
  return undefined;
}

/** Fills one table; the rows must be as many as the archive says. */
async function fillTable(client: pg.Client, into: string, { part, bytes }: { part: TablePart; bytes: AsyncIterable<Uint8Array> }): Promise<void> {
  const copying = client.query(copyFrom(`copy ${into} (${listOf(part)}) from stdin`));
  await pipeline(Readable.from(bytes), createGunzip(), copying);
  if (copying.rowCount !== part.rows) throw new ArchiveDamaged(`${part.name}: ${copying.rowCount} rows, not ${part.rows}`);
}
const listOf = ({ columns }: Pick<TablePart, "columns">): string => columns.map((column) => `"${column}"`).join(", ");

/** A table that lies in months, whose rows wait beside it until its months are known. */
interface Waiting {
  part: TablePart;
  by: string;
  name: string;
}
async function besideMonths(client: pg.Client, { tables }: Manifest): Promise<Waiting[]> {
  const monthly = await monthlyTables(client);
  const waiting = monthly.flatMap(({ name, by }, at) => tables.filter(({ table }) => table === name).map((part) => ({ part, by, name: `waiting_${at}` })));
  for (const { part, name } of waiting) await client.query(`create temporary table ${name} on commit drop as select ${listOf(part)} from ${part.table} with no data`);
  return waiting;
}

/** Makes the months of all rows that wait, and brings each to its own: found outside of all months later, every month would be looked for among all of them. */
async function intoMonths(client: pg.Client, { createdAt }: Manifest, waiting: readonly Waiting[]): Promise<void> {
  if (!waiting.length) return;
  const oldest = waiting.map(({ name, by }) => `select min(${by}) as at from ${name}`).join(" union all ");
  const { rows: [since] } = await client.query<{ at: Date }>(`select least(min(at), $1::timestamptz) as at from (${oldest}) as oldest`, [createdAt]);
  await client.query(makeMonthsSinceText, [createdAt, since!.at]);
  for (const { part, name } of waiting) await client.query(`insert into ${part.table} (${listOf(part)}) select ${listOf(part)} from ${name}`);
}

/** From so many rows on a table's indexes are made of all of them at once: row by row, those whose keys come in no order cost the more the more there are. */
const large = 1_000;

/**
 * Loads all tables in one transaction: whoever kills it leaves an empty database. Row-level security, triggers and foreign keys are off only inside it,
 * and the keys are checked as they come back.
 */
async function loadTables(client: pg.Client, archive: string, said: Manifest): Promise<void> {
  const { id, tables } = said;
  const known = await tablesIn(client);
  const differs = known.find(({ name, columns }) => tables.find(({ table }) => table === name)?.columns.toSorted().join() !== columns.toSorted().join());
  if (differs || known.length !== tables.length) throw new ArchiveDamaged(`${differs?.name ?? "a table"} does not have the columns of its schema`);
  const guarded = known.filter((table) => table.guarded);
  const keys = await foreignKeysOf(client);
  const largeOnes = new Set(tables.filter(({ rows }) => rows >= large).map(({ table }) => table));
  const indexes = (await indexesOf(client)).filter(({ table }) => largeOnes.has(table));
  const parts = new Map(tables.map((part) => [part.name, part]));
  await client.query("begin");
  for (const { name } of guarded) await client.query(`alter table ${name} no force row level security`);
  for (const { name } of known) await client.query(`alter table ${name} disable trigger user`);
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint "${name}"`);
  for (const { drop } of indexes) await client.query(drop);
  const waiting = await besideMonths(client, said);
  await client.query(`truncate ${known.map(({ name }) => name).join(", ")}`);
  await eachEntry(archive, async (name, bytes) => {
    const part = parts.get(name);
    if (!part) return false;
    await fillTable(client, waiting.find((one) => one.part === part)?.name ?? part.table, { part, bytes });
    return true;
  });
  await intoMonths(client, said, waiting);
  for (const { make } of indexes) await client.query(make);
  await advanceCounters(client);
  for (const { table, name, definition } of keys) await client.query(`alter table ${table} add constraint "${name}" ${definition}`);
  for (const { name } of known) await client.query(`alter table ${name} enable trigger user`);
  for (const { name } of guarded) await client.query(`alter table ${name} force row level security`);
  await markLoaded(client, id);
  await client.query("commit");
}

async function writeSeals(dataDir: string, name: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const folder = join(dataDir, "seals");
  await mkdir(folder, { recursive: true });
  const [half, whole] = [join(folder, `${basename(name)}.part`), join(folder, basename(name))];
  await pipeline(Readable.from(bytes), createWriteStream(half));
  const handle = await open(half, "r");
  await handle.sync().finally(() => handle.close());
  await rename(half, whole);
}

/** Files and seals, each whole or not there; one that is there already is written again, which changes nothing. */
async function bringFiles({ archive, dataDir, store }: RestoreWish, { seals }: Manifest): Promise<void> {
  await eachEntry(archive, async (name, bytes) => {
    const file = fileOf(name);
    if (seals.some((part) => part.name === name)) return await writeSeals(dataDir, name, bytes);
    if (!file) return;
    const received = await store.receive(Readable.from(bytes), Infinity);
    if (received.sha256 !== file.sha256) throw new ArchiveDamaged(`${name} has another hash`);
    await store.keep(file.companyId, received);
  });
}

/** Another connection than the migrator's, which has its own. */
async function connectedTo(connection: pg.PoolConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...connection, query_timeout: 0, statement_timeout: 0 });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}

/**
 * Brings an archive into an empty place: every hash is checked before anything is touched, then files, the schema as it was, its rows in one transaction, the
 * migrations since. Until `finish` the place is marked, and nothing starts on it; the same call goes on where an earlier one broke off.
 * Throws RestoreRefused or ArchiveDamaged.
 */
export async function restoreBackup(wish: RestoreWish): Promise<{ manifest: Manifest; finish(): Promise<void> }> {
  const { connection, archive, print } = wish;
  const manifest = await checkArchive(archive);
  print(`The archive of ${manifest.createdAt} holds: ${manifest.tables.length} tables, ${manifest.files.count} files.`);
  const client = await connectedTo(connection);
  try {
    const mark = (await admitted(client, wish, manifest)) ?? (await beginMark(client, manifest.id));
    await bringFiles(wish, manifest);
    if (mark.state === "begun") {
      await migrateTo(connection, manifest.schema.at(-1));
      await loadTables(client, archive, manifest);
    }
    print("All rows are in.");
    const newer = await migrateTo(connection);
    await makeMonths(connection);
    // Without statistics a large house is verified by plans for empty tables: one question took minutes of 20,000 orders.
    await client.query("analyze");
    if (newer.length) print(`Brought to this version: ${newer.join(", ")}.`);
    for (const text of wish.resets) await client.query(text);
    return { manifest, finish: () => withClient(connection, endMark) };
  } finally {
    await client.end();
  }
}

async function withClient(connection: pg.PoolConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = await connectedTo(connection);
  await work(client).finally(() => client.end());
}
