import type { FastifyInstance, FastifyRequest } from "fastify";
import pg from "pg";
import type { Subject } from "../../contract/toolkit.ts";
import type { Actor } from "./actor.ts";
import { hints } from "./live-hints.ts";
import { type Change, livePages } from "./live-pages.ts";

export interface LiveDoors {
  authenticate(request: FastifyRequest): Promise<Actor | undefined>;
  /** Whether somebody who was let in would be let in still; asking is no use of his session. */
  isStillIn(actor: Actor): Promise<boolean>;
}

/**
 * Tells browsers which subjects changed, also through other processes: what commands changed is notified on `gendan_live` soon after their commits (decision 0015). It names
 * subjects only; what a person may see of them is decided when the page asks again.
 */
export interface Live {
  readonly listeners: number;
  /** These were changed by a command that is committed. */
  changed(companyId: string, subjects: readonly Subject[]): void;
  register(app: FastifyInstance, doors: LiveDoors): void;
  /** Ends all pages, which find another process; what changes until `stop` is told still. */
  endPages(): void;
  stop(): Promise<void>;
}

const retryAfterMs = 2_000;
const heartbeatMs = 20_000;
// A way that went away in silence tells a listener nothing, so it asks.
const listening = { connectionTimeoutMillis: 5_000, query_timeout: 5_000, keepAlive: true };
/** Within which a session that nobody told of is over hears nothing more; where somebody ended it, at once. */
const lookAgainMs = 60_000;

/** Whoever begins to listen missed what was said before, and what he had to say himself may be lost with him: so everybody looks at everything. */
const anything: Change = { company: null, subjects: null };

/** Whether a change speaks of somebody: he left, perhaps, or his sessions ended. His pages heard this last word. */
const speaksOf = ({ company, subjects }: Change) => ({ companyId, id }: Actor): boolean => companyId === company && (subjects?.some((subject) => subject.kind === "person" && subject.id === id) ?? false);

/** Listens and speaks on a connection of its own, which comes back when it is lost. */
function wayOfChanges(connection: pg.ClientConfig, heard: (change: Change) => void) {
  let stopped = false;
  let client: pg.Client | undefined;
  let again: NodeJS.Timeout | undefined;

  // A way on which nobody answers ends, and begins anew by saying that anything may have changed.
  async function ask(text: string, values: unknown[] = [], on = client): Promise<void> {
    await on?.query(text, values).catch(() => on.end().catch(() => undefined));
  }
  const say = (changes: readonly Change[], on = client) => ask("select pg_notify('gendan_live', change) from unnest($1::text[]) as change", [changes.map((change) => JSON.stringify(change))], on);

  async function connect(): Promise<void> {
    const next = new pg.Client({ ...listening, ...connection });
    next.on("notification", ({ payload }) => payload && heard(JSON.parse(payload) as Change));
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
    void say([anything], next);
  }
  void connect();

  return {
    say: (changes: readonly Change[]) => say(changes),
    /** Asks whether the way is there still. */
    beat: () => void ask("select 1"),
    async stop(): Promise<void> {
      stopped = true;
      // A listener that came back after this would keep the process for ever.
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Opens the way by which pages hear of changes; when it is lost and comes back, everybody is told to look again. */
export function startLive(connection: pg.ClientConfig): Live {
  const pages = livePages();
  let isStillIn: LiveDoors["isStillIn"] = () => Promise.resolve(true);
  // While the database is away nobody is sent off.
  const letGo = (whom?: (actor: Actor) => boolean) => void pages.endUnless((actor) => isStillIn(actor).catch(() => true), whom);
  const heard = (change: Change) => {
    pages.tell(change);
    letGo(speaksOf(change));
  };
  const changes = wayOfChanges(connection, heard);
  const { gather, tell } = hints(changes.say);
  const heartbeat = setInterval(() => {
    pages.beat();
    changes.beat();
  }, heartbeatMs);
  heartbeat.unref();

  const looking = setInterval(() => letGo(), lookAgainMs);
  looking.unref();

  return {
    get listeners() {
      return pages.count;
    },
    changed: gather,
    register(app, doors) {
      isStillIn = doors.isStillIn;
      app.get("/api/v1/live", { schema: { hide: true } }, async (request, reply) => {
        const actor = await doors.authenticate(request);
        // What a customer holds is about one thing; here pass the names of all that moves in the company.
        if (!actor || actor.kind === "link") return reply.status(401).send();
        if (pages.isFullFor(actor)) return reply.status(429).send();
        pages.open(actor, request, reply);
        return reply;
      });
    },
    endPages: pages.endAll,
    async stop() {
      clearInterval(heartbeat);
      clearInterval(looking);
      pages.endAll();
      await tell();
      await changes.stop();
    },
  };
}
