import { createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { afterwards } from "./afterwards.ts";

interface Heard {
  vendor: string;
  body: Record<string, unknown>;
}
type Answer = (asked: IncomingMessage, body: Record<string, unknown>) => { status?: number; body?: unknown; slow?: boolean; location?: string };

const hmac = (key: string, text: string) => createHmac("sha256", key).update(text).digest("base64");
const hourMs = 3_600_000;

/** The rules by which each vendor takes or refuses a message, as its manual tells. */
const vendors: Record<string, (asked: IncomingMessage, body: Record<string, unknown>, secret: string) => unknown> = {
  wecom(asked, body) {
    const url = new URL(asked.url ?? "", "http://x");
    if (url.searchParams.get("key") !== "good") return { errcode: 93000, errmsg: "invalid webhook url" };
    const content = (body["text"] as { content?: string } | undefined)?.content ?? "";
    return body["msgtype"] === "text" && Buffer.byteLength(content) <= 2048 ? { errcode: 0, errmsg: "ok" } : { errcode: 40058, errmsg: "text.content exceed max length" };
  },
  dingtalk(asked, body, secret) {
    const url = new URL(asked.url ?? "", "http://x");
    const timestamp = url.searchParams.get("timestamp") ?? "";
    if (Math.abs(Date.now() - Number(timestamp)) > hourMs) return { errcode: 310000, errmsg: "invalid timestamp" };
    return url.searchParams.get("sign") === hmac(secret, `${timestamp}\n${secret}`) && body["msgtype"] === "text" ? { errcode: 0, errmsg: "ok" } : { errcode: 310000, errmsg: "sign not match" };
  },
  feishu(_, body, secret) {
    const timestamp = String(body["timestamp"]);
    const good = body["sign"] === hmac(`${timestamp}\n${secret}`, "") && Math.abs(Date.now() / 1000 - Number(timestamp)) < 3600;
    return good && body["msg_type"] === "post" ? { code: 0, msg: "success" } : { code: 19021, msg: "sign match fail or timestamp is not within one hour from current time" };
  },
};

/** A server that imitates the robots of three vendors; `answer` makes it refuse, be slow or fail. */
export async function groupVendors(secret: string) {
  const heard: Heard[] = [];
  const state: { answer: Answer | undefined } = { answer: undefined };
  const server = createServer((asked, reply) => {
    void json(asked).then((body) => {
      const vendor = asked.url?.split("/")[1]?.split("?")[0] ?? "";
      const given = state.answer?.(asked, body as Heard["body"]);
      const said = given?.body ?? vendors[vendor]?.(asked, body as Heard["body"], secret);
      heard.push({ vendor, body: body as Heard["body"] });
      if (given?.slow) return;
      reply.writeHead(given?.status ?? (given?.location ? 302 : 200), { "content-type": "application/json", ...(given?.location && { location: given.location }) }).end(typeof said === "string" ? said : JSON.stringify(said));
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as { port: number };
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  afterwards(stop);
  return { host: `127.0.0.1:${port}`, url: (vendor: string, query = "") => `http://127.0.0.1:${port}/${vendor}${query}`, heard, state, stop };
}
