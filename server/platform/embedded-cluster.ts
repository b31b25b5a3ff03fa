import { spawnSync } from "node:child_process";
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Binaries } from "./embedded-binaries.ts";
import { asUser, type ServerUser } from "./embedded-user.ts";

/** Name of the database and of its owner; access is limited by the private socket, not by a password. */
export const databaseName = "gendan";

export type ClusterPlan = { binaries: Binaries; clusterDir: string; user: ServerUser | undefined };

// pg_trgm asks the C library which bytes are letters: under plain C it finds no Chinese at all (tried: show_trgm is empty).
const characterTypes = ["C.UTF-8", "en_US.UTF-8", "C"];

/** Creates the database files where there are none yet; a creation that was cut short is thrown away and repeated. */
export function ensureCluster(plan: ClusterPlan, log: (line: string) => void): void {
  removeDrafts(plan.clusterDir);
  if (existsSync(plan.clusterDir)) return;
  log(`Creating the database in ${plan.clusterDir}`);
  const draft = `${plan.clusterDir}.new-${process.pid}`;
  initialise(plan, draft);
  createDatabase(plan, draft);
  renameSync(draft, plan.clusterDir);
  // Without this a power cut could bring the draft's name back, and drafts are thrown away.
  syncDirectory(dirname(plan.clusterDir));
}

function removeDrafts(clusterDir: string): void {
  const parent = dirname(clusterDir);
  const drafts = readdirSync(parent).map((name) => join(parent, name)).filter((path) => path.startsWith(`${clusterDir}.new-`));
  for (const draft of drafts) rmSync(draft, { recursive: true, force: true, maxRetries: 5 });
}

function initialise(plan: ClusterPlan, draft: string): void {
  let complaint = "";
  for (const characterType of characterTypes) {
    freshDirectory(draft, plan.user);
    const made = runAs(plan.user, [plan.binaries.initdb, ...initdbArguments(draft, characterType)]);
    if (made.status === 0) return;
    complaint = made.stderr || String(made.error);
  }
  throw new Error(`The database could not be created in ${draft}: ${complaint.trim()}`);
}

function initdbArguments(directory: string, characterType: string): string[] {
  return [
    `--pgdata=${directory}`, `--username=${databaseName}`, "--auth=trust", "--encoding=UTF8", "--no-instructions",
    "--locale=C", `--lc-ctype=${characterType}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
  ];
}

function createDatabase(plan: ClusterPlan, directory: string): void {
  const made = runAs(plan.user, [plan.binaries.postgres, "--single", "-D", directory, "template1"], `create database ${databaseName}\n`);
  if (made.status !== 0) throw new Error(`The database could not be created in ${directory}: ${made.stderr}`);
}

function runAs(user: ServerUser | undefined, [program = "", ...parameters]: string[], input = "") {
  return spawnSync(program, parameters, { ...asUser(user), cwd: "/", env: serverEnvironment(), input, encoding: "utf8" });
}

/** PGDATA, PGOPTIONS and the like, meant for another server, must not reach ours. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(kept), LC_ALL: "C" };
}

/** An empty directory that only the server's user may enter. */
function freshDirectory(path: string, user: ServerUser | undefined): void {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { mode: 0o700 });
  if (user) chownSync(path, user.uid, user.gid);
}

function syncDirectory(path: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(path, "r");
  fsyncSync(handle);
  closeSync(handle);
}
