import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "../support/debian.ts";
import { freePort } from "../support/free-port.ts";
import { opens } from "./opens.ts";

/** As docs/operations.md has it: it asks every process each second whether it is ready, and repeats nothing. */
const settings = (port: number, addresses: readonly string[]): string => `
global
  maxconn 2000
defaults
  mode http
  timeout connect 5s
  timeout client 60s
  timeout server 60s
  timeout tunnel 1h
  timeout check 5s
  retries 0
  stats enable
  stats uri /balance
frontend people
  bind 127.0.0.1:${port}
  default_backend gendan
backend gendan
  option httpchk GET /ready
  option forwardfor
  default-server check inter 1s fall 1 rise 1
${addresses.map((address, n) => `  server gendan${n} ${new URL(address).host}`).join("\n")}
`;

export interface Balancer {
  address: string;
  /** Whether it lets people to all of them. */
  sees(): Promise<boolean>;
  close(): Promise<void>;
}

/** An HAProxy before these processes. */
export async function haproxy(program: Program, addresses: readonly string[]): Promise<Balancer> {
  const folder = mkdtempSync(join(tmpdir(), "gendan-haproxy-"));
  const port = await freePort();
  writeFileSync(join(folder, "haproxy.cfg"), settings(port, addresses));
  const child = spawn(program.path, ["-db", "-f", join(folder, "haproxy.cfg")], { env: program.env, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (part) => (said += String(part)));
  await opens(port, () => child.exitCode !== null && `HAProxy does not start: ${said}`);
  return {
    address: `http://127.0.0.1:${port}`,
    async sees() {
      const rows = (await (await fetch(`http://127.0.0.1:${port}/balance;csv`)).text()).split("\n").map((line) => line.split(","));
      return rows.filter(([pool, , , , , , , , , , , , , , , , , state]) => pool === "gendan" && state === "UP").length === addresses.length + 1;
    },
    async close() {
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
