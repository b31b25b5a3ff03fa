import type { FastifyRequest } from "fastify";
import type { Actor } from "../../platform/actor.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import { hashOf, holderOf, tokenIn } from "./links.ts";
import * as store from "./store.ts";

/** So many wrong tokens a minute from one address; after that even a right one is not looked at until the minute is over. */
export const failuresAMinute = 10;
const minute = 60_000;
/** Addresses remembered at most, so that a flood of them cannot fill the memory. */
const remembered = 10_000;

/** Counts what one address got wrong within a minute, in this process. */
export function failureLimit(clock: Clock) {
  const windows = new Map<string, { since: number; failures: number }>();
  const windowOf = (address: string) => {
    const known = windows.get(address);
    return known && clock.now().getTime() - known.since < minute ? known : undefined;
  };
  return {
    tooMany: (address: string) => (windowOf(address)?.failures ?? 0) >= failuresAMinute,
    count(address: string) {
      const window = windowOf(address);
      if (window) window.failures += 1;
      else {
        if (windows.size >= remembered) windows.clear();
        windows.set(address, { since: clock.now().getTime(), failures: 1 });
      }
    },
  };
}

/**
 * Finds out who holds the link of a request (`Authorization: Link <token>`); undefined for a token that does not exist or after too
 * many wrong ones (counted in each process by itself). Expired, revoked and used links are told apart by the commands (`openLink`).
 */
export function linkAuthenticator(db: Database, clock: Clock): (request: Pick<FastifyRequest, "headers" | "ip">) => Promise<Actor | undefined> {
  const limit = failureLimit(clock);
  return async ({ headers, ip }) => {
    if (!headers.authorization?.startsWith("Link ") || limit.tooMany(ip)) return undefined;
    const token = tokenIn(headers.authorization);
    const link = token && (await db.inCompany(token.companyId, (tx) => store.byHash(tx, hashOf(token.secret))));
    if (token && link) return holderOf(token.companyId, link, { now: clock.now(), address: ip, userAgent: headers["user-agent"] ?? "" });
    limit.count(ip);
    return undefined;
  };
}
