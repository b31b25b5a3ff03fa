import { once } from "node:events";
import { createServer, request } from "node:http";
import { afterwards } from "./afterwards.ts";

/** What stands before the house for people outside: passes on `/p/` and nothing else, as docs/operations.md says. `passTo` names the house once it listens. Once `cut`, requests end without an answer until it is `mended`. */
export async function customersProxy() {
  let target = "";
  let away = false;
  const refused: string[] = [];
  const server = createServer((asked, answer) => {
    if (away) return asked.destroy();
    if (!asked.url?.startsWith("/p/")) {
      refused.push(asked.url ?? "");
      return answer.writeHead(404).end("not found");
    }
    const passed = request(`${target}${asked.url}`, { method: asked.method, headers: asked.headers }, (from) => {
      answer.writeHead(from.statusCode ?? 502, from.headers);
      from.pipe(answer);
    });
    passed.on("error", () => answer.writeHead(502).end());
    return asked.pipe(passed);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as { port: number };
  afterwards(() => void server.close());
  return {
    address: `http://127.0.0.1:${port}`,
    refused,
    passTo: (address: string) => void (target = address),
    cut: () => void (away = true),
    mended: () => void (away = false),
  };
}
