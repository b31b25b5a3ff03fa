import { expect, test } from "vitest";
import type { Role } from "../../../contract/permissions.ts";
import { newSecret } from "./index.ts";
import { apartFaults, rolesParted } from "./separation.ts";
import { goodPassword, peopleHouse } from "./test-house.ts";

const house = await peopleHouse();
const { call, clock } = house;
const paper = await house.company("澄江纸品");
const colleague = (name: string, ...roles: Role[]) => house.colleague(paper, { name, email: `${name}@paper.cn`, roles });
const chief = await colleague("chief", "admin", "finance");
const system = await colleague("system", "quality");
const security = await colleague("security", "generalManager");
const auditor = await colleague("auditor", "logistics", "admin");
const clerk = await colleague("clerk", "salesClerk");
const spare = await colleague("spare", "salesClerk");
const later = (hours: number) => new Date(clock.now().getTime() + hours * 3_600_000);
type Who = { id: string; cookie: string };

const said = ({ status, body }: { status: number; body: Record<string, unknown> }) => (status === 200 ? "done" : String(body["code"]));
const ask = async (who: Who, request: string, body?: object) => said(await call(request, body, { cookie: who.cookie }));
const rolesOf = async (who: { id: string }) => (await call(`GET /api/v1/people/${who.id}`, undefined, { cookie: security.cookie })).json<{ roles: Role[]; revision: number }>();
const setRoles = async (by: Who, who: { id: string }, ...roles: Role[]) => ask(by, `PUT /api/v1/people/${who.id}/roles`, { roles, expectedVersion: (await rolesOf(who)).revision });
const standIn = (by: Who, absent: Who, standing: Who, ...roles: Role[]) => ask(by, "POST /api/v1/stand-ins", { absentId: absent.id, standInId: standing.id, roles, from: clock.now(), to: later(1) });
const three = { systemAdminId: system.id, securityAdminId: security.id, auditAdminId: auditor.id };
const separate = (by: Who, who: object = three) => ask(by, "POST /api/v1/security/separation", who);

test.each<[Role[], string[]]>([
  [[], []], [["systemAdmin"], []], [["securityAdmin", "finance"], []], [["auditAdmin"], []], [["finance", "quality"], []],
  [["admin"], ["plainAdministrator"]], [["admin", "finance"], ["plainAdministrator"]], [["admin", "auditAdmin"], ["plainAdministrator"]],
  [["systemAdmin", "securityAdmin"], ["administratorsApart"]], [["systemAdmin", "auditAdmin"], ["auditorApart"]], [["securityAdmin", "auditAdmin"], ["auditorApart"]],
  [["auditAdmin", "finance"], ["auditorApart"]], [["systemAdmin", "securityAdmin", "auditAdmin"], ["auditorApart"]], [["systemAdmin", "systemAdmin"], []],
])("One person holds %j: %j", async (roles, codes) => {
  expect(apartFaults(roles).map(({ code }) => code)).toEqual(codes);
  // And the database says the same of a row that no command wrote.
  const held = [...new Set(roles)].map((role) => `insert into people.roles (company_id, person_id, role, valid_from) values (${paper}, '${spare.id}', '${role}', '2030-01-01');`).join("\n");
  const attempt = house.asOwner(`do $$ begin
    delete from people.roles where company_id = ${paper} and person_id = '${spare.id}';
    delete from people.roles where company_id = ${paper} and role = 'admin';
    insert into people.security (company_id, separate_since) values (${paper}, '2029-01-01');
    ${held}
    raise exception 'nothing of it stays'; end $$`);
  await expect(attempt).rejects.toThrow(codes.length ? "administrators are kept apart" : "nothing of it stays");
});

test.each<[Role[], Role | undefined, Role[]]>([
  [["admin", "finance"], undefined, ["finance"]], [["admin"], undefined, []], [["admin", "finance"], "systemAdmin", ["finance", "systemAdmin"]], [["logistics", "admin"], "auditAdmin", ["auditAdmin"]],
  [["systemAdmin"], "securityAdmin", ["securityAdmin"]],
])("Of %j becomes, as %s, %j", (before, given, after) => expect(rolesParted(before, given)).toEqual(after));

