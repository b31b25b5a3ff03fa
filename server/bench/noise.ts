import { readFileSync } from "node:fs";

/** Time of all processors since the start of the machine, in ticks: of everybody, idle, and taken by other machines on the same host. */
export interface Ticks {
  all: number;
  idle: number;
  stolen: number;
  /** Of our own processes, user and system. */
  ours: number;
}

/** The line `cpu …` of /proc/stat: user nice system idle iowait irq softirq steal; guest time is counted in user. */
export function cpuTicks(stat: string): Omit<Ticks, "ours"> {
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0, stolen = 0] = (/^cpu +(.*)$/m.exec(stat)?.[1] ?? "").split(" ").map(Number);
  return { all: user + nice + system + idle + wait + irq + soft + stolen, idle: idle + wait, stolen };
}

/** Parent and ticks of one process, from /proc/<pid>/stat; its name may hold spaces and brackets. */
export function processTicks(stat: string): { parent: number; ticks: number } {
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

/** The share of the machine's processors, 0 to 1, that others took between two looks: other processes and other machines. */
export function takenByOthers(before: Ticks, after: Ticks): number {
  const all = after.all - before.all;
  return all <= 0 ? 0 : Math.max(0, all - (after.idle - before.idle) - (after.ours - before.ours)) / all;
}

const read = (path: string): string | undefined => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
};

/** Looks at the machine; `pids` are our processes. Undefined where there is no /proc: then nothing is known of others. */
export function lookAtMachine(pids: readonly number[]): Ticks | undefined {
  const stat = read("/proc/stat");
  if (stat === undefined) return undefined;
  const ours = pids.reduce((sum, pid) => {
    const one = read(`/proc/${pid}/stat`);
    return sum + (one === undefined ? 0 : processTicks(one).ticks);
  }, 0);
  return { ...cpuTicks(stat), ours };
}
