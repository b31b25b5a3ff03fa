import { resolve } from "node:path";
import { withRig } from "../bench/rig.ts";
import { interleaved, mostUsers } from "../bench/sd/plans.ts";
import { holds, lineOf, machineLine, machineNow, ratioOf, summaryOf } from "../bench/sd/report.ts";
import { runSd, type SdResult, type SdWish } from "../bench/sd/run.ts";

interface Given {
  users: number;
  seconds: number;
  rounds: number;
  json?: boolean;
}
type Print = (line: string) => void;

// Each of 16 connections plans a statement anew until its sixth time: with fewer orders before it the database would be measured at planning.
const warmSeconds = 10;

async function run(wish: Omit<SdWish, "told" | "warmSeconds">, { json = false, print, flags }: { json?: boolean; print: Print; flags?: string[] }): Promise<number> {
  const machine = machineNow();
  if (!json) print(machineLine(machine));
  const result: SdResult = await withRig({ flags }, (rig) => runSd(rig, { ...wish, warmSeconds, told: (line) => void (json || print(line)) }));
  if (json) print(JSON.stringify({ machine, ratio: ratioOf(result.windows), holds: holds(result), ...result }, null, 2));
  else for (const line of summaryOf(result)) print(line);
  return holds(result) ? 0 : 1;
}

/** `gendan bench sd`: answers 0 when every step was answered and all of it holds afterwards. */
export function benchSd({ users, seconds, rounds, think, ramp, most = false, floor, profile, json }: Given & { think: number; ramp: number; most?: boolean; floor: boolean; profile?: string }, print: Print): Promise<number> {
  const window = { seconds, thinkMs: think * 1000, rampSeconds: ramp };
  const told = (measured: Parameters<typeof lineOf>[0]) => void (json || print(lineOf(measured)));
  const flags = profile === undefined ? [] : ["--cpu-prof", `--cpu-prof-dir=${resolve(profile)}`];
  return run({ users, withFloor: floor && !most, plan: most ? mostUsers(window, users, told) : interleaved(window, rounds, told) }, { json, print, flags });
}

/** As many as are in everybody's hands. */
const shared = { products: 10, customers: 5 };

/** `gendan bench contended`: the same, with hot products and customers. */
export const benchContended = ({ users, seconds, rounds, json }: Given, print: Print): Promise<number> =>
  run({ users, shared, withFloor: false, plan: interleaved({ seconds }, rounds, (measured) => void (json || print(lineOf(measured)))) }, { json, print });
