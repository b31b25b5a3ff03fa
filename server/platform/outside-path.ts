import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

/** The one path below which lies everything that people outside need: pages, what they load, what they ask. */
const prefix = "/p";

const byLink = (request: Pick<IncomingMessage, "headers">): boolean => request.headers.authorization?.startsWith("Link ") === true;

/**
 * Where a request really leads: the questions of links, and uploads with a link, are answered below `/p/api/v1` as well as below `/api/v1`. Nothing else of the
 * API is reached through it, so a proxy that publishes `/p/` alone publishes nothing of the house's own.
 */
export function insideAddress(request: Pick<IncomingMessage, "url" | "method" | "headers">): string {
  const url = request.url ?? "/";
  const asked = url.startsWith(`${prefix}/api/v1/`) ? url.slice(prefix.length) : undefined;
  if (asked === undefined) return url;
  const isLinks = /^\/api\/v1\/link\/[\w/-]+(\?|$)/.test(asked);
  const isUpload = request.method === "POST" && /^\/api\/v1\/files(\?|$)/.test(asked);
  return byLink(request) && (isLinks || isUpload) ? asked : url;
}

export const healthPath = `${prefix}/health`;
const nonceText = z.string().regex(/^[\w-]{16,64}$/);

/** Shows whoever asks that this very installation answers: SHA-256 HMAC of what he made up, under a key of its own. */
export const proofOf = (secret: string, nonce: string): string => createHmac("sha256", `outside address ${secret}`).update(nonce).digest("base64url");

/** Answers whoever looks whether the address for people outside leads here. */
export function registerOutsideHealth(app: FastifyInstance, secret: string): void {
  app.get<{ Querystring: { nonce?: unknown } }>(healthPath, { schema: { hide: true } }, (request, reply) => {
    const nonce = nonceText.safeParse(request.query.nonce);
    return reply.header("cache-control", "no-store").send({ gendan: true, proof: nonce.success ? proofOf(secret, nonce.data) : null });
  });
}
