// The whole check of a clone: types, lint, tests on a real PostgreSQL, a real browser. Ends with `N passed, N failed`.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";

// By its path: the TypeScript 6 that the architecture test reads trees with brings a `tsc` of its own.
const types = "../typescript/bin/tsc";
const steps: [name: string, command: string, ...args: string[]][] = [
  ["types: contract", types, "-p", "contract"],
  ["types: server", types, "-p", "server"],
  ["types: web", types, "-p", "web"],
  ["types: worker of the driver's page", types, "-p", "web/phone/offline"],
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["web app", "vite", "build", "--logLevel", "warn"],
  ["tests", "vitest", "run"],
  ["kill tests", "vitest", "run", "--config", "vitest.faults.config.ts"],
  ["browser tests", "vitest", "run", "--config", "vitest.browser.config.ts"],
];

function counted(report: string): { passed: number; failed: number } {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites } = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  // A file that could not be loaded fails without a failed test in it.
  return { passed: passed ?? 0, failed: (failed ?? 0) || (suites ?? 0) };
}

rmSync("reports", { recursive: true, force: true });
mkdirSync("reports");
const broken: string[] = [];
for (const [name, command, ...args] of steps) {
  const started = Date.now();
  const { status } = spawnSync(`node_modules/.bin/${command}`, args, { stdio: "inherit", env: { ...process.env, CI: "1" } });
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) broken.push(name);
}

const totals = ["reports/tests.json", "reports/browser.json", "reports/faults.json"].map(counted);
const passed = totals.reduce((sum, total) => sum + total.passed, 0);
const failedTests = totals.reduce((sum, total) => sum + total.failed, 0);
const failed = failedTests || broken.length;
if (broken.length) console.log(`broken: ${broken.join(", ")}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
