import { beforeAll, beforeEach, expect, test } from "vitest";
import { enterOrder } from "../../contract/orders.ts";
import { addRobot, editRobot, listRobotMessages, listRobots, removeRobot, type RobotVendor, testRobot } from "../../contract/robots.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import { groupsFor, tellGroup, type NoticeKind } from "../../server/modules/notices/index.ts";
import { mayReach } from "../../server/modules/notices/robots/vendors.ts";
import { hears, withoutPhones } from "../../server/modules/notices/robots/tell-groups.ts";
import { groupVendors } from "../support/group-vendors.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

const secret = "SEC-of-the-group";
let house: TestHouse;
let mill: Papermill;
let groups: Awaited<ReturnType<typeof groupVendors>>;
beforeAll(async () => {
  groups = await groupVendors(secret);
  ({ house, mill } = await millHouse({ robotHosts: [groups.host], publicUrl: "https://gendan.example" }));
});
beforeEach(async () => {
  groups.heard.length = 0;
  groups.state.answer = undefined;
  for (const { id } of await mill.admin.ask(listRobots, {})) await mill.admin.ask(removeRobot, { robotId: id });
});

const add = (vendor: RobotVendor, more: Partial<InputOf<typeof addRobot>> = {}) =>
  mill.admin.ask(addRobot, { name: `${vendor} 群`, vendor, kinds: ["digest", "escalation", "urgent"], url: groups.url(vendor, vendor === "wecom" ? "?key=good" : "?access_token=t"), ...(vendor !== "wecom" && { secret }), ...more });
const deliver = () => house.house.jobs.find(({ name }) => name === "robots.deliver")!.work(new AbortController().signal);
const later = (ms: number) => house.clock.moveTo(house.clock.offset + ms);
const log = async () => (await mill.admin.ask(listRobotMessages, {})).rows;
const tell = (key: string, facts: Record<string, unknown> = {}, kind: NoticeKind = "dutyBroken") =>
  house.act(mill.companyId, async (context) => {
    for (const robot of await groupsFor(context, "urgent")) tellGroup(context, robot, { kind, facts: { duty: "发货", title: "SO-1 昆明鑫达", dueAt: "2026-11-24 18:00", ...facts }, key });
  });

test.each(["wecom", "dingtalk", "feishu"] as const)("%s takes a test message, signed as its manual says", async (vendor) => {
  const { id } = await add(vendor);
  await mill.admin.ask(testRobot, { robotId: id });
  expect((await mill.admin.refused(testRobot, { robotId: id })).code).toBe("robotTestUnderWay");
  await deliver();
  expect(groups.heard).toHaveLength(1);
  expect(JSON.stringify(groups.heard[0]!.body)).toContain("https://gendan.example/");
  expect((await log())[0]).toMatchObject({ state: "sent", attempts: 1, kind: "test", robotName: `${vendor} 群` });
});

test("a robot's address and secret are shown to nobody again, and stand in no journal", async () => {
  const { id } = await add("dingtalk");
  expect(JSON.stringify(await mill.admin.ask(listRobots, {}))).not.toMatch(/access_token|SEC-of/);
  await mill.admin.ask(editRobot, { robotId: id, name: "新名", vendor: "dingtalk", kinds: ["urgent"], expectedRevision: 1 });
  expect(await mill.admin.ask(listRobots, {})).toMatchObject([{ name: "新名", signed: true, host: groups.host }]);
  const [journal] = await house.asOwner("select string_agg(body, '') as whole from journal.entries where subject_kind = 'robot'");
  const [kept] = await house.asOwner("select string_agg(answer::text, '') as whole from platform.idempotency");
  expect(`${String(journal!.whole)}${String(kept!.whole)}`).not.toMatch(/access_token|SEC-of/);
  expect((await mill.clerk.refused(listRobots, {})).code).toBe("notPermitted");
});

