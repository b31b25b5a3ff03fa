import { createReadStream, createWriteStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { sessionOf } from "../../platform/silence.ts";
import type { ArchiveWriter } from "./archive.ts";
import { type KnownTable, migrationsOf, tablesIn } from "./catalogue.ts";
import type { TablePart } from "./manifest.ts";

/** The database at one moment: what is written meanwhile is not seen, and nobody who writes waits. */
export interface Snapshot {
  createdAt: Date;
  schema: string[];
  companyIds: string[];
  /** Answers rows of the same moment. */
  ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Adds every table to the archive, one after the other. */
  copyAll(archive: ArchiveWriter, spool: string): Promise<TablePart[]>;
  close(): Promise<void>;
}

const lookMs = 30_000;

/**
 * A copy takes as long as it takes, so no time limit tells when its session is gone and nobody said so: it is looked for beside it, and given up where the server does not know it. Where nothing
 * of the server comes through any more, the machine's own question on the idle connection tells.
 */
function watchSession(client: pg.Client, connection: pg.PoolConfig): NodeJS.Timeout {
  const look = async () => {
    const beside = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
    beside.on("error", () => undefined);
    await beside.connect();
    const { rowCount } = await beside.query("select from pg_stat_activity where pid = $1", [sessionOf(client)]).finally(() => void beside.end().catch(() => undefined));
    // With a question open its socket is destroyed, and the question told.
    if (!rowCount) await client.end();
  };
  return setInterval(() => void look().catch(() => undefined), lookMs).unref();
}

/** Opens a snapshot. `companyIdsText` is the companies' own question for their ids, for row-level security lets the owner see one company at a time. */
export async function openSnapshot(connection: pg.PoolConfig, companyIdsText: string): Promise<Snapshot> {
  const client = new pg.Client({ ...connection, query_timeout: 0, statement_timeout: 0, keepAlive: true, keepAliveInitialDelayMillis: lookMs });
  // Where the database dies, whatever asks next hears of it; unheard, the event would end the whole process.
  client.on("error", () => undefined);
  await client.connect();
  const watching = watchSession(client, connection);
  const ask = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await client.query<Row>(text, values)).rows;
  const close = () => (clearInterval(watching), client.end());
  try {
    await client.query("begin transaction isolation level repeatable read read only");
    const [moment] = await ask<{ now: Date }>("select now()");
    const schema = await migrationsOf(client);
    if (!schema.length) throw new Error("this database holds nothing of Gendan");
    const companyIds = (await ask<{ id: string }>(companyIdsText)).map(({ id }) => id);
    return { createdAt: moment!.now, schema, companyIds, ask, close, copyAll: (archive, spool) => copyTables(client, { archive, spool, companyIds }) };
  } catch (error) {
    await close();
    throw error;
  }
}

interface Copying {
  archive: ArchiveWriter;
  spool: string;
  companyIds: readonly string[];
}

async function copyTables(client: pg.Client, copying: Copying): Promise<TablePart[]> {
  const parts: TablePart[] = [];
  for (const table of await tablesIn(client)) parts.push(await copyTable(client, table, copying));
  return parts;
}

/** What guards a table shows the rows of one company; company 0 is nobody's (sign-ins of unknown accounts). */
function slices({ name, columns, guarded }: KnownTable, companyIds: readonly string[]): { companyId: string; text: string }[] {
  const list = columns.map((column) => `"${column}"`).join(", ");
  if (!guarded || !columns.includes("company_id")) return [{ companyId: "0", text: `copy (select ${list} from ${name}) to stdout` }];
  return ["0", ...companyIds].map((companyId) => ({ companyId, text: `copy (select ${list} from ${name} where company_id = ${BigInt(companyId)}) to stdout` }));
}

/** A tar entry says its size first, so a table lies packed in a file of its own until its size is known. */
async function copyTable(client: pg.Client, table: KnownTable, { archive, spool, companyIds }: Copying): Promise<TablePart> {
  const file = join(spool, "table.gz");
  let rows = 0;
  const all = async function* (): AsyncGenerator<Buffer> {
    for (const { companyId, text } of slices(table, companyIds)) {
      await client.query("select set_config('gendan.company', $1, true)", [companyId]);
      const copied = client.query(copyTo(text));
      yield* copied;
      rows += copied.rowCount;
    }
  };
  await pipeline(all, createGzip({ level: 6 }), createWriteStream(file, { mode: 0o600 }));
  const part = await archive.add(`data/${table.name}.copy.gz`, createReadStream(file), (await stat(file)).size);
  await rm(file);
  return { ...part, table: table.name, columns: table.columns, rows };
}
