import { execFile, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { asUser, serverUser } from "../../server/platform/embedded-user.ts";
import { freePort } from "../support/free-port.ts";

const debian = "/usr/lib/postgresql";
/** PostgreSQL with all of its programs, for those of our own packages have no pg_basebackup: PG_BIN, or the newest of Debian's. */
export function programs(): string | undefined {
  const newest = existsSync(debian) ? readdirSync(debian).map(Number).toSorted((a, b) => b - a)[0] : undefined;
  const folder = process.env.PG_BIN ?? (newest === undefined ? "" : join(debian, String(newest), "bin"));
  if (existsSync(join(folder, "pg_basebackup"))) return folder;
  console.warn("SKIPPED: PostgreSQL with its own programs (pg_basebackup) is not on this machine (apt-get install postgresql brings it, PG_BIN names its folder)");
  return undefined;
}

/** Folders of a drill, which whoever runs PostgreSQL may write to. */
export interface Site {
  folder(name: string): string;
  /** Runs a program, by its name one of PostgreSQL's, as the user whose servers they are. */
  run(program: string, ...args: string[]): Promise<string>;
  /** A server in a folder, with these settings beside what the folder's own files say; not started yet. */
  server(name: string, settings: Readonly<Record<string, string | number>>): Promise<Server>;
  remove(): Promise<void>;
}

export interface Server {
  readonly data: string;
  readonly port: number;
  /** How it is reached by programs of PostgreSQL's. */
  readonly reach: string;
  start(): Promise<void>;
  /** kill -9 of all its processes. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Asks as its superuser. */
  ask<Row extends pg.QueryResultRow>(text: string, database?: string): Promise<Row[]>;
}

export function newSite(bin: string): Site {
  const root = mkdtempSync(join(tmpdir(), "gendan-drill-"));
  const user = serverUser(root);
  const owner = (path: string) => user && chownSync(path, user.uid, user.gid);
  owner(root);
  const servers: Server[] = [];
  const folder = (name: string) => {
    const path = join(root, name);
    if (!existsSync(path)) {
      mkdirSync(path, { mode: 0o700 });
      owner(path);
    }
    return path;
  };
  const run: Site["run"] = async (program, ...args) => (await promisify(execFile)(resolve(bin, program), args, { ...asUser(user), cwd: root, maxBuffer: 1e8 })).stdout;
  return {
    folder, run,
    async server(name, settings) {
      const server = await serverIn({ bin, data: join(root, name), log: join(root, `${name}.log`), settings, as: asUser(user), socket: root });
      servers.push(server);
      return server;
    },
    async remove() {
      await Promise.all(servers.map((server) => server.kill()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

interface Plan {
  bin: string;
  data: string;
  log: string;
  socket: string;
  settings: Readonly<Record<string, string | number>>;
  as: { uid?: number; gid?: number };
}

async function serverIn({ bin, data, log, socket, settings, as }: Plan): Promise<Server> {
  const port = await freePort();
  const all = { port, listen_addresses: "127.0.0.1", unix_socket_directories: socket, fsync: "on", max_connections: 60, ...settings };
  const ask = async <Row extends pg.QueryResultRow>(text: string, database = "postgres"): Promise<Row[]> => {
    const client = new pg.Client({ host: socket, port, user: "postgres", database });
    client.on("error", () => undefined);
    await client.connect();
    return (await client.query<Row>(text).finally(() => client.end())).rows;
  };
  const master = () => (existsSync(join(data, "postmaster.pid")) ? Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]) : undefined);
  const lives = (pid: number) => existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  const gone = async (pid: number) => {
    while (lives(pid)) await sleep(5);
  };
  const signal = async (what: NodeJS.Signals): Promise<void> => {
    const pid = master();
    if (pid === undefined || !lives(pid)) return;
    const children = what === "SIGKILL" ? readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").filter(Boolean).map(Number) : [];
    for (const each of [pid, ...children]) if (lives(each)) process.kill(each, what);
    for (const each of [pid, ...children]) await gone(each);
  };
  return {
    data, port, ask, reach: `host=${socket} port=${port} user=postgres`,
    async start() {
      const out = openSync(log, "a");
      const child = spawn(join(bin, "postgres"), ["-D", data, ...Object.entries(all).flatMap(([name, value]) => ["-c", `${name}=${value}`])], { ...as, cwd: "/", stdio: ["ignore", out, out] });
      child.unref();
      while (!(await ask("select 1").then(() => true, () => false))) {
        if (child.exitCode !== null) throw new Error(`it does not start: ${readFileSync(log, "utf8").slice(-2000)}`);
        await sleep(20);
      }
    },
    kill: () => signal("SIGKILL"),
    stop: () => signal("SIGINT"),
  };
}

/** A new primary with an empty database `gendan` of the user `postgres`. */
export async function newPrimary(site: Site, settings: Readonly<Record<string, string | number>>): Promise<Server> {
  await site.run("initdb", "-D", join(site.folder("."), "primary"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C");
  const primary = await site.server("primary", settings);
  await primary.start();
  await primary.ask("create database gendan template template0");
  return primary;
}
