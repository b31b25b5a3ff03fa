import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { configOf, type Config } from "../../server/cli/config.ts";
import { readyDatabase } from "../../server/cli/database.ts";
import { type Company, makeCompany } from "../../server/conformance/company.ts";
import { doorAt } from "../../server/conformance/door.ts";
import { openHouse } from "../../server/main.ts";
import { clockWith } from "../../server/platform/clock.ts";

const launcher = fileURLToPath(new URL("../../bin/gendan.mjs", import.meta.url));
const pack = readFileSync(new URL("../../packs/sys-01.order-processing-and-tracking.yaml", import.meta.url), "utf8");
// A start on a busy machine with two cores takes up to 10 s, recovery of the database included.
const startPatienceMs = 30_000;

/** A running `gendan start` on files of its own, that can be killed. */
export interface System {
  readonly address: string;
  readonly config: Config;
  readonly company: Company;
  start(): Promise<void>;
  /** kill -9 of the application; its database is left to fend for itself. */
  killApplication(): Promise<void>;
  /** kill -9 of the PostgreSQL that the application runs. */
  killDatabase(): void;
  /** Everything that it printed. */
  said(): string;
  /** SIGTERM, and the exit code. */
  stop(): Promise<number | null>;
  remove(): Promise<void>;
}

/** Makes a company in an empty data directory; the system is not started yet. */
export async function preparedSystem(): Promise<System> {
  const dataDir = mkdtempSync(join(tmpdir(), "gendan-faults-"));
  const port = await freePort();
  const config = configOf({ GENDAN_DATA: dataDir, PORT: String(port) });
  const company = await companyIn(config);
  const address = `http://127.0.0.1:${port}`;
  const logFile = join(dataDir, "system.log");
  const log = openSync(logFile, "a");
  const said = () => readFileSync(logFile, "utf8");
  let child: ChildProcess | undefined;
  const pid = () => postmaster(config.dataDir);

  async function start(): Promise<void> {
    const running = child && child.exitCode === null && child.signalCode === null;
    if (!running) child = spawn(process.execPath, [launcher, "start"], { env: { PATH: process.env.PATH, GENDAN_DATA: config.dataDir, PORT: String(port) }, stdio: ["ignore", log, log] });
    const deadline = Date.now() + startPatienceMs;
    while (!(await fetch(`${address}/ready`).then(({ ok }) => ok, () => false))) {
      if (Date.now() > deadline || child!.exitCode !== null) throw new Error(`the system does not come back (exit code ${child!.exitCode}):\n${said().slice(-3000)}`);
      await sleep(100);
    }
  }
  async function ended(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const exit = once(child, "exit");
    child.kill(signal);
    await exit;
    return child.exitCode;
  }
  return {
    address, config, company, start, said,
    killApplication: async () => void (await ended("SIGKILL")),
    killDatabase: () => void process.kill(pid(), "SIGKILL"),
    stop: () => ended("SIGTERM"),
    async remove() {
      await ended("SIGTERM");
      closeSync(log);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const postmaster = (dataDir: string): number => Number(readFileSync(join(dataDir, "cluster", "postmaster.pid"), "utf8").split("\n")[0]);

async function companyIn(config: Config): Promise<Company> {
  const database = await readyDatabase(config, () => undefined);
  const house = await openHouse({ connection: database.connection, clock: clockWith(), publicUrl: "http://localhost", dataDir: config.dataDir, version: "test", log: "errors" });
  try {
    const door = doorAt(await house.app.listen({ host: "127.0.0.1", port: 0 }));
    return await makeCompany(house, door, { name: "澄江纸品", pack });
  } finally {
    await house.close();
    await database.stop();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
