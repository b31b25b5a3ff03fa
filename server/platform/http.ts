import { hash } from "node:crypto";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { jsonSchemaTransform, validatorCompiler } from "fastify-type-provider-zod";
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { Endpoint, Language, Refusal } from "../../contract/toolkit.ts";
import { languages } from "../../contract/toolkit.ts";
import { insideAddress } from "./outside-path.ts";
import { type Actor, anonymous, type Believed, scopeOf } from "./actor.ts";
import type { Handler, Pipeline } from "./command.ts";
import { NoLonger } from "./db.ts";
import type { Doorkeeping } from "./denied.ts";
import { KeyReused } from "./idempotency.ts";
import { keepPace, timeLimits } from "./pace.ts";
import { holdsMask, withoutPhones } from "./phones.ts";
import type { ProblemWriter } from "./problems.ts";
import { isRefused } from "./refusal.ts";
import type { RequestLimit } from "./request-limit.ts";

export interface HttpOptions extends Pick<Doorkeeping, "authenticate">, Partial<Pick<Doorkeeping, "believe">> {
  handlers: readonly Handler[];
  pipeline: Pipeline;
  problems: ProblemWriter;
  /** Refuses answers that their contract does not describe; on in tests. */
  checkAnswers?: boolean;
  /** What goes to the log: every request, or only what went wrong. */
  log?: "requests" | "errors";
  /** Where the log goes, line by line; standard output when left out. */
  logTo?: { write(line: string): void };
  version: string;
  /** Whether phones may stand in an answer to this actor; without it they stand as they are. */
  mayShowPhones?: (actor: Actor, endpoint: Endpoint) => boolean;
  /** Believe `X-Forwarded-For`: only behind a proxy that sets it. */
  behindProxy?: boolean;
  /** How often one person, program or link may ask; without it as often as they like. */
  limit?: RequestLimit;
}

/** The language that a request asks for, Simplified Chinese when it asks for none of ours. */
export function languageOf(header: string | undefined): Language {
  if (!header) return "zh-CN";
  const wanted = header.split(",").map((part) => part.split(";")[0]!.trim().toLowerCase());
  for (const tag of wanted) {
    if (tag.startsWith("zh-tw") || tag.startsWith("zh-hk") || tag.startsWith("zh-hant")) return "zh-TW";
    const found = languages.find((language) => language.toLowerCase() === tag || language.split("-")[0] === tag.split("-")[0]);
    if (found) return found;
  }
  return "zh-CN";
}

/** A cookie travels by itself, so a write that comes with one must come from our own pages. */
export function fromElsewhere(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site) return site !== "same-origin" && site !== "none";
  const { origin } = request.headers;
  return origin !== undefined && URL.parse(origin)?.host !== request.headers.host;
}

/** With a cookie it must also say so: every browser tells where a write comes from, and what tells nothing is a program, which has a token. */
export const forgedForCookie = (request: FastifyRequest): boolean =>
  request.headers.cookie !== undefined && (fromElsewhere(request) || (request.headers["sec-fetch-site"] === undefined && request.headers.origin === undefined));

const requestHash = (request: FastifyRequest): string =>
  hash("sha256", `${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`);

function inputOf(endpoint: Endpoint, request: FastifyRequest): object {
  const body = endpoint.method === "GET" ? undefined : (request.body as object | null);
  return { ...(request.params as object), ...(request.query as object), ...body };
}

/** A request as the log tells it: what people search for, and what shows who they are, is left out. */
const told = ({ method, url, ip }: FastifyRequest) => ({ method, url: url.split("?")[0], remoteAddress: ip });
/** An error as the log tells it: where it broke, and nothing of the row that broke it (a database names its values in `detail`). */
const toldError = (error: Error & { code?: unknown; table?: unknown; constraint?: unknown; column?: unknown }) => {
  const { name, message, stack = "", code, table, constraint, column } = error;
  return { type: name, message, stack, code, table, constraint, column };
};

