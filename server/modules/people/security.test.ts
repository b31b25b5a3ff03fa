import { expect, test } from "vitest";
import { sql } from "../../platform/db.ts";
import { profileRules } from "./password-profiles.ts";
import { signInPolicy } from "./rules.ts";
import { goodPassword, peopleHouse } from "./test-house.ts";
import { totpAt } from "./totp.ts";

const house = await peopleHouse();
const { call, signIn } = house;
const paper = await house.company("澄江纸品");
const minutes = (count: number) => house.clock.moveTo(house.clock.offset + count * 60_000);
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/** What an authenticator app makes of the secret that a person types in. */
const bytesOf = (secret: string) => Buffer.from(Array.from(secret, (sign) => alphabet.indexOf(sign).toString(2).padStart(5, "0")).join("").match(/.{8}/g)!.map((eight) => Number.parseInt(eight, 2)));
const codeNow = (secret: string) => totpAt(bytesOf(secret), house.clock.now());
const status = async (cookie: string) => (await call("GET /api/v1/me", undefined, { cookie })).status;
let addresses = 0;
const elsewhere = () => `10.2.0.${(addresses += 1)}`;
const admin = await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] });

/** Sets up a second factor and moves on, so that the next code is a new one. */
async function enrol(cookie: string) {
  const { secret } = (await call("POST /api/auth/second-factor", { password: goodPassword }, { cookie, address: elsewhere() })).json<{ secret: string }>();
  const confirmed = await call("POST /api/auth/second-factor/confirm", { code: codeNow(secret) }, { cookie, address: elsewhere() });
  minutes(1);
  return { secret, codes: confirmed.json<{ recoveryCodes: string[] }>().recoveryCodes };
}
const enrolled = async (name: string) => {
  const email = `${name}@paper.cn`;
  const { id, cookie } = await house.colleague(paper, { name, email, roles: ["finance"] });
  return { id, email, cookie, ...(await enrol(cookie)) };
};
const second = (cookie: string, code: string) => call("POST /api/auth/sign-in/code", { code }, { cookie, address: elsewhere() });
const kinds = async (who: string) =>
  (await call(`GET /api/v1/audit?personId=${who}`, undefined, { cookie: admin.cookie })).json<{ rows: { what: string }[] }>().rows.map(({ what }) => what);

test("With a second factor the password alone opens nothing, and the code opens under a new token", async () => {
  const { email, secret } = await enrolled("anna");
  const half = await signIn(email, goodPassword, elsewhere());
  expect(half.body).toEqual({ email, companyId: null, companies: [], waitsFor: "code" });
  expect(await status(half.cookie)).toBe(401);
  expect((await call("POST /api/auth/company", { companyId: paper }, { cookie: half.cookie })).status).toBe(401);
  expect((await call("POST /api/auth/password", { current: goodPassword, next: "another good one 2" }, { cookie: half.cookie })).status).toBe(401);
  const whole = await second(half.cookie, codeNow(secret));
  expect(whole.body).toMatchObject({ companyId: paper, waitsFor: null });
  expect([await status(whole.cookie), await status(half.cookie)]).toEqual([200, 401]);
});

test("A code is taken once, also by two at the same moment, and an old one not at all", async () => {
  const { email, secret } = await enrolled("bert");
  const [one, two] = [await signIn(email, goodPassword, elsewhere()), await signIn(email, goodPassword, elsewhere())];
  const code = codeNow(secret);
  const answers = await Promise.all([second(one.cookie, code), second(two.cookie, code)]);
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 401]);
  minutes(1);
  const three = await signIn(email, goodPassword, elsewhere());
  expect((await second(three.cookie, code)).body).toMatchObject({ code: "codeWrong" });
});

test("Five wrong codes lock the second step, and the right password between them does not start the count again", async () => {
  const { email, secret } = await enrolled("carl");
  for (let i = 0; i < 5; i += 1) {
    const { cookie } = await signIn(email, goodPassword, elsewhere());
    expect((await second(cookie, "000000")).body).toMatchObject({ code: "codeWrong" });
  }
  const { cookie } = await signIn(email, goodPassword, elsewhere());
  expect((await second(cookie, codeNow(secret))).body).toMatchObject({ code: "signInLocked" });
  minutes(16);
  const later = await signIn(email, goodPassword, elsewhere());
  expect((await second(later.cookie, codeNow(secret))).status).toBe(200);
});