test("The administration is parted by a plain administrator, among three who took up their accounts; all that held it otherwise ends", async () => {
  const ghost = { id: await house.person(paper, { name: "ghost", email: "ghost@paper.cn", roles: ["quality"] }) };
  expect(await separate(clerk)).toBe("notPermitted");
  expect(await separate(chief, { ...three, securityAdminId: system.id })).toBe("administratorsApart");
  expect(await separate(chief, { ...three, securityAdminId: ghost.id })).toBe("administratorNotJoined");
  expect(await standIn(chief, chief, clerk, "admin")).toBe("done");
  const secret = newSecret();
  expect(await ask(chief, "POST /api/v1/service-tokens", { name: "ERP", secret, expiresAt: later(24), roles: ["admin"] })).toBe("done");
  expect(await separate(chief)).toBe("done");
  const bearer = await call("GET /api/v1/me", undefined, { bearer: `gdn_${paper}_${secret}` });
  expect(bearer.status).toBe(401);
  expect([(await rolesOf(chief)).roles, (await rolesOf(system)).roles, (await rolesOf(security)).roles, (await rolesOf(auditor)).roles]).toEqual([["finance"], ["quality", "systemAdmin"], ["generalManager", "securityAdmin"], ["auditAdmin"]]);
  expect([await ask(chief, "GET /api/v1/audit"), await ask(clerk, "GET /api/v1/audit"), await separate(chief)]).toEqual(["notPermitted", "notPermitted", "notPermitted"]);
});

test("Each of the three does his own part, and none the others'", async () => {
  const body = { name: "x", jobTitle: "", phone: "", language: "zh-CN", email: "x@paper.cn", roles: [] };
  const acts: [string, object | undefined][] = [
    ["GET /api/v1/audit", undefined], ["POST /api/v1/people", body], [`PUT /api/v1/people/${clerk.id}/roles`, { roles: ["salesClerk"], expectedVersion: 99 }],
    ["PUT /api/v1/security", { secondFactorRoles: [], expectedRevision: 99 }], ["GET /api/v1/sso", undefined], ["GET /api/v1/people", undefined],
  ];
  const of = async (who: Who) => Promise.all(acts.map(([request, sent]) => ask(who, request, sent)));
  expect(await of(auditor)).toEqual(["done", "notPermitted", "notPermitted", "notPermitted", "notPermitted", "notPermitted"]);
  expect(await of(system)).toEqual(["notPermitted", "done", "notPermitted", "notPermitted", "done", "done"]);
  expect(await of(security)).toEqual(["notPermitted", "notPermitted", "stale", "stale", "notPermitted", "done"]);
});

test("Nobody comes to hold two of the three, nor the plain role: not by roles, not by a stand-in, not by both at once", async () => {
  expect(await setRoles(security, system, "systemAdmin", "securityAdmin")).toBe("administratorsApart");
  expect(await setRoles(security, clerk, "salesClerk", "admin")).toBe("plainAdministrator");
  expect(await setRoles(security, auditor, "auditAdmin", "finance")).toBe("auditorApart");
  expect(await setRoles(security, security, "securityAdmin", "finance")).toBe("notYourself");
  expect(await standIn(security, security, system, "securityAdmin")).toBe("administratorsApart");
  expect(await standIn(system, system, security, "systemAdmin")).toBe("administratorsApart");
  expect(await standIn(clerk, clerk, auditor, "salesClerk")).toBe("auditorApart");
  expect(await standIn(system, system, spare, "systemAdmin")).toBe("done");
  expect(await standIn(security, security, spare, "securityAdmin")).toBe("administratorsApart");
  expect(await setRoles(security, spare, "salesClerk", "securityAdmin")).toBe("administratorsApart");
  expect(await setRoles(security, spare, "auditAdmin")).toBe("auditorApart");
  clock.moveTo(clock.offset + 2 * 3_600_000);
  const both = await Promise.all([setRoles(security, spare, "salesClerk", "securityAdmin"), standIn(system, system, spare, "systemAdmin")]);
  expect(both.filter((outcome) => outcome === "done")).toHaveLength(1);
  expect(both.filter((outcome) => outcome === "administratorsApart")).toHaveLength(1);
  clock.moveTo(clock.offset + 2 * 3_600_000);
  expect(await setRoles(security, spare, "salesClerk")).toBe("done");
});

