import { expect, test } from "vitest";
import { identityProvider } from "../../../../test/support/identity-provider.ts";
import { sql } from "../../../platform/db.ts";
import { requestLimit } from "../../../platform/request-limit.ts";
import { goodPassword, peopleHouse } from "../test-house.ts";
import { totpAt } from "../totp.ts";
import { decideAccount } from "./rules.ts";

// A real provider on this machine; the house asks it, and a hand-driven browser goes there and back.
const back = "https://gendan.test/sso";
const client = (name: string) => ({ client_id: name, client_secret: `${name}-secret-of-thirty-two-characters`, redirect_uris: [back], post_logout_redirect_uris: ["https://gendan.test/sign-in"], response_types: ["code" as const], grant_types: ["authorization_code"] });
const vouched = (email: string) => ({ email, email_verified: true });
const provider = await identityProvider({
  clients: [client("paper"), client("rival")],
  accounts: {
    anna: vouched("anna@paper.cn"), again: vouched("anna@paper.cn"), bert: { email: "bert@paper.cn", email_verified: false }, worded: { email: "bert@paper.cn", email_verified: "true" },
    carl: vouched("carl@elsewhere.cn"), dora: vouched("dora@paper.cn"), nina: vouched("nina@paper.cn"), left: vouched("left@paper.cn"), wai: vouched("wai@paper.cn"), both: vouched("both@paper.cn"),
    emil: { employee: "E-17" }, fred: { employee: "E-18" }, totp: vouched("totp@paper.cn"), lone: vouched("lone@paper.cn"),
  },
});
const perMinute = 300;
const house = await peopleHouse({ ssoHosts: [provider.host], limit: requestLimit({ perMinute }) });
const { call, clock } = house;
const paper = await house.company("澄江纸品");
const rival = await house.company("对手纸业");
const admin = await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] });
const other = await house.colleague(rival, { name: "外人", email: "wai@paper.cn", roles: ["admin"] });
const clerks = new Map<string, string>();
for (const name of ["anna", "bert", "dora", "left", "totp", "lone", "emil", "both"]) clerks.set(name, await house.person(paper, { name, email: `${name}@paper.cn`, roles: ["salesClerk"] }));
await house.person(rival, { name: "both", email: "both@paper.cn", roles: ["finance"] });
await house.person(paper, { name: "carl", email: "carl@elsewhere.cn", roles: ["finance"] });

const settings = (name: string, more: object = {}) => ({
  enabled: true, label: `${name} 统一登录`, issuer: provider.issuer, clientId: name, clientSecret: client(name).client_secret, accountClaim: "email", emailDomains: ["paper.cn"], passwordsToo: true, provesSecondFactor: false, expectedRevision: 0, ...more,
});
const revision = async (cookie = admin.cookie) => ((await call("GET /api/v1/sso", undefined, { cookie })).body as unknown as { settings: { revision: number } | null }).settings?.revision ?? 0;
const set = async (more: object = {}, cookie = admin.cookie, name = "paper") => call("PUT /api/v1/sso", settings(name, { ...more, expectedRevision: await revision(cookie) }), { cookie });

interface Journey {
  companyId?: string;
  /** What happens to the address on the way to the provider, and to what it sends back. */
  tamper?(location: URL): void;
  tamperBack?(sent: URLSearchParams): void;
}
const start = async (companyId = paper, cookie?: string) => {
  const begun = await call("POST /api/auth/sso/start", { companyId }, { cookie });
  return { ...begun, location: String(begun.body["location"]) };
};
const finish = (sent: string, cookie: string) => call("POST /api/auth/sso/finish", { sent }, { cookie });
async function comeBack(login: string, { companyId = paper, tamper, tamperBack }: Journey = {}) {
  const begun = await start(companyId);
  const location = new URL(begun.location);
  tamper?.(location);
  const sent = new URLSearchParams(await provider.signIn(location.href, login));
  tamperBack?.(sent);
  return { sent: `?${sent.toString()}`, cookie: begun.cookie };
}
async function signIn(login: string, journey?: Journey) {
  const { sent, cookie } = await comeBack(login, journey);
  return finish(sent, cookie);
}
const codeOf = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body["code"];
const me = async (cookie: string) => (await call("GET /api/v1/me", undefined, { cookie })).status;
async function lying<T>(lies: object, work: () => Promise<T>): Promise<T> {
  provider.mood.lies = lies;
  return work().finally(() => (provider.mood.lies = undefined));
}

