import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { carrierMessage, hookPath } from "../../../../contract/carriers.ts";
import type { Actor } from "../../../platform/actor.ts";
import type { Clock } from "../../../platform/clock.ts";
import type { Pipeline } from "../../../platform/command.ts";
import type { Database } from "../../../platform/db.ts";
import { languageOf } from "../../../platform/http.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import type { ProblemWriter } from "../../../platform/problems.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { failureLimit } from "../../links/index.ts";
import { receive } from "./receive.ts";
import { type NotBelieved, type SignedMessage, whyNotBelieved } from "./signature.ts";
import * as store from "./store.ts";

export interface HookDeps {
  db: Database;
  clock: Clock;
  pipeline: Pipeline;
  problems: ProblemWriter;
}

const longestMessage = 64 * 1024;
const keyForm = /^gdc_(\d{1,18})_[\w-]{22}$/;
export const newKey = (companyId: string, random: Buffer): string => `gdc_${companyId}_${random.toString("base64url")}`;

const header = (request: FastifyRequest, name: string): string => {
  const given = request.headers[name];
  return typeof given === "string" ? given : "";
};
const messageIn = (request: FastifyRequest): SignedMessage => ({
  id: header(request, "webhook-id"), timestamp: header(request, "webhook-timestamp"), signature: header(request, "webhook-signature"), body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
});

/** A carrier that showed by its signature who it is. */
const actorOf = (companyId: string, { id, carrier }: store.Connection): Actor => ({
  kind: "service", id, companyId, name: carrier, roles: [], departmentIds: [], permissions: new Map([["shipping.arrive", "company"]]),
});

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** Takes what carriers send: `app.register(carrierHook(…))`. Whatever is not believed is answered alike, and kept with its reason where it names a connection. */
export const carrierHook = ({ db, clock, pipeline, problems }: HookDeps) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  const limit = failureLimit(clock);
  // The signature is over the bytes as they came.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, taken) => taken(null, body));

  async function notBelieved(request: FastifyRequest, found: { companyId: string; connection: store.Connection; reason: NotBelieved | "revoked" } | undefined): Promise<void> {
    limit.count(request.ip);
    if (found) await db.inCompany(found.companyId, (tx) => store.insertRefusal(tx, { id: uuidv7(clock.now()), connectionId: found.connection.id, at: clock.now(), reason: found.reason, address: request.ip }));
  }

  app.post<{ Params: { key: string } }>(hookPath(":key"), { bodyLimit: longestMessage, schema: { hide: true } }, async (request, reply) => {
    const answer = (code: string, facts: Record<string, unknown> = {}): FastifyReply => problems.send(reply, languageOf(request.headers["accept-language"]), [{ code, facts }]);
    if (limit.tooMany(request.ip)) return answer("webhookTooOften");
    const companyId = keyForm.exec(request.params.key)?.[1];
    const connection = companyId && (await db.inCompany(companyId, (tx) => store.connectionByKey(tx, request.params.key)));
    const message = messageIn(request);
    const reason = connection ? (connection.revokedAt ? "revoked" : whyNotBelieved(connection.secret, message, new Date())) : undefined;
    if (!connection || reason) {
      await notBelieved(request, connection && reason ? { companyId, connection, reason } : undefined);
      return answer("webhookNotBelieved");
    }
    const said = carrierMessage.safeParse(parsed(message.body));
    if (!said.success) return answer("invalidInput", { field: said.error.issues[0]?.path.join(".") ?? "", reason: said.error.issues[0]?.message ?? "" });
    const bodyHash = createHash("sha256").update(message.body).digest();
    const outcome = await pipeline.act(actorOf(companyId, connection), (context) => receive(context, { connection, messageId: message.id, bodyHash, message: said.data }));
    return isRefused(outcome) ? problems.send(reply, languageOf(request.headers["accept-language"]), outcome.refusals) : reply.send(outcome);
  });
  done();
};
