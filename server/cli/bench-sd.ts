import { resolve } from "node:path";
import { bulkDatabase, databaseOf } from "../../db/bench/make-bulk.ts";
import type { Registers } from "../../db/bench/registers.ts";
import { type Connection, withRig } from "../bench/rig.ts";
import { interleaved, mostUsers } from "../bench/sd/plans.ts";
import { holds, lineOf, machineLine, machineNow, ratioOf, summaryOf } from "../bench/sd/report.ts";
import { runSd, type SdResult, type SdWish } from "../bench/sd/run.ts";
import type { Within } from "../bench/sd/traders.ts";

interface Given {
  users: number;
  seconds: number;
  rounds: number;
  /** Orders that the company has before. */
  stored: number;
  json?: boolean;
}
type Print = (line: string) => void;

// Each of 16 connections plans a statement anew until its sixth time: with fewer orders before it the database would be measured at planning.
const warmSeconds = 10;

/** As many customers and products as go with so many orders. */
const sizesFor = (orders: number) => {
  const share = Math.max(20, Math.round(orders / 50));
  return { customers: Math.min(2000, share), products: Math.min(500, share), salespeople: 20 };
};

/** A database, and the company in it that has many orders. */
export interface Filled {
  connection: Connection;
  within: Registers;
}

/** A database with so many orders on the server, and the company that has them. */
export async function filled(server: Connection, { orders, told }: { orders: number; told: Print }): Promise<Filled> {
  const wish = { orders, seed: 7, sizes: sizesFor(orders) };
  const { registers } = await bulkDatabase(server, wish, told);
  return { connection: { ...server, database: databaseOf(wish) }, within: registers };
}

interface Telling {
  json?: boolean;
  print: Print;
  flags?: string[];
  stored: number;
}

async function run(wish: Omit<SdWish, "told" | "warmSeconds" | "within">, { json = false, print, flags, stored }: Telling): Promise<number> {
  const machine = machineNow();
  const told: Print = (line) => void (json || print(line));
  told(machineLine(machine));
  let within: Within | undefined;
  const prepare = async (server: Connection) => {
    if (!stored) return server;
    const bulk = await filled(server, { orders: stored, told });
    within = bulk.within;
    return bulk.connection;
  };
  const result: SdResult = await withRig({ flags, prepare }, (rig) => runSd(rig, { ...wish, within, warmSeconds, told }));
  if (json) print(JSON.stringify({ machine, ratio: ratioOf(result.windows), holds: holds(result), ...result }, null, 2));
  else for (const line of summaryOf(result)) print(line);
  return holds(result) ? 0 : 1;
}

/** `gendan bench sd`: answers 0 when every step was answered and all of it holds afterwards. */
export function benchSd({ users, seconds, rounds, stored, think, ramp, most = false, floor, profile, json }: Given & { think: number; ramp: number; most?: boolean; floor: boolean; profile?: string }, print: Print): Promise<number> {
  const window = { seconds, thinkMs: think * 1000, rampSeconds: ramp };
  const told = (measured: Parameters<typeof lineOf>[0]) => void (json || print(lineOf(measured)));
  const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`];
  return run({ users, withFloor: floor && !most, plan: most ? mostUsers(window, users, told) : interleaved(window, rounds, told) }, { json, print, flags, stored });
}

/** As many as are in everybody's hands. */
const shared = { products: 10, customers: 5 };

/** `gendan bench contended`: the same, with hot products and customers. */
export const benchContended = ({ users, seconds, rounds, stored, json }: Given, print: Print): Promise<number> =>
  run({ users, shared, withFloor: false, plan: interleaved({ seconds }, rounds, (measured) => void (json || print(lineOf(measured)))) }, { json, print, stored });
