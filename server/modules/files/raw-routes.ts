import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Endpoint, Language, ParsedInputOf } from "../../../contract/toolkit.ts";
import { type Actor, anonymous, scopeOf } from "../../platform/actor.ts";
import type { Context, Handler, Pipeline } from "../../platform/command.ts";
import { forgedForCookie, languageOf } from "../../platform/http.ts";
import { KeyReused } from "../../platform/idempotency.ts";
import type { ProblemWriter } from "../../platform/problems.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";

/** What every route outside the JSON handlers needs of the house. */
export interface RawRoutes {
  readonly pipeline: Pipeline;
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | undefined>;
  readonly problems: ProblemWriter;
}

/** A request that got past the doorkeeper. */
export interface Caller {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly actor: Actor;
  readonly language: Language;
}

/** Beside those with the endpoint's permission, who else may come in; the handler then looks closer. */
type AlsoAllowed = (actor: Actor) => boolean;
const nobodyElse: AlsoAllowed = () => false;

/** Lets in who may use the endpoint; sends the problem and answers undefined otherwise. */
async function admit(house: RawRoutes, endpoint: Endpoint, given: { request: FastifyRequest; reply: FastifyReply; also?: AlsoAllowed | undefined }): Promise<Caller | undefined> {
  const { request, reply, also = nobodyElse } = given;
  const language = languageOf(request.headers["accept-language"]);
  const refused = (code: string, facts = {}) => void house.problems.send(reply, language, [{ code, facts }]);
  const actor = (await house.authenticate(request)) ?? anonymous;
  if (!scopeOf(actor, endpoint.permission) && !also(actor)) return refused(actor.kind === "anonymous" ? "signInNeeded" : "notPermitted", { permission: endpoint.permission });
  if (endpoint.kind === "command" && forgedForCookie(request)) return refused("foreignOrigin");
  if (endpoint.kind === "command" && keyOf(request) === undefined) return refused("idempotencyKeyMissing");
  return { request, reply, actor, language };
}

const keyPattern = /^[\w:.-]{8,128}$/;
/** The idempotency key of a write, when it is well formed. */
export function keyOf(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  return typeof key === "string" && keyPattern.test(key) ? key : undefined;
}

export const refusedWith = (house: RawRoutes, { reply, language }: Caller, refused: Refused): FastifyReply => house.problems.send(reply, language, refused.refusals);

/** Runs a handler for a caller; a refusal is sent and comes back as undefined. */
export async function ask(house: RawRoutes, caller: Caller, given: { handler: Handler; input: object; requestHash?: string }): Promise<unknown> {
  const { actor, language, request, reply } = caller;
  const key = given.requestHash === undefined ? undefined : keyOf(request);
  const idempotency = key === undefined ? undefined : { actorId: actor.linkId ?? actor.id, key, requestHash: given.requestHash! };
  try {
    const { outcome, replayed } = await house.pipeline.invoke({ handler: given.handler, input: given.input, actor, language, idempotency });
    if (isRefused(outcome)) return void refusedWith(house, caller, outcome);
    if (replayed) reply.header("idempotency-replayed", "true");
    return outcome;
  } catch (error) {
    if (error instanceof KeyReused) return void house.problems.send(reply, language, [{ code: "idempotencyKeyReused" }]);
    throw error;
  }
}

/** Headers under which bytes from outside may be handed out: never run, never guessed at, never framed. */
const harmless = {
  "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, no-store", "cross-origin-resource-policy": "same-origin",
} as const;

/** Bytes as they leave, under headers of their own. Given to whoever sends them: a reply that is waited for is over, and would be sent once more. */
export class Bytes {
  readonly headers: Record<string, string | number>;
  readonly body: Buffer | Readable;

  constructor(headers: Bytes["headers"], body: Bytes["body"]) {
    this.headers = { ...harmless, ...headers };
    this.body = body;
  }
}

export interface RawRead<E extends Endpoint, Found> {
  readonly endpoint: E;
  readonly also?: AlsoAllowed;
  /** Runs in the transaction. */
  readonly find: (input: ParsedInputOf<E>, context: Context) => Promise<Found | Refused>;
  /** Runs after it; gives the answer, bytes that leave as they are, or a refusal. */
  readonly respond: (found: Found, caller: Caller) => Promise<unknown>;
}

const admitted = new WeakMap<FastifyRequest, Caller>();

/** Lets in before anything of the request is looked at; the handler finds the caller by `callerOf`. */
export const admitting = (house: RawRoutes, endpoint: Endpoint, also?: AlsoAllowed) => async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const caller = await admit(house, endpoint, { request, reply, also });
  if (!caller) return reply;
  admitted.set(request, caller);
  return undefined;
};
export const callerOf = (request: FastifyRequest): Caller | undefined => admitted.get(request);

/** A read whose answer is made outside the transaction from what was found in it: bytes, pages, a comparison with the disk. */
export function rawRead<E extends Endpoint, Found>(app: FastifyInstance, house: RawRoutes, { endpoint, also, find, respond }: RawRead<E, Found>): void {
  const handler: Handler = { endpoint, handle: find };
  app.route({
    method: "GET", url: endpoint.path,
    schema: { operationId: endpoint.name, summary: endpoint.summary, tags: [endpoint.path.split("/")[1] ?? ""], params: endpoint.params, querystring: endpoint.query },
    onRequest: admitting(house, endpoint, also),
    handler: async (request, reply) => {
      const caller = callerOf(request);
      if (!caller) return reply;
      const found = await ask(house, caller, { handler, input: { ...(request.params as object), ...(request.query as object) } });
      if (found === undefined) return reply;
      const answer = await respond(found as Found, caller);
      if (isRefused(answer)) return refusedWith(house, caller, answer);
      if (answer instanceof Bytes) return reply.headers(answer.headers).send(answer.body);
      return reply.header("cache-control", "no-store").send(answer);
    },
  });
}
