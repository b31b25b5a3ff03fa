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

export interface LiveDoors {
  authenticate(request: FastifyRequest): Promise<Actor | undefined>;
  /** Whether somebody who was let in would be let in still; asking is no use of his session. */
  isStillIn(actor: Actor): Promise<boolean>;
}

/**
 * Tells browsers which subjects changed, also through other processes: commands notify `gendan_live` when they commit. It names
 * subjects only; what a person may see of them is decided when the page asks again.
 */
export interface Live {
  readonly listeners: number;
  register(app: FastifyInstance, doors: LiveDoors): void;
  stop(): Promise<void>;
}

const retryAfterMs = 2_000;
const heartbeatMs = 20_000;
// A way that went away in silence tells a listener nothing, so it asks.
const listening = { connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true };
/** Within which a session that nobody told of is over hears nothing more; where somebody ended it, at once. */
const lookAgainMs = 60_000;
/** More pages at once nobody has open; a program that opens more would hold sockets for nothing. */
const mostPages = 30;
/** A page that reads no more is let go before its unread lines fill the memory. */
const unreadBytes = 64 * 1024;

/** The listeners of whom a change speaks: somebody left, perhaps, or his sessions ended. His pages heard this last word. */
const spokenOf = ({ company, subjects }: Change, listeners: ReadonlySet<Listener>): Listener[] =>
  [...listeners].filter(({ actor }) => actor.companyId === company && subjects?.some(({ kind, id }) => kind === "person" && id === actor.id));

/** Ends the pages of whom nobody would let in any more. While the database is away nobody is sent off. */
async function letGo(listeners: readonly Listener[], isStillIn: LiveDoors["isStillIn"]): Promise<void> {
  const asked = Map.groupBy(listeners, ({ actor: { companyId, id, sessionId } }) => `${companyId} ${id} ${sessionId ?? ""}`);
  for (const pages of asked.values()) if (!(await isStillIn(pages[0]!.actor).catch(() => true))) for (const { reply } of pages) reply.raw.end();
}

/** Listens on a connection of its own; when that is lost it comes back and tells everybody to look again, for hints may have been missed. */
export function startLive(connection: pg.ClientConfig): Live {
  const listeners = new Set<Listener>();
  let stopped = false;
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;

  const write = ({ reply: { raw } }: Listener, text: string) => void (raw.writableLength > unreadBytes ? raw.destroy() : raw.write(text));
  const send = (listener: Listener, data: unknown) => write(listener, `data: ${JSON.stringify(data)}\n\n`);
  const tell = (change: Change) => {
    for (const listener of listeners) if (listener.actor.companyId === change.company) send(listener, { subjects: change.subjects });
    void letGo(spokenOf(change, listeners), isStillIn);
  };

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...listening, ...connection });
    next.on("notification", ({ payload }) => payload && tell(JSON.parse(payload) as Change));
    next.on("error", () => undefined);
    next.on("end", () => {
      if (!stopped) again = setTimeout(() => void connect(), retryAfterMs).unref();
    });
    client = next;
    try {
      await next.connect();
      await next.query("listen gendan_live");
    } catch {
      // Ended, it comes back by itself.
      return void next.end().catch(() => undefined);
    }
    for (const listener of listeners) send(listener, { subjects: null });
  }
  void connect();

  const heartbeat = setInterval(() => {
    for (const listener of listeners) write(listener, ":\n\n");
    const asked = client;
    // Ended, it comes back by itself; with a question open its socket is destroyed at once.
    void asked?.query("select 1").catch(() => asked.end().catch(() => undefined));
  }, heartbeatMs);
  heartbeat.unref();

  let isStillIn: LiveDoors["isStillIn"] = () => Promise.resolve(true);
  const looking = setInterval(() => void letGo([...listeners], isStillIn), lookAgainMs);
  looking.unref();

  return {
    get listeners() {
      return listeners.size;
    },
    register(app, doors) {
      isStillIn = doors.isStillIn;
      app.get("/api/v1/live", { schema: { hide: true } }, async (request, reply) => {
        const actor = await doors.authenticate(request);
        // What a customer holds is about one thing; here pass the names of all that moves in the company.
        if (!actor || actor.kind === "link") return reply.status(401).send();
        if ([...listeners].filter((other) => other.actor.id === actor.id).length >= mostPages) return reply.status(429).send();
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
      // A listener that came back after this would keep the process for ever.
      clearTimeout(again);
      clearInterval(heartbeat);
      clearInterval(looking);
      for (const { reply } of listeners) reply.raw.end();
      await client?.end().catch(() => undefined);
    },
  };
}