test("only the vendors' own hosts are written to, or what the operator allows", async () => {
  const refused = (url: string) => mill.admin.refused(addRobot, { name: "x", vendor: "wecom", kinds: ["urgent"], url }).then(({ code }) => code);
  for (const url of ["http://qyapi.weixin.qq.com/x", "https://qyapi.weixin.qq.com:8443/x", "https://user@qyapi.weixin.qq.com/x", "https://qyapi.weixin.qq.com.evil.example/", "http://169.254.169.254/", "http://127.0.0.1:22/", "https://oapi.dingtalk.com/robot/send"])
    expect(await refused(url)).toBe("robotAddressForeign");
  expect(mayReach("wecom", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1", [])).toBe(true);
  await add("feishu");
  groups.state.answer = () => ({ location: "http://169.254.169.254/" });
  await tell("redirected");
  await deliver();
  expect((await log())[0]).toMatchObject({ state: "queued", attempts: 1 });
});

test("the same news is told once, and without anybody's phone number", async () => {
  await add("wecom");
  const facts = { title: "客户李敏 13887654321,0871-65123456,SO20261124-0001" };
  await tell("once", facts);
  await tell("once", facts);
  await deliver();
  later(5_000);
  await deliver();
  expect(groups.heard).toHaveLength(1);
  expect(JSON.stringify(groups.heard[0]!.body)).toMatch(/李敏 \*\*\*,\*\*\*,SO20261124-0001/);
  expect(withoutPhones("单号 20261124000113887654321")).toBe("单号 20261124000113887654321");
});

test("a vendor's pace is kept: 20 a minute, one every three seconds", async () => {
  await add("wecom");
  for (const key of ["a", "b", "c"]) await tell(key);
  await deliver();
  await deliver();
  expect(groups.heard).toHaveLength(1);
  later(3_200);
  await Promise.all([deliver(), deliver()]);
  expect(groups.heard).toHaveLength(2);
});

test.each([
  ["wecom", { body: { errcode: 45009, errmsg: "api freq out of limit" } }, "queued", 10],
  ["dingtalk", { body: { errcode: 130101, errmsg: "send too fast" } }, "queued", 10],
  ["feishu", { body: { code: 11232, msg: "frequency limited" } }, "queued", 10],
  ["wecom", { status: 503, body: "<html>busy</html>" }, "queued", 1],
  ["feishu", { status: 429, body: "{}" }, "queued", 10],
  ["wecom", { body: { errcode: -1, errmsg: "system busy" } }, "queued", 1],
  ["dingtalk", { body: { errcode: 310000, errmsg: "keywords not in content" } }, "failed", 0],
  ["feishu", { body: { code: 19024, msg: "Key Words Not Found" } }, "failed", 0],
  ["wecom", { status: 404, body: "gone" }, "failed", 0],
] as const)("%s answers %j: the message is %s, for %i minutes", async (vendor, answer, state, minutes) => {
  await add(vendor);
  groups.state.answer = () => answer;
  await tell(`refused ${vendor} ${JSON.stringify(answer)}`);
  await deliver();
  expect((await log())[0]).toMatchObject({ state, attempts: 1, lastError: expect.any(String) as string });
  groups.state.answer = undefined;
  later(Math.max(0, minutes - 0.5) * 60_000);
  await deliver();
  expect((await log())[0]).toMatchObject({ state, attempts: 1 });
  later(60_000);
  await deliver();
  expect((await log())[0]).toMatchObject(state === "queued" ? { state: "sent", attempts: 2 } : { state, attempts: 1 });
});

test("a wrong secret is refused by the vendor, given up, and told to the administrators", async () => {
  await add("dingtalk", { secret: "another" });
  await tell("forged");
  await deliver();
  expect((await log())[0]).toMatchObject({ state: "failed", lastError: "310000 sign not match" });
  const told = await house.asOwner("select kind from notices.notices where person_id = $1 and kind = 'robotFailed'", [mill.admin.id]);
  expect(told.length).toBeGreaterThan(0);
});

test("a vendor that does not answer holds nobody up for longer than its patience, and is tried again; what it had taken all the same is there twice, for none of the three tells copies apart", { timeout: 20_000 }, async () => {
  await add("wecom");
  groups.state.answer = () => ({ slow: true });
  await tell("slow");
  await deliver();
  expect((await log())[0]).toMatchObject({ state: "queued", attempts: 1, lastError: "no answer in time" });
  groups.state.answer = undefined;
  later(120_000);
  await deliver();
  await deliver();
  expect((await log())[0]).toMatchObject({ state: "sent", attempts: 2 });
  expect(groups.heard.map(({ body }) => body)).toEqual([groups.heard[0]!.body, groups.heard[0]!.body]);
});

test("a broken limit, what is handed up, and the morning's list reach the groups of those who are told", async () => {
  const { id: directors } = await add("wecom", { name: "总监群", role: "salesDirector" });
  const { id: quality } = await add("feishu", { name: "质检群", role: "quality" });
  await mill.clerk.ask(enterOrder, mill.order());
  const job = (name: string) => house.house.jobs.find((each) => each.name === name)!.work(new AbortController().signal);
  later(72 * 3_600_000);
  await job("duties.sweep");
  await job("duties.digest");
  const told = (await log()).filter(({ robotId }) => robotId === directors).map(({ kind }) => kind);
  expect(told).toEqual(expect.arrayContaining(["dutyEscalated", "digest"]));
  expect((await log()).filter(({ robotId }) => robotId === quality)).toEqual([]);
});

test("a group hears what its role or department hears", () => {
  const reader = { roles: ["planner"], departmentIds: ["d1"] };
  expect(hears({ role: null, departmentId: null }, reader)).toBe(true);
  expect(hears({ role: "planner", departmentId: "d1" }, reader)).toBe(true);
  expect(hears({ role: "finance", departmentId: null }, reader)).toBe(false);
  expect(hears({ role: null, departmentId: "d2" }, reader)).toBe(false);
});
