import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

interface Wanted {
  method: "GET" | "POST";
  path: string;
  body?: unknown;
  authorization: string;
}

/** One request on a connection of its own, as a proxy that keeps none sends it; rejects with what the system's network says. */
function once(address: string, { method, path, body, authorization }: Wanted, key: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization, "idempotency-key": key, ...(body !== undefined && { "content-type": "application/json" }) };
    const asked = request(`${address}/api/v1${path}`, { method, headers, agent: false }, (answer) => {
      answer.on("error", reject).on("end", () => resolve(answer.statusCode ?? 0)).resume();
    });
    asked.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
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
export async function roundRobin(addresses: readonly string[], { lines, stopped, wanted }: { lines: number; stopped: () => boolean; wanted: (n: number) => Wanted }): Promise<Rolled> {
  const rolled: Rolled = { answered: 0, refused: 0, reset: 0, failed: [] };
  let next = 0;
  const ask = async (what: Wanted): Promise<void> => {
    const key = randomUUID();
    for (let tries = 0; ; tries += 1) {
      try {
        const status = await once(addresses[(next += 1) % addresses.length]!, what, key);
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
    while (!stopped()) await ask(wanted((n += 1)));
  };
  await Promise.all(Array.from({ length: lines }, line));
  return rolled;
}
