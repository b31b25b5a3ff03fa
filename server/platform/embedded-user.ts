import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The system user that runs PostgreSQL when Gendan itself runs as root. */
export type ServerUser = { name: string; uid: number; gid: number };

/** Who runs the server: undefined means whoever runs Gendan. PostgreSQL refuses root, and a uid that has no passwd entry. */
export function serverUser(clusterDir: string): ServerUser | undefined {
  const owner = ownerOf(clusterDir);
  if (process.getuid?.() !== 0) {
    refuseForeignCluster(clusterDir, owner);
    return undefined;
  }
  const users = knownUsers();
  const user =
    users.find(({ uid }) => uid === owner) ??
    users.find(({ name }) => name === "postgres") ??
    users.find(({ name }) => name === "nobody");
  if (!user) throw new Error("PostgreSQL does not run as root and /etc/passwd knows neither postgres nor nobody: start Gendan as an ordinary user.");
  return user;
}

/** The options that make node:child_process start a program as that user. */
export function asUser(user: ServerUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

/** Throws when the user cannot pass through the directory or one of its parents, naming the first that is closed. */
export function requireOpenPath(directory: string, user: ServerUser | undefined): void {
  if (!user) return;
  const script = 'for step; do [ -x "$step" ] || { printf %s "$step"; exit 1; }; done';
  const tested = spawnSync("/bin/sh", ["-c", script, "sh", ...parentsOf(directory)], { ...asUser(user), cwd: "/", encoding: "utf8" });
  if (tested.error) throw tested.error;
  if (tested.status === 0) return;
  throw new Error(
    `The directory ${tested.stdout} is closed to the user ${user.name}, who runs the database when Gendan is started by root: ` +
      `choose a data directory elsewhere, open it with "chmod o+x ${tested.stdout}", or start Gendan as an ordinary user.`,
  );
}

function parentsOf(directory: string): string[] {
  const parent = dirname(directory);
  return parent === directory ? [directory] : [...parentsOf(parent), directory];
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}

function refuseForeignCluster(clusterDir: string, owner: number | undefined): void {
  const self = process.getuid?.();
  if (owner === undefined || self === undefined || owner === self) return;
  throw new Error(`The database in ${clusterDir} belongs to the user with id ${owner}: start Gendan as that user or as root, or choose another data directory.`);
}

function knownUsers(): ServerUser[] {
  const rows = readFileSync("/etc/passwd", "utf8").split("\n").map((line) => line.split(":"));
  return rows
    .map(([name = "", , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid >= 0);
}
