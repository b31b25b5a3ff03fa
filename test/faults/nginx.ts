import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "../support/debian.ts";
import { freePort } from "../support/free-port.ts";
import { opens } from "./opens.ts";

/** The settings of docs/operations.md themselves, with these addresses in them and without TLS. */
function documented(port: number, addresses: readonly string[]): string {
  const page = readFileSync(new URL("../../docs/operations.md", import.meta.url), "utf8");
  const found = [...page.matchAll(/```nginx\n(.*?)```/gs)].map(([, block]) => block!).find((block) => block.startsWith("upstream gendan"));
  if (!found) throw new Error("docs/operations.md has no settings of nginx for several processes");
  const rest = [...addresses];
  const written = found.replace("listen 443 ssl;", `listen 127.0.0.1:${port};`).replaceAll(/127\.0\.0\.1:300\d/g, () => new URL(rest.shift()!).host);
  if (rest.length || written === found) throw new Error("docs/operations.md names other processes than the test has");
  return written;
}

/** An nginx before these processes, and how it is ended. */
export async function nginx(program: Program, addresses: readonly string[]): Promise<{ address: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "gendan-nginx-run-"));
  const port = await freePort();
  const kept = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((what) => `${what}_temp_path ${folder}/${what};`).join(" ");
  writeFileSync(join(folder, "nginx.conf"), `
daemon off; master_process off; pid ${folder}/pid; error_log stderr; events {}
http { access_log off; ${kept}
${documented(port, addresses)}
}`);
  const child = spawn(program.path, ["-p", folder, "-c", join(folder, "nginx.conf"), "-e", "stderr"], { env: program.env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (part) => (said += String(part)));
  await opens(port, () => child.exitCode !== null && `nginx does not start: ${said}`);
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
