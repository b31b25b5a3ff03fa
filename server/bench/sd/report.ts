import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import { bearableMs } from "./plans.ts";
import type { Cost, Measured, Proof, SdResult } from "./run.ts";

/** On what it was measured; the load is the machine's own at the beginning, all of it somebody else's. */
export interface Machine {
  at: string;
  cores: number;
  model: string;
  memoryGb: number;
  loadBefore: number;
  node: string;
}

export const machineNow = (): Machine => ({
  at: new Date().toISOString(), cores: availableParallelism(), model: cpus()[0]?.model.trim() ?? "", memoryGb: Math.round(totalmem() / 2 ** 30), loadBefore: Math.round(loadavg()[0]! * 100) / 100, node: process.version,
});

/** Half a core of somebody else's is enough to bend what follows. */
const quietLoad = 0.5;
export const machineLine = ({ at, cores, model, memoryGb, loadBefore, node }: Machine): string =>
  `${at}  ${cores} cores ${model}  ${memoryGb} GB  Node ${node}  load before ${loadBefore}${loadBefore > quietLoad ? "  BUSY MACHINE: figures are lower than they would be alone" : ""}`;

const costOf = ({ server, database, generator }: Cost): string => [["server", server], ["database", database], ["generator", generator]].map(([who, ms]) => `${who} ${ms ?? "?"}`).join(", ");

/** A window in one line. */
export const lineOf = ({ who, users, seconds, steps, itemsPerHour, latency, errors, cpuMsPerOrder }: Measured): string =>
  `${who.padEnd(6)} ${String(users).padStart(5)} users ${seconds.toFixed(1).padStart(6)} s ${String(steps).padStart(8)} steps ${String(itemsPerHour).padStart(9)} items/h  ` +
  `step ms avg ${latency.mean} p50 ${latency.p50} p95 ${latency.p95} p99 ${latency.p99} max ${latency.max}  errors ${errors.length}  CPU ms an order: ${costOf(cpuMsPerOrder)}${errors[0] ? `\n       first error: ${errors[0]}` : ""}`;

/** The median; between two windows their mean. */
const middle = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 ? upper : Math.round(((sorted[half - 1] ?? upper) + upper) * 5) / 10;
};
const of = (windows: readonly Measured[], who: Measured["who"]) => windows.filter((one) => one.who === who);

/** What house and floor cost a line of an order in CPU, generator left out; undefined where the machine does not tell. */
const cpuOf = (windows: readonly Measured[], who: Measured["who"]): number | undefined => {
  const costs = of(windows, who).flatMap(({ cpuMsPerOrder: { server, database } }) => (server === undefined || database === undefined ? [] : [server + database]));
  return costs.length ? middle(costs) : undefined;
};

/** The house's share of the floor: by lines an hour, and by what an order costs in CPU, which others on the machine disturb less. */
export interface Ratio {
  byItems?: number;
  byCpu?: number;
}
export function ratioOf(windows: readonly Measured[]): Ratio {
  const share = (part?: number, whole?: number) => (part && whole ? Math.round((part / whole) * 1000) / 1000 : undefined);
  const items = (who: Measured["who"]) => middle(of(windows, who).map(({ itemsPerHour }) => itemsPerHour));
  return { byItems: share(items("gendan"), items("floor")), byCpu: share(cpuOf(windows, "floor"), cpuOf(windows, "gendan")) };
}

const proofLine = (who: string, { reported, stored, faults }: Proof): string =>
  `${faults.length ? "WRONG" : "ok   "} ${who}: ${reported} order lines reported, ${stored} stored${faults.map((fault) => `\n      ${fault}`).join("")}`;

const stepLines = ({ perStep }: Measured): string[] =>
  perStep.map(({ number, transaction, does, latency: { count, mean, p50, p95, p99, max } }) =>
    `  ${String(number).padStart(2)} ${transaction.padEnd(5)} ${does.padEnd(36)} ${String(count).padStart(7)}  ${[mean, p50, p95, p99, max].map((ms) => ms.toFixed(1).padStart(8)).join("")}`);

/** Whether all of it holds: no error, nothing lost, nothing that drifted. */
export const holds = ({ windows, gendan, floor }: SdResult): boolean => windows.every(({ errors }) => !errors.length) && !gendan.faults.length && !floor?.faults.length;

/** The end of a run in lines for people. */
export function summaryOf(result: SdResult): string[] {
  const { windows, gendan, floor, storedOrders, storedInFloor } = result;
  const last = of(windows, "gendan").at(-1);
  const { byItems, byCpu } = ratioOf(windows);
  const bearing = of(windows, "gendan").filter(({ latency, errors }) => latency.mean < bearableMs && !errors.length);
  return [
    "", "last window, step by step                                   count      avg     p50     p95     p99     max ms", ...(last ? stepLines(last) : []), "",
    `orders stored before: ${storedOrders}${floor ? `, in the floor ${storedInFloor}` : ""}; line items per hour (median window): gendan ${middle(of(windows, "gendan").map((one) => one.itemsPerHour))}${floor ? `, floor ${middle(of(windows, "floor").map((one) => one.itemsPerHour))}` : ""}`,
    ...(byItems === undefined ? [] : [`share of the floor: ${byItems} by line items per hour, ${byCpu ?? "?"} by CPU an order`]),
    `most users with an average below ${bearableMs} ms: ${Math.max(0, ...bearing.map(({ users }) => users))}`,
    proofLine("gendan", gendan), ...(floor ? [proofLine("floor", floor)] : []),
  ];
}