test("The second step is waited for ten minutes", async () => {
  const { email, secret } = await enrolled("dora");
  const { cookie } = await signIn(email, goodPassword, elsewhere());
  minutes(signInPolicy.codeMinutes + 1);
  expect((await second(cookie, codeNow(secret))).body).toMatchObject({ code: "signInNeeded" });
});

test("A recovery code opens once, with or without its dashes; new ones end the old", async () => {
  const { email, secret, codes } = await enrolled("emil");
  expect(codes).toHaveLength(signInPolicy.recoveryCodes);
  const open = async (code: string) => (await second((await signIn(email, goodPassword, elsewhere())).cookie, code)).status;
  expect([await open(codes[0]!), await open(codes[0]!), await open(codes[1]!.replaceAll("-", "").toUpperCase())]).toEqual([200, 401, 200]);
  const { cookie } = await second((await signIn(email, goodPassword, elsewhere())).cookie, codeNow(secret));
  minutes(1);
  const renewed = await call("POST /api/auth/second-factor/recovery-codes", { password: goodPassword, code: codeNow(secret) }, { cookie, address: elsewhere() });
  expect(renewed.status).toBe(200);
  expect([await open(codes[2]!), await open(renewed.json<{ recoveryCodes: string[] }>().recoveryCodes[0]!)]).toEqual([401, 200]);
});

test("A second factor is removed with password and code, not with one of them", async () => {
  const { email, cookie, secret } = await enrolled("fred");
  const remove = (body: object) => call("POST /api/auth/second-factor/remove", body, { cookie, address: elsewhere() });
  expect((await remove({ password: "wrong", code: codeNow(secret) })).body).toMatchObject({ code: "signInFailed" });
  expect((await remove({ password: goodPassword, code: "000000" })).body).toMatchObject({ code: "codeWrong" });
  expect((await remove({ password: goodPassword, code: codeNow(secret) })).status).toBe(200);
  expect((await signIn(email, goodPassword, elsewhere())).body).toMatchObject({ waitsFor: null, companyId: paper });
});

test("Setting one up asks for the password and a first code; the application's role cannot read the secret", async () => {
  const { cookie } = await house.colleague(paper, { name: "gina", email: "gina@paper.cn", roles: ["finance"] });
  expect((await call("POST /api/auth/second-factor", { password: "wrong" }, { cookie, address: elsewhere() })).status).toBe(401);
  expect((await call("POST /api/auth/second-factor/confirm", { code: "123456" }, { cookie, address: elsewhere() })).body).toMatchObject({ code: "factorMissing" });
  await call("POST /api/auth/second-factor", { password: goodPassword }, { cookie, address: elsewhere() });
  expect((await call("POST /api/auth/second-factor/confirm", { code: "000000" }, { cookie, address: elsewhere() })).body).toMatchObject({ code: "codeWrong" });
  expect((await signIn("gina@paper.cn", goodPassword, elsewhere())).body).toMatchObject({ waitsFor: null });
  await expect(house.db.inCompany(paper, (tx) => tx.run(sql`select secret from login.second_factors`))).rejects.toThrow(/permission denied/);
});

test("An administrator takes away a colleague's lost second factor, not his own, and it is on record", async () => {
  const { id, email } = await enrolled("hans");
  const reset = (who: string) => call(`POST /api/v1/people/${who}/second-factor/reset`, { reason: "手机丢失" }, { cookie: admin.cookie });
  expect((await reset(admin.id)).body).toMatchObject({ code: "notYourself" });
  expect((await reset(id)).status).toBe(200);
  expect((await reset(id)).body).toMatchObject({ code: "factorMissing" });
  expect((await signIn(email, goodPassword, elsewhere())).body).toMatchObject({ waitsFor: null });
  expect(await kinds(id)).toEqual(expect.arrayContaining(["secondFactorAdded", "secondFactorReset"]));
});

test("No company lifts the second factor of a login that belongs to another one too", async () => {
  const two = await house.company("第二公司");
  const { id, email } = await enrolled("ivan");
  await house.person(two, { name: "ivan", email, roles: ["finance"] });
  expect((await call(`POST /api/v1/people/${id}/second-factor/reset`, { reason: "手机丢失" }, { cookie: admin.cookie })).body).toMatchObject({ code: "loginShared" });
});

