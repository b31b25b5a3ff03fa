import type { FastifyInstance } from "fastify";
import { newCompany } from "../../../contract/companies.ts";
import { personInput, signInBase } from "../../../contract/people.ts";
import type { Role } from "../../../contract/permissions.ts";
import { companiesRefusals } from "../../../contract/refusals/companies.ts";
import { peopleRefusals } from "../../../contract/refusals/people.ts";
import { ssoRefusals } from "../../../contract/refusals/sso.ts";
import { platformRefusals } from "../../../contract/refusals/platform.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";
import { buildHttp } from "../../platform/http.ts";
import { problemWriter } from "../../platform/problems.ts";
import { isRefused } from "../../platform/refusal.ts";
import type { RequestLimit } from "../../platform/request-limit.ts";
import { allCompanies, companyOf, companySubject, createCompany, routes as companyRoutes } from "../companies/index.ts";
import { authenticator, createPerson, keptProviders, newSecret, openLogin, routesOf, signInPlugin } from "./index.ts";

export const goodPassword = "correct horse 电池 staple";

interface Call {
  cookie?: string;
  bearer?: string;
  address?: string;
}

const headersOf = ({ cookie, bearer }: Call, key: string) => ({
  ...(cookie && { cookie, "sec-fetch-site": "same-origin" }), ...(bearer && { authorization: `Bearer ${bearer}` }), "idempotency-key": key, "accept-language": "zh-CN",
});

function callsOf(app: FastifyInstance) {
  let calls = 0;
  return async (request: string, body?: object, from: Call = {}) => {
    const [method, url] = request.split(" ") as ["GET" | "POST" | "PUT", string];
    const answer = await app.inject({ method, url, ...(method !== "GET" && { payload: body ?? {} }), headers: headersOf(from, `call-000${(calls += 1)}`), remoteAddress: from.address ?? "10.0.0.1" });
    const cookie = String(answer.headers["set-cookie"] ?? "").split(";")[0] ?? "";
    return { status: answer.statusCode, body: answer.json<Record<string, never>>(), json: answer.json, cookie, setCookie: String(answer.headers["set-cookie"] ?? ""), retryAfter: Number(answer.headers["retry-after"]) };
  };
}

/** The two rooms behind real HTTP on a real database, with a company and helpers to fill it. */
export async function peopleHouse({ ssoHosts = [], limit }: { ssoHosts?: readonly string[]; limit?: RequestLimit } = {}) {
  const publicUrl = "https://gendan.test";
  const { database: db, asOwner } = await testDatabase();
  const clock = clockWith();
  const login = openLogin({ db, clock, secret: newSecret(), secure: false });
  const pipeline = pipelineOf(db, { clock }, []);
  const problems = problemWriter({ ...platformRefusals, ...companiesRefusals, ...peopleRefusals, ...ssoRefusals });
  const { authenticate, believe } = authenticator({ db, login, clock });
  const app = await buildHttp({ handlers: [...companyRoutes, ...routesOf({ companyOf, companySubject, sso: { hosts: ssoHosts, publicUrl } })], pipeline, problems, authenticate, believe, checkAnswers: true, version: "test", ...(limit && { limit }) });
  await app.register(signInPlugin, { prefix: signInBase, db, login, clock, companies: allCompanies, problems, pipeline, publicUrl, providers: keptProviders(ssoHosts) });
  const call = callsOf(app);

  const company = (name: string, demo = false) => createCompany(db, newCompany.parse({ name, shortName: name, demo }));

  async function person(companyId: string, given: { name: string; email: string; roles: Role[] }, invitation?: string): Promise<string> {
    const made = await pipeline.act(systemActor(companyId), (context) => createPerson(context, personInput.parse({ ...given, invitation })));
    if (isRefused(made)) throw new Error(made.refusals[0].code);
    return made.id;
  }

  const signIn = (email: string, password = goodPassword, address?: string) => call(`POST ${signInBase}/sign-in`, { email, password }, { address });

  /** A person who took up the invitation and signed in. */
  async function colleague(companyId: string, given: { name: string; email: string; roles: Role[] }) {
    const invitation = newSecret();
    const id = await person(companyId, given, invitation);
    await call(`POST ${signInBase}/invitation`, { invitation, password: goodPassword });
    return { id, cookie: (await signIn(given.email)).cookie };
  }

  return { app, db, asOwner, clock, login, pipeline, authenticate, call, company, person, colleague, signIn };
}
