import { readFileSync } from "node:fs";

/** Start of a process whose start time the system does not tell (anything but Linux, or a hidden /proc). */
const unknownStart = "unknown";

/** Sends a signal (0 only asks); false when there is no such process. A process of somebody else counts as there. */
export function signalProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process started, in clock ticks since boot; undefined when it does not run. Tells a reused pid from the first holder. */
export function startOfProcess(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  } catch {
    return signalProcess(pid, 0) ? unknownStart : undefined;
  }
  // The command name may hold spaces and brackets: count from its last bracket (proc_pid_stat(5)).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  // Killed but not yet collected by its parent: in a container without an init it stays so for good.
  return state === "Z" || state === "X" ? undefined : fields[19];
}

/** True when the process runs and is the one that started at that time. */
export function isStillRunning(pid: number, start: string): boolean {
  const now = startOfProcess(pid);
  return now !== undefined && (now === start || now === unknownStart || start === unknownStart);
}

/** Identity of this boot of the machine; process ids of an earlier boot mean nothing. */
export function bootId(): string {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return unknownStart;
  }
}
