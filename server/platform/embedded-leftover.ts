import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signalProcess, startOfProcess } from "./embedded-process.ts";

// From here on the leftover is told to stop without its closing checkpoint; the next start then recovers.
const politeMs = 3_000;
const patienceMs = 8_000;
// Sessions of a server that was killed notice it at once, unless they hang in something.
const orphanMs = 1_000;

/**
 * Ends a server that outlived the process that started it, and removes the lock file of one that is dead. Of one that was killed, a session that hangs keeps the
 * shared memory, for which every further start would give up: it is killed too.
 * Call it only while holding the data directory's claim: then any server found here belongs to nobody.
 */
export async function settleLeftover(clusterDir: string): Promise<void> {
  // Only Linux shows whose directory a process works in; elsewhere PostgreSQL's own check decides.
  if (process.platform !== "linux") return;
  const begun = Date.now();
  for (;;) {
    const pid = leftoverPid(clusterDir);
    const orphans = pid === undefined ? sessionsIn(clusterDir) : [];
    const [left = pid] = orphans;
    if (left === undefined) break;
    const waitedMs = Date.now() - begun;
    if (waitedMs > patienceMs) throw new Error(`A PostgreSQL server that nobody holds (process ${left}) does not leave ${clusterDir}.`);
    if (pid !== undefined) signalProcess(pid, waitedMs < politeMs ? "SIGINT" : "SIGQUIT");
    if (waitedMs > orphanMs) for (const orphan of orphans) signalProcess(orphan, "SIGKILL");
    await sleep(50);
  }
  // PostgreSQL only asks whether the pid in it exists; after a restart of a container it often does, as another program.
  rmSync(join(clusterDir, "postmaster.pid"), { force: true });
}

function leftoverPid(clusterDir: string): number | undefined {
  const [pid] = postmasterLines(clusterDir);
  return pid && startOfProcess(Number(pid)) !== undefined && worksIn(clusterDir, pid) ? Number(pid) : undefined;
}

/** What is left of a server whose first process is dead. */
function sessionsIn(clusterDir: string): number[] {
  const isServers = (pid: string) => worksIn(clusterDir, pid) && basename(linkOf(pid, "exe")).startsWith("postgres") && startOfProcess(Number(pid)) !== undefined;
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name) && isServers(name)).map(Number);
}

const worksIn = (clusterDir: string, pid: string): boolean => linkOf(pid, "cwd") === realpathSync(clusterDir);

/** Where a link of the system's about a process leads; nowhere when it is gone, or somebody else's. */
function linkOf(pid: string, name: "cwd" | "exe"): string {
  try {
    return readlinkSync(`/proc/${pid}/${name}`);
  } catch {
    return "";
  }
}

/** The lines of PostgreSQL's own state file: pid first, "ready" eighth; none when there is no server. */
export function postmasterLines(clusterDir: string): string[] {
  try {
    return readFileSync(join(clusterDir, "postmaster.pid"), "utf8").split("\n").map((line) => line.trim());
  } catch {
    return [];
  }
}
