import { createHash } from "node:crypto";
import { chownSync, lstatSync, mkdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ServerUser } from "./embedded-user.ts";
import { requireOpenPath } from "./embedded-user.ts";

/** Where the server is reached: a directory (Unix socket) or an address, and the port, which on Unix only names the socket. */
export type Place = { host: string; port: number; settings: Record<string, string | number> };

const unixPort = 5432;
// sun_path holds 104 bytes on macOS and 108 on Linux, with the closing zero.
const longestSocketPath = 103;

/** Chooses a place that nobody but this user can reach (Unix), or a free port of 127.0.0.1 (Windows). */
export async function choosePlace(dataDir: string, user: ServerUser | undefined): Promise<Place> {
  if (process.platform === "win32") return windowsPlace();
  const directory = socketDirectory(dataDir);
  privateDirectory(directory, user);
  requireOpenPath(directory, user);
  return {
    host: directory,
    port: unixPort,
    settings: { listen_addresses: "", unix_socket_directories: directory, unix_socket_permissions: "0700", port: unixPort },
  };
}

/** The data directory's own socket folder, or one in the temporary folder where that path would be too long. */
export function socketDirectory(dataDir: string): string {
  const near = join(dataDir, "socket");
  if (Buffer.byteLength(join(near, `.s.PGSQL.${unixPort}`)) <= longestSocketPath) return near;
  const hash = createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
  return join(tmpdir(), `gendan-${hash}`);
}

/** Socket files of a dead server; its lock file would stop the next one if the pid in it has been reused. */
export function clearSockets(place: Place): void {
  if (process.platform === "win32") return;
  for (const suffix of ["", ".lock"]) rmSync(join(place.host, `.s.PGSQL.${place.port}${suffix}`), { force: true });
}

function privateDirectory(path: string, user: ServerUser | undefined): void {
  const wanted = user?.uid ?? process.getuid?.();
  try {
    mkdirSync(path, { mode: 0o700 });
    if (user) chownSync(path, user.uid, user.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const found = lstatSync(path);
  // The temporary folder is everybody's: a directory that another user put there is not ours to trust.
  if (!found.isDirectory() || found.uid !== wanted || (found.mode & 0o077) !== 0) {
    throw new Error(`${path} is not a private directory of the database's user (id ${wanted}): remove it and start again.`);
  }
}

async function windowsPlace(): Promise<Place> {
  const port = await freePort();
  return { host: "127.0.0.1", port, settings: { listen_addresses: "127.0.0.1", unix_socket_directories: "", port } };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