test("Whose role requires a second factor sets one up at the next sign-in and can do nothing before", async () => {
  const set = (secondFactorRoles: string[], expectedRevision: number) => call("PUT /api/v1/security", { secondFactorRoles, expectedRevision }, { cookie: admin.cookie });
  const { cookie: before } = await house.colleague(paper, { name: "jana", email: "jana@paper.cn", roles: ["generalManager"] });
  expect((await set(["generalManager"], 0)).body).toEqual({ secondFactorRoles: ["generalManager"], passwordProfile: "asvs", revision: 1 });
  expect((await set(["admin"], 0)).body).toMatchObject({ code: "stale" });
  expect(await status(before)).toBe(200);
  const { cookie, body } = await signIn("jana@paper.cn", goodPassword, elsewhere());
  expect(body).toMatchObject({ waitsFor: "enrolment", companyId: paper });
  expect(await status(cookie)).toBe(401);
  const { secret } = await enrol(cookie);
  expect(await status(cookie)).toBe(200);
  const remove = await call("POST /api/auth/second-factor/remove", { password: goodPassword, code: codeNow(secret) }, { cookie, address: elsewhere() });
  expect(remove.body).toMatchObject({ code: "factorRequired" });
});

interface Mail { recipient: string; text: string }
const letters = (companyId: string) => house.db.inCompany(companyId, (tx) => tx.many<Mail>(sql`select recipient, text from notices.mails where kind = 'passwordForgotten' order by queued_at`));
const linkIn = (mail: Mail | undefined) => /https:\/\/gendan\.test\/reset#([\w-]{43})/.exec(mail?.text ?? "")?.[1] ?? "";
const ask = (email: string, address = elsewhere()) => call("POST /api/auth/password-reset", { email }, { address });
const complete = (secret: string, password: string) => call("POST /api/auth/password-reset/complete", { secret, password }, { address: elsewhere() });

test("A forgotten password is set by a mailed link, once; all sessions end, and the link is of our own address", async () => {
  const { cookie, id } = await house.colleague(paper, { name: "karl", email: "karl@paper.cn", roles: ["finance"] });
  expect((await ask("karl@paper.cn")).body).toEqual({});
  const secret = linkIn((await letters(paper)).at(-1));
  expect((await complete(secret, "karl@paper.cn1")).body).toMatchObject({ code: "passwordPersonal" });
  expect((await complete(secret, "umbrella seventeen")).body).toEqual({ email: "karl@paper.cn" });
  expect(await status(cookie)).toBe(401);
  expect((await complete(secret, "umbrella eighteen")).body).toMatchObject({ code: "resetGone" });
  expect([(await signIn("karl@paper.cn", goodPassword, elsewhere())).status, (await signIn("karl@paper.cn", "umbrella seventeen", elsewhere())).status]).toEqual([401, 200]);
  expect(await kinds(id)).toEqual(expect.arrayContaining(["resetAsked", "passwordSet"]));
  expect(await house.asOwner("select 1 from login.resets where encode(hash, 'escape') like $1", [`%${secret.slice(0, 10)}%`])).toEqual([]);
});

test("A link for a forgotten password holds ten minutes, and the newest alone", async () => {
  await house.colleague(paper, { name: "lena", email: "lena@paper.cn", roles: ["finance"] });
  await ask("lena@paper.cn");
  const first = linkIn((await letters(paper)).at(-1));
  await ask("lena@paper.cn");
  expect((await complete(first, "umbrella seventeen")).body).toMatchObject({ code: "resetGone" });
  const newest = linkIn((await letters(paper)).at(-1));
  minutes(signInPolicy.resetMinutes + 1);
  expect((await complete(newest, "umbrella seventeen")).body).toMatchObject({ code: "resetGone" });
});

test("Asking about nobody answers the same, as late, and mails nothing; five requests from an address are enough", async () => {
  const before = (await letters(paper)).length;
  const address = elsewhere();
  const began = performance.now();
  expect((await ask("nobody@paper.cn", address)).body).toEqual({});
  expect(performance.now() - began).toBeGreaterThan(290);
  for (let i = 0; i < 4; i += 1) await ask(`nobody${i}@paper.cn`, address);
  expect((await ask("lena@paper.cn", address)).body).toMatchObject({ code: "signInLocked" });
  expect((await letters(paper)).length).toBe(before);
});

test("The second factor stays when a forgotten password is set, and a login of a demo and of a real company gets its letter from the real one", async () => {
  const demo = await house.company("演示公司", true);
  const { email } = await enrolled("mona");
  await house.person(demo, { name: "mona", email, roles: ["finance"] });
  await house.asOwner("update login.members set joined_at = now() where company_id = $1", [demo]);
  await ask(email);
  expect(await letters(demo)).toEqual([]);
  await complete(linkIn((await letters(paper)).at(-1)), "umbrella seventeen");
  expect((await signIn(email, "umbrella seventeen", elsewhere())).body).toMatchObject({ waitsFor: "code" });
});

