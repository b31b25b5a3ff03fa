import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openedHouse, type OpenHouse } from "../../server/conformance/run.ts";
import { machine, openHouse } from "../../server/main.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { afterwards } from "./afterwards.ts";
import { testDatabase } from "./database.ts";
import { lentRenderer } from "./lent-renderer.ts";
import { watched } from "./telling.ts";

/** The house in which `gendan conformance` proves rules, on a database of this test file's own instead of a server of its own. */
export async function provingHouse(): Promise<OpenHouse> {
  const { connection } = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-proofs-"));
  const house = watched(await openHouse({ connection, clock: clockWith(), publicUrl: "http://localhost:3000", dataDir, version: "conformance", log: "errors" }, { ...machine, renderer: lentRenderer }));
  const open = await openedHouse(house);
  afterwards(async () => {
    await open.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return open;
}
