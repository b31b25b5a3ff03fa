import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freePort } from "../../../../test/support/free-port.ts";
import { identityProvider, tokenOf } from "../../../../test/support/identity-provider.ts";
import { peopleHouse } from "../test-house.ts";

// A real provider tells a real house that somebody signed out; what it would never send is signed by its key here.
const port = await freePort();
const house = await peopleHouse({ ssoHosts: [`127.0.0.1:${port}`] });
const { app, call } = house;
const [paper, rival] = [await house.company("澄江纸品"), await house.company("对手纸业")];
const doorOf = (companyId: string) => `https://gendan.test/api/auth/sso/back-channel/${companyId}`;
const client = (name: string, companyId: string, withSessions: boolean) => ({
  client_id: name, client_secret: `${name}-secret-of-thirty-two-characters`, redirect_uris: ["https://gendan.test/sso"], response_types: ["code" as const], grant_types: ["authorization_code"],
  backchannel_logout_uri: doorOf(companyId), backchannel_logout_session_required: withSessions,
});
async function knock(address: string, body: string, { type = "application/x-www-form-urlencoded", from = "10.9.0.1" } = {}) {
  const answer = await app.inject({ method: "POST", url: new URL(address).pathname, payload: body, headers: { "content-type": type }, remoteAddress: from });
  return { status: answer.statusCode, kept: answer.headers["cache-control"], body: answer.body };
}
const vouched = (email: string) => ({ email, email_verified: true });
const provider = await identityProvider({
  port, clients: [client("paper", paper, true), client("rival", rival, false)], accounts: { anna: vouched("anna@paper.cn"), bert: vouched("bert@paper.cn") },
  reach: (address, form) => knock(address, form),
});
const admins = { [paper]: await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] }), [rival]: await house.colleague(rival, { name: "外人", email: "wai@paper.cn", roles: ["admin"] }) };
for (const companyId of [paper, rival]) {
  await house.person(companyId, { name: "anna", email: "anna@paper.cn", roles: ["salesClerk"] });
  await house.person(companyId, { name: "bert", email: "bert@paper.cn", roles: ["salesClerk"] });
  const name = companyId === paper ? "paper" : "rival";
  const settings = { enabled: true, label: name, issuer: provider.issuer, clientId: name, clientSecret: `${name}-secret-of-thirty-two-characters`, accountClaim: "email", emailDomains: [], passwordsToo: true, provesSecondFactor: true, expectedRevision: 0 };
  expect((await call("PUT /api/v1/sso", settings, { cookie: admins[companyId]!.cookie })).status).toBe(200);
}

async function signIn(login: string, companyId = paper): Promise<string> {
  const begun = await call("POST /api/auth/sso/start", { companyId });
  const sent = await provider.signIn(String(begun.body["location"]), login);
  const { cookie, body } = await call("POST /api/auth/sso/finish", { sent }, { cookie: begun.cookie });
  expect(body).toMatchObject({ companyId, waitsFor: null });
  return cookie;
}
const me = async (cookie: string) => (await call("GET /api/v1/me", undefined, { cookie })).status;
const all = (cookies: readonly string[]) => Promise.all(cookies.map(me));
const newestSid = async () => String((await house.asOwner("select provider_sid from login.sessions where provider_sid is not null order by created_at desc, id desc limit 1"))[0]!["provider_sid"]);

const seconds = () => Math.floor(Date.now() / 1000);
const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
const claims = (more: object = {}) => ({ iss: provider.issuer, aud: "paper", iat: seconds(), exp: seconds() + 120, jti: randomUUID(), events: event, sub: "anna", ...more });
const tell = (token: string, companyId = paper) => knock(doorOf(companyId), new URLSearchParams({ logout_token: token }).toString());
const refused = { status: 400, kept: "no-store", body: '{"error":"invalid_request"}' };

