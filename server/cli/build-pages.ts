import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const built = join(root, "dist/web/index.html");

function newest(folder: string): number {
  const entries = readdirSync(folder, { withFileTypes: true });
  return Math.max(0, ...entries.map((entry) => (entry.isDirectory() ? newest(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs)));
}

/** Builds the pages when their sources are newer than what was built; without the build tool what is there is served. */
export function buildPages(print: (line: string) => void): void {
  const vite = join(root, "node_modules/.bin/vite");
  if (!existsSync(vite) || !existsSync(join(root, "web"))) return;
  const isFresh = existsSync(built) && statSync(built).mtimeMs > Math.max(newest(join(root, "web")), newest(join(root, "contract")));
  if (isFresh) return;
  print("Building the pages …");
  const { status, stderr } = spawnSync(vite, ["build", "--logLevel", "warn"], { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`The pages could not be built:\n${stderr}`);
}
