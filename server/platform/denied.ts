import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "./actor.ts";

type Authenticate = (request: FastifyRequest) => Promise<Actor | undefined>;

/**
 * Tells of every request that was denied to somebody who is signed in: 403 for what he may not do, 404 for what a route with a key in it did not find within
 * his reach. It looks at what is about to be answered, so routes of every kind are covered; the refused command's transaction is over by then, and nobody
 * hears of a denial before it is on record; where it cannot be recorded, the log says so and the denial stands.
 */
export function deniedWatch(authenticate: Authenticate, tell: (actor: Actor, denied: { route: string; status: number }) => Promise<void>) {
  const callers = new WeakMap<FastifyRequest, Actor>();
  return {
    async authenticate(request: FastifyRequest): Promise<Actor | undefined> {
      const actor = await authenticate(request);
      if (actor?.kind === "person" || actor?.kind === "service") callers.set(request, actor);
      return actor;
    },
    /** Register before the routes. */
    watch(app: FastifyInstance): void {
      app.addHook("onSend", async (request, { statusCode: status }) => {
        const actor = callers.get(request);
        const url = request.routeOptions.url ?? "";
        if (!actor || !(status === 403 || (status === 404 && url.includes(":")))) return;
        await tell(actor, { route: `${request.method} ${url}`, status }).catch((error: unknown) => request.log.error({ err: error }, "denied access was not recorded"));
      });
    },
  };
}
