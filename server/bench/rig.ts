import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { House } from "../house.ts";
import { openHouse } from "../main.ts";
import { clockWith } from "../platform/clock.ts";
import { openDatabase, type Tx } from "../platform/db.ts";
import { startEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import { servedAfterUs } from "../platform/embedded-priority.ts";
import { migrate } from "../platform/migrations.ts";
import { type Child, startChild } from "./child.ts";
import { faultsIn } from "./faults.ts";
import { urlOf } from "./postgres-url.ts";

export type Connection = Parameters<typeof urlOf>[0];

/** A database server to measure on, and the folder that goes with it. */
export interface Ground {
  connection: Connection;
  /** The database server's process, where it is our own. */
  databasePid?: number;
  folder: string;
}

/** `gendan start` in a process of its own, everything switched on, on a database that is thrown away. */
export interface Rig extends Ground {
  gendan: Child;
  /** Opens the house inside this process too, for what no program may do over HTTP. */
  inside<T>(work: (house: House) => Promise<T>): Promise<T>;
  /** Looks into a company's rows. */
  look<T>(companyId: string, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** What `gendan verify` finds wrong, in words; nothing where everything holds. */
  verify(): Promise<string[]>;
}

const launcher = fileURLToPath(new URL("../../bin/gendan.mjs", import.meta.url));

async function onGround<T>({ connection, databasePid, folder }: Ground, flags: readonly string[], work: (rig: Rig) => Promise<T>): Promise<T> {
  await migrate(connection);
  const gendan = await startChild({ name: "gendan", argv: [...flags, launcher, "start"], settings: { GENDAN_DATA: folder, DATABASE_URL: urlOf(connection), GENDAN_BACKUP_AT: "off", GENDAN_REQUESTS_PER_MINUTE: "0" }, folder });
  // A check over all rows of a large house takes longer than any statement that serves a person.
  const db = openDatabase({ connection: { ...connection, max: 2, query_timeout: 600_000 } });
  try {
    return await work({
      connection, databasePid, folder, gendan,
      async inside(inner) {
        const house = await openHouse({ connection, clock: clockWith(), publicUrl: gendan.address, dataDir: folder, version: "bench", log: "errors" });
        return inner(house).finally(() => house.close());
      },
      look: (companyId, inner) => db.inCompany(companyId, inner),
      verify: () => faultsIn(db, folder),
    });
  } finally {
    await db.close();
    await gendan.stop();
  }
}

interface RigWish {
  /** Fills a database on the server that was started, and answers it. */
  prepare?(server: Connection): Promise<Connection>;
  /** A database that is there already; without it one is started and removed with all that was in it. */
  ground?: Ground;
  /** Flags of Node for the server, for profiles. */
  flags?: readonly string[];
}

/** Starts a rig, works with it, and removes it. */
export async function withRig<T>({ ground, flags = [], prepare = (server) => Promise.resolve(server) }: RigWish, work: (rig: Rig) => Promise<T>): Promise<T> {
  if (ground) return onGround(ground, flags, work);
  const folder = mkdtempSync(join(tmpdir(), "gendan-bench-"));
  const server = await startEmbeddedPostgres({ dataDir: folder });
  const endPriority = servedAfterUs(server);
  try {
    return await onGround({ connection: await prepare(server.connection), databasePid: server.pid, folder }, flags, work);
  } finally {
    endPriority();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
