import type { FastifyInstance } from "fastify";
import { ssoBackChannelPath, type SsoSettings } from "../../../../contract/sso.ts";
import { systemActor } from "../../../platform/actor.ts";
import type { CommandContext } from "../../../platform/command.ts";
import { languageOf } from "../../../platform/http.ts";
import type { ProblemWriter } from "../../../platform/problems.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { requestLimit } from "../../../platform/request-limit.ts";
import { record } from "../../journal/index.ts";
import { auditHere, auditIn, notLately } from "../audit.ts";
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

/** What a company's provider says with a token; undefined for what this provider did not say. One that lets nobody in any more may still end what it began. */
async function verified(deps: SignInDeps, { companyId, settings, token }: { companyId: string; settings: SsoSettings; token: string }): Promise<LogoutToken | undefined> {
  const provider = await deps.providers({ companyId, settings, secretOf: store.providersIn(deps.db).secretOf });
  return provider && readLogoutToken(provider, token);
}

async function tell(context: CommandContext, { userId, ended, from }: { userId: string; ended: number; from: From }): Promise<void> {
  const facts = { through: "sso", ended };
  await auditIn(context.tx, { what: "signedOut", id: context.newId(), at: context.now, userId, facts, ...from });
  const person = await personByUser(context.tx, userId);
  if (person) record(context, { subject: personSubject(person.id), what: "sessionsEnded", facts });
}

/** Ends the sessions that a token of this company's provider names, by the provider's own session where it names one. Refused: ssoOver. */
const endSessions = (deps: SignInDeps, { companyId, issuer, said, from }: { companyId: string; issuer: string; said: LogoutToken; from: From }): Promise<true | Refused> =>
  deps.pipeline.act(systemActor(companyId), async (context) => {
    const { tx, now } = context;
    // Twice as long as it is believed, for the machine's clock and the provider's differ.
    if (!(await store.useLogoutToken(tx, { hash: sha256(`${issuer} ${said.jti}`), expiresAt: minutesOn(now, 2 * believedMinutes) }))) return refuse("ssoOver");
    const ended = Map.groupBy(await store.endSessionsFrom(tx, { issuer, ...said }), ({ userId }) => userId);
    for (const [userId, sessions] of ended) await tell(context, { userId, ended: sessions.length, from });
    return true;
  });

/**
 * Ends the sessions in a company that its identity provider opened for whom a logout token names. A message counts once; one about nobody who is in here is kept and ends nothing. What is not
 * believed is on record in the company, once in ten minutes an address. Refused: ssoNotProven, ssoOver.
 */
async function signOutByProvider(deps: SignInDeps, isNews: ReturnType<typeof notLately>, { companyId, token, from }: { companyId: string; token: string; from: From }): Promise<true | Refused> {
  const settings = companyForm.test(companyId) ? await deps.db.outside((tx) => store.settingsOf(tx, companyId)) : undefined;
  if (!settings) return refuse("ssoNotProven");
  const said = await verified(deps, { companyId, settings, token });
  const outcome = said ? await endSessions(deps, { companyId, issuer: settings.issuer, said, from }) : refuse("ssoNotProven");
  const at = deps.clock.now();
  if (isRefused(outcome) && isNews(`${companyId} ${from.address}`, at)) await auditHere(deps.db, companyId, { what: "signOutRefused", at, facts: { through: "sso", because: outcome.refusals[0]?.code }, ...from });
  return outcome;
}

/** Takes what identity providers tell of sign-outs. Whatever is not believed is answered alike, also for a company that does not exist, and nothing tells whether anybody was in. */
export const backChannel = (deps: SignInDeps & { problems: ProblemWriter }) => (app: FastifyInstance, _: unknown, done: () => void): void => {
  const limit = requestLimit({ perMinute: messagesPerMinute });
  const isNews = notLately();
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, taken) => taken(null, body));
  app.post<{ Params: { companyId: string } }>(ssoBackChannelPath(":companyId"), { bodyLimit: longestMessage, schema: { hide: true } }, async (request, reply) => {
    const seconds = limit(request.ip);
    if (seconds) return deps.problems.send(reply, languageOf(request.headers["accept-language"]), [{ code: "tooManyRequests", facts: { seconds } }]);
    const token = typeof request.body === "string" ? new URLSearchParams(request.body).get("logout_token") : null;
    const from = { address: request.ip, userAgent: request.headers["user-agent"] ?? "" };
    const outcome = token ? await signOutByProvider(deps, isNews, { companyId: request.params.companyId, token, from }) : refuse("ssoNotProven");
    void reply.header("cache-control", "no-store");
    return isRefused(outcome) ? reply.status(400).send({ error: "invalid_request" }) : reply.status(200).send();
  });
  done();
};
