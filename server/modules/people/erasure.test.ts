import { expect, test } from "vitest";
import { peopleHouse } from "./test-house.ts";

const house = await peopleHouse();
const { call } = house;
const [paper, rival] = [await house.company("澄江纸品"), await house.company("对手纸业")];
const admin = await house.colleague(paper, { name: "管理员", email: "admin@paper.cn", roles: ["admin"] });
const other = await house.colleague(rival, { name: "外人", email: "wai@rival.cn", roles: ["admin"] });
const clerk = await house.colleague(paper, { name: "文员", email: "clerk@paper.cn", roles: ["salesClerk"] });

type Who = { cookie: string };
const read = async (id: string, by: Who = admin) => (await call(`GET /api/v1/people/${id}`, undefined, { cookie: by.cookie })).body as unknown as Record<string, unknown> & { revision: number };
const said = ({ status, body }: { status: number; body: Record<string, unknown> }) => (status === 200 ? "done" : String(body["code"]));
const put = async (id: string, what: string, body: object, by: Who = admin) => said(await call(`PUT /api/v1/people/${id}${what}`, { ...body, expectedVersion: (await read(id, by)).revision }, { cookie: by.cookie }));
const leave = (id: string, by: Who = admin) => put(id, "/state", { state: "left" }, by);
const erase = async (id: string, by: Who = admin, more: object = {}) => call(`POST /api/v1/people/${id}/erase`, { reason: "本人来函要求", expectedVersion: (await read(id, admin)).revision ?? 1, ...more }, { cookie: by.cookie });

test("Somebody who left loses telephone, e-mail and all that opened his account, with a reason on record; his name stays, and his address is free again", async () => {
  const { id } = await house.colleague(paper, { name: "段誉", email: "duan@paper.cn", roles: ["finance"] });
  expect(await put(id, "", { name: "段誉", jobTitle: "会计", phone: "13800994321", language: "zh-CN" })).toBe("done");
  expect(said(await erase(id))).toBe("personHere");
  expect(await leave(id)).toBe("done");
  expect([said(await erase(id, clerk)), said(await erase(id, admin, { expectedVersion: 1 })), said(await erase(id, admin, { reason: "" }))]).toEqual(["notPermitted", "stale", "invalidInput"]);
  expect((await erase(id)).body).toMatchObject({ id, loginForgotten: true });
  expect(await read(id)).toMatchObject({ name: "段誉", jobTitle: "会计", state: "left", email: null, phone: "", erased: true });
  expect([said(await erase(id)), await put(id, "/state", { state: "active" }), await put(id, "", { name: "段誉", jobTitle: "", phone: "1", language: "zh-CN" })]).toEqual(["personErased", "personErased", "personErased"]);
  const left = await house.asOwner(`select (select count(*) from login.accounts a join login.users u on u.id = a.user_id where u.email like '%erased.invalid')::int as accounts, (select count(*) from people.personal where person_id = '${id}')::int as phones,
    (select count(*) from login.users where email = 'duan@paper.cn' or name = '段誉')::int as logins`);
  expect(left).toEqual([{ accounts: 0, phones: 0, logins: 0 }]);
  expect((await house.signIn("duan@paper.cn")).body).toMatchObject({ code: "signInFailed" });
  const audit = await call("GET /api/v1/audit?kind=personErased", undefined, { cookie: admin.cookie });
  expect(audit.body["rows"]).toMatchObject([{ personName: "段誉", actorName: "管理员", facts: { reason: "本人来函要求" } }]);
  expect(said(await call("POST /api/v1/people", { name: "另一位", jobTitle: "", phone: "", language: "zh-CN", email: "duan@paper.cn", roles: [] }, { cookie: admin.cookie }))).toBe("done");
});

test("A login that another company keeps stays there, and goes with the last of them; nobody of another company erases anybody", async () => {
  const { id } = await house.colleague(paper, { name: "王五", email: "wu@paper.cn", roles: ["finance"] });
  const there = await house.person(rival, { name: "王五", email: "wu@paper.cn", roles: ["finance"] });
  expect(await leave(id)).toBe("done");
  expect(said(await erase(id, other))).toBe("notFound");
  expect((await erase(id)).body).toMatchObject({ loginForgotten: false });
  expect([(await read(id))["email"], (await read(there, other))["email"]]).toEqual([null, "wu@paper.cn"]);
  // Here he may return, for his account is there still.
  expect(await put(id, "/state", { state: "active" })).toBe("done");
  expect(await read(id)).toMatchObject({ erased: false, email: "wu@paper.cn" });
  expect([await leave(id), said(await erase(id)), await leave(there, other)]).toEqual(["done", "done", "done"]);
  expect((await call(`POST /api/v1/people/${there}/erase`, { reason: "本人来函要求", expectedVersion: (await read(there, other)).revision }, { cookie: other.cookie })).body).toMatchObject({ loginForgotten: true });
  await expect(house.asOwner(`update people.people set state = 'active' where id = '${id}'`)).rejects.toThrow("erased_has_left");
});