test("Who adds a person gives him no power, and gets into no account that has some: neither by invitation nor by single sign-on, a return or a program", async () => {
  const person = { name: "puppet", email: "puppet@paper.cn", jobTitle: "", phone: "", language: "zh-CN" };
  expect(await ask(system, "POST /api/v1/people", { ...person, roles: ["generalManager"] })).toBe("rolesApart");
  const invitation = newSecret();
  const made = await call("POST /api/v1/people", { ...person, roles: [], invitation }, { cookie: system.cookie });
  const puppet = { id: String(made.body["id"]) };
  expect(await setRoles(system, puppet, "generalManager")).toBe("notPermitted");
  expect((await call("POST /api/auth/invitation", { invitation, password: goodPassword })).status).toBe(200);
  const cookie = (await house.signIn("puppet@paper.cn")).cookie;
  expect((await call("GET /api/v1/people", undefined, { cookie })).status).toBe(403);
  expect(await setRoles(security, puppet, "quality")).toBe("done");
  expect((await call("GET /api/v1/people", undefined, { cookie })).status).toBe(200);
  for (const who of [puppet, clerk, security, auditor]) {
    expect(await ask(system, `POST /api/v1/people/${who.id}/invitations`, { invitation: newSecret() })).toBe("accessApart");
    expect(await ask(system, `PUT /api/v1/people/${who.id}/provider-account`, { account: "mine" })).toBe("accessApart");
  }
  for (const who of [system, security]) expect(await ask(who, "POST /api/v1/service-tokens", { name: "ERP", secret: newSecret(), expiresAt: later(24), roles: ["finance"] })).toBe(who === system ? "notPermitted" : "tokenApart");
  const state = async (wanted: string) => ask(system, `PUT /api/v1/people/${clerk.id}/state`, { state: wanted, expectedVersion: (await rolesOf(clerk)).revision });
  expect([await state("left"), await state("active"), (await rolesOf(clerk)).roles]).toEqual(["done", "done", []]);
  expect(await ask(system, `PUT /api/v1/people/${security.id}/state`, { state: "left", expectedVersion: (await rolesOf(security)).revision })).toBe("lastAdministrator");
});

test("It ends with the word of two of them, within seven days; what was done stays on record", async () => {
  const end = (who: Who) => ask(who, "POST /api/v1/security/separation/end", {});
  const since = async () => (await call("GET /api/v1/security/separation", undefined, { cookie: security.cookie })).body["since"];
  expect([await end(auditor), await end(chief)]).toEqual(["notPermitted", "notPermitted"]);
  expect([await end(security), await end(security), typeof (await since())]).toEqual(["done", "done", "string"]);
  clock.moveTo(clock.offset + 8 * 24 * 3_600_000);
  for (const who of [system, security, auditor]) who.cookie = (await house.signIn(`${who === system ? "system" : who === security ? "security" : "auditor"}@paper.cn`)).cookie;
  expect([await end(system), typeof (await since())]).toEqual(["done", "string"]);
  expect([await end(security), await since()]).toEqual(["done", null]);
  expect((await rolesOf(system)).roles).toEqual(["admin", "quality"]);
  const kinds = (await call("GET /api/v1/audit", undefined, { cookie: auditor.cookie })).json<{ rows: { what: string }[] }>().rows.map(({ what }) => what);
  expect(kinds).toEqual(expect.arrayContaining(["togetherAsked", "administratorsTogether"]));
  const all = (await call("GET /api/v1/audit?kind=administratorsSeparated", undefined, { cookie: auditor.cookie })).json<{ rows: object[] }>().rows;
  expect(all).toHaveLength(1);
});
