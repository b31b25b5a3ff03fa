import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A server in a process of its own. */
export interface Child {
  readonly address: string;
  readonly pid: number;
  /** SIGTERM, and waits for its end. */
  stop(): Promise<void>;
}

interface ChildWish {
  name: string;
  /** What Node runs: flags, file and arguments. */
  argv: readonly string[];
  /** Its settings, beside `PORT`. */
  settings: Record<string, string>;
  /** Where what it prints is kept. */
  folder: string;
}

// A first start takes up to 10 s, and many times that where others are at work.
const patienceMs = 180_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}

/** Starts it and waits until `/ready` answers; rejects with what it printed when it ends before. */
export async function startChild({ name, argv, settings, folder }: ChildWish): Promise<Child> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, argv, { env: { PATH: process.env.PATH, PORT: String(port), ...settings }, stdio: ["ignore", log, log] });
  closeSync(log);
  // A generator that is broken off leaves nobody behind.
  const withUs = () => void child.kill("SIGTERM");
  process.once("exit", withUs);
  const deadline = Date.now() + patienceMs;
  while (!(await fetch(`${address}/ready`).then(({ ok }) => ok, () => false))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${name} does not start (exit code ${child.exitCode}):\n${readFileSync(logFile, "utf8").slice(-3000)}`);
    await sleep(100);
  }
  return {
    address, pid: child.pid!,
    async stop() {
      process.off("exit", withUs);
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  await exit;
}
