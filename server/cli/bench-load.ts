import type { Command } from "commander";
import { goalNumbers } from "../bench/web/goals.ts";
import { countOf } from "./count-of.ts";

type Done = (code: number) => void;

const seconds = countOf("seconds");
const count = countOf("a number");

function addSd(bench: Command, done: Done): void {
  bench.command("sd").description("the step list of SAP's Sales and Distribution benchmark: 15 dialog steps take an order of five lines to its invoice, over HTTP")
    .option("--users <n>", "each with a customer and five products of its own", count, 16).option("--seconds <s>", "of each measured window", seconds, 20).option("--rounds <n>", "windows of house and floor by turns", count, 2)
    .option("--think <s>", "pause between a user's steps; the step list has 10", seconds, 0).option("--ramp <s>", "within which the users come; not measured", seconds, 0)
    .option("--stored <n>", "orders that the company has before", count, 0).option("--most", "look for the most users, up to --users, before the average reaches a second").option("--no-floor", "leave out the bare program beside which the house is measured")
    .option("--profile <folder>", "write a CPU profile of the server there").option("--json", "machine-readable")
    .addHelpText("after", `
Server, bare floor and generator are three processes on a temporary PostgreSQL of their own; afterwards all of it is removed.
Exit code 1 when a step failed, when lines reported and lines stored differ, or when gendan verify finds anything.
This is not a certified SAP figure and must not be compared with one.
Examples:
  gendan bench sd --stored 100000                               peak, house and floor by turns
  gendan bench sd --stored 100000 --users 1100 --think 10 --ramp 60 --seconds 900 --rounds 1 --no-floor
  gendan bench sd --users 4000 --think 10 --ramp 30 --seconds 60 --most --no-floor`)
    .action(async (given: Parameters<typeof import("./bench-sd.ts").benchSd>[0]) => done(await (await import("./bench-sd.ts")).benchSd(given, console.log)));
}

function addContended(bench: Command, done: Done): void {
  bench.command("contended").description("the same steps with ten products and five customers that all users share; stock and exposure are exact afterwards")
    .option("--users <n>", "who sell them", count, 16).option("--seconds <s>", "of each measured window", seconds, 20).option("--rounds <n>", "windows", count, 2).option("--stored <n>", "orders that the company has before", count, 0)
    .option("--json", "machine-readable")
    .action(async (given: Parameters<typeof import("./bench-sd.ts").benchContended>[0]) => done(await (await import("./bench-sd.ts")).benchContended(given, console.log)));
}

function addLife(bench: Command, done: Done): void {
  bench.command("life").description("the straight life of an order, from its entry to its payment, by all departments and the customer's phone")
    .option("--clients <n...>", "lives side by side, one figure a window", ["1", "8", "32"]).option("--seconds <s>", "of each window", seconds, 20).option("--json", "machine-readable")
    .action(async (given: Parameters<typeof import("./bench-life.ts").benchLife>[0]) => done(await (await import("./bench-life.ts")).benchLife(given, console.log)));
}

function addWeb(bench: Command, done: Done): void {
  bench.command("web").description("what is wanted of the pages, walked in Chromium: keys, clicks, kilobytes, and times from the last key to the paint")
    .option("--goals <numbers>", "some of them, with commas", goalNumbers.join(",")).option("--orders <n>", "that the company has among which goals 4, 8, 10 and 11 are walked", count, 2000).option("--json", "machine-readable")
    .addHelpText("after", `
The system runs in a process of its own on a temporary PostgreSQL, the browser in another; afterwards all of it is removed. Chromium comes with the packages of
development (npm install --include=dev), or CHROMIUM_PATH names another. Times are marked noisy when others took a tenth of the machine or more.
Exit code 1 when a goal is missed that is not marked noisy, or a walk breaks off.
Examples:
  gendan bench web
  gendan bench web --goals 4 --orders 100000
  gendan bench web --goals 1,5,8 --orders 0`)
    .action(async (given: Parameters<typeof import("./bench-web.ts").benchWeb>[0]) => done(await (await import("./bench-web.ts")).benchWeb(given, console.log)));
}

/** The benchmarks that put the whole system under load, and that which looks at it through a browser. */
export function addLoadBenchmarks(bench: Command, done: Done): void {
  addWeb(bench, done);
  addSd(bench, done);
  addContended(bench, done);
  addLife(bench, done);
}
