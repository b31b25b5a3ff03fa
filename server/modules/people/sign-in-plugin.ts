import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from "fastify";
import * as contract from "../../../contract/people.ts";
import * as security from "../../../contract/security.ts";
import * as sso from "../../../contract/sso.ts";
import type { Endpoint, ParsedInputOf } from "../../../contract/toolkit.ts";
import { fromElsewhere, languageOf } from "../../platform/http.ts";
import type { ProblemWriter } from "../../platform/problems.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { requestLimit } from "../../platform/request-limit.ts";
import { peopleOfDemos, signInAs } from "./demo.ts";
import { askReset, resetPassword } from "./forgotten-password.ts";
import { enterCompany } from "./enter-company.ts";
import * as store from "./login-store.ts";
import { acceptInvitation, changePassword } from "./passwords.ts";
import { beginFactor, confirmFactor, readFactor, removeFactor, renewRecovery, takeCode } from "./second-factor.ts";
import { cookieOf, unsigned } from "./secrets.ts";
import { audit, type Opened, type Origin, sessionAnswer, type SignInDeps, signInWithCode, signInWithPassword } from "./sign-in.ts";

import { backChannel } from "./sso/back-channel.ts";
import { finishSso, providerSignOut, startSso } from "./sso/sign-in.ts";
import { waysIn } from "./sso/store.ts";

export interface SignInPluginDeps extends SignInDeps {
  problems: ProblemWriter;
}

interface Asked<E extends Endpoint> {
  body: ParsedInputOf<E>;
  origin: Origin;
  /** The session token of the cookie, when its signature is ours. */
  token: string | undefined;
  /** What a browser keeps while it is away at an identity provider. */
  browser: string | undefined;
  /** Sets the session cookie, or takes it away. */
  setCookie(token: string | undefined): void;
  keepBrowser(secret: string): void;
}

const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  userAgent: request.headers["user-agent"] ?? "",
  headers: new Headers({ "user-agent": request.headers["user-agent"] ?? "" }),
});

type Serve = <E extends Endpoint>(endpoint: E, work: (asked: Asked<E>) => Promise<unknown>) => void;

/** Mounts an endpoint of signing in: no idempotency key, a cookie instead, and nothing from other sites. */
function serveOn(app: FastifyInstance, { login, problems }: SignInPluginDeps): Serve {
  return <E extends Endpoint>(endpoint: E, work: (asked: Asked<E>) => Promise<unknown>) => {
    const isCommand = endpoint.kind === "command";
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const language = languageOf(request.headers["accept-language"]);
      if (isCommand && fromElsewhere(request)) return problems.send(reply, language, [{ code: "foreignOrigin" }]);
      const cookie = cookieOf(request.headers.cookie, login.cookieName);
      const asked = {
        // Fastify has checked it by the schema under which `endpoint` was mounted; its types do not know of that.
        body: request.body as ParsedInputOf<E>, origin: originOf(request), token: cookie && unsigned(cookie, login.secret),
        setCookie: (token: string | undefined) => void reply.header("set-cookie", login.cookie(token)),
        browser: login.browserOf(request.headers.cookie),
        keepBrowser: (secret: string) => void reply.header("set-cookie", login.browserCookie(secret)),
      };
      const outcome = await work(asked);
      if (isRefused(outcome)) return problems.send(reply, language, outcome.refusals);
      return reply.header("cache-control", "no-store").send(outcome);
    };
    const schema = { operationId: endpoint.name, summary: endpoint.summary, tags: ["sign-in"], ...(isCommand && { body: endpoint.body }), response: { 200: endpoint.answer } };
    app.route({ method: endpoint.method, url: endpoint.path, schema, handler });
  };
}

const opened = ({ setCookie }: Pick<Asked<Endpoint>, "setCookie">, outcome: Opened | Refused) => {
  if (isRefused(outcome)) return outcome;
  setCookie(outcome.token);
  return outcome.session;
};

/** Lets a login with several companies into one of them. */
async function choose(deps: SignInPluginDeps, { body, token, origin }: Asked<typeof contract.chooseCompany>): Promise<contract.Session | Refused> {
  const session = token ? await deps.db.outside((tx) => store.sessionOf(tx, token, deps.clock.now())) : undefined;
  const answer = token && session?.waitsFor !== "code" ? await sessionAnswer(deps, token) : undefined;
  if (!token || !session || !answer) return refuse("signInNeeded");
  if (!answer.companies.some(({ id }) => id === body.companyId)) return refuse("notFound");
  await enterCompany(deps, token, { userId: session.userId, companyId: body.companyId });
  await audit(deps, origin, { what: "companyChosen", userId: session.userId });
  return (await sessionAnswer(deps, token)) ?? refuse("signInNeeded");
}

