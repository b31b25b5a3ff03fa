import { fileURLToPath } from "node:url";
import pg from "pg";
import { openDatabase } from "../../platform/db.ts";
import { type Facts, factsOf } from "../../views/benchmark.ts";
import { type Child, startChild } from "../child.ts";
import { urlOf } from "../postgres-url.ts";
import type { Connection } from "../rig.ts";
import { fillFloor, type FloorOf } from "./fill.ts";

export interface Floor {
  child: Child;
  connection: Connection;
  /** What it was filled with. */
  before: Facts;
  /** What lies in it now, counted as in the house. */
  facts(): Promise<Facts>;
  close(): Promise<void>;
}

/** The floor in a process of its own, on a database of its own of the same server, with what a company has in the house. */
export async function startFloor(connection: Connection, of: FloorOf, folder: string): Promise<Floor> {
  const own = { ...connection, database: `${connection.database}_floor` };
  const server = new pg.Client(connection);
  await server.connect();
  await server.query(`create database ${own.database}`);
  await server.end();
  await fillFloor(own, connection, of);
  const child = await startChild({ name: "floor", argv: [fileURLToPath(new URL("server.ts", import.meta.url))], settings: { DATABASE_URL: urlOf(own) }, folder });
  const db = openDatabase({ connection: { ...own, max: 1, query_timeout: 600_000 } });
  const facts = () => db.inCompany(of.companyId, factsOf);
  return {
    child, connection: own, before: await facts(), facts,
    async close() {
      await child.stop();
      await db.close();
    },
  };
}
