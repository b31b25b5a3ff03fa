import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const patience = { timeout: 60_000, maxBuffer: 16 * 1024 * 1024 };

/** A program that an operator has from his system. */
export interface Program {
  path: string;
  /** With which it finds its libraries. */
  env: Record<string, string>;
}

/** One of Debian's programs: the machine's own, or out of Debian's packages into a folder of the tests, where nothing is installed and nobody need be root. `<NAME>_PATH` names another. */
export async function debianProgram(name: "pgbouncer" | "haproxy" | "nginx"): Promise<Program | undefined> {
  const here = [process.env[`${name.toUpperCase()}_PATH`], ...(process.env.PATH ?? "").split(":").map((folder) => join(folder, name)), `/usr/sbin/${name}`].find((path) => path && existsSync(path));
  if (here) return { path: here, env: {} };
  try {
    const root = await unpacked(name);
    return { path: join(root, "usr/sbin", name), env: { LD_LIBRARY_PATH: `${root}/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu` } };
  } catch (error) {
    console.warn(`SKIPPED: ${name} is not on this machine and cannot be fetched from Debian (apt-get install ${name} brings it, ${name.toUpperCase()}_PATH names it): ${String(error).split("\n")[0]}`);
    return undefined;
  }
}

async function unpacked(name: string): Promise<string> {
  const target = join(tmpdir(), `gendan-${name}-${process.getuid?.() ?? "user"}`);
  if (existsSync(target)) return target;
  const folder = await mkdtemp(join(tmpdir(), "gendan-debian-"));
  const [lists, cache, root] = ["lists", "cache", "root"].map((part) => join(folder, part));
  for (const each of [join(lists!, "partial"), join(cache!, "archives/partial"), root!]) await mkdir(each, { recursive: true });
  try {
    const apart = [`Dir::State::Lists=${lists}`, `Dir::Cache=${cache}`, "Debug::NoLocking=1", "APT::Sandbox::User=", "Acquire::http::Timeout=10", "Acquire::Retries=0"].flatMap((option) => ["-o", option]);
    await run("apt-get", [...apart, "update"], patience);
    await run("apt-get", [...apart, "install", "--download-only", "-y", "--no-install-recommends", name], patience);
    const packages = (await readdir(join(cache!, "archives"))).filter((file) => file.endsWith(".deb"));
    for (const file of packages) await run("dpkg", ["-x", join(cache!, "archives", file), root!], patience);
    // Renamed at the end: of two runs at once neither sees half of it.
    await rename(root!, target);
    return target;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
