import { expect, test } from "vitest";
import { sql } from "../../platform/db.ts";
import { newSecret, sweepLogins } from "./index.ts";
import { signInPolicy } from "./rules.ts";
import { goodPassword, peopleHouse } from "./test-house.ts";

const house = await peopleHouse();
const { call, signIn } = house;
const paper = await house.company("澄江纸品");
const minutes = (count: number) => house.clock.moveTo(house.clock.offset + count * 60_000);
let addresses = 0;
const elsewhere = () => `10.1.0.${(addresses += 1)}`;

test("An invited person chooses a password, signs in, and is told who he is", async () => {
  const { cookie } = await house.colleague(paper, { name: "王敏", email: "wang@paper.cn", roles: ["salesClerk"] });
  const me = await call("GET /api/v1/me", undefined, { cookie });
  expect(me.body).toMatchObject({ name: "王敏", roles: ["salesClerk"], company: { id: paper, name: "澄江纸品" }, permissions: { "orders.enter": "company" } });
  expect(me.body["permissions"]).not.toHaveProperty("people.manage");
});

test("The session cookie is HttpOnly and SameSite=Lax, and a forged or altered one is nobody", async () => {
  const { cookie, setCookie } = await signIn("wang@paper.cn");
  expect(setCookie).toMatch(/HttpOnly; SameSite=Lax/);
  expect((await call("GET /api/v1/me", undefined, { cookie: cookie.replace(/=.../, "=abc") })).status).toBe(401);
  expect((await call("GET /api/v1/me", undefined, { cookie: "gendan=abc" })).body).toMatchObject({ code: "signInNeeded" });
});

test("No account exists before somebody chose its password: not the invited person's, not a default one", async () => {
  await house.person(paper, { name: "新人", email: "new@paper.cn", roles: ["finance"] });
  for (const password of ["", "admin", "password", "new@paper.cn"]) expect([400, 401, 422]).toContain((await signIn("new@paper.cn", password, elsewhere())).status);
});

test("An invitation works once, and not after its time", async () => {
  const [once, late] = [newSecret(), newSecret()];
  await house.person(paper, { name: "甲", email: "once@paper.cn", roles: ["finance"] }, once);
  await house.person(paper, { name: "乙", email: "late@paper.cn", roles: ["finance"] }, late);
  const accept = (invitation: string) => call("POST /api/auth/invitation", { invitation, password: goodPassword });
  expect((await accept(once)).body).toEqual({ email: "once@paper.cn" });
  expect((await accept(once)).body).toMatchObject({ code: "invitationGone" });
  minutes(signInPolicy.invitationHours * 60 + 1);
  expect((await accept(late)).body).toMatchObject({ code: "invitationGone" });
});

test("Five failures lock an account for 15 minutes, from wherever it is tried", async () => {
  for (let i = 0; i < 5; i += 1) expect((await signIn("wang@paper.cn", "wrong", elsewhere())).body).toMatchObject({ code: "signInFailed" });
  expect((await signIn("wang@paper.cn", goodPassword, elsewhere())).body).toMatchObject({ code: "signInLocked" });
  minutes(14);
  expect((await signIn("wang@paper.cn", goodPassword, elsewhere())).status).toBe(429);
  minutes(2);
  expect((await signIn("wang@paper.cn", goodPassword, elsewhere())).status).toBe(200);
});

test("A right password before the fifth failure starts the count again", async () => {
  for (let round = 0; round < 2; round += 1) {
    for (let i = 0; i < 4; i += 1) await signIn("wang@paper.cn", "wrong", elsewhere());
    expect((await signIn("wang@paper.cn", goodPassword, elsewhere())).status).toBe(200);
  }
});

test("Five failures from one address lock that address for every account, and a right password between them does not help", async () => {
  const address = elsewhere();
  for (let i = 0; i < 4; i += 1) await signIn(`guess${i}@paper.cn`, "wrong", address);
  expect((await signIn("wang@paper.cn", goodPassword, address)).status).toBe(200);
  expect((await signIn("guess5@paper.cn", "wrong", address)).body).toMatchObject({ code: "signInFailed" });
  expect((await signIn("wang@paper.cn", goodPassword, address)).body).toMatchObject({ code: "signInLocked" });
  expect((await signIn("wang@paper.cn", goodPassword, elsewhere())).status).toBe(200);
});

test("Twenty guesses at the same moment get no more than five answers", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIn("once@paper.cn", "wrong", elsewhere())));
  expect(answers.filter((answer) => answer.body["code"] === "signInFailed")).toHaveLength(5);
  minutes(16);
});

test("An unknown account is refused and locked in the same words as a known one", async () => {
  const told = async (email: string) => {
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push((await signIn(email, "wrong", elsewhere())).body);
    return answers.map(({ code, title, hint }) => ({ code, title, hint }));
  };
  expect(await told("nobody@paper.cn")).toEqual(await told("once@paper.cn"));
  minutes(16);
});