const keyPattern = /^[\w:.-]{8,128}$/;

type Caller = Pick<Believed, "actor"> & Partial<Believed>;
// Kept on the request itself: tables of requests that hold them weakly cost more than all else about it, and the collector most of it.
declare module "fastify" {
  interface FastifyRequest {
    /** Who sends it, once he was asked about. */
    caller?: Caller;
    /** Whether it counts already against how often he may ask. */
    isCounted?: true;
  }
}

/** Who is believed to send it, before he was asked about: only who would be let in, and only to come as far as his transaction's first flight. */
function believedIn({ endpoint }: Handler, options: HttpOptions, request: FastifyRequest): Caller | undefined {
  const believed = request.caller ? undefined : options.believe?.(request);
  return believed && scopeOf(believed.actor, endpoint.permission) ? believed : undefined;
}

/** Why a request is not let in, which counts but once against how often its sender may ask. */
function reasonAgainst({ endpoint }: Handler, options: HttpOptions, request: FastifyRequest, actor: Actor): Refusal | undefined {
  if (!scopeOf(actor, endpoint.permission)) return { code: actor.kind === "anonymous" ? "signInNeeded" : "notPermitted", facts: { permission: endpoint.permission } };
  const seconds = request.isCounted ? 0 : (options.limit?.(`${actor.companyId} ${actor.linkId ?? actor.id}`) ?? 0);
  if (seconds) return { code: "tooManyRequests", facts: { seconds } };
  request.isCounted = true;
  if (endpoint.kind !== "command") return undefined;
  if (forgedForCookie(request)) return { code: "foreignOrigin" };
  const key = request.headers["idempotency-key"];
  return typeof key === "string" && keyPattern.test(key) ? undefined : { code: "idempotencyKeyMissing" };
}

/** The doorkeeper, before a byte of the body is read: answers the problem for whom it does not let in, and tells whether it did. Who is only believed is asked about before he is told why. */
async function turnedAway(handler: Handler, options: HttpOptions, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const caller = believedIn(handler, options, request) ?? { actor: (await options.authenticate(request)) ?? anonymous };
  const reason = reasonAgainst(handler, options, request, caller.actor);
  request.caller = caller;
  if (reason && caller.belief) return turnedAway(handler, options, request, reply);
  if (reason) options.problems.send(reply, languageOf(request.headers["accept-language"]), [reason]);
  return reason !== undefined;
}

