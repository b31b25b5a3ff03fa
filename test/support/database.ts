import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Database, openDatabase } from "../../server/platform/db.ts";
import { afterwards } from "./afterwards.ts";

export interface TestDatabase {
  database: Database;
  connection: { host: string; port: number; user: string; database: string };
  /** Runs SQL as the superuser, past row-level security: to arrange what no command arranges, or to plant a fault. */
  asOwner<Row extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** A migrated database of this test file's own, dropped with the server after the run. */
export async function testDatabase(): Promise<TestDatabase> {
  const { close, ...db } = await newDatabase();
  afterwards(close);
  return db;
}

/** The same, left to whoever asks for it to close; a copy of another that nobody is connected to, if one is named. */
export async function newDatabase(template = "template_gendan"): Promise<TestDatabase & { close(): Promise<void> }> {
  const server = inject("server");
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client(server);
  await admin.connect();
  // Through the write-ahead log, as is usual, it takes four times as long.
  await admin.query(`create database ${name} template ${template} strategy file_copy`);
  await admin.end();
  const connection = { ...server, database: name };
  const database = openDatabase({ connection: { ...connection, max: 8 } });
  const owner = new pg.Pool({ ...connection, max: 1 });
  const close = async () => {
    await database.close();
    await owner.end();
  };
  return { close, database, connection, asOwner: async <Row extends object>(text: string, values?: unknown[]) => (await owner.query<Row & pg.QueryResultRow>(text, values)).rows };
}
