import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./free-port.ts";

const launcher = fileURLToPath(new URL("../../bin/gendan.mjs", import.meta.url));
// A start on two cores takes up to 10 s, recovery of the database included; with five other programs at work on them one took more than 30 s.
const startPatienceMs = 60_000;

/** One `gendan start` as an operator runs it, that can be killed and started again. */
export interface ServerProcess {
  readonly address: string;
  readonly port: number;
  /** Starts it unless it runs, and waits until it is ready. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  /** Everything that it printed. */
  said(): string;
  /** Stops it for good. */
  remove(): Promise<void>;
}

interface Options {
  /** Where what it prints is kept. */
  folder: string;
  /** Its settings, beside a port of its own. */
  settings: Record<string, string>;
}

/** A process that is not started yet. */
export async function serverProcess({ folder, settings }: Options): Promise<ServerProcess> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const logFile = join(folder, `system-${port}.log`);
  const log = openSync(logFile, "a");
  const said = () => readFileSync(logFile, "utf8");
  const env = { PATH: process.env.PATH, PORT: String(port), GENDAN_REQUESTS_PER_MINUTE: "0", ...settings };
  let child: ChildProcess | undefined;
  const runs = () => child !== undefined && child.exitCode === null && child.signalCode === null;

  async function start(): Promise<void> {
    if (!runs()) child = spawn(process.execPath, [launcher, "start"], { env, stdio: ["ignore", log, log] });
    const deadline = Date.now() + startPatienceMs;
    while (!(await fetch(`${address}/ready`).then(({ ok }) => ok, () => false))) {
      if (Date.now() > deadline || !runs()) throw new Error(`the system does not come back (exit code ${child!.exitCode}):\n${said().slice(-3000)}`);
      await sleep(100);
    }
  }
  async function ended(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || !runs()) return child?.exitCode ?? null;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
    return child.exitCode;
  }
  return {
    address, port, start, said,
    kill: async () => void (await ended("SIGKILL")),
    stop: () => ended("SIGTERM"),
    async remove() {
      await ended("SIGTERM");
      closeSync(log);
    },
  };
}
