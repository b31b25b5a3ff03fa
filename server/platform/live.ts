import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import pg from "pg";
import type { Actor } from "./actor.ts";

export interface Change {
  company: string;
  /** What changed; null: too much to name, look at everything. */
  subjects: { kind: string; id: string }[] | null;
}

interface Listener {
  actor: Actor;
  reply: FastifyReply;
}

/**
 * Tells browsers which subjects changed, also through other processes: commands notify `gendan_live` when they commit. It names
 * subjects only; what a person may see of them is decided when the page asks again.
 */
export interface Live {
  readonly listeners: number;
  register(app: FastifyInstance, authenticate: (request: FastifyRequest) => Promise<Actor | undefined>): void;
  stop(): Promise<void>;
}

const retryAfterMs = 2_000;
const heartbeatMs = 20_000;
// A way that went away in silence tells a listener nothing, so it asks.
const listening = { connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true };

/** Listens on a connection of its own; when that is lost it comes back and tells everybody to look again, for hints may have been missed. */
export function startLive(connection: pg.ClientConfig): Live {
  const listeners = new Set<Listener>();
  let stopped = false;
  let client: pg.Client | undefined;

  const send = (listener: Listener, data: unknown) => listener.reply.raw.write(`data: ${JSON.stringify(data)}\n\n`);
  const tell = (change: Change) => {
    for (const listener of listeners) if (listener.actor.companyId === change.company) send(listener, { subjects: change.subjects });
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...listening, ...connection });
    next.on("notification", ({ payload }) => payload && tell(JSON.parse(payload) as Change));
    next.on("error", () => undefined);
    next.on("end", () => {
      if (!stopped) setTimeout(() => void connect().catch(() => undefined), retryAfterMs).unref();
    });
    client = next;
    await next.connect();
    await next.query("listen gendan_live");
    for (const listener of listeners) send(listener, { subjects: null });
  }
  void connect().catch(() => undefined);

  const heartbeat = setInterval(() => {
    for (const { reply } of listeners) reply.raw.write(":\n\n");
    const asked = client;
    // Ended, it comes back by itself; with a question open its socket is destroyed at once.
    void asked?.query("select 1").catch(() => asked.end().catch(() => undefined));
  }, heartbeatMs);
  heartbeat.unref();

  return {
    get listeners() {
      return listeners.size;
    },
    register(app, authenticate) {
      app.get("/api/v1/live", { schema: { hide: true } }, async (request, reply) => {
        const actor = await authenticate(request);
        // What a customer holds is about one thing; here pass the names of all that moves in the company.
        if (!actor || actor.kind === "link") return reply.status(401).send();
        reply.hijack();
        reply.raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store", "x-accel-buffering": "no" });
        const listener = { actor, reply };
        listeners.add(listener);
        send(listener, { subjects: [] });
        request.raw.on("close", () => listeners.delete(listener));
        return reply;
      });
    },
    async stop() {
      stopped = true;
      clearInterval(heartbeat);
      for (const { reply } of listeners) reply.raw.end();
      await client?.end().catch(() => undefined);
    },
  };
}
