import { fileURLToPath } from "node:url";
import pg from "pg";
import { type Database, openDatabase } from "../../platform/db.ts";
import { type Facts, factsOf } from "../../views/benchmark.ts";
import { journalChains } from "../../views/verify/journal-chains.ts";
import { orderJournal } from "../../views/verify/order-facts.ts";
import { paperSnapshots, versionHashes } from "../../views/verify/versions.ts";
import { type Child, startChild } from "../child.ts";
import { faultsIn } from "../faults.ts";
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
  verify(): Promise<string[]>;
  close(): Promise<void>;
}

/** What the floor writes in the house's sizes, but not with what it means: the contents of versions, papers and journal, and what is hashed of them. */
const unwritten = [orderJournal, versionHashes, paperSnapshots, journalChains];

/** The floor seals nothing; the copies in the house's folder are of the house's seals. */
const noCopies = "/nowhere";

/** What `gendan verify` finds wrong in a floor's database, in words: each product's stock, each customer's exposure, each order's fulfilment and all else that the floor writes. */
export const faultsOfFloor = (db: Database): Promise<string[]> => faultsIn(db, noCopies, unwritten);

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
    child, connection: own, before: await facts(), facts, verify: () => faultsOfFloor(db),
    async close() {
      await child.stop();
      await db.close();
    },
  };
}
