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

/** What a database leaves to whoever asked for it: to close it, or to drop it as well. */
interface Left {
  close(): Promise<void>;
  drop(): Promise<void>;
}

/** A migrated database of this test file's own; a copy of another that nobody is connected to, if one is named. */
export async function testDatabase(template?: string): Promise<TestDatabase> {
  const { close: _close, drop, ...db } = await newDatabase(template);
  afterwards(drop);
  return db;
}

async function asAdmin(text: string): Promise<void> {
  const admin = new pg.Client(inject("server"));
  await admin.connect();
  await admin.query(text).finally(() => admin.end());
}

/** The same, left to whoever asks for it. */
export async function newDatabase(template = "template_gendan"): Promise<TestDatabase & Left> {
  const name = `t_${randomUUID().replaceAll("-", "")}`;
  // Through the write-ahead log, as is usual, it takes four times as long.
  await asAdmin(`create database ${name} template ${template} strategy file_copy`);
  const connection = { ...inject("server"), database: name };
  const database = openDatabase({ connection: { ...connection, max: 8 } });
  const owner = new pg.Pool({ ...connection, max: 1 });
  const close = async () => {
    await database.close();
    await owner.end();
  };
  const drop = async () => {
    await close();
    // PostgreSQL waits some seconds for sessions that are just leaving; by force, they would be told of it after their last listener had gone.
    await asAdmin(`drop database ${name}`).catch(() => asAdmin(`drop database ${name} with (force)`));
  };
  return { close, drop, database, connection, asOwner: async <Row extends object>(text: string, values?: unknown[]) => (await owner.query<Row & pg.QueryResultRow>(text, values)).rows };
}
