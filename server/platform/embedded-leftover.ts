import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { signalProcess, startOfProcess } from "./embedded-process.ts";

// From here on the leftover is told to stop without its closing checkpoint; the next start then recovers.
const politeMs = 3_000;
const patienceMs = 8_000;

/**
 * Ends a server that outlived the process that started it, and removes the lock file of one that is dead.
 * Call it only while holding the data directory's claim: then any server found here belongs to nobody.
 */
export async function settleLeftover(clusterDir: string): Promise<void> {
  // Only Linux shows whose directory a process works in; elsewhere PostgreSQL's own check decides.
  if (process.platform !== "linux") return;
  const begun = Date.now();
  for (;;) {
    const pid = leftoverPid(clusterDir);
    if (pid === undefined) break;
    const waitedMs = Date.now() - begun;
    if (waitedMs > patienceMs) throw new Error(`A PostgreSQL server that nobody holds (process ${pid}) does not leave ${clusterDir}.`);
    signalProcess(pid, waitedMs < politeMs ? "SIGINT" : "SIGQUIT");
    await sleep(50);
  }
  // PostgreSQL only asks whether the pid in it exists; after a restart of a container it often does, as another program.
  rmSync(join(clusterDir, "postmaster.pid"), { force: true });
}

function leftoverPid(clusterDir: string): number | undefined {
  const [pid] = postmasterLines(clusterDir);
  if (!pid || startOfProcess(Number(pid)) === undefined) return undefined;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir) ? Number(pid) : undefined;
  } catch {
    return undefined;
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
