import type { FastifyInstance } from "fastify";
import { ssoBackChannelPath } from "../../../../contract/sso.ts";
import { systemActor } from "../../../platform/actor.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { languageOf } from "../../../platform/http.ts";
import type { ProblemWriter } from "../../../platform/problems.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { requestLimit } from "../../../platform/request-limit.ts";
import { record } from "../../journal/index.ts";
import { auditIn } from "../audit.ts";
import { personSubject } from "../people.ts";
import { minutesOn } from "../rules.ts";
import { sha256 } from "../secrets.ts";
import type { Origin, SignInDeps } from "../sign-in.ts";
import { personByUser } from "../store.ts";
import { believedMinutes, type LogoutToken, readLogoutToken } from "./logout-token.ts";
import * as store from "./store.ts";

const longestMessage = 16 * 1024;
/** From one address: when an office goes home, its provider tells of everybody at once. */
const messagesPerMinute = 600;
const companyForm = /^\d{1,18}$/;

type From = Pick<Origin, "address" | "userAgent">;

/** Whom a provider's message is about; undefined for what this company's provider did not say. */
async function verified(deps: SignInDeps, companyId: string, token: string): Promise<{ issuer: string; said: LogoutToken } | undefined> {
  const settings = companyForm.test(companyId) ? await deps.db.outside((tx) => store.settingsOf(tx, companyId)) : undefined;
  // One that lets nobody in any more may still end what it began.
  const provider = settings && (await deps.providers({ companyId, settings, secretOf: store.providersIn(deps.db).secretOf }));
  const said = provider && (await readLogoutToken(provider, token));
  return settings && said && { issuer: settings.issuer, said };
}

async function tell(context: CommandContext, { userId, ended, from }: { userId: string; ended: number; from: From }): Promise<void> {
  const facts = { through: "sso", ended };
  await auditIn(context.tx, { what: "signedOut", id: context.newId(), at: context.now, userId, facts, ...from });
  const person = await personByUser(context.tx, userId);
  if (person) record(context, { subject: personSubject(person.id), what: "sessionsEnded", facts });
}

/**
 * Ends the sessions in a company that its identity provider opened for whom a logout token names, by the provider's own session where it names one. A message counts once; one about nobody who is in
 * here is kept and ends nothing. Refused: ssoNotProven, ssoOver.
 */
export async function signOutByProvider(deps: SignInDeps, { companyId, token, from }: { companyId: string; token: string; from: From }): Promise<true | Refused> {
  const found = await verified(deps, companyId, token);
  if (!found) return refuse("ssoNotProven");
  const { issuer, said } = found;
  return deps.pipeline.act(systemActor(companyId), async (context) => {
    const { tx, now } = context;
    // Twice as long as it is believed, for the machine's clock and the provider's differ.
    if (!(await store.useLogoutToken(tx, { hash: sha256(`${issuer} ${said.jti}`), expiresAt: minutesOn(now, 2 * believedMinutes) }))) return refuse("ssoOver");
    const ended = Map.groupBy(await store.endSessionsFrom(tx, { issuer, ...said }), ({ userId }) => userId);
    for (const [userId, sessions] of ended) await tell(context, { userId, ended: sessions.length, from });
    return true;
  });
}

/** Takes what identity providers tell of sign-outs. Whatever is not believed is answered alike, also for a company that does not exist, and nothing tells whether anybody was in. */
export const backChannel = (deps: SignInDeps & { problems: ProblemWriter }) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  const limit = requestLimit({ perMinute: messagesPerMinute });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, taken) => taken(null, body));
  app.post<{ Params: { companyId: string } }>(ssoBackChannelPath(":companyId"), { bodyLimit: longestMessage, schema: { hide: true } }, async (request, reply) => {
    const seconds = limit(request.ip);
    if (seconds) return deps.problems.send(reply, languageOf(request.headers["accept-language"]), [{ code: "tooManyRequests", facts: { seconds } }]);
    const token = typeof request.body === "string" ? new URLSearchParams(request.body).get("logout_token") : null;
    const from = { address: request.ip, userAgent: request.headers["user-agent"] ?? "" };
    const outcome = token ? await signOutByProvider(deps, { companyId: request.params.companyId, token, from }) : refuse("ssoNotProven");
    void reply.header("cache-control", "no-store");
    return isRefused(outcome) ? reply.status(400).send({ error: "invalid_request" }) : reply.status(200).send();
  });
  done();
};
