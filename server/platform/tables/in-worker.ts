import { Worker } from "node:worker_threads";
import { TableRefused, limits } from "./limits.ts";

/** A sheet of a spreadsheet, or the one table of a text, as rows of trimmed cells. */
export interface Table {
  /** Null for a text. */
  sheet: string | null;
  rows: string[][];
}

/** What a worker is given. */
export interface TableTask {
  bytes: Uint8Array;
  kind: "spreadsheet" | "text";
}
export type WorkerAnswer = { tables: Table[] } | { refused: TableRefused["code"]; facts: Record<string, unknown> };

// The source runs as .ts, the published build as .js.
const workerBeside = new URL(`./table-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

function inWorker(task: TableTask): Promise<WorkerAnswer> {
  // Its own heap and its own thread: a file that fills or keeps it ends the worker, not the house.
  const worker = new Worker(workerBeside, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: limits.workerMegabytes }, stdout: true, stderr: true });
  const { promise, resolve } = Promise.withResolvers<WorkerAnswer>();
  const tooMuch: WorkerAnswer = { refused: "importUnsafe", facts: {} };
  const alarm = setTimeout(() => resolve(tooMuch), limits.milliseconds);
  worker.once("message", resolve);
  worker.once("error", () => resolve(tooMuch));
  return promise.finally(() => {
    clearTimeout(alarm);
    void worker.terminate();
  });
}

// One file at a time, so that many at once cannot fill the machine's memory.
let line: Promise<unknown> = Promise.resolve();
let waiting = 0;

/** The tables of a file with their cells as text. Throws TableRefused, `importBusy` when too many wait already. */
export async function readInWorker(task: TableTask): Promise<Table[]> {
  if (waiting > limits.waiting) throw new TableRefused("importBusy");
  waiting += 1;
  const mine = line.then(() => inWorker(task)).finally(() => (waiting -= 1));
  line = mine.catch(() => undefined);
  const answer = await mine;
  if ("refused" in answer) throw new TableRefused(answer.refused, answer.facts);
  return answer.tables;
}
