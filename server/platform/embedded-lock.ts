import { closeSync, openSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bootId, isStillRunning, startOfProcess } from "./embedded-process.ts";

/** The data directory belongs to a running process; `pid` names it. */
export class DataDirectoryBusy extends Error {
  readonly pid: number;
  constructor(dataDir: string, pid: number) {
    super(`The data in ${dataDir} are in use by process ${pid}: stop it first, or choose another data directory.`);
    this.name = "DataDirectoryBusy";
    this.pid = pid;
  }
}

type Claim = { file: string; pid: number; start: string; boot: string };

const claimPattern = /^running\.(\d+)\.(\w+)\.([\w-]+)$/;
// How long the elder of two simultaneous starts waits for the younger to step back; well below the promised 1 s.
const patienceMs = 500;

/**
 * Makes this process the only user of a data directory; returns the function that gives it back.
 * Throws {@link DataDirectoryBusy} within a second when another live process has it.
 *
 * Every process writes a claim of its own, then looks for others. Of two simultaneous starts at least one sees the
 * other, and no live claim is ever removed by somebody else, so taking over a stale one cannot hit a newcomer.
 */
export async function claimDataDirectory(dataDir: string): Promise<() => void> {
  const mine = claimOf(process.pid);
  writeClaim(dataDir, mine);
  const release = () => rmSync(join(dataDir, mine.file), { force: true });
  try {
    await outlastRivals(dataDir, mine);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

function claimOf(pid: number): Claim {
  const start = startOfProcess(pid) ?? "unknown";
  const boot = bootId();
  return { file: `running.${pid}.${start}.${boot}`, pid, start, boot };
}

function writeClaim(dataDir: string, mine: Claim): void {
  try {
    closeSync(openSync(join(dataDir, mine.file), "wx"));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === "EEXIST" ? new DataDirectoryBusy(dataDir, mine.pid) : error;
  }
}

async function outlastRivals(dataDir: string, mine: Claim): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const rival = liveRival(dataDir, mine);
    if (rival === undefined) return;
    if (isElder(rival, mine) || Date.now() > deadline) throw new DataDirectoryBusy(dataDir, rival.pid);
    await sleep(25);
  }
}

function liveRival(dataDir: string, mine: Claim): Claim | undefined {
  const rivals = readdirSync(dataDir).flatMap(parseClaim).filter((claim) => claim.file !== mine.file);
  const live = rivals.filter((claim) => claim.boot === mine.boot && isStillRunning(claim.pid, claim.start));
  for (const claim of rivals) if (!live.includes(claim)) rmSync(join(dataDir, claim.file), { force: true });
  return live[0];
}

function parseClaim(file: string): Claim[] {
  const [, pid, start, boot] = claimPattern.exec(file) ?? [];
  return pid && start && boot ? [{ file, pid: Number(pid), start, boot }] : [];
}

function isElder(one: Claim, other: Claim): boolean {
  const difference = Number(one.start) - Number(other.start);
  return difference === 0 || Number.isNaN(difference) ? one.pid < other.pid : difference < 0;
}
