import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import * as assessment from "../../contract/assessment.ts";
import { addDepartment } from "../../contract/companies.ts";
import { listNotices } from "../../contract/notices.ts";
import { confirmInformation } from "../../contract/orders.ts";
import { readPerson, setDepartments, tokenText } from "../../contract/people.ts";
import { timeline } from "../../contract/views.ts";
import { issueToken, newSecret } from "../../server/modules/people/index.ts";
import { type Colleague, testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const hours = 3_600_000;
let house: TestHouse;
let mill: Papermill;
let life: Life;
let manager: Colleague;

const at = (after: number) => house.clock.moveTo(tuesday.getTime() + after * hours - Date.now());
const sweep = () => house.house.jobs.find(({ name }) => name === "duties.sweep")!.work(new AbortController().signal);
const entries = async (who: Colleague, filter: Partial<Parameters<typeof who.ask<typeof assessment.listAssessments>>[1]> = {}) => (await who.ask(assessment.listAssessments, filter)).rows;
const read = (who: Colleague, assessmentId: string) => who.ask(assessment.readAssessment, { assessmentId });

beforeAll(async () => {
  house = await testHouse();
  at(-24);
  mill = await papermill(house, "澄江纸品", { pack: "sys-24.time-limits.yaml" });
  life = lifeOf(house, mill);
  manager = await mill.colleague("generalManager");
  const sales = await mill.admin.ask(addDepartment, { code: "XS", name: "销售部" });
  for (const { id: personId } of [mill.clerk, mill.salesperson, mill.director]) {
    const { revision } = await mill.admin.ask(readPerson, { personId });
    await mill.admin.ask(setDepartments, { personId, departmentIds: [sales.id], expectedVersion: revision });
  }
});

/** The salesperson verifies an order's entry four hours after it, where three are allowed. */
async function verifiedLate(): Promise<{ orderId: string; id: string }> {
  at(-5);
  const { orderId, revision } = await life.enter();
  at(0);
  await mill.clerk.ask(confirmInformation, { orderId, expectedRevision: revision });
  await sweep();
  const found = (await entries(manager)).find(({ evidence }) => evidence.subject?.id === orderId);
  return { orderId, id: found!.id };
}
async function confirmed(): Promise<string> {
  const { id } = await verifiedLate();
  await mill.director.ask(assessment.confirmAssessment, { assessmentId: id, reason: "已与本人核实" });
  return id;
}
const codeOf = async (refused: Promise<{ code: string }>) => (await refused).code;

describe("failures count in assessment", () => {
  test("[24.8] a broken limit is proposed once by the company's rule, naming who owed it, with the duty, its hour and the journal's entry as evidence", async () => {
    const { orderId, id } = await verifiedLate();
    await sweep();
    const found = (await entries(manager)).filter(({ evidence }) => evidence.subject?.id === orderId);
    expect(found).toHaveLength(1);
    const entry = await read(manager, id);
    expect(entry).toMatchObject({ state: "proposed", kind: "points", points: 1, personId: mill.salesperson.id, origin: "duty", decision: null, evidence: { dutyName: { "zh-CN": "确认订单信息" } } });
    expect(entry.evidence.closedAt!.getTime()).toBeGreaterThan(entry.evidence.dueAt!.getTime());
    const story = await mill.director.ask(timeline, { orderId });
    expect(JSON.stringify(story)).toContain("informationConfirmed");
    const [at] = await house.asOwner("select at from journal.entries where subject_id = $1 and seq = $2", [orderId, entry.evidence.journalSeq]);
    expect(at).toEqual({ at: entry.evidence.closedAt });
  });

  test("a kept limit proposes nothing", async () => {
    at(0);
    const { orderId, revision } = await life.enter();
    await mill.clerk.ask(confirmInformation, { orderId, expectedRevision: revision });
    await sweep();
    expect((await entries(manager)).filter(({ evidence }) => evidence.subject?.id === orderId)).toEqual([]);
  });

  test("where several people hold the duty's role nobody is accused by a machine: the confirming manager finds out and names the person", async () => {
    // Hired the day before, for the clock moves back and forth.
    at(-24);
    const second = await mill.colleague("salesClerk");
    at(0);
    const { orderId } = await life.enter({ receivedAt: new Date(tuesday.getTime() - 3 * hours) });
    await sweep();
    const entry = (await entries(manager)).find(({ evidence }) => evidence.subject?.id === orderId);
    expect(entry).toMatchObject({ personId: null, personName: "", role: "salesClerk" });
    const confirm = (personId?: string) => ({ assessmentId: entry!.id, ...(personId && { personId }) });
    expect(await codeOf(manager.refused(assessment.confirmAssessment, confirm()))).toBe("assessmentNobodyNamed");
    expect(await codeOf(manager.refused(assessment.confirmAssessment, confirm(mill.salesperson.id)))).toBe("assessmentPersonUnfit");
    // A head of sales leads only the clerk of his department.
    expect(await codeOf(mill.director.refused(assessment.confirmAssessment, confirm(second.id)))).toBe("assessmentPersonUnfit");
    await mill.director.ask(assessment.confirmAssessment, confirm(mill.clerk.id));
    expect(await read(mill.clerk, entry!.id)).toMatchObject({ state: "confirmed", personId: mill.clerk.id });
    expect(await codeOf(second.refused(assessment.readAssessment, { assessmentId: entry!.id }))).toBe("notFound");
  });
});

describe("a proposal until somebody decides", () => {
  test("[00.5] a named manager of the policy's roles confirms it: never the person, an administrator, or somebody without reach", async () => {
    const { id: assessmentId } = await verifiedLate();
    const refusedTo = (who: Colleague) => codeOf(who.refused(assessment.confirmAssessment, { assessmentId }));
    expect(await Promise.all([mill.salesperson, mill.admin, mill.finance].map(refusedTo))).toEqual(["notPermitted", "notPermitted", "notPermitted"]);
    expect(await refusedTo(mill.head)).toBe("notFound");
    expect(await codeOf(mill.director.refused(assessment.confirmAssessment, { assessmentId, expectedRevision: 7 }))).toBe("stale");
    expect(await codeOf(mill.director.refused(assessment.confirmAssessment, { assessmentId, amount: "50.00" }))).toBe("assessmentMeasureForeign");
    await mill.director.ask(assessment.confirmAssessment, { assessmentId, points: 2, reason: "已与本人核实", expectedRevision: 0 });
    expect(await read(mill.salesperson, assessmentId)).toMatchObject({ state: "confirmed", points: 2, decision: { by: mill.director.id, reason: "已与本人核实" } });
    expect((await mill.salesperson.ask(listNotices, {})).rows[0]).toMatchObject({ kind: "assessmentConfirmed", subject: { kind: "assessment", id: assessmentId } });
    expect(await codeOf(mill.director.refused(assessment.dismissAssessment, { assessmentId, grounds: "other", reason: "改主意" }))).toBe("wrongState");
  });

  test("a program that holds a manager's role is no named manager", async () => {
    const { id: assessmentId } = await verifiedLate();
    const secret = newSecret();
    await house.act(mill.companyId, (c) => issueToken(c, { name: "接口", secret, expiresAt: new Date(c.now.getTime() + 86_400_000), roles: ["generalManager"] }));
    const answer = await house.house.app.inject({
      method: "POST", url: `/api/v1/assessment/entries/${assessmentId}/confirmation`, payload: {}, headers: { authorization: `Bearer ${tokenText(mill.companyId, secret)}`, "idempotency-key": "a-program-confirms" },
    });
    expect(answer.json()).toMatchObject({ code: "assessmentRole" });
    expect((await read(manager, assessmentId)).state).toBe("proposed");
  });

  test("a manager does not decide what is about himself", async () => {
    at(0);
    const terms = await manager.ask(assessment.listAssessmentTerms, {});
    const { policyId, key: term } = terms.rows[0]!;
    const { orderId } = await life.enter();
    const given = { personId: mill.director.id, policyId, term, day: "2026-11-24", reason: "带队完成年度大单", orderId };
    const { assessmentId } = await manager.ask(assessment.proposeAssessment, given);
    expect(await codeOf(mill.director.refused(assessment.confirmAssessment, { assessmentId }))).toBe("assessmentOwn");
    expect((await entries(mill.director, { list: "toDecide" })).map(({ id }) => id)).not.toContain(assessmentId);
    // Nobody else could: who proposed it confirms it, in his own name.
    await manager.ask(assessment.confirmAssessment, { assessmentId });
  });

  test("[00.5] a broken limit that was nobody's fault is dismissed with its ground and reason, and counts nowhere", async () => {
    const before = await pointsOf(mill.salesperson.id);
    const { id: assessmentId } = await verifiedLate();
    expect(await codeOf(mill.director.refused(assessment.dismissAssessment, { assessmentId, grounds: "notTheirFault", reason: " " }))).toBe("invalidInput");
    await mill.director.ask(assessment.dismissAssessment, { assessmentId, grounds: "notTheirFault", reason: "客户下午才补齐规格" });
    expect(await read(mill.salesperson, assessmentId)).toMatchObject({ state: "dismissed", decision: { grounds: "notTheirFault", reason: "客户下午才补齐规格" } });
    expect(await pointsOf(mill.salesperson.id)).toBe(before);
  });
});

const sumsOf = async (personId: string) => (await manager.ask(assessment.summariseAssessments, { month: "2026-11" })).rows.find((row) => row.personId === personId);
const pointsOf = async (personId: string) => (await sumsOf(personId))?.pointsAgainst ?? 0;

describe("open to appeal", () => {
  test("[00.5] the person appeals in his own words, and another manager than the one who confirmed has the last word", async () => {
    const id = await confirmed();
    const counted = await pointsOf(mill.salesperson.id);
    expect(await codeOf(mill.clerk.refused(assessment.appealAssessment, { assessmentId: id, words: "不公平" }))).toBe("notFound");
    expect(await codeOf(mill.director.refused(assessment.appealAssessment, { assessmentId: id, words: "不公平" }))).toBe("notFound");
    await mill.salesperson.ask(assessment.appealAssessment, { assessmentId: id, words: "客户传真缺页,重传后才能核对" });
    // What is under appeal counts neither way.
    expect(await sumsOf(mill.salesperson.id)).toMatchObject({ pointsAgainst: counted - 1, appealed: 1 });
    expect((await entries(manager, { list: "toDecide" })).map((row) => row.id)).toContain(id);
    expect((await manager.ask(listNotices, {})).rows[0]).toMatchObject({ kind: "assessmentAppealed" });
    expect(await codeOf(mill.director.refused(assessment.answerAppeal, { assessmentId: id, outcome: "uphold", reason: "维持" }))).toBe("assessmentFreshEyes");
    await manager.ask(assessment.answerAppeal, { assessmentId: id, outcome: "withdraw", reason: "传真确有缺页" });
    expect(await read(mill.salesperson, id)).toMatchObject({ state: "withdrawn", appeal: { words: "客户传真缺页,重传后才能核对" }, settlement: { by: manager.id, reason: "传真确有缺页" } });
    expect(await pointsOf(mill.salesperson.id)).toBe(counted - 1);
    expect(await codeOf(mill.salesperson.refused(assessment.appealAssessment, { assessmentId: id, words: "再次申诉" }))).toBe("wrongState");
  });

  test("an appeal that does not convince is upheld and counts again", async () => {
    const id = await confirmed();
    const counted = await pointsOf(mill.salesperson.id);
    await mill.salesperson.ask(assessment.appealAssessment, { assessmentId: id, words: "当天外出" });
    await manager.ask(assessment.answerAppeal, { assessmentId: id, outcome: "uphold", reason: "外出前未转交" });
    expect((await read(mill.salesperson, id)).state).toBe("upheld");
    expect(await pointsOf(mill.salesperson.id)).toBe(counted);
  });

  test("after the policy's seven days it is too late", async () => {
    const id = await confirmed();
    at(7 * 24 + 1);
    expect(await mill.salesperson.refused(assessment.appealAssessment, { assessmentId: id, words: "才看到" })).toMatchObject({ code: "assessmentAppealOver", facts: { until: "2026-12-01" } });
    at(0);
  });
});

describe("by hand", () => {
  const reward = async (more: object = {}) => {
    const { policyId, key: term } = (await mill.director.ask(assessment.listAssessmentTerms, {})).rows.find(({ kind }) => kind === "reward")!;
    return { personId: mill.clerk.id, policyId, term, day: "2026-11-24", reason: "一周无差错录入 60 单", ...more };
  };

  test("[00.5] a manager proposes a reward with a reason and a file; another one confirms it", async () => {
    at(0);
    const file = await mill.director.upload(Buffer.from("%PDF-1.7 统计"), "录入统计.pdf");
    const { assessmentId } = await mill.director.ask(assessment.proposeAssessment, await reward({ fileIds: [file], points: 3 }));
    expect(await codeOf(mill.director.refused(assessment.confirmAssessment, { assessmentId }))).toBe("assessmentFreshEyes");
    await manager.ask(assessment.confirmAssessment, { assessmentId });
    expect(await sumsOf(mill.clerk.id)).toMatchObject({ rewards: 1, rewardPoints: 3 });
    expect((await read(mill.clerk, assessmentId)).evidence.fileIds).toEqual([file]);
  });

  test.each([
    ["evidence", {}, "assessmentEvidenceMissing"],
    ["a rule in force", { term: "brokenLimit" }, "assessmentTermUnknown"],
    ["a reason", { reason: "" }, "invalidInput"],
  ])("is refused without %s", async (_, more, code) => expect(await codeOf(mill.director.refused(assessment.proposeAssessment, await reward(more)))).toBe(code));

  test("is refused about oneself, about people whom one does not lead, and on an order out of sight", async () => {
    const { orderId } = await life.enter();
    expect(await codeOf(mill.director.refused(assessment.proposeAssessment, await reward({ personId: mill.director.id, orderId })))).toBe("assessmentOwn");
    expect(await codeOf(mill.director.refused(assessment.proposeAssessment, await reward({ personId: mill.keeper.id, orderId })))).toBe("assessmentPersonUnfit");
    expect(await codeOf(mill.director.refused(assessment.proposeAssessment, await reward({ orderId: mill.clerk.id })))).toBe("notFound");
    expect(await codeOf(mill.clerk.refused(assessment.proposeAssessment, await reward({ personId: mill.salesperson.id, orderId })))).toBe("notPermitted");
  });
});

describe("advice, not payroll", () => {
  const root = join(import.meta.dirname, "../..");
  const codeIn = (folder: string) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts") && !file.includes(".test.")).map((file) => ({ file, code: readFileSync(join(root, folder, file), "utf8") }));

  test("[00.5] a whole life of an entry leaves every table of money and of letters as it was", async () => {
    const outside = (await house.asOwner("select schemaname || '.' || tablename as name from pg_tables where schemaname = 'settlement' or (schemaname, tablename) = ('notices', 'mails')")).map(({ name }) => String(name));
    const counts = async () => Object.fromEntries(await Promise.all(outside.map(async (name) => [name, (await house.asOwner(`select count(*)::int, coalesce(md5(string_agg(t::text, '' order by t::text)), '') from ${name} t`))[0]])));
    const allJobs = async () => {
      for (const job of house.house.jobs) await job.work(new AbortController().signal);
    };
    const { id } = await verifiedLate();
    // The morning's digests of open duties go out first.
    await allJobs();
    const before = await counts();
    await mill.director.ask(assessment.confirmAssessment, { assessmentId: id });
    await mill.salesperson.ask(assessment.appealAssessment, { assessmentId: id, words: "请复核" });
    await manager.ask(assessment.answerAppeal, { assessmentId: id, outcome: "uphold", reason: "核对无误" });
    await allJobs();
    expect(outside.length).toBeGreaterThan(8);
    expect(await counts()).toEqual(before);
  });

  test("[00.5] the room tells no event, writes no letter and knows no room of money; who uses it does not either", () => {
    const room = codeIn("server/modules/assessment");
    expect(room.length).toBeGreaterThan(10);
    expect(room.filter(({ code }) => /context\.emit|emit\(|mail\(|fetch\(|settlement\/|modules\/(settlement|customers|orders)/.test(code)).map(({ file }) => file)).toEqual([]);
    const users = codeIn("server/processes").filter(({ code }) => code.includes("modules/assessment/"));
    expect(users.map(({ file }) => file).toSorted()).toEqual(["assessment-facts.ts", "may-see.ts", "when-duty-broken-propose-assessment.ts"]);
    expect(users.filter(({ code }) => /modules\/settlement|mail\(/.test(code))).toEqual([]);
    expect(codeIn("server/modules/settlement").filter(({ code }) => code.includes("assessment"))).toEqual([]);
    const endpoints = Object.values(assessment).filter((value) => typeof value === "object" && "path" in value);
    expect(endpoints).toHaveLength(9);
    expect(endpoints.filter(({ path }) => !path.startsWith("/assessment"))).toEqual([]);
  });

  test("what was proposed on which evidence can no longer be changed, not even by the application itself", async () => {
    await confirmed();
    const asApplication = (statement: string) => house.asOwner(`begin; set local role gendan_app; set local gendan.company = '${mill.companyId}'; ${statement}; commit`).then(() => "done", (error: Error) => house.asOwner("rollback").then(() => error.message));
    for (const column of ["evidence = '{}'", "reason = ''", "proposed_by = id", "day = day", "duty_id = null", "term_key = ''"]) expect(await asApplication(`update assessment.entries set ${column}`)).toContain("permission denied");
    expect(await asApplication("delete from assessment.entries")).toContain("permission denied");
  });

  test("the person sees his own, a head his department's, the general manager all; another company nothing", async () => {
    const mine = await entries(mill.salesperson);
    expect(mine.length).toBeGreaterThan(0);
    expect(new Set(mine.map(({ personId }) => personId))).toEqual(new Set([mill.salesperson.id]));
    expect(await entries(mill.admin)).toEqual([]);
    expect(await entries(mill.head)).toEqual([]);
    expect((await entries(mill.director)).length).toBeGreaterThan(mine.length);
    const strangers = await house.company("别家纸品");
    expect(await entries(await strangers.colleague("generalManager"))).toEqual([]);
  });
});
