import { clearDemo } from "../../db/demo/clear-demo.ts";
import { openHouse } from "../main.ts";
import { clockWith } from "../platform/clock.ts";
import { isRefused } from "../platform/refusal.ts";
import { foundCompany, type Founding, installationOf } from "../processes/founding.ts";
import type { Config } from "./config.ts";
import { readyDatabase } from "./database.ts";

export interface Foundation extends Founding {
  /** The demo company of this database may go. */
  replaceDemo?: boolean;
}

/**
 * `gendan found`: sets up a real company with its first ledger, warehouse and administrator, and loads the shipped packs as drafts. Prints the administrator's
 * invitation. Exit code 1, and nothing touched, where the demo company is and nobody said that it may go: its clock is not a real company's.
 */
export async function found(config: Config, { replaceDemo = false, ...given }: Foundation, print: (line: string) => void): Promise<number> {
  const database = await readyDatabase(config, print);
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const house = await openHouse({ connection: database.connection, clock: clockWith(), publicUrl, dataDir: config.dataDir, version: config.version });
  try {
    if ((await installationOf(house.db)) === "demo") {
      if (!replaceDemo) {
        print("The demo company is here, and its clock is moved at will: a real company does not share it.");
        print("Either remove the demo with --replace-demo, or found your company in a data folder of its own: GENDAN_DATA=/another/folder GENDAN_DEMO=0.");
        return 1;
      }
      await clearDemo(house.db.pool);
      print("The demo company is removed.");
    }
    const founded = await foundCompany(house, given);
    if (isRefused(founded)) throw new Error(founded.refusals.map(({ code, facts }) => `${code} ${JSON.stringify(facts ?? {})}`).join("; "));
    print(`${given.company} is set up. ${given.admin} chooses a password here, within 72 hours:`);
    print(`${publicUrl}/join#${founded.invitation}`);
    return 0;
  } finally {
    await house.close();
    await database.stop();
  }
}
