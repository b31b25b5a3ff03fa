import { readdirSync, readFileSync } from "node:fs";

/** Linux counts in hundredths of a second. */
const tickSeconds = 0.01;

interface Process {
  pid: number;
  parent: number;
  /** Of itself and of its children that have ended. */
  ticks: number;
}

function processOf(pid: number): Process | undefined {
  try {
    // The name in brackets may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return { pid, parent: Number(fields[1]), ticks: fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) };
  } catch {
    // It ended between the list and the look.
    return undefined;
  }
}

/**
 * CPU seconds that a process and those below it have used; undefined where there is no `/proc`. On a machine that others use too it tells more than the time that passed:
 * what a piece of work costs changes little with who else is working.
 */
export function cpuSeconds(pid: number): number | undefined {
  if (process.platform !== "linux") return undefined;
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((name) => processOf(Number(name)) ?? []);
  const family = new Set([pid]);
  // A parent is older than its children, but its number need not be smaller.
  for (let before = 0; before !== family.size; ) {
    before = family.size;
    for (const one of all) if (family.has(one.parent)) family.add(one.pid);
  }
  return all.filter((one) => family.has(one.pid)).reduce((sum, { ticks }) => sum + ticks, 0) * tickSeconds;
}