test("Only hosts that the operator allows are asked, and the secret is shown to nobody", async () => {
  for (const issuer of ["http://169.254.169.254", "http://127.0.0.1:1", "https://login.example.com", `http://user:word@${provider.host}`, "file:///etc/passwd", "gopher://127.0.0.1"])
    expect([issuer, (await set({ issuer })).status]).toEqual([issuer, 422]);
  expect((await set({ clientSecret: undefined })).body).toMatchObject({ code: "ssoSecretMissing" });
  expect((await set()).body).toEqual({ revision: 1 });
  expect((await call("PUT /api/v1/sso", settings("paper"), { cookie: admin.cookie })).body).toMatchObject({ code: "stale" });
  expect((await set({ clientId: "rival", clientSecret: undefined })).body).toMatchObject({ code: "ssoSecretMissing" });
  expect((await set({}, other.cookie, "rival")).status).toBe(200);
  const shown = JSON.stringify([await call("GET /api/v1/sso", undefined, { cookie: admin.cookie }), await call("GET /api/v1/audit", undefined, { cookie: admin.cookie })]);
  expect(shown).toContain("ssoSet");
  const kept = await house.asOwner("select jsonb_agg(to_jsonb(e)) as rows from journal.entries e");
  const answers = await house.asOwner("select jsonb_agg(to_jsonb(i)) as rows from platform.idempotency i");
  for (const text of [shown, JSON.stringify(kept), JSON.stringify(answers)]) expect(text).not.toContain("thirty-two");
  await expect(house.db.inCompany(paper, (tx) => tx.run(sql`select client_secret from login.providers`))).rejects.toThrow(/permission denied/);
});

test("A person who was added comes in by a verified e-mail without any invitation, works in that company, and it is on record", async () => {
  expect((await call("GET /api/auth/sso/ways")).body).toEqual([{ companyId: paper, label: "paper 统一登录" }, { companyId: rival, label: "rival 统一登录" }]);
  const { status, body, cookie } = await signIn("anna");
  expect([status, body]).toEqual([200, { email: "anna@paper.cn", companyId: paper, companies: [{ id: paper, name: "澄江纸品", demo: false }], waitsFor: null }]);
  expect(await me(cookie)).toBe(200);
  const audit = await call(`GET /api/v1/audit?personId=${clerks.get("anna")}&kind=signedIn`, undefined, { cookie: admin.cookie });
  expect(audit.body["rows"]).toMatchObject([{ facts: { through: "sso" } }]);
  const away = await call("GET /api/auth/sso/sign-out", undefined, { cookie });
  expect(String(away.body["location"])).toMatch(new RegExp(`^${provider.issuer}/session/end\\?`));
  expect((await call("POST /api/auth/sign-out", {}, { cookie })).status).toBe(200);
  expect(await me(cookie)).toBe(401);
});

const replaced = (name: string, value: string): Journey => ({ tamperBack: (sent) => sent.set(name, value) });
test.each<[string, string, Journey]>([
  ["another state", "ssoOver", replaced("state", "a".repeat(43))],
  ["no state", "ssoOver", { tamperBack: (sent) => sent.delete("state") }],
  ["another code", "ssoNotProven", replaced("code", "a".repeat(43))],
  ["another issuer beside the code", "ssoNotProven", replaced("iss", "http://evil.example")],
  ["a nonce that was changed on the way", "ssoNotProven", { tamper: (location) => location.searchParams.set("nonce", "other") }],
  ["another PKCE challenge", "ssoNotProven", { tamper: (location) => location.searchParams.set("code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM") }],
  ["a code of the other company's client", "ssoNotProven", { tamper: (location) => location.searchParams.set("client_id", "rival") }],
])("What comes back with %s opens nothing: %s", async (_, code, journey) => expect(await codeOf(signIn("anna", journey))).toBe(code));

