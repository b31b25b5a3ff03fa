import { expect, test } from "vitest";
import { sql } from "../../platform/db.ts";
import { goodPassword, peopleHouse } from "./test-house.ts";

const house = await peopleHouse();
const { call, signIn, clock } = house;
const paper = await house.company("澄江纸品");
const minutes = (count: number) => clock.moveTo(clock.offset + count * 60_000);
const days = (count: number) => minutes(count * 24 * 60);
let addresses = 0;
const elsewhere = () => `10.3.0.${(addresses += 1)}`;
const admin = await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] });
const anna = await house.colleague(paper, { name: "anna", email: "anna@paper.cn", roles: ["finance"] });
const status = async (cookie: string) => (await call("GET /api/v1/me", undefined, { cookie })).status;
const change = (cookie: string, current: string, next: string) => call("POST /api/auth/password", { current, next }, { cookie, address: elsewhere() });
const choose = (passwordProfile: string, expectedRevision: number, cookie = admin.cookie) => call("PUT /api/v1/security", { secondFactorRoles: [], passwordProfile, expectedRevision }, { cookie });
const enter = async (email: string, password: string) => signIn(email, password, elsewhere());

test("By default nothing is changed by the calendar, and the same password may stay", async () => {
  expect((await call("GET /api/v1/security", undefined, { cookie: admin.cookie })).body).toEqual({ secondFactorRoles: [], passwordProfile: "asvs", revision: 0 });
  expect((await change(anna.cookie, goodPassword, "Kx7#mq2!")).body).toMatchObject({ code: "passwordShort", facts: { length: 12 } });
  expect((await change(anna.cookie, goodPassword, goodPassword)).status).toBe(200);
});

test("With the other profile everybody chooses another password at his next sign-in, and can do nothing before", async () => {
  minutes(1);
  expect((await choose("gbt22239", 0)).body).toEqual({ secondFactorRoles: [], passwordProfile: "gbt22239", revision: 1 });
  expect((await call("GET /api/v1/me", undefined, { cookie: admin.cookie })).body).toMatchObject({ idleMinutes: 30 });
  minutes(1);
  const { body, cookie } = await enter("anna@paper.cn", goodPassword);
  expect([body["waitsFor"], body["companyId"], await status(cookie)]).toEqual(["password", paper, 401]);
  expect((await change(cookie, goodPassword, "vkq8zr2mwp")).body).toMatchObject({ code: "passwordKinds", facts: { needed: 3, found: 2, missing: "A-Z, !?#" } });
  expect((await change(cookie, goodPassword, "kx7mq")).body).toMatchObject({ refusals: [{ code: "passwordShort" }, { code: "passwordKinds" }] });
  expect((await change(cookie, goodPassword, goodPassword)).status).toBe(422);
  expect((await change(cookie, "wrong", "Kx7#mq2!")).body).toMatchObject({ code: "signInFailed" });
  expect(await status(cookie)).toBe(401);
  expect((await change(cookie, goodPassword, "Kx7#mq2!")).status).toBe(200);
  expect(await status(cookie)).toBe(200);
  expect((await enter("anna@paper.cn", "Kx7#mq2!")).body).toMatchObject({ waitsFor: null, companyId: paper });
});

test("None of the last five is used again, the sixth is; nobody but sign-in reads their hashes", async () => {
  const { cookie } = await enter("anna@paper.cn", "Kx7#mq2!");
  let current = "Kx7#mq2!";
  for (const next of ["Kx7#mq2!b", "Kx7#mq2!c", "Kx7#mq2!d", "Kx7#mq2!e"]) {
    minutes(1);
    expect((await change(cookie, current, next)).status).toBe(200);
    current = next;
  }
  expect((await change(cookie, current, "Kx7#mq2!")).body).toMatchObject({ code: "passwordUsed", facts: { count: 5 } });
  expect((await change(cookie, current, current)).body).toMatchObject({ code: "passwordUsed" });
  minutes(1);
  expect((await change(cookie, current, "Kx7#mq2!f")).status).toBe(200);
  minutes(1);
  expect((await change(cookie, "Kx7#mq2!f", "Kx7#mq2!")).status).toBe(200);
  await expect(house.db.inCompany(paper, (tx) => tx.run(sql`select hash from login.past_passwords`))).rejects.toThrow(/permission denied/);
});

test("After ninety days the password is due, the day before it is not", async () => {
  days(89);
  expect((await enter("anna@paper.cn", "Kx7#mq2!")).body).toMatchObject({ waitsFor: null });
  days(1);
  const { body, cookie } = await enter("anna@paper.cn", "Kx7#mq2!");
  expect([body["waitsFor"], await status(cookie)]).toEqual(["password", 401]);
});

test("Five failures lock for thirty minutes, and the words are the same for an account that there is not", async () => {
  for (const email of ["anna@paper.cn", "nobody@paper.cn"]) for (let i = 0; i < 5; i += 1) expect((await signIn(email, "wrong", elsewhere())).body).toMatchObject({ code: "signInFailed", facts: { minutes: 30 } });
  for (const email of ["anna@paper.cn", "nobody@paper.cn"]) expect((await signIn(email, "Kx7#mq2!", elsewhere())).body).toMatchObject({ code: "signInLocked", facts: { minutes: 30 } });
  minutes(29);
  expect((await signIn("anna@paper.cn", "Kx7#mq2!", elsewhere())).body).toMatchObject({ code: "signInLocked" });
  minutes(32);
  expect((await signIn("anna@paper.cn", "Kx7#mq2!", elsewhere())).status).toBe(200);
});

test("A session that nobody used for thirty minutes is over; back with the first profile it is not", async () => {
  await house.person(paper, { name: "bert", email: "bert@paper.cn", roles: ["admin"] }, "b".repeat(43));
  expect((await call("POST /api/auth/invitation", { invitation: "b".repeat(43), password: "Kx7#mq2!" })).status).toBe(200);
  const { cookie } = await enter("bert@paper.cn", "Kx7#mq2!");
  minutes(29);
  expect(await status(cookie)).toBe(200);
  minutes(31);
  expect(await status(cookie)).toBe(401);
  const again = await enter("bert@paper.cn", "Kx7#mq2!");
  expect((await choose("asvs", 1, again.cookie)).body).toMatchObject({ passwordProfile: "asvs", revision: 2 });
  minutes(60);
  expect(await status(again.cookie)).toBe(200);
  expect((await enter("anna@paper.cn", "Kx7#mq2!")).body).toMatchObject({ waitsFor: null });
});