test("A session ends when the clock says so, at sign-out, and when its person leaves", async () => {
  const { id, cookie } = await house.colleague(paper, { name: "丙", email: "bing@paper.cn", roles: ["finance"] });
  const admin = await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] });
  const status = async (of: string) => (await call("GET /api/v1/me", undefined, { cookie: of })).status;
  const second = (await signIn("bing@paper.cn")).cookie;
  await call("POST /api/auth/sign-out", undefined, { cookie: second });
  expect([await status(cookie), await status(second)]).toEqual([200, 401]);
  expect((await call(`PUT /api/v1/people/${id}/state`, { state: "left", expectedVersion: 1 }, { cookie: admin.cookie })).status).toBe(200);
  expect([await status(cookie), (await signIn("bing@paper.cn")).status]).toEqual([401, 401]);
  minutes(signInPolicy.sessionDays * 24 * 60);
  expect(await status(admin.cookie)).toBe(401);
});

test("Sign-ins, failures and sign-outs are on record; the person sees his own, and nobody can change them", async () => {
  const { cookie } = await house.colleague(paper, { name: "丁", email: "ding@paper.cn", roles: ["finance"] });
  await signIn("ding@paper.cn", "wrong");
  await call("POST /api/auth/sign-out", undefined, { cookie: (await signIn("ding@paper.cn")).cookie });
  const mine = (await call("GET /api/v1/me/sign-ins", undefined, { cookie })).json<{ rows: { what: string }[] }>();
  expect(mine.rows.map((row) => row.what).sort()).toEqual(["passwordSet", "signInFailed", "signedIn", "signedIn", "signedOut"]);
  await expect(house.db.inCompany(paper, (tx) => tx.run(sql`delete from people.audit`))).rejects.toThrow(/permission denied/);
});

test("The demo lets a visitor in by a click, any other company does not", async () => {
  const demo = await house.company("演示公司", true);
  const actor = await house.person(demo, { name: "演员", email: "actor@demo.cn", roles: ["warehouse"] });
  const real = await house.person(paper, { name: "真人", email: "real@paper.cn", roles: ["admin"] });
  expect((await call("GET /api/auth/demo/people")).body).toEqual([{ id: actor, name: "演员", jobTitle: "", roles: ["warehouse"], companyName: "演示公司" }]);
  const { cookie } = await call("POST /api/auth/demo/sign-in", { personId: actor });
  expect((await call("GET /api/v1/me", undefined, { cookie })).body).toMatchObject({ name: "演员", company: { demo: true } });
  expect(await call("POST /api/auth/demo/sign-in", { personId: real })).toMatchObject({ status: 403, cookie: "", body: { code: "notInDemo" } });
});

test("A changed password needs the present one and ends the other sessions", async () => {
  const { cookie } = await house.colleague(paper, { name: "戊", email: "wu@paper.cn", roles: ["finance"] });
  const other = (await signIn("wu@paper.cn")).cookie;
  const change = (current: string) => call("POST /api/auth/password", { current, next: "another good one" }, { cookie });
  expect((await change("wrong")).body).toMatchObject({ code: "signInFailed" });
  expect((await change(goodPassword)).status).toBe(200);
  expect((await call("GET /api/v1/me", undefined, { cookie })).status).toBe(200);
  expect((await call("GET /api/v1/me", undefined, { cookie: other })).status).toBe(401);
  expect((await signIn("wu@paper.cn", "another good one")).status).toBe(200);
});

test("What is over is swept away: sessions, invitations and forgotten failures, and nothing that still counts", async () => {
  await signIn("real@paper.cn", "wrong", elsewhere());
  const left = async () => house.asOwner("select (select count(*)::int from login.sessions) as sessions, (select count(*)::int from login.attempts) as attempts");
  const before = await left();
  await house.db.outside((tx) => sweepLogins(tx, house.clock.now()));
  const [swept] = await left();
  expect(swept?.["sessions"]).toBeLessThan(Number(before[0]?.["sessions"]));
  expect(swept?.["attempts"]).toBeGreaterThanOrEqual(2);
  minutes(signInPolicy.sessionDays * 24 * 60 + 1);
  await house.db.outside((tx) => sweepLogins(tx, house.clock.now()));
  expect(await left()).toEqual([{ sessions: 0, attempts: 0 }]);
});

test("A session tells when the password was shown, by the house's clock", async () => {
  minutes(24 * 60);
  await signIn("wang@paper.cn", goodPassword, elsewhere());
  const { createdAt } = await house.db.outside((tx) => tx.one<{ createdAt: Date }>(sql`select created_at from login.sessions order by created_at desc limit 1`));
  expect(Math.abs(createdAt.getTime() - house.clock.now().getTime())).toBeLessThan(60_000);
});
