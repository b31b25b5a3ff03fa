import { type LifeWindow, runLife } from "../bench/life/run.ts";
import { withRig } from "../bench/rig.ts";
import { machineLine, machineNow } from "../bench/sd/report.ts";

type Print = (line: string) => void;

function linesOf({ clients, seconds, lives, livesPerSecond, requestsPerLife, statementsPerLife, commitsPerRequest, cpuSecondsPerLife: { server, database }, steps, errors }: LifeWindow): string[] {
  const head = `${String(clients).padStart(4)} clients ${seconds.toFixed(1)} s  ${lives} lives, ${livesPerSecond} a second  ${requestsPerLife} requests, ${statementsPerLife} SQL statements a life  ${commitsPerRequest} commits a request  ` +
    `CPU s a life: server ${server ?? "?"}, database ${database ?? "?"}  errors ${errors.length}`;
  const rows = steps.map(({ name, perLife, statements, latency: { mean, p50, p95, p99, max } }) =>
    `     ${name.padEnd(32)} ${perLife.toFixed(1).padStart(5)} a life ${statements.toFixed(1).padStart(5)} SQL  ms avg ${[mean, p50, p95, p99, max].map((ms) => ms.toFixed(1).padStart(8)).join("")}`);
  return [head, ...errors.slice(0, 1).map((error) => `     first error: ${error}`), "     by time in a life                                                avg     p50     p95     p99     max", ...rows];
}

/** `gendan bench life`: answers 0 when every life came to its end and all of it holds afterwards. */
export async function benchLife({ clients, seconds, json = false }: { clients: readonly string[]; seconds: number; json?: boolean }, print: Print): Promise<number> {
  const counts = clients.map(Number);
  if (counts.some((count) => !Number.isInteger(count) || count < 1)) throw new Error(`--clients wants numbers from 1 on, not "${clients.join(" ")}"`);
  const machine = machineNow();
  if (!json) print(machineLine(machine));
  const told = (window: LifeWindow) => {
    if (!json) for (const line of linesOf(window)) print(line);
  };
  const { windows, faults } = await withRig({}, async (rig) => ({ windows: await runLife(rig, { clients: counts, seconds, told }), faults: await rig.verify() }));
  const holds = !faults.length && windows.every(({ errors }) => !errors.length);
  if (json) print(JSON.stringify({ machine, holds, windows, faults }, null, 2));
  else print(faults.length ? faults.join("\n") : "Everything holds.");
  return holds ? 0 : 1;
}
