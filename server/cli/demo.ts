import { actClock, demoClockOf, isActClock, storeOffset } from "../platform/clock-store.ts";
import type { Database } from "../platform/db.ts";
import { allCompanies } from "../modules/companies/index.ts";
import { type House, openHouse } from "../main.ts";
import { clearDemo } from "../../db/demo/clear-demo.ts";
import { company } from "../../db/demo/company.ts";
import { makeDemo, usualSize } from "../../db/demo/make-demo.ts";
import { everybody, people } from "../../db/demo/people.ts";
import type { Config } from "./config.ts";
import { readyDatabase } from "./database.ts";

type Print = (line: string) => void;

/** What lies in a database: nothing, a demo that was made to its end, one that was interrupted, or somebody's real data. */
async function stateOf(db: Database): Promise<"empty" | "demo" | "half" | "real"> {
  const companies = await db.outside(allCompanies);
  if (!companies.length) return "empty";
  if (companies.some(({ demo }) => !demo)) return "real";
  return (await db.outside(demoClockOf)) ? "demo" : "half";
}

async function make(house: House, print: Print): Promise<void> {
  const { clock, db } = house;
  if (!isActClock(clock)) throw new Error("a demo is made on a clock of actClock()");
  print(`Making the demo company ${company.name} …`);
  const began = Date.now();
  const { stands, lives, commands } = await makeDemo(house, clock, { ...usualSize, realNow: new Date(began) });
  const offset = stands.getTime() - Date.now();
  // Stored last: a demo without a clock was interrupted and is made anew.
  await db.outside((tx) => storeOffset(tx, { offset, home: stands.getTime() }));
  clock.moveTo(offset);
  print(`${lives.length} orders by ${commands} commands in ${Math.round((Date.now() - began) / 1000)} s. Its clock stands at ${stands.toLocaleString("sv-SE", { timeZone: company.timeZone })}.`);
  print("Everybody is one click away on the sign-in page:");
  for (const who of everybody) print(`  ${people[who].name}  ${people[who].jobTitle}`);
}

/** Makes the demo company in a database without any company, and again one that was interrupted; does nothing beside other data. */
export async function ensureDemo(house: House, print: Print): Promise<void> {
  const state = await stateOf(house.db);
  if (state === "half") await clearDemo(house.db.pool);
  if (state === "empty" || state === "half") await make(house, print);
}

/** `gendan demo`: makes the demo company anew. Exit code 1, and nothing touched, where a company has real data. */
export async function recreateDemo(config: Config, print: Print): Promise<number> {
  const database = await readyDatabase(config, print);
  const house = await openHouse({
    connection: database.connection, clock: actClock(), publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`, dataDir: config.dataDir, version: config.version,
  });
  try {
    if ((await stateOf(house.db)) === "real") {
      print("This database has a company with real data: a demo is made in an empty one only.");
      return 1;
    }
    await clearDemo(house.db.pool);
    await make(house, print);
    return 0;
  } finally {
    await house.close();
    await database.stop();
  }
}
