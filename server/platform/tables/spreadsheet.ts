import { Worker } from "node:worker_threads";
import { TableRefused, limits } from "./limits.ts";

export interface Sheet {
  name: string;
  rows: string[][];
}

export type WorkerAnswer = { sheets: Sheet[] } | { refused: TableRefused["code"]; facts: Record<string, unknown> };

// The source runs as .ts, the published build as .js.
const workerBeside = new URL(`./xlsx-worker${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

function inWorker(bytes: Uint8Array): Promise<WorkerAnswer> {
  // Its own heap: a file that fills it ends the worker, not the house.
  const worker = new Worker(workerBeside, { workerData: bytes, resourceLimits: { maxOldGenerationSizeMb: limits.workerMegabytes }, stdout: true, stderr: true });
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

/** The sheets of an .xlsx file with their cells as text. Throws TableRefused. */
export async function readSpreadsheet(bytes: Uint8Array): Promise<Sheet[]> {
  const mine = line.then(() => inWorker(bytes));
  line = mine.catch(() => undefined);
  const answer = await mine;
  if ("refused" in answer) throw new TableRefused(answer.refused, answer.facts);
  return answer.sheets;
}
