import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { parse } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Binaries } from "./embedded-binaries.ts";
import { serverEnvironment } from "./embedded-cluster.ts";
import { postmasterLines } from "./embedded-leftover.ts";
import { signalProcess } from "./embedded-process.ts";
import { asUser, type ServerUser } from "./embedded-user.ts";

export type ServerPlan = {
  binaries: Binaries;
  clusterDir: string;
  logFile: string;
  user: ServerUser | undefined;
  settings: Readonly<Record<string, string | number>>;
};

/** A server that answers; `exited` resolves once its process is gone, for whatever reason. */
export type RunningServer = { pid: number; exited: Promise<void>; stop(): Promise<void> };

const longestLogBytes = 16 * 1024 * 1024;
// A closing checkpoint writes at most shared_buffers; after this the server stops without one and recovers at its next start.
const stopPatienceMs = 30_000;

// Holds the server and reads a pipe from us that the system closes when we die, however we die. Fast shutdown first;
// after two seconds an immediate one, because the next start is waiting.
const unixGuard = `
"$@" >&2 & server=$!
echo $server
exec 3<&0
{ read -r _ <&3; kill -INT $server; sleep 2; kill -QUIT $server; } >/dev/null 2>&1 &
wait $server; code=$?
kill $! 2>/dev/null
exit $code`;

const windowsGuard = `
const { spawn, spawnSync } = require("node:child_process");
const [pgCtl, cluster, ...command] = process.argv.slice(1);
const server = spawn(command[0], command.slice(1), { stdio: ["ignore", "inherit", "inherit"], windowsHide: true });
console.log(server.pid);
server.on("exit", (code) => process.exit(code ?? 1));
process.stdin.on("end", () => spawnSync(pgCtl, ["stop", "-m", "fast", "-D", cluster])).resume();`;

/** Starts the server once and waits until it answers, however long recovery takes; throws when it ends before that. */
export async function launchServer(plan: ServerPlan): Promise<RunningServer> {
  const guard = spawnGuard(plan);
  const [exit, pid] = [exitOf(guard), firstNumber(guard)];
  let gone = false;
  const exited = exit.then(() => void (gone = true));
  const server = Number(await Promise.race([pid, exited]));
  while (!gone && !answers(plan.clusterDir, server)) await sleep(10);
  if (gone) throw new Error(`The database server did not start (see ${plan.logFile}): ${lastLines(plan.logFile)}`);
  // Once it is gone its pid may be somebody else's.
  const stop = async () => (gone ? undefined : stopServer({ guard, server, exited }));
  return { pid: server, exited, stop };
}

function spawnGuard(plan: ServerPlan): ChildProcess {
  const { binaries, clusterDir } = plan;
  const settings = Object.entries(plan.settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const command = [binaries.postgres, "-D", clusterDir, ...settings];
  const [program, ...parameters] =
    process.platform === "win32"
      ? [process.execPath, "-e", windowsGuard, binaries.pgCtl, clusterDir, ...command]
      : ["/bin/sh", "-c", unixGuard, "gendan-database", ...command];
  const log = openLog(plan.logFile);
  // Detached: Ctrl-C in a terminal reaches our whole group, and the server must outlive our last writes.
  const options = { ...asUser(plan.user), cwd: parse(clusterDir).root, env: serverEnvironment(), detached: true, windowsHide: true };
  const guard = spawn(program ?? "", parameters, { ...options, stdio: ["pipe", "pipe", log] });
  closeSync(log);
  guard.stdin?.on("error", () => undefined);
  return guard;
}

async function exitOf(guard: ChildProcess): Promise<void> {
  await once(guard, "exit");
  // Should the guard itself have been killed, its watcher still holds the other end and now ends the server.
  guard.stdin?.destroy();
}

async function firstNumber(guard: ChildProcess): Promise<number> {
  if (!guard.stdout) return Number.NaN;
  const [line] = (await once(guard.stdout, "data")) as [Buffer];
  return Number.parseInt(line.toString(), 10);
}

function answers(clusterDir: string, server: number): boolean {
  const lines = postmasterLines(clusterDir);
  return lines[0] === String(server) && lines[7] === "ready";
}

async function stopServer({ guard, server, exited }: { guard: ChildProcess; server: number; exited: Promise<void> }): Promise<void> {
  if (process.platform === "win32") guard.stdin?.end();
  else signalProcess(server, "SIGINT");
  const impatience = setTimeout(() => signalProcess(server, "SIGQUIT"), stopPatienceMs);
  await exited;
  clearTimeout(impatience);
}

function openLog(logFile: string): number {
  if (existsSync(logFile) && statSync(logFile).size > longestLogBytes) renameSync(logFile, `${logFile}.1`);
  return openSync(logFile, "a", 0o600);
}

function lastLines(logFile: string): string {
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-3).join(" | ");
}