/** Whoever was only believed is asked about, and answered anew where he is let in. */
const answerAnew = async (handler: Handler, options: HttpOptions, request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
  (await turnedAway(handler, options, request, reply)) ? reply : answer(handler, options, request, reply);

async function answer(handler: Handler, options: HttpOptions, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { endpoint } = handler;
  const language = languageOf(request.headers["accept-language"]);
  const problem = (code: string, facts: Record<string, unknown> = {}) => options.problems.send(reply, language, [{ code, facts }]);
  const { actor, belief } = request.caller ?? { actor: anonymous };
  const key = request.headers["idempotency-key"];
  const isCommand = endpoint.kind === "command";
  const phones = options.mayShowPhones?.(actor, endpoint) ?? true;
  if (isCommand && !phones && holdsMask(request.body)) return belief ? answerAnew(handler, options, request, reply) : problem("phoneMasked");
  const idempotency = isCommand ? { actorId: actor.linkId ?? actor.id, key: key as string, requestHash: requestHash(request) } : undefined;
  try {
    const done = await options.pipeline.invoke({ handler, input: inputOf(endpoint, request), actor, language, belief, idempotency });
    reply.header("server-timing", `sql;desc="${done.statements}"`);
    if (isRefused(done.outcome)) return options.problems.send(reply, language, done.outcome.refusals);
    if (done.replayed) reply.header("idempotency-replayed", "true");
    else if (options.checkAnswers) endpoint.answer.parse(done.outcome);
    reply.header("cache-control", "no-store");
    // Not the reply itself: whoever waits for that waits for the end of its connection's write, and listens for five ways in which it may break off.
    return (phones ? done.outcome : withoutPhones(done.outcome)) ?? null;
  } catch (error) {
    if (error instanceof KeyReused) return problem("idempotencyKeyReused");
    if (error instanceof NoLonger) return answerAnew(handler, options, request, reply);
    throw error;
  }
}

/** What a request is answered that never came to its transaction, as where its body cannot be read: whoever was only believed is asked about first. */
async function failed(handler: Handler, options: HttpOptions, { error, request, reply }: { error: FastifyError; request: FastifyRequest; reply: FastifyReply }): Promise<FastifyReply> {
  const believed = request.caller?.belief && (error.statusCode ?? 500) < 500;
  return believed && (await turnedAway(handler, options, request, reply)) ? reply : options.problems.sendError(error, request, reply, languageOf(request.headers["accept-language"]));
}

/** Builds the HTTP side: every handler becomes a route under /api/v1; what no handler declares does not exist. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log ? { level: options.log === "errors" ? "error" : "info", serializers: { req: told, err: toldError }, ...(options.logTo && { stream: options.logTo }) } : false,
    bodyLimit: 1024 * 1024,
    trustProxy: options.behindProxy ?? false,
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: "idle",
    requestTimeout: timeLimits.requestTimeout,
    http: timeLimits,
    // Who got in before the door was closed is answered; his connection ends with the answer.
    return503OnClosing: false,
    rewriteUrl: insideAddress,
    // An address that cannot be read is told as everything else is.
    frameworkErrors: (error, request, reply) => void options.problems.sendError(error, request, reply, languageOf(request.headers["accept-language"])),
  });
  keepPace(app.server);
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler((error, request, reply) => options.problems.sendError(error, request, reply, languageOf(request.headers["accept-language"])));
  app.setNotFoundHandler((request, reply) => options.problems.send(reply, languageOf(request.headers["accept-language"]), [{ code: "notFound", facts: { path: request.url.split("?")[0] } }]));
  app.addHook("onSend", (request, reply, _, done) => {
    reply.header("x-request-id", request.id);
    done();
  });
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Gendan 跟单", version: options.version, description: "Sales orders from the first word to the archived file." } },
    transform: jsonSchemaTransform,
  });
  // What there is to ask is told to whom may ask it: nobody outside needs the list of all doors.
  const forColleagues = async (request: FastifyRequest, reply: FastifyReply) => {
    const kind = (await options.authenticate(request))?.kind;
    return kind === "person" || kind === "service" ? undefined : options.problems.send(reply, languageOf(request.headers["accept-language"]), [{ code: "signInNeeded" }]);
  };
  await app.register(swaggerUi, { routePrefix: "/api/docs", theme: { title: "Gendan API" }, uiHooks: { onRequest: forColleagues } });
  await app.register((api, _, done) => {
    for (const handler of options.handlers) {
      const { endpoint } = handler;
      api.route({
        method: endpoint.method,
        url: endpoint.path,
        schema: {
          operationId: endpoint.name, summary: endpoint.summary, tags: [endpoint.path.split("/")[1] ?? ""],
          params: endpoint.params, querystring: endpoint.query, ...(endpoint.method !== "GET" && { body: endpoint.body }), response: { 200: endpoint.answer },
        },
        onRequest: async (request, reply) => ((await turnedAway(handler, options, request, reply)) ? reply : undefined),
        errorHandler: (error, request, reply) => failed(handler, options, { error, request, reply }),
        handler: (request, reply) => answer(handler, options, request, reply),
      });
    }
    api.get("/openapi.json", { schema: { hide: true }, onRequest: forColleagues }, () => app.swagger());
    done();
  }, { prefix: "/api/v1" });
  return app;
}

