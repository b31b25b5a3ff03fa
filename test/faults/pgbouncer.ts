import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "../support/debian.ts";
import { freePort } from "../support/free-port.ts";
import { opens } from "./opens.ts";
import type { Connection } from "./system.ts";

/** A PgBouncer in transaction mode before a database. */
export interface Pooler {
  /** As `DATABASE_URL` names it. */
  readonly url: string;
  start(): Promise<void>;
  /** kill -9, or a signal that makes it silent (`SIGSTOP`) and awake again (`SIGCONT`). */
  send(signal: "SIGKILL" | "SIGSTOP" | "SIGCONT"): Promise<void>;
  close(): Promise<void>;
}

interface Wish {
  /** Sessions of the server's. */
  sessions?: number;
  /** So many statements it keeps by name for each session; without it what its version does by itself. */
  names?: number | undefined;
}

/** From 1.21 on it can keep statements by name; before, it does not know the setting. */
export function canKeepNames({ path, env }: Program): boolean {
  const [, major, minor] = /PgBouncer (\d+)\.(\d+)/.exec(execFileSync(path, ["--version"], { env: { ...process.env, ...env }, encoding: "utf8" })) ?? [];
  return Number(major) > 1 || Number(minor) >= 21;
}

// As docs/operations.md has it, for a database that asks nobody for a password.
const settings = (fields: Wish & { connection: Connection; port: number; folder: string }): string => `
[databases]
${fields.connection.database} = host=${fields.connection.host} port=${fields.connection.port} dbname=${fields.connection.database} user=${fields.connection.user}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${fields.port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
max_client_conn = 500
default_pool_size = ${fields.sessions}
server_login_retry = 1
${fields.names === undefined ? "" : `max_prepared_statements = ${fields.names}`}
pidfile = ${fields.folder}/pid
`;

/** Starts it. It runs as whoever may enter the database's folder: not as root, which it refuses. */
export async function pgbouncer(program: Program, connection: Connection, { sessions = 20, names }: Wish = {}): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), "gendan-pgbouncer-"));
  const port = await freePort();
  writeFileSync(join(folder, "pgbouncer.ini"), settings({ connection, port, sessions, names, folder }));
  const { uid, gid } = statSync(connection.host);
  chmodSync(folder, 0o755);
  if (process.getuid?.() === 0) chownSync(folder, uid, gid);
  let child: ChildProcess | undefined;
  const runs = () => child !== undefined && child.exitCode === null && child.signalCode === null;
  const ended = async (signal: NodeJS.Signals) => {
    if (!runs()) return;
    const exit = once(child!, "exit");
    child!.kill(signal);
    await exit;
  };
  const start = async () => {
    child = spawn(program.path, ["-q", join(folder, "pgbouncer.ini")], { env: program.env, stdio: ["ignore", "ignore", "pipe"], ...(process.getuid?.() === 0 && { uid, gid }) });
    let said = "";
    child.stderr!.on("data", (part) => (said += String(part)));
    await opens(port, () => !runs() && `PgBouncer does not start: ${said}`);
  };
  await start();
  return {
    url: `postgresql://${connection.user}@127.0.0.1:${port}/${connection.database}`, start,
    send: async (signal) => (signal === "SIGKILL" ? ended(signal) : void child!.kill(signal)),
    async close() {
      child?.kill("SIGCONT");
      await ended("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
