// The whole check of a clone: types, lint, tests on a real PostgreSQL, a real browser. Ends with `N passed, N failed`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";
import { commandsNotMet } from "./commands-met.ts";

type Step = readonly [name: string, command: string, ...args: string[]];
/** Steps one after the other. */
type Lane = readonly Step[];
const browser = ["vitest", "run", "--config", "vitest.browser.config.ts"] as const;
/** What of them is left for the shorter lane, so that both end together. */
const later = ["test/browser/pages", "test/browser/access", "test/browser/demo"];
/** One row after the other; the lanes of a row side by side, for each of them waits for half of its time, and both take one core together. */
const rows: readonly (readonly Lane[])[] = [
  [[["types and lint", "oxlint", "--type-aware", "--type-check", "--deny-warnings"]], [["web app", "vite", "build", "--logLevel", "warn"]]],
  [[["tests", "vitest", "run"]]],
  [
    [["browser tests", ...browser, ...later.flatMap((folder) => ["--exclude", `${folder}/**`])]],
    [["kill tests", "vitest", "run", "--config", "vitest.faults.config.ts"], ["browser tests of pages, access and demo", ...browser, "--outputFile.json=reports/pages.json", ...later]],
  ],
];

/** Runs a step; what one beside another says is told when it has ended, for their lines would mix. Answers its name if it failed. */
async function run([name, command, ...args]: Step, { beside }: { beside: boolean }): Promise<string[]> {
  const started = Date.now();
  const step = spawn(`node_modules/.bin/${command}`, args, { stdio: ["inherit", beside ? "pipe" : "inherit", beside ? "pipe" : "inherit"], env: { ...process.env, CI: "1" } });
  const said: Buffer[] = [];
  for (const stream of [step.stdout, step.stderr]) stream?.on("data", (piece: Buffer) => said.push(piece));
  const [status] = (await once(step, "close")) as [number | null];
  process.stdout.write(Buffer.concat(said));
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0 ? [] : [name];
}

/** What vitest reports of a run, as far as it is read here. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  testResults: { assertionResults: { fullName: string; status: string; failureMessages?: string[] }[] }[];
}

function read(report: string): Report | undefined {
  return existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as Report) : undefined;
}

function counted(report: Report | undefined): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: 1 };
  // A file that could not be loaded fails without a failed test in it.
  return { passed: report.numPassedTests, failed: report.numFailedTests || report.numFailedTestSuites };
}

/** Each failed test and the first lines of what it failed on, so that they stand together at the end of all that was said. */
const failuresIn = (report: Report | undefined): string[] =>
  (report?.testResults ?? [])
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages = [] }) => `× ${fullName}: ${stripVTControlCharacters(failureMessages.join(" ")).replaceAll(/\s+/g, " ").slice(0, 500)}`);

rmSync("reports", { recursive: true, force: true });
mkdirSync("reports");
const broken: string[] = [];
async function go(lane: Lane, beside: boolean): Promise<void> {
  for (const step of lane) broken.push(...(await run(step, { beside })));
}
for (const row of rows) await Promise.all(row.map((lane, at) => go(lane, at > 0)));

/** Only a whole run has met all that it can. */
function looksAtCommands(): void {
  const { unknown, met } = commandsNotMet("reports/commands.txt");
  if (met.length) console.log(`met, and to be taken out of test/commands-not-met.txt: ${met.join(", ")}`);
  if (unknown.length) broken.push(`commands that no test meets (${unknown.join(", ")})`);
}
if (!broken.length) looksAtCommands();

const reports = ["tests", "browser", "faults", "pages"].map((name) => read(`reports/${name}.json`));
const totals = reports.map(counted);
const passed = totals.reduce((sum, total) => sum + total.passed, 0);
const failedTests = totals.reduce((sum, total) => sum + total.failed, 0);
const failed = failedTests || broken.length;
for (const failure of reports.flatMap(failuresIn)) console.log(failure);
if (broken.length) console.log(`broken: ${broken.join(", ")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
