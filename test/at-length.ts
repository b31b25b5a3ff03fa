// Everything that `npm test` tries in a small size, and the drills, at length: hours. Goes on after a failure; ends with what failed and what had to be skipped.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync } from "node:fs";

interface Look {
  name: string;
  /** What vitest is told. */
  args: readonly string[];
  settings?: Record<string, string>;
}
/** One after the other, for some of them judge how long things take. */
const looks: readonly Look[] = [
  { name: "faults", args: ["--config", "vitest.faults.config.ts"], settings: { GENDAN_FAULTS: "20" } },
  { name: "drills", args: ["--config", "vitest.drills.config.ts"] },
  { name: "chance", args: ["--config", "vitest.chance.config.ts"] },
  { name: "seeds", args: ["--config", "vitest.seeds.config.ts"] },
];

interface Report {
  testResults: { name: string; status: string; assertionResults: { fullName: string; status: string }[] }[];
}

/** Looks, shows what is said, and answers what failed and what was skipped, why included where that was said. */
async function look({ name, args, settings }: Look): Promise<{ failed: string[]; skipped: string[] }> {
  const [began, report] = [Date.now(), `reports/at-length-${name}.json`];
  // Settings of one's own go first: who wants less of it, or a seed again, says so.
  const running = spawn("node_modules/.bin/vitest", ["run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], { stdio: ["inherit", "pipe", "pipe"], env: { ...settings, ...process.env } });
  const reasons = new Set<string>();
  for (const [stream, own] of [[running.stdout, process.stdout], [running.stderr, process.stderr]] as const)
    stream.on("data", (piece: Buffer) => {
      own.write(piece);
      for (const [reason] of String(piece).matchAll(/SKIPPED: .*/g)) reasons.add(reason);
    });
  const [status] = (await once(running, "close")) as [number | null];
  const files = existsSync(report) ? (JSON.parse(readFileSync(report, "utf8")) as Report).testResults : [];
  const tests = files.flatMap(({ assertionResults }) => assertionResults);
  const failed = [
    ...tests.filter((test) => test.status === "failed").map(({ fullName }) => fullName),
    ...files.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed")).map((file) => file.name),
  ];
  console.log(`${status === 0 ? "ok" : "FAILED"}  ${name}  ${((Date.now() - began) / 60_000).toFixed(1)} minutes\n`);
  return {
    failed: failed.length || status === 0 ? failed : [`${name}: ended with ${String(status)}`],
    skipped: [...reasons, ...tests.filter((test) => ["skipped", "pending", "todo"].includes(test.status)).map(({ fullName }) => `skipped: ${fullName}`)],
  };
}

mkdirSync("reports", { recursive: true });
const wanted = process.argv.slice(2);
const [failed, skipped]: [string[], string[]] = [[], []];
for (const one of looks.filter(({ name }) => !wanted.length || wanted.includes(name))) {
  const seen = await look(one);
  failed.push(...seen.failed);
  skipped.push(...seen.skipped);
}
for (const line of [...skipped, ...failed.map((name) => `failed: ${name}`)]) console.log(line);
console.log(`${skipped.length ? `${skipped.length} lines above say what was skipped` : "nothing was skipped"}; ${failed.length} failed`);
process.exitCode = failed.length ? 1 : 0;