test("A person sees where he is signed in and ends one session, or all others; an administrator ends a colleague's", async () => {
  const { id, cookie } = await house.colleague(paper, { name: "nils", email: "nils@paper.cn", roles: ["finance"] });
  const [two, three] = [await signIn("nils@paper.cn", goodPassword, "10.9.9.9"), await signIn("nils@paper.cn", goodPassword, elsewhere())];
  const mine = (await call("GET /api/v1/me/sessions", undefined, { cookie })).json<{ id: string; current: boolean; address: string }[]>();
  expect(mine.map(({ current }) => current).sort()).toEqual([false, false, true]);
  const there = mine.find(({ address }) => address === "10.9.9.9")!;
  expect((await call(`POST /api/v1/me/sessions/${there.id}/end`, undefined, { cookie: admin.cookie })).status).toBe(404);
  expect((await call(`POST /api/v1/me/sessions/${there.id}/end`, undefined, { cookie })).body).toEqual({ ended: 1 });
  expect([await status(two.cookie), await status(three.cookie)]).toEqual([401, 200]);
  expect((await call("POST /api/v1/me/sessions/end-others", undefined, { cookie })).body).toEqual({ ended: 1 });
  expect([await status(three.cookie), await status(cookie)]).toEqual([401, 200]);
  expect((await call(`POST /api/v1/people/${id}/sessions/end`, undefined, { cookie: admin.cookie })).body).toEqual({ ended: 1 });
  expect(await status(cookie)).toBe(401);
});

test("A session that nobody used for twelve hours is over, one in use goes on", async () => {
  await house.colleague(paper, { name: "olga", email: "olga@paper.cn", roles: ["finance"] });
  const { cookie } = await signIn("olga@paper.cn", goodPassword, elsewhere());
  for (let i = 0; i < 3; i += 1) {
    minutes(profileRules.asvs.idleMinutes - 5);
    expect(await status(cookie)).toBe(200);
  }
  minutes(profileRules.asvs.idleMinutes + 1);
  expect(await status(cookie)).toBe(401);
});

test("The audit is the administrator's: by person, kind and day, with changes of power and exports; nobody changes it", async () => {
  const { cookie } = await signIn("admin@paper.cn", goodPassword, elsewhere());
  const { id, cookie: finance } = await house.colleague(paper, { name: "paul", email: "paul@paper.cn", roles: ["finance"] });
  await call(`PUT /api/v1/people/${id}/roles`, { roles: ["finance", "quality"], expectedVersion: 1 }, { cookie });
  await call("POST /api/v1/exports", { list: "orders", rows: 12 }, { cookie: finance });
  expect((await call("GET /api/v1/audit", undefined, { cookie: finance })).status).toBe(403);
  const found = async (question: string) => (await call(`GET /api/v1/audit?${question}`, undefined, { cookie })).json<{ rows: { what: string; actorName: string | null; facts: object }[] }>().rows;
  expect((await found(`personId=${id}&kind=rolesSet`)).map(({ actorName, facts }) => ({ actorName, facts }))).toEqual([{ actorName: "管理员", facts: { from: ["finance"], to: ["finance", "quality"] } }]);
  expect((await found(`personId=${id}&kind=exported`))[0]).toMatchObject({ actorName: "paul", facts: { list: "orders", rows: 12 } });
  const today = house.clock.now().toLocaleDateString("sv-SE", { timeZone: "Asia/Shanghai" });
  expect((await found(`personId=${id}&from=${today}&to=${today}`)).length).toBeGreaterThan(2);
  expect(await found(`personId=${id}&from=2020-01-01&to=2020-01-31`)).toEqual([]);
  await expect(house.db.inCompany(paper, (tx) => tx.run(sql`update people.audit set what = 'signedIn'`))).rejects.toThrow(/permission denied/);
});

test("Passwords that everybody tries are refused where one is chosen", async () => {
  const { cookie } = await house.colleague(paper, { name: "quin", email: "quin@paper.cn", roles: ["finance"] });
  const change = (next: string) => call("POST /api/auth/password", { current: goodPassword, next }, { cookie, address: elsewhere() });
  expect([(await change("1qaz2wsx3edc")).body["code"], (await change("quin@paper.cn")).body["code"], (await change("short")).body["code"]]).toEqual(["passwordCommon", "passwordPersonal", "passwordShort"]);
});