test("Who signs out at the provider is out here: the one session that it names, or all that it opened for him in that company; by password he stays in, and it is on record", async () => {
  const first = await signIn("anna");
  const firstSid = await newestSid();
  const [second, elsewhere, other] = [await signIn("anna"), await signIn("anna", rival), await signIn("bert")];
  const byPassword = admins[paper]!.cookie;
  await provider.tellSignOut("paper", { sub: "anna", sid: firstSid });
  expect(await all([first, second, elsewhere, other, byPassword])).toEqual([401, 200, 200, 200, 200]);
  expect(await tell(tokenOf(claims()))).toEqual({ status: 200, kept: "no-store", body: "" });
  expect(await all([second, elsewhere, other])).toEqual([401, 200, 200]);
  // That company's provider names no sessions of its own.
  await provider.tellSignOut("rival", { sub: "anna" });
  expect(await all([elsewhere, other])).toEqual([401, 200]);
  const audit = await call("GET /api/v1/audit?kind=signedOut", undefined, { cookie: byPassword });
  expect(audit.body["rows"]).toMatchObject(Array.from({ length: 2 }, () => ({ personName: "anna", actorId: null, facts: { through: "sso", ended: 1 }, address: "10.9.0.1" })));
  const journal = await house.asOwner(`select body from journal.entries where company_id = ${paper} and subject_kind = 'person' and body like '%sessionsEnded%'`);
  expect(journal).toHaveLength(2);
});

test("By the provider's own session alone, and by a token of an older kind or for several audiences, too; one that it never named goes with the person", async () => {
  const anna = await signIn("anna");
  const sid = await newestSid();
  const bert = await signIn("bert");
  expect((await tell(tokenOf(claims({ sub: undefined, sid }), { head: { typ: undefined } }))).status).toBe(200);
  expect(await all([anna, bert])).toEqual([401, 200]);
  const unnamed = await signIn("bert", rival);
  expect((await tell(tokenOf(claims({ aud: ["rival", "third"], sub: "bert", sid: "whatever" }), { head: { typ: "JWT" } }), rival)).status).toBe(200);
  expect(await all([unnamed, bert])).toEqual([401, 200]);
});

