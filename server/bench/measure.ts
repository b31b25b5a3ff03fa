import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import { lookAtMachine, takenByOthers } from "./noise.ts";
import type { Served } from "./served.ts";

export interface Case {
  name: string;
  /** Which promise it falls under; figures of pages are shown and promised nothing. */
  group: "list" | "search" | "page";
  /** Paths that are asked one after another, so that no single answer is measured from the cache alone. */
  paths: readonly string[];
  authorization: string;
  /** The case that asks the same for pages that are as full at every size: where this one's are fuller at the largest, growth is judged by that one. */
  alike?: string;
}
export interface Measured {
  name: string;
  group: Case["group"];
  alike?: string;
  /** The median of the rows in its answers; undefined where these are no list. */
  rows?: number;
  samples: number;
  /** Milliseconds from sending the request to the last byte of the answer. */
  p50: number;
  p95: number;
  p99: number;
  /** The share of the processors that others took meanwhile, 0 to 1. */
  others: number;
  noisy: boolean;
  /** How often it was measured; of several the quietest counts. */
  tries: number;
}

// One caller who waits for each answer: what a person feels on an idle system. Throughput is another part's.
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks once; throws when the answer is not 200. */
export async function ask(address: string, path: string, authorization: string): Promise<{ ms: number; body: string }> {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    request(`${address}/api/v1${path}`, { agent, headers: { authorization, "accept-language": "zh-CN" } }, (answer) => {
      text(answer).then((body) => {
        const ms = performance.now() - begun;
        if (answer.statusCode === 200) resolve({ ms, body });
        else reject(new Error(`${path} answers ${answer.statusCode}: ${body.slice(0, 300)}`));
      }, reject);
    }).on("error", reject).end();
  });
}

/** The value that so many percent of the sorted values do not exceed (nearest rank). */
export const percentile = (sorted: readonly number[], percent: number): number => sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Number.NaN;

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

async function once(served: Served, { paths, authorization }: Case, samples: number): Promise<Pick<Measured, "p50" | "p95" | "p99" | "others">> {
  const pids = await served.pids();
  const before = lookAtMachine(pids);
  const took: number[] = [];
  for (let i = 0; i < samples; i += 1) took.push((await ask(served.address, paths[i % paths.length]!, authorization)).ms);
  const after = lookAtMachine(pids);
  const sorted = took.toSorted((a, b) => a - b);
  return { p50: rounded(percentile(sorted, 50)), p95: rounded(percentile(sorted, 95)), p99: rounded(percentile(sorted, 99)), others: before && after ? Math.round(takenByOthers(before, after) * 100) / 100 : 0 };
}

/** The median of the rows that its paths answer. */
async function rowsOf({ address }: Served, { paths, authorization }: Case): Promise<number | undefined> {
  const found: number[] = [];
  for (const path of new Set(paths)) {
    const { rows } = JSON.parse((await ask(address, path, authorization)).body) as { rows?: unknown };
    if (Array.isArray(rows)) found.push(rows.length);
  }
  return found.length ? percentile(found.toSorted((a, b) => a - b), 50) : undefined;
}

export interface Effort {
  warmUp: number;
  samples: number;
  /** How often a noisy measurement is repeated. */
  repeats: number;
  /** From which share of others a measurement counts as noisy. */
  noisyFrom: number;
}

/** Measures a case, again while others took too much of the machine; the quietest try counts and stays marked when it too was noisy. */
export async function measure(served: Served, one: Case, { warmUp, samples, repeats, noisyFrom }: Effort): Promise<Measured> {
  const rows = await rowsOf(served, one);
  for (let i = 0; i < warmUp; i += 1) await ask(served.address, one.paths[i % one.paths.length]!, one.authorization);
  let best = await once(served, one, samples);
  let tries = 1;
  for (; best.others >= noisyFrom && tries <= repeats; tries += 1) {
    const again = await once(served, one, samples);
    if (again.others < best.others) best = again;
  }
  return { name: one.name, group: one.group, ...(one.alike !== undefined && { alike: one.alike }), ...(rows !== undefined && { rows }), samples, ...best, noisy: best.others >= noisyFrom, tries };
}
