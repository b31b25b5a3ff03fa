import { expect, test, vi } from "vitest";
import { tokenText } from "../../../contract/people.ts";
import { systemActor } from "../../platform/actor.ts";
import { sql } from "../../platform/db.ts";
import { entriesAbout, firstBreak } from "../journal/index.ts";
import { authenticator, newSecret, peopleWithRole, personNames, standInsOf } from "./index.ts";
import { standInFaults } from "./people.ts";
import { peopleHouse } from "./test-house.ts";

const house = await peopleHouse();
const { call, db, clock } = house;
const paper = await house.company("澄江纸品");
const rival = await house.company("对手纸业");
const admin = await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] });
const finance = await house.colleague(paper, { name: "李伟", email: "li@paper.cn", roles: ["finance", "salesDirector"] });
const clerk = await house.colleague(paper, { name: "王敏", email: "wang@paper.cn", roles: ["salesClerk"] });
const foreign = await house.colleague(rival, { name: "外人", email: "wai@rival.cn", roles: ["admin"] });

const hour = 3_600_000;
const later = (hours: number) => new Date(clock.now().getTime() + hours * hour);
const me = async (cookie: string) => (await call("GET /api/v1/me", undefined, { cookie })).json<{ name: string; roles: string[]; permissions: object }>();

test("Two companies do not see each other's people, even where a query forgot the company", async () => {
  const seen = (companyId: string) => db.inCompany(companyId, (tx) => tx.many<{ name: string }>(sql`select name from people.people order by name`));
  expect((await seen(rival)).map((row) => row.name)).toEqual(["外人"]);
  expect((await seen(paper)).map((row) => row.name)).not.toContain("外人");
  expect(await seen("0")).toEqual([]);
  for (const table of ["roles", "departments", "stand_ins", "tokens", "personal", "audit"]) {
    const rows = await db.inCompany(rival, (tx) => tx.many<{ companyId: string }>(sql`select distinct company_id from people.${sql.raw(table)}`));
    expect(rows.filter((row) => row.companyId !== rival)).toEqual([]);
  }
  await expect(db.inCompany(rival, (tx) => tx.run(sql`insert into people.personal values (${paper}, ${clerk.id}, '1')`))).rejects.toThrow(/row-level security/);
});

test("An administrator reaches no person of another company by its id", async () => {
  const from = { cookie: foreign.cookie };
  expect((await call(`GET /api/v1/people/${clerk.id}`, undefined, from)).status).toBe(404);
  expect((await call(`PUT /api/v1/people/${clerk.id}/roles`, { roles: ["admin"], expectedVersion: 1 }, from)).body).toMatchObject({ code: "notFound" });
  expect((await call("POST /api/v1/stand-ins", { absentId: finance.id, standInId: clerk.id, roles: ["finance"], from: later(0), to: later(9) }, from)).body).toMatchObject({ code: "notFound" });
});

test("Nobody changes his own roles, departments or state, and only those who manage people change another's", async () => {
  const own = (what: string, body: object) => call(`PUT /api/v1/people/${admin.id}/${what}`, { ...body, expectedVersion: 1 }, { cookie: admin.cookie });
  expect((await own("roles", { roles: ["admin", "finance"] })).body).toMatchObject({ code: "notYourself" });
  expect((await own("departments", { departmentIds: [] })).body).toMatchObject({ code: "notYourself" });
  expect((await own("state", { state: "left" })).body).toMatchObject({ code: "notYourself" });
  expect((await call(`PUT /api/v1/people/${finance.id}/roles`, { roles: ["admin"], expectedVersion: 1 }, { cookie: clerk.cookie })).body).toMatchObject({ code: "notPermitted" });
});

test("Roles count from the next request on, keep their history, and stand in the journal", async () => {
  const { id, cookie } = await house.colleague(paper, { name: "赵", email: "zhao@paper.cn", roles: ["warehouse", "quality"] });
  const set = (roles: string[], expectedVersion: number) => call(`PUT /api/v1/people/${id}/roles`, { roles, expectedVersion }, { cookie: admin.cookie });
  expect((await set(["quality", "planner"], 1)).body).toEqual({ id, revision: 2 });
  expect((await me(cookie)).roles.sort()).toEqual(["planner", "quality"]);
  expect((await set(["quality"], 1)).body).toMatchObject({ code: "stale", facts: { revision: 2 } });
  const held = await house.asOwner("select role, valid_to is null as now from people.roles where person_id = $1 order by role", [id]);
  expect(held).toEqual([{ role: "planner", now: true }, { role: "quality", now: true }, { role: "warehouse", now: false }]);
  const entries = await db.inCompany(paper, (tx) => entriesAbout(tx, { kind: "person", id }));
  expect(entries).toHaveLength(2);
  expect(firstBreak(entries)).toBeUndefined();
  expect(entries.map((entry) => entry.body).join()).not.toContain("赵");
});

