import { type Connection, type Ground, withRig } from "../bench/rig.ts";
import { machineLine, machineNow } from "../bench/sd/report.ts";
import { failed, goalNumbers, heading, rowOf, type Told } from "../bench/web/goals.ts";
import { runWeb, walkerMissing } from "../bench/web/run.ts";
import { type Filled, filled } from "./bench-sd.ts";

interface Given {
  goals: string;
  orders: number;
  json?: boolean;
}

function chosen(goals: string): number[] {
  const asked = goals.split(",").map((one) => Number(one.trim()));
  const strange = asked.filter((goal) => !goalNumbers.some((one) => one === goal));
  if (strange.length) throw new Error(`--goals wants numbers from 1 to ${goalNumbers.at(-1)} with commas, not "${goals}"`);
  return [...new Set(asked)];
}

/**
 * `gendan bench web`: 0 when every goal is kept or its time was noisy, 1 when one is missed or breaks off. Without a `ground` it makes its own.
 * @throws with what to install when there is no browser
 */
export async function benchWeb({ goals, orders, json = false }: Given, print: (line: string) => void, ground?: Ground): Promise<number> {
  const asked = chosen(goals);
  const missing = walkerMissing();
  if (missing) throw new Error(missing);
  const told = (line: string) => void (json || print(line));
  const machine = machineNow();
  told(machineLine(machine));
  let within: Filled["within"] | undefined;
  const prepare = async (server: Connection) => {
    if (!orders) return server;
    const bulk = await filled(server, { orders, told });
    within = bulk.within;
    return bulk.connection;
  };
  const findings = await withRig({ ground, prepare }, (rig) => {
    told(heading);
    return runWeb(rig, { goals: asked, searcher: within?.passes.director, told: (one: Told) => told(rowOf(one)) });
  });
  const missed = findings.filter(failed);
  if (json) print(JSON.stringify({ machine, orders, kept: !missed.length, findings: findings.map((one) => ({ ...one, failed: failed(one) })) }, null, 2));
  else told(missed.length ? `Not as wanted: ${missed.length} of ${findings.length}.` : "As wanted.");
  return missed.length ? 1 : 0;
}