function serveSession(serve: Serve, deps: SignInPluginDeps): void {
  const { db, clock } = deps;
  serve(contract.signIn, async (asked) => opened(asked, await signInWithPassword(deps, { ...asked.body, origin: asked.origin })));
  serve(security.signInWithCode, async (asked) => {
    const { token, origin, body } = asked;
    return opened(asked, await signInWithCode(deps, { token, origin, take: (userId) => takeCode(deps, userId, { code: body.code, origin }) }));
  });
  serve(contract.readSession, async ({ token }) => (token && (await sessionAnswer(deps, token))) || refuse("signInNeeded"));
  serve(contract.chooseCompany, (asked) => choose(deps, asked));
  serve(contract.signOut, async ({ token, origin, setCookie }) => {
    const session = token ? await db.outside((tx) => store.sessionOf(tx, token, clock.now())) : undefined;
    if (token) await db.outside((tx) => store.endSession(tx, token));
    if (session) await audit(deps, origin, { what: "signedOut", userId: session.userId });
    setCookie(undefined);
    return {};
  });
}

function servePasswords(serve: Serve, deps: SignInPluginDeps): void {
  serve(contract.acceptInvitation, ({ body, origin }) => acceptInvitation(deps, { ...body, origin }));
  serve(contract.changePassword, async ({ body, token, origin }) => {
    if (!token) return refuse("signInNeeded");
    return (await changePassword(deps, { ...body, token, origin })) ?? {};
  });
  serve(security.askPasswordReset, ({ body, origin }) => askReset(deps, { ...body, origin }));
  serve(security.resetPassword, ({ body, origin }) => resetPassword(deps, { ...body, origin }));
}

function serveSecondFactor(serve: Serve, deps: SignInPluginDeps): void {
  serve(security.readSecondFactor, (asked) => readFactor(deps, asked));
  serve(security.beginSecondFactor, ({ body, ...from }) => beginFactor(deps, { ...from, ...body }));
  serve(security.confirmSecondFactor, ({ body, ...from }) => confirmFactor(deps, { ...from, ...body }));
  serve(security.renewRecoveryCodes, ({ body, ...from }) => renewRecovery(deps, { ...from, ...body }));
  serve(security.removeSecondFactor, ({ body, ...from }) => removeFactor(deps, { ...from, ...body }));
}

/** Each asks the provider, or the database at least, for whoever comes: so often a minute from one address, an office behind one of them included. */
const startsPerMinute = 120;

function serveSso(serve: Serve, deps: SignInPluginDeps): void {
  const { db, clock } = deps;
  const limit = requestLimit({ perMinute: startsPerMinute });
  serve(sso.listSignInWays, () => db.outside(waysIn));
  serve(sso.startSso, async ({ body, browser, origin, keepBrowser }) => {
    const seconds = limit(origin.address);
    if (seconds) return refuse("tooManyRequests", { seconds });
    const started = await startSso(deps, { ...body, browser });
    if (isRefused(started)) return started;
    keepBrowser(started.browser);
    return { location: started.location };
  });
  serve(sso.finishSso, async (asked) => opened(asked, await finishSso(deps, { ...asked.body, browser: asked.browser, origin: asked.origin })));
  serve(sso.signOutAtProvider, async ({ token }) => {
    const session = token ? await db.outside((tx) => store.sessionOf(tx, token, clock.now())) : undefined;
    return { location: await providerSignOut(deps, session?.providerCompany) };
  });
}

/** Signing in as a Fastify plugin; register it with the prefix `signInBase` on the app of `buildHttp`. */
export const signInPlugin: FastifyPluginCallback<SignInPluginDeps> = (app, deps, done) => {
  const serve = serveOn(app, deps);
  serveSession(serve, deps);
  servePasswords(serve, deps);
  serveSecondFactor(serve, deps);
  serveSso(serve, deps);
  void app.register(backChannel(deps));
  serve(contract.demoPeople, () => peopleOfDemos(deps));
  serve(contract.demoSignIn, async (asked) => opened(asked, await signInAs(deps, { ...asked.body, origin: asked.origin })));
  done();
};