const hour = 3600;
test.each<[string, object]>([
  ["for another audience", { aud: "rival" }], ["of another issuer", { iss: "http://evil.example" }], ["that is over", { exp: Math.floor(Date.now() / 1000) - hour, iat: Math.floor(Date.now() / 1000) - 2 * hour }],
  ["with another nonce", { nonce: "other" }], ["for several audiences and another party", { aud: ["paper", "rival"], azp: "rival" }],
])("A token %s is none, though the provider signed it", async (_, lies) => expect(await lying(lies, () => codeOf(signIn("anna")))).toBe("ssoNotProven"));

test("A token signed by another key is none", async () => {
  provider.mood.signedByStranger = true;
  expect(await codeOf(signIn("anna"))).toBe("ssoNotProven");
  provider.mood.signedByStranger = false;
});

test("What came back opens once, in the browser that began it, within ten minutes", async () => {
  const { sent, cookie } = await comeBack("anna");
  const stranger = await start();
  expect(await codeOf(finish(sent, stranger.cookie))).toBe("ssoOver");
  expect(await codeOf(finish(sent, ""))).toBe("ssoOver");
  expect(await codeOf(finish(sent, cookie.replace(/.$/, "")))).toBe("ssoOver");
  const both = await Promise.all([finish(sent, cookie), finish(sent, cookie)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(await codeOf(finish(sent, cookie))).toBe("ssoOver");
  // The code alone, with a sign-in of one's own.
  const mine = await comeBack("dora");
  const stolen = new URLSearchParams(mine.sent);
  stolen.set("code", new URLSearchParams(sent).get("code") ?? "");
  expect(await codeOf(finish(`?${stolen.toString()}`, mine.cookie))).toBe("ssoNotProven");
  const late = await comeBack("anna");
  clock.moveTo(clock.offset + 11 * 60_000);
  expect(await codeOf(finish(late.sent, late.cookie))).toBe("ssoOver");
});

test("Nobody comes in whom the provider does not vouch for, who is unknown here, or who left", async () => {
  const { revision: known } = (await call(`GET /api/v1/people/${clerks.get("left")}`, undefined, { cookie: admin.cookie })).body as unknown as { revision: number };
  await call(`PUT /api/v1/people/${clerks.get("left")}/state`, { state: "left", expectedVersion: known }, { cookie: admin.cookie });
  const people = async () => Number((await house.asOwner("select count(*) as n from people.people"))[0]!["n"]);
  const before = await people();
  expect(await codeOf(signIn("bert"))).toBe("ssoUnverified");
  expect(await codeOf(signIn("worded"))).toBe("ssoUnverified");
  expect(await codeOf(signIn("carl"))).toBe("ssoForeignDomain");
  expect(await codeOf(signIn("nina"))).toBe("ssoUnknown");
  expect(await codeOf(signIn("left"))).toBe("ssoUnknown");
  expect(await codeOf(signIn("nobody"))).toBe("ssoDenied");
  // The other company's person, known there by the same e-mail.
  expect(await codeOf(signIn("wai"))).toBe("ssoUnknown");
  expect(await people()).toBe(before);
  const failed = await call("GET /api/v1/audit?kind=signInFailed", undefined, { cookie: admin.cookie });
  expect(JSON.stringify(failed.body["rows"])).toContain("ssoUnverified");
});

test("Another account of the same e-mail is not the person whom the provider named first, until an administrator unbinds them", async () => {
  expect(await codeOf(signIn("again"))).toBe("ssoOtherAccount");
  const path = `/api/v1/people/${clerks.get("anna")}/provider-account`;
  expect((await call(`GET ${path}`, undefined, { cookie: admin.cookie })).body).toEqual({ account: null, bound: true });
  expect((await call(`PUT ${path}`, { account: null }, { cookie: admin.cookie })).status).toBe(200);
  expect((await signIn("again")).status).toBe(200);
  expect(await codeOf(signIn("anna"))).toBe("ssoOtherAccount");
  expect((await call(`PUT /api/v1/people/${admin.id}/provider-account`, { account: "x" }, { cookie: admin.cookie })).body).toMatchObject({ code: "notYourself" });
});

test("A company's provider opens that company, and no other one of the same login", async () => {
  const { body, cookie } = await signIn("both");
  expect(body).toMatchObject({ companyId: paper, companies: [{ id: paper }] });
  expect((await call("POST /api/auth/company", { companyId: rival }, { cookie })).status).toBe(404);
  await expect(house.asOwner(`update login.sessions set company_id = ${rival} where provider_company = ${paper}`)).rejects.toThrow("opened_for_one_company");
  // And of the sessions elsewhere it sees none.
  await house.asOwner(`insert into login.sessions (id, token, user_id, expires_at, created_at, updated_at, company_id) select gen_random_uuid(), 'elsewhere', user_id, '2100-01-01', now() + interval '1 day', now(), ${rival} from people.people where name = 'both' and company_id = ${rival}`);
  expect((await call("GET /api/v1/me/sessions", undefined, { cookie })).body).toMatchObject([{ current: true }]);
  expect((await call("POST /api/v1/me/sessions/end-others", {}, { cookie })).body).toEqual({ ended: 0 });
});

test("With another claim the account is what the administrator wrote beside the person, and belongs to one", async () => {
  expect((await set({ accountClaim: "employee" })).status).toBe(200);
  const write = (name: string, account: string) => call(`PUT /api/v1/people/${clerks.get(name)}/provider-account`, { account }, { cookie: admin.cookie });
  expect(await codeOf(signIn("emil"))).toBe("ssoUnknown");
  expect((await write("emil", "E-17")).status).toBe(200);
  expect((await write("dora", "E-17")).body).toMatchObject({ code: "providerAccountTaken" });
  expect((await signIn("emil")).body).toMatchObject({ email: "emil@paper.cn", companyId: paper });
  expect(await codeOf(signIn("fred"))).toBe("ssoUnknown");
  expect((await set()).status).toBe(200);
});

test("The provider stands for the password; the second factor is asked for, unless the company says that the provider asks it", async () => {
  const bytesOf = (secret: string) => Buffer.from(Array.from(secret, (sign) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign).toString(2).padStart(5, "0")).join("").match(/.{8}/g)!.map((eight) => Number.parseInt(eight, 2)));
  await call("PUT /api/v1/security", { secondFactorRoles: ["salesClerk"], expectedRevision: 0 }, { cookie: admin.cookie });
  const { body, cookie } = await signIn("totp");
  expect(body).toMatchObject({ waitsFor: "enrolment" });
  // He has no password that he could show; the provider let him in a moment ago.
  const { secret } = (await call("POST /api/auth/second-factor", {}, { cookie })).body as unknown as { secret: string };
  expect((await call("POST /api/auth/second-factor/confirm", { code: totpAt(bytesOf(secret), clock.now()) }, { cookie })).status).toBe(200);
  clock.moveTo(clock.offset + 60_000);
  const half = await signIn("totp");
  expect([half.body["waitsFor"], await me(half.cookie)]).toEqual(["code", 401]);
  const whole = await call("POST /api/auth/sign-in/code", { code: totpAt(bytesOf(secret), clock.now()) }, { cookie: half.cookie });
  expect(whole.body).toMatchObject({ companyId: paper, companies: [{ id: paper }], waitsFor: null });
  expect((await set({ provesSecondFactor: true })).status).toBe(200);
  expect((await signIn("totp")).body).toMatchObject({ waitsFor: null, companyId: paper });
  expect((await signIn("lone")).body).toMatchObject({ waitsFor: null, companyId: paper });
});

test("Once somebody came in through the provider, passwords may go: for everybody but administrators, and at once", async () => {
  const clerk = await house.colleague(paper, { name: "gina", email: "gina@paper.cn", roles: ["finance"] });
  expect((await set({ passwordsToo: false }, other.cookie, "rival")).body).toMatchObject({ code: "ssoUntried" });
  expect((await set({ passwordsToo: false })).status).toBe(200);
  expect([await me(clerk.cookie), await me(admin.cookie)]).toEqual([401, 200]);
  expect((await house.signIn("gina@paper.cn")).body).toMatchObject({ code: "ssoOnly" });
  expect((await house.signIn("gina@paper.cn", "wrong")).body).toMatchObject({ code: "signInFailed" });
  expect((await house.signIn("admin@paper.cn", goodPassword)).status).toBe(200);
  expect((await set({ enabled: false })).status).toBe(200);
  expect((await start()).body).toMatchObject({ code: "ssoOff" });
  expect((await house.signIn("gina@paper.cn")).status).toBe(200);
});

test("Whoever asks too often is told when to come again, by the same answer for a person and for an address that begins sign-ins; others are not held up", async () => {
  expect((await set({ provesSecondFactor: true })).status).toBe(200);
  const { cookie } = await signIn("lone");
  const { cookie: clerk } = await signIn("dora");
  const asked = await Promise.all(Array.from({ length: perMinute + 60 }, () => call("GET /api/v1/me", undefined, { cookie })));
  const refused = asked.filter(({ status }) => status === 429);
  expect([asked.length - refused.length >= perMinute, refused.length > 0, await me(clerk)]).toEqual([true, true, 200]);
  expect([refused[0]!.body["code"], refused[0]!.retryAfter]).toEqual(["tooManyRequests", 1]);
  const begun = await Promise.all(Array.from({ length: 150 }, () => call("POST /api/auth/sso/start", { companyId: "0" }, { address: "10.9.9.9" })));
  expect(begun.filter(({ status, retryAfter }) => status === 429 && retryAfter > 0).length).toBeGreaterThan(0);
  expect((await start()).status).toBe(200);
});

test("While a company parts its administration, none of the three comes in through the provider that one of them sets up", async () => {
  expect((await set({}, other.cookie, "rival")).status).toBe(200);
  expect((await signIn("both", { companyId: rival })).status).toBe(200);
  await house.asOwner(`delete from people.roles where company_id = ${rival} and role = 'admin'`);
  await house.asOwner(`update people.roles set role = 'systemAdmin' where company_id = ${rival} and role = 'finance'`);
  await house.asOwner(`insert into people.security (company_id, separate_since) values (${rival}, now())`);
  expect(await codeOf(signIn("both", { companyId: rival }))).toBe("ssoNotForAdministrators");
});

test("A provider that is away is told of, and nothing breaks", async () => {
  expect((await set({ enabled: true })).status).toBe(200);
  const { sent, cookie } = await comeBack("lone");
  provider.mood.broken = true;
  expect(await codeOf(finish(sent, cookie))).toBe("ssoAway");
  expect((await set({ label: "again" })).status).toBe(200);
  expect(await start().then(({ status, body }) => [status, body["code"]])).toEqual([503, "ssoAway"]);
  provider.mood.broken = false;
});

test.each<[object, unknown]>([
  [{ email: "A@Paper.cn", email_verified: true }, { kind: "email", value: "a@paper.cn" }],
  [{ email: "a@paper.cn" }, "ssoUnverified"], [{ email: "a@paper.cn", email_verified: 1 }, "ssoUnverified"],
  [{ email: "a@paper.cn.evil.cn", email_verified: true }, "ssoForeignDomain"], [{ email: "a@evil.cn@paper.cn", email_verified: true }, "ssoUnknown"],
  [{ email: ["a@paper.cn"], email_verified: true }, "ssoUnknown"], [{ email_verified: true }, "ssoUnknown"],
])("%j says %j", (claims, expected) => {
  const decided = decideAccount({ accountClaim: "email", emailDomains: ["paper.cn"] }, { ...claims });
  expect("refusals" in decided ? decided.refusals[0].code : decided).toEqual(expected);
});