test("A message counts once, also when it comes twice at the same moment", async () => {
  const token = tokenOf(claims());
  const both = await Promise.all([tell(token), tell(token)]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  const again = await signIn("anna");
  expect(await tell(token)).toEqual(refused);
  expect(await me(again)).toBe(200);
});

test("Whatever is not believed is answered alike and ends nothing; about somebody unknown, the answer is that of a sign-out", async () => {
  const stay = [await signIn("anna"), await signIn("bert", rival)];
  const idToken = { ...claims({ nonce: "n" }), events: undefined };
  const wrong: Record<string, string> = {
    "signed by a stranger": tokenOf(claims(), { byStranger: true }),
    "under a key that nobody knows": tokenOf(claims(), { head: { kid: "two" }, byStranger: true }),
    "not signed": `${tokenOf(claims(), { head: { alg: "none" } }).split(".").slice(0, 2).join(".")}.`,
    "signed with what everybody can read": tokenOf(claims(), { head: { alg: "HS256" } }),
    "changed after it was signed": tokenOf(claims()).replace(/\.[^.]+\./, `.${Buffer.from(JSON.stringify(claims({ sub: "bert" }))).toString("base64url")}.`),
    "over": tokenOf(claims({ iat: seconds() - 300, exp: seconds() - 120 })),
    "older than is believed, whatever it says": tokenOf(claims({ iat: seconds() - 3600, exp: seconds() + 3600 })),
    "of the future": tokenOf(claims({ iat: seconds() + 600, exp: seconds() + 900 })),
    "without an end": tokenOf(claims({ exp: undefined })), "without a beginning": tokenOf(claims({ iat: undefined })),
    "for the other company": tokenOf(claims({ aud: "rival" })), "for nobody": tokenOf(claims({ aud: undefined })),
    "of another issuer": tokenOf(claims({ iss: "http://evil.example" })),
    "with a nonce": tokenOf(claims({ nonce: "n" })), "with an empty nonce": tokenOf(claims({ nonce: null })),
    "an ID token": tokenOf(idToken, { head: { typ: "JWT" } }), "under the name of another kind": tokenOf(claims(), { head: { typ: "at+jwt" } }),
    "without the event": tokenOf(claims({ events: {} })), "with the event as a word": tokenOf(claims({ events: { "http://schemas.openid.net/event/backchannel-logout": "yes" } })),
    "about nobody": tokenOf(claims({ sub: undefined })), "without a name of its own": tokenOf(claims({ jti: undefined })), "no token": "abc", "empty": "",
  };
  for (const [what, token] of Object.entries(wrong)) expect([what, await tell(token)]).toEqual([what, refused]);
  const right = () => tokenOf(claims());
  for (const companyId of [rival, "999999", "nobody", "1'"]) expect([companyId, await tell(right(), companyId)]).toEqual([companyId, refused]);
  expect(await knock(doorOf(paper), JSON.stringify({ logout_token: right() }), { type: "application/json" })).toEqual(refused);
  expect(await knock(doorOf(paper), "")).toEqual(refused);
  expect((await knock(doorOf(paper), `logout_token=${"a".repeat(20_000)}`)).status).toBe(413);
  expect((await tell(tokenOf(claims({ sub: "nobody who was ever here" })))).status).toBe(200);
  expect(await all(stay)).toEqual([200, 200]);
});

test("A message that was not believed is on record with its address and why, once in ten minutes, and only where there is a company to tell", async () => {
  const body = (token: string) => new URLSearchParams({ logout_token: token }).toString();
  const forged = body(tokenOf(claims(), { byStranger: true }));
  for (const door of [paper, paper, "999999"]) expect((await knock(doorOf(door), forged, { from: "10.9.3.1" })).status).toBe(400);
  const once = body(tokenOf(claims()));
  for (let time = 0; time < 3; time += 1) await knock(doorOf(paper), once, { from: "10.9.3.2" });
  const rows = (await call("GET /api/v1/audit?kind=signOutRefused", undefined, { cookie: admins[paper]!.cookie })).body["rows"] as unknown as { address: string; facts: unknown }[];
  const of = (address: string) => rows.filter((row) => row.address === address).map(({ facts }) => facts);
  expect([of("10.9.3.1"), of("10.9.3.2")]).toEqual([[{ through: "sso", because: "ssoNotProven" }], [{ through: "sso", because: "ssoOver" }]]);
  expect((await call("GET /api/v1/audit?kind=signOutRefused", undefined, { cookie: admins[rival]!.cookie })).body["rows"]).not.toContainEqual(expect.objectContaining({ address: "10.9.3.1" }));
});

test("A provider that is away is not believed blindly; whoever knocks without end is told to wait, and others are not", async () => {
  provider.mood.broken = true;
  const cookie = admins[paper]!.cookie;
  const { settings } = (await call("GET /api/v1/sso", undefined, { cookie })).body as unknown as { settings: { revision: number } };
  const { revision, ...as } = settings;
  expect((await call("PUT /api/v1/sso", { ...as, expectedRevision: revision }, { cookie })).status).toBe(200);
  expect(await tell(tokenOf(claims()))).toEqual(refused);
  provider.mood.broken = false;
  const answers = await Promise.all(Array.from({ length: 650 }, () => knock(doorOf("nobody"), "", { from: "10.9.9.9" })));
  expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  expect((await knock(doorOf("nobody"), "", { from: "10.9.9.8" })).status).toBe(400);
});

test("The administrator is told which address to register", async () => {
  expect((await call("GET /api/v1/sso", undefined, { cookie: admins[paper]!.cookie })).body).toMatchObject({ returnAddress: "https://gendan.test/sso", signOutAddress: doorOf(paper) });
});
