import { join } from "node:path";
import type { Command } from "commander";
import { addLoadBenchmarks } from "./bench-load.ts";
import { configOf } from "./config.ts";

interface Given {
  orders: string;
  samples: string;
  seed: string;
  customers: string;
  products: string;
  keep?: boolean;
  json?: boolean;
}

function wholeNumber(name: string, given: string): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} must be a whole number from 1 on, not "${given}"`);
  return number;
}

/** `gendan bench …`: what is promised of speed, measured. */
export function addBenchCommands(program: Command, done: (code: number) => void): void {
  const bench = program.command("bench").description("measure what is promised of speed, over HTTP, from a process of its own");
  addLoadBenchmarks(bench, done);
  bench.command("lists").description("lists, search and pages among many orders: p50, p95, p99, and how they grow")
    .option("--orders <numbers>", "numbers of orders, small to large", "10000,100000,1000000").option("--samples <n>", "answers that are measured of each", "200")
    .option("--seed <n>", "another seed makes other orders", "7").option("--customers <n>", "customers", "2000").option("--products <n>", "products", "500")
    .option("--keep", "leave the databases, so that the next run only measures").option("--json", "machine-readable")
    .addHelpText("after", `
Orders are written into databases of their own (gendan_bench_…) on the server that DATABASE_URL names, whose role may create databases, or on one of its own in GENDAN_DATA.
A run that is broken off goes on where it was. Report and picture go to reports/bench/lists.json and .svg. A measurement during which others took more than a tenth of the
machine is repeated, and marked when it stays so. Exit code 1 when a promise does not hold: p95 of lists 20 ms, of searches 50 ms, and growth 1.5 times.`)
    .action(async ({ orders, samples, seed, customers, products, keep = false, json = false }: Given) => {
      const asked = orders.split(",").map((one) => wholeNumber("orders", one.trim()));
      const wish = {
        orders: asked, samples: wholeNumber("samples", samples), seed: wholeNumber("seed", seed), keep, folder: join(process.cwd(), "reports/bench"), warmUp: 25, repeats: 2, noisyFrom: 0.1,
        sizes: { customers: wholeNumber("customers", customers), products: wholeNumber("products", products), salespeople: 20 }, command: `gendan bench lists --orders ${asked.join(",")} --samples ${samples} --seed ${seed}`,
      };
      done(await (await import("./bench.ts")).bench(configOf(process.env), wish, { json, print: console.log }));
    });
}
