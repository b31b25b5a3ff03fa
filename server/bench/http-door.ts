import { Agent, request } from "node:http";
import type { Door, Reply } from "../conformance/door.ts";

/** How one request went, for whoever counts. */
export interface Answered {
  name: string;
  status: number;
  ms: number;
  /** SQL statements that the server sent for it, begin and commit included. */
  statements: number;
}

/** A door over plain `node:http` and kept connections: it costs a third of what `fetch` does, and shares the machine with what it measures. */
export function httpDoor(address: string, heard: (answered: Answered) => void = () => undefined): Door & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity, scheduling: "fifo" });
  const { hostname, port } = new URL(address);
  const door: Door = ({ name, method, url, headers, body }) =>
    new Promise<Reply>((resolve, reject) => {
      const begun = performance.now();
      const sent = request({ agent, hostname, port, method, path: `/api/v1${url}`, headers: { ...headers, ...(body !== undefined && { "content-length": Buffer.byteLength(body) }) } }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => void chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const status = answer.statusCode ?? 0;
          heard({ name, status, ms: performance.now() - begun, statements: Number(/desc="(\d+)"/.exec(String(answer.headers["server-timing"] ?? ""))?.[1] ?? 0) });
          resolve({
            status,
            // Most answers are taken and not looked into; to parse those too would load the machine that is measured.
            get json() {
              return JSON.parse(Buffer.concat(chunks).toString()) as unknown;
            },
          });
        });
      });
      sent.on("error", reject);
      sent.end(body);
    });
  return Object.assign(door, { close: () => agent.destroy() });
}
