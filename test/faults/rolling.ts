import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "vitest";
import { rounds } from "./size.ts";
import type { System } from "./system.ts";

export interface Wanted {
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  authorization: string;
}

/** One request, on a connection of its own where no agent keeps any; rejects with what the system's network says. */
function once(address: string, { method, path, body, authorization }: Wanted, { key, agent }: { key: string; agent?: Agent }): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, "idempotency-key": key, ...(body !== undefined && { "content-type": "application/json" }) };
    const asked = request(`${address}/api/v1${path}`, { method, headers, agent: agent ?? false }, (answer) => {
      answer.on("error", reject).on("end", () => resolve(answer.statusCode ?? 0)).resume();
    });
    asked.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** What clients saw who ask once and repeat nothing. */
export interface Asked {
  answered: number;
  /** Everything but 2xx, by what it was. */
  failed: string[];
  /** The longest wait for an answer, in milliseconds. */
  longest: number;
}

interface Asking {
  lines: number;
  stopped: () => boolean;
  wanted: (n: number) => Wanted;
}

/** Between two questions of one line, so that a start beside them is not slowed down. */
const paceMs = 50;

/** Asks on so many lines until `stopped`; every other line keeps its connection, the rest take a new one each time. */
export async function steadily(address: string, { lines, stopped, wanted }: Asking): Promise<Asked> {
  const asked: Asked = { answered: 0, failed: [], longest: 0 };
  const keeping = new Agent({ keepAlive: true });
  let n = 0;
  const line = async (_: unknown, at: number) => {
    const agent = at % 2 ? keeping : undefined;
    for (; !stopped(); await sleep(paceMs)) {
      const what = wanted((n += 1));
      const began = performance.now();
      const outcome = await once(address, what, { key: randomUUID(), agent }).catch((error: NodeJS.ErrnoException) => error.code ?? String(error));
      asked.longest = Math.max(asked.longest, performance.now() - began);
      if (typeof outcome === "number" && outcome >= 200 && outcome < 300) asked.answered += 1;
      else asked.failed.push(`${what.method} ${what.path}: ${outcome}`);
    }
  };
  await Promise.all(Array.from({ length: lines }).map(line));
  keeping.destroy();
  return asked;
}

/** What a client saw that goes from one process to the next with each request, and tries the next one where nobody listens or the connection was reset. */
export interface Rolled {
  answered: number;
  refused: number;
  /** Connections that the kernel had taken and the process never saw; asked again under the same key. */
  reset: number;
  /** Everything but 2xx, by what it was. */
  failed: string[];
}

/** Asks on so many lines until `stopped`. */
export async function roundRobin(addresses: readonly string[], { lines, stopped, wanted }: Asking): Promise<Rolled> {
  const rolled: Rolled = { answered: 0, refused: 0, reset: 0, failed: [] };
  let next = 0;
  const ask = async (what: Wanted): Promise<void> => {
    const key = randomUUID();
    for (let tries = 0; ; tries += 1) {
      try {
        const status = await once(addresses[(next += 1) % addresses.length]!, what, { key });
        if (status >= 200 && status < 300) rolled.answered += 1;
        else rolled.failed.push(`${what.method} ${what.path}: ${status}`);
        return;
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if ((code !== "ECONNREFUSED" && code !== "ECONNRESET") || tries > 100) return void rolled.failed.push(`${what.method} ${what.path}: ${code ?? String(error)}`);
        rolled[code === "ECONNRESET" ? "reset" : "refused"] += 1;
        if (tries > 0) await sleep(20);
      }
    }
  };
  let n = 0;
  const line = async () => {
    for (; !stopped(); await sleep(paceMs)) await ask(wanted((n += 1)));
  };
  await Promise.all(Array.from({ length: lines }, line));
  return rolled;
}

/** Stops and starts one process after the other, each after the one before was `seen`, while clients ask; answers what they saw, and how long each stop took. */
export async function roll<Seen>({ processes }: System, asking: (stopped: () => boolean) => Promise<Seen>, isSeen: () => Promise<boolean>): Promise<{ seen: Seen; drains: string; longest: number }> {
  let over = false;
  const seen = asking(() => over);
  const drains: number[] = [];
  for (let n = 0; n < rounds; n += 1)
    for (const one of processes) {
      await sleep(500);
      const asked = performance.now();
      expect(await one.stop()).toBe(0);
      drains.push(performance.now() - asked);
      await one.start();
      await expect.poll(isSeen, { timeout: 20_000, interval: 100 }).toBe(true);
    }
  over = true;
  return { seen: await seen, drains: drains.map((ms) => ms.toFixed(0)).join(", "), longest: Math.max(...drains) };
}