test("A company keeps one administrator even when two demote each other at the same moment", async () => {
  const company = await house.company("两人公司");
  const [a, b] = [await house.colleague(company, { name: "A", email: "a@two.cn", roles: ["admin"] }), await house.colleague(company, { name: "B", email: "b@two.cn", roles: ["admin"] })];
  const demote = (who: string, cookie: string) => call(`PUT /api/v1/people/${who}/roles`, { roles: ["finance"], expectedVersion: 1 }, { cookie });
  const answers = await Promise.all([demote(b.id, a.cookie), demote(a.id, b.cookie)]);
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  expect(await db.inCompany(company, (tx) => peopleWithRole(tx, "admin"))).toHaveLength(1);
});

test("A stand-in has the absent person's roles during the period, is named as such, and passes nothing on", async () => {
  const body = { absentId: finance.id, standInId: clerk.id, roles: ["finance"], from: later(1), to: later(3) };
  const { body: made } = await call("POST /api/v1/stand-ins", body, { cookie: finance.cookie });
  await call("POST /api/v1/stand-ins", { ...body, absentId: clerk.id, standInId: admin.id, roles: ["salesClerk"] }, { cookie: clerk.cookie });
  expect((await me(clerk.cookie)).name).toBe("王敏");
  clock.moveTo(clock.offset + 2 * hour);
  expect(await me(clerk.cookie)).toMatchObject({ name: "王敏（代 李伟）", permissions: { "settlement.receive": "company", "orders.enter": "company" }, standingInFor: [{ id: finance.id }] });
  expect((await me(clerk.cookie)).roles.sort()).toEqual(["finance", "salesClerk"]);
  expect((await me(admin.cookie)).roles.sort()).toEqual(["admin", "salesClerk"]);
  expect(await db.inCompany(paper, (tx) => standInsOf(tx, [finance.id], clock.now()))).toMatchObject([{ standInId: clerk.id, roles: ["finance"] }]);
  expect((await call(`POST /api/v1/stand-ins/${made["id"]}/end`, {}, { cookie: finance.cookie })).status).toBe(200);
  expect((await me(clerk.cookie)).name).toBe("王敏");
});

test("Nobody names himself as a stand-in, and only the absent person or those who manage people name one", async () => {
  const name = (absentId: string, standInId: string, cookie: string) => call("POST /api/v1/stand-ins", { absentId, standInId, roles: ["finance"], from: later(0), to: later(9) }, { cookie });
  expect((await name(finance.id, admin.id, admin.cookie)).body).toMatchObject({ code: "notYourself" });
  expect((await name(finance.id, admin.id, clerk.cookie)).body).toMatchObject({ code: "notPermitted" });
});

const party = { name: "李伟", state: "active" as const, roles: ["finance"] };
const now = new Date("2026-03-03T06:20:00Z");
const good = { absent: party, standIn: party, roles: ["finance"], from: now, to: new Date("2026-03-10T00:00:00Z"), now };
test.each([
  ["a stand-in for a held role is fine", good, []],
  ["a role that the absent one does not hold cannot be lent", { ...good, roles: ["finance", "admin"] }, ["standInRoles"]],
  ["who left can neither lend nor take", { ...good, standIn: { ...party, state: "left" as const } }, ["personLeft"]],
  ["a period that is over is refused", { ...good, from: new Date("2026-01-01"), to: now }, ["periodWrong"]],
  ["a period that ends before it begins is refused", { ...good, from: new Date("2026-03-11") }, ["periodWrong"]],
  ["all faults are told at once", { ...good, roles: ["admin"], to: now, absent: { ...party, state: "left" as const } }, ["personLeft", "standInRoles", "periodWrong"]],
])("%s", (_, wish, codes) => expect(standInFaults(wish).map((fault) => fault.code)).toEqual(codes));

test("A personal token may what its owner may, is stored as a hash only, and ends by date or revocation", async () => {
  const secret = newSecret();
  const bearer = tokenText(paper, secret);
  const { body } = await call("POST /api/v1/tokens", { name: "Excel", secret, expiresAt: later(24) }, { cookie: clerk.cookie });
  expect((await call("GET /api/v1/me", undefined, { bearer })).body).toMatchObject({ id: clerk.id, kind: "person", roles: ["salesClerk"] });
  expect((await call("GET /api/v1/me", undefined, { bearer: tokenText(rival, secret) })).status).toBe(401);
  const everything = await house.asOwner("select coalesce((select string_agg(t::text, '') from people.tokens t), '') || coalesce((select string_agg(i::text, '') from platform.idempotency i), '') as text");
  expect(everything[0]?.["text"]).not.toContain(secret);
  const [token] = (await call("GET /api/v1/tokens", undefined, { cookie: clerk.cookie })).json<{ prefix: string; lastUsedAt: string }[]>();
  expect(token).toMatchObject({ prefix: secret.slice(0, 6), lastUsedAt: expect.any(String) as string });
  expect((await call(`POST /api/v1/tokens/${body["id"]}/revoke`, {}, { cookie: finance.cookie })).status).toBe(404);
  expect((await call(`POST /api/v1/tokens/${body["id"]}/revoke`, {}, { cookie: clerk.cookie })).status).toBe(200);
  expect((await call("GET /api/v1/me", undefined, { bearer })).status).toBe(401);
});

