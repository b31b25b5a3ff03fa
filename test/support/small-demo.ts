import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { makeDemo } from "../../db/demo/make-demo.ts";
import { machine, openHouse } from "../../server/main.ts";
import { actClock } from "../../server/platform/clock-store.ts";
import { afterwards } from "./afterwards.ts";
import { newDatabase, testDatabase } from "./database.ts";
import { lentRenderer } from "./lent-renderer.ts";
import { onceARun } from "./once-a-run.ts";
import { watched } from "./telling.ts";

/** A demo that was left for copies. */
interface Left {
  database: string;
  dataDir: string;
  companyId: string;
  /** The instant at which the demo stands. */
  stands: string;
}

const open = async (connection: { database: string }, dataDir: string, clock = actClock()) =>
  watched(await openHouse({ connection, clock, publicUrl: "http://localhost:3000", dataDir, version: "test", checkAnswers: true }, { ...machine, renderer: lentRenderer }));

/** Makes a small demo: all that is open, and a few orders that are done. */
export async function makeSmallDemo(): Promise<Left> {
  const { connection, close } = await newDatabase();
  const dataDir = mkdtempSync(join(inject("folder"), "demo-"));
  const clock = actClock();
  const house = await open(connection, dataDir, clock);
  try {
    const { companyId, stands } = await makeDemo(house, clock, { seed: 7, completed: 14, realNow: new Date("2026-11-23T02:00:00Z") });
    return { database: connection.database, dataDir, companyId, stands: stands.toISOString() };
  } finally {
    await house.close();
    await close();
  }
}

/** A copy of a small demo behind a house of this test file's own, its clock not moved yet; of the one that is made once for the run, if none is given. */
export async function demoHouse(left?: Left) {
  const { database, companyId, stands, ...files } = left ?? (await onceARun("small-demo", makeSmallDemo));
  const { connection, asOwner } = await testDatabase(database);
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-demo-"));
  cpSync(files.dataDir, dataDir, { recursive: true });
  const clock = actClock();
  const house = await open(connection, dataDir, clock);
  afterwards(async () => {
    await house.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { house, asOwner, clock, companyId, stands: new Date(stands) };
}
