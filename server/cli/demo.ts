import type pg from "pg";
import { actClock, demoClockOf, isActClock, storeOffset } from "../platform/clock-store.ts";
import { type Database, openDatabase } from "../platform/db.ts";
import { allCompanies } from "../modules/companies/index.ts";
import type { House } from "../house.ts";
import { openHouse } from "../main.ts";
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
  const { stands, lives, commands } = await makeDemo(house, clock, { ...usualSize, realNow: new Date(began), progress: (line) => print(`  ${line}`) });
  const offset = stands.getTime() - Date.now();
  // Stored last: a demo without a clock was interrupted and is made anew.
  await db.outside((tx) => storeOffset(tx, { offset, home: stands.getTime() }));
  clock.moveTo(offset);
  print(`${lives.length} orders by ${commands} commands in ${Math.round((Date.now() - began) / 1000)} s. Its clock stands at ${stands.toLocaleString("sv-SE", { timeZone: company.timeZone })}.`);
  print("Everybody is one click away on the sign-in page:");
  for (const who of everybody) print(`  ${people[who].name}  ${people[who].jobTitle}`);
}

/** Nothing of a demo need survive a crash before it is whole, so its commits need not wait for the disk. */
const inHaste = (connection: pg.PoolConfig): pg.PoolConfig => ({ ...connection, options: "-c synchronous_commit=off" });

/** Opens a house on a connection; the making of a demo has one of its own. */
export type OpenHouse = (connection: pg.PoolConfig) => Promise<House>;

/** Makes the demo company in a database without any company, and again one that was interrupted; answers false, and touches nothing, where a company has real data. */
async function fill(connection: pg.PoolConfig, { open, print, anew }: { open: OpenHouse; print: Print; anew: boolean }): Promise<boolean> {
  const db = openDatabase({ connection });
  try {
    const state = await stateOf(db);
    if (state === "real") return false;
    if (state === "demo" && !anew) return true;
    if (state !== "empty") await clearDemo(db.pool);
  } finally {
    await db.close();
  }
  const house = await open(inHaste(connection));
  try {
    await make(house, print);
    return true;
  } finally {
    await house.close();
  }
}

/** Fills a database without any company; does nothing beside other data. */
export const ensureDemo = (connection: pg.PoolConfig, open: OpenHouse, print: Print): Promise<boolean> => fill(connection, { open, print, anew: false });

/** `gendan demo`: makes the demo company anew. Exit code 1, and nothing touched, where a company has real data. */
export async function recreateDemo(config: Config, print: Print): Promise<number> {
  const database = await readyDatabase(config, print);
  const open: OpenHouse = (connection) =>
    openHouse({ connection, clock: actClock(), publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`, customerUrl: config.customerUrl, dataDir: config.dataDir, version: config.version });
  try {
    if (await fill(database.connection, { open, print, anew: true })) return 0;
    print("This database has a company with real data: a demo is made in an empty one only.");
    return 1;
  } finally {
    await database.stop();
  }
}