test("A service token carries the roles it was given, until its date", async () => {
  const secret = newSecret();
  const issue = (cookie: string) => call("POST /api/v1/service-tokens", { name: "ERP", secret, roles: ["warehouse"], expiresAt: later(24) }, { cookie });
  expect((await issue(clerk.cookie)).status).toBe(403);
  expect((await issue(admin.cookie)).status).toBe(200);
  const bearer = tokenText(paper, secret);
  expect((await call("GET /api/v1/me", undefined, { bearer })).body).toMatchObject({ name: "ERP", kind: "service", roles: ["warehouse"] });
  clock.moveTo(clock.offset + 25 * hour);
  expect((await call("GET /api/v1/me", undefined, { bearer })).status).toBe(401);
  clock.moveTo(clock.offset - 25 * hour);
});

test("Authentication costs one statement; a cookie with a wrong signature and a customer's link cost none here", async () => {
  const sent = vi.spyOn(db, "ask");
  const link = { ...systemActor(paper), kind: "link" as const };
  const { authenticate } = authenticator({ db, login: house.login, clock, others: [({ url }) => Promise.resolve(url === "/link" ? link : undefined)] });
  const as = (cookie: string) => authenticate({ headers: { cookie }, url: "", ip: "10.0.0.1" });
  expect(await as(clerk.cookie)).toMatchObject({ id: clerk.id, companyId: paper, address: "10.0.0.1" });
  expect(sent.mock.calls).toMatchObject([[{ text: expect.stringContaining("from login.sessions") as string }]]);
  expect(await as(`${clerk.cookie.slice(0, -8)}AAAAAA%3D`)).toBeUndefined();
  expect(await authenticate({ headers: {}, url: "/link", ip: "" })).toMatchObject({ kind: "link" });
  expect(sent).toHaveBeenCalledTimes(1);
});

test("A login that works for two companies chooses one, and each shows its own roles", async () => {
  const invitation = newSecret();
  const inRival = await house.person(rival, { name: "王敏", email: "wang@paper.cn", roles: ["finance"] }, invitation);
  const join = (password: string) => call("POST /api/auth/invitation", { invitation, password }, { address: "10.9.0.1" });
  // Whoever typed the address first must not own the account: joining asks for the password that its owner has.
  expect((await join("another password")).body).toMatchObject({ code: "signInFailed" });
  expect((await join("correct horse 电池 staple")).status).toBe(200);
  const signed = await house.signIn("wang@paper.cn");
  expect(signed.body).toMatchObject({ companyId: null, companies: [{ id: paper }, { id: rival }] });
  expect((await call("GET /api/v1/me", undefined, { cookie: signed.cookie })).status).toBe(401);
  await call("POST /api/auth/company", { companyId: rival }, { cookie: signed.cookie });
  expect((await call("GET /api/v1/me", undefined, { cookie: signed.cookie })).body).toMatchObject({ id: inRival, roles: ["finance"] });
  expect((await call(`POST /api/v1/people/${inRival}/invitations`, { invitation: newSecret() }, { cookie: foreign.cookie })).body).toMatchObject({ code: "loginShared" });
});

test("The list of people is searched, filtered by role, and paged by name; phones and e-mail stay with those who manage people", async () => {
  const list = async (query: string) => (await call(`GET /api/v1/people?${query}`, undefined, { cookie: admin.cookie })).json<{ rows: { name: string }[]; next: string | null }>();
  expect((await list(`search=${encodeURIComponent("敏")}`)).rows.map((row) => row.name)).toEqual(["王敏"]);
  expect((await list("role=finance")).rows.map((row) => row.name)).toEqual(["李伟"]);
  expect((await list("search=%25")).rows).toEqual([]);
  const first = await list("limit=3");
  const second = await list(`limit=3&cursor=${first.next}`);
  expect([...first.rows, ...second.rows].map((row) => row.name).sort()).toEqual(["李伟", "王敏", "管理员", "赵"].sort());
  expect((await call("GET /api/v1/people?cursor=nonsense", undefined, { cookie: admin.cookie })).status).toBe(422);
  expect((await call(`GET /api/v1/people/${finance.id}`, undefined, { cookie: (await house.signIn("li@paper.cn")).cookie })).body).toMatchObject({ email: "li@paper.cn" });
  expect(await db.inCompany(paper, (tx) => personNames(tx, [finance.id, foreign.id]))).toEqual(new Map([[finance.id, "李伟"]]));
});

test("The same e-mail is added once to a company, and an unknown department is refused", async () => {
  const add = (email: string, departmentIds: string[]) => call("POST /api/v1/people", { name: "新", email, roles: ["finance"], departmentIds }, { cookie: admin.cookie });
  expect((await add("LI@paper.cn", [])).body).toMatchObject({ code: "alreadyHere" });
  expect((await add("xin@paper.cn", [systemActor("1").id])).body).toMatchObject({ code: "unknownDepartment" });
  expect(await house.asOwner("select 1 from login.users where email = 'xin@paper.cn'")).toEqual([]);
});
