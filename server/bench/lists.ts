import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { bulkDatabase, type BulkWish, databaseOf, dropDatabase } from "../../db/bench/make-bulk.ts";
import { businessDate } from "./business-date.ts";
import { casesOf } from "./cases.ts";
import { growthPicture } from "./growth-picture.ts";
import { type Effort, measure, type Measured } from "./measure.ts";
import { serve } from "./served.ts";

export interface ListsWish extends Effort, Omit<BulkWish, "orders"> {
  /** Numbers of orders, small to large. */
  orders: readonly number[];
  /** Whether the databases stay, so that the next run only measures. */
  keep: boolean;
  /** Where report and picture go. */
  folder: string;
  command: string;
}
export interface ListsReport {
  when: string;
  machine: string;
  command: string;
  sizes: readonly { orders: number; measured: readonly Measured[] }[];
  /** Last size against the first, by case: p95 to p95. */
  growth: Readonly<Record<string, number>>;
  broken: readonly string[];
  /** Cases whose pages are fuller at the largest size than at the smallest, a line each: their growth is that of another case. */
  fuller: readonly string[];
}
type Print = (line: string) => void;

/** Milliseconds that 95 of 100 answers may take, and how much they may grow from the smallest size to the largest; pages are promised nothing yet. */
export const promised = { list: 20, search: 50, growth: 1.5 } as const;

export const lineOf = ({ name, group, rows, p50, p95, p99, others, noisy, tries }: Measured): string =>
  `  ${group.padEnd(6)} ${name.padEnd(40)} ${[p50, p95, p99].map((ms) => ms.toFixed(1).padStart(8)).join("")} ms  ${String(rows ?? "").padStart(3)} rows  others ${String(Math.round(others * 100)).padStart(3)} %${noisy ? `  NOISY after ${tries} tries` : ""}`;

async function atSize(server: pg.PoolConfig, wish: ListsWish, { orders, print }: { orders: number; print: Print }): Promise<Measured[]> {
  const bulk = await bulkDatabase(server, { ...wish, orders }, print);
  print(`${orders} orders: p50, p95, p99 of ${wish.samples} answers`);
  // A database that was kept is asked as on the day on which its orders end: a month later there would be nothing of this month in it.
  const served = await serve(bulk.connection, bulk.asOf);
  try {
    const measured: Measured[] = [];
    for (const one of await casesOf(bulk, served.address, businessDate(bulk.asOf))) {
      measured.push(await measure(served, one, wish));
      print(lineOf(measured.at(-1)!));
    }
    return measured;
  } finally {
    await served.stop();
  }
}

const growthOf = (sizes: ListsReport["sizes"]): Record<string, number> => {
  const [first, last] = [sizes[0]?.measured ?? [], sizes.at(-1)?.measured ?? []];
  return Object.fromEntries(last.flatMap(({ name, p95 }) => {
    const small = first.find((one) => one.name === name);
    return small ? [[name, Math.round((p95 / small.p95) * 100) / 100]] : [];
  }));
};

/** How many more rows an answer may have at the largest size for its page to be as full as at the smallest. */
const asFull = 1.1;

interface Grown {
  before: Measured;
  now: Measured;
}
const grownOf = (sizes: ListsReport["sizes"], name: string | undefined): Grown | undefined => {
  const [before, now] = [sizes[0], sizes.at(-1)].map((size) => size?.measured.find((one) => one.name === name));
  return before && now && { before, now };
};
const isAsFull = ({ before, now }: Grown): boolean => (now.rows ?? 0) <= (before.rows ?? 0) * asFull;

/** The case that asks the same for pages as full at both sizes, of one whose own are fuller at the largest. Undefined where its pages are as full themselves, and where there is no such case: then it is judged as it is. */
function alikeOf(sizes: ListsReport["sizes"], name: string): string | undefined {
  const own = grownOf(sizes, name);
  if (!own || isAsFull(own)) return undefined;
  const alike = grownOf(sizes, own.now.alike);
  return alike && isAsFull(alike) ? alike.now.name : undefined;
}

/** Cases whose growth is judged by another case, a line each, with how much they grow themselves. */
export const fullerPages = (sizes: ListsReport["sizes"]): string[] =>
  (sizes.at(-1)?.measured ?? []).flatMap(({ name }) => {
    const [alike, own] = [alikeOf(sizes, name), grownOf(sizes, name)];
    return alike !== undefined && own ? [`${name}: ${own.before.rows} rows, then ${own.now.rows}; grows ${growthOf(sizes)[name]} times, judged by "${alike}", which grows ${growthOf(sizes)[alike]} times`] : [];
  });

/** What of the promises does not hold at the largest size, a line each. */
export function brokenPromises(sizes: ListsReport["sizes"]): string[] {
  const growth = growthOf(sizes);
  return (sizes.at(-1)?.measured ?? []).flatMap(({ name, group, p95 }) => {
    if (group === "page") return [];
    // A page that has more rows to show costs more for each of them, whatever finding them costs.
    const grown = alikeOf(sizes, name) === undefined ? (growth[name] ?? 1) : 1;
    return [...(p95 > promised[group] ? [`${name}: p95 ${p95} ms, promised ${promised[group]} ms`] : []), ...(grown > promised.growth ? [`${name}: grows ${grown} times, promised ${promised.growth}`] : [])];
  });
}

/** Measures lists, search and pages at each size on the server, and writes lists.json and lists.svg after each, so that a run that is broken off has told what it knew. */
export async function benchLists(server: pg.PoolConfig, wish: ListsWish, print: Print): Promise<ListsReport> {
  const [processor] = cpus();
  const sizes: { orders: number; measured: Measured[] }[] = [];
  let report: ListsReport | undefined;
  mkdirSync(wish.folder, { recursive: true });
  for (const orders of wish.orders) {
    sizes.push({ orders, measured: await atSize(server, wish, { orders, print }) });
    report = { when: new Date().toISOString(), machine: `${cpus().length} × ${processor?.model ?? "unknown processor"}`, command: wish.command, sizes, growth: growthOf(sizes), broken: brokenPromises(sizes), fuller: fullerPages(sizes) };
    writeFileSync(join(wish.folder, "lists.json"), `${JSON.stringify(report, null, 2)}\n`);
    writeFileSync(join(wish.folder, "lists.svg"), growthPicture(report));
    if (!wish.keep) await dropDatabase(server, databaseOf({ ...wish, orders }));
  }
  if (!report) throw new Error("no number of orders was given");
  return report;
}
