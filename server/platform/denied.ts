import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor, Believed } from "./actor.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The person or program that sent it. */
    signedIn?: Actor | undefined;
  }
}

/** Finds out who sends a request. */
export interface Doorkeeping {
  authenticate(request: FastifyRequest): Promise<Actor | undefined>;
  /** Who sent it when the same was shown last, and how it is proved that he still is; undefined where that is not known. */
  believe(request: FastifyRequest): Believed | undefined;
}

/**
 * Tells of every request that was denied to somebody who is signed in: 403 for what he may not do, 404 for what a route with a key in it did not find within
 * his reach. It looks at what is about to be answered, so routes of every kind are covered; the refused command's transaction is over by then, and nobody
 * hears of a denial before it is on record; where it cannot be recorded, the log says so and the denial stands.
 */
export function deniedWatch({ authenticate, believe }: Doorkeeping, tell: (actor: Actor, denied: { route: string; status: number }) => Promise<void>) {
  const note = (request: FastifyRequest, actor: Actor | undefined) => void (request.signedIn = actor?.kind === "person" || actor?.kind === "service" ? actor : undefined);
  return {
    async authenticate(request: FastifyRequest): Promise<Actor | undefined> {
      const actor = await authenticate(request);
      note(request, actor);
      return actor;
    },
    believe(request: FastifyRequest): Believed | undefined {
      const believed = believe(request);
      note(request, believed?.actor);
      return believed;
    },
    /** Register before the routes. */
    watch(app: FastifyInstance): void {
      app.addHook("onSend", (request, { statusCode: status, raw }, _, done) => {
        const actor = request.signedIn;
        if (!actor || (status !== 403 && status !== 404)) return done();
        const url = request.routeOptions.url ?? "";
        if (status === 404 && !url.includes(":")) return done();
        void tell(actor, { route: `${request.method} ${url}`, status }).catch((error: unknown) => request.log.error({ err: error }, "denied access was not recorded")).then(() => {
          // Whoever went away meanwhile was sent an error's head already.
          if (!raw.headersSent) done();
        });
      });
    },
  };
}
