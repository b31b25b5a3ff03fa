import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import type { Actor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, type Handler, type Pipeline, pipelineOf } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { addVersion, approveVersion, assign, loadPack, pinned, policyInForce, type PolicyPin, routes } from "./index.ts";

const text = readFileSync(join(import.meta.dirname, "../../../packs/sys-24.time-limits.yaml"), "utf8");
const faster = text.replace("length: { hours: 2 }", "length: { minutes: 30 }");
const person = (n: number, companyId: string): Actor => ({
  kind: "person", id: `00000000-0000-7000-8000-00000000000${n}`, companyId, name: `p${n}`, roles: [], departmentIds: [], permissions: new Map([["policies.manage", "company"], ["policies.see", "company"]]),
});

watched({ handlers: routes });
let db: TestDatabase;
let pipeline: Pipeline;
let companyId: string;
let otherCompany: string;
beforeAll(async () => {
  db = await testDatabase();
  pipeline = pipelineOf(db.database, { clock: clockWith() }, []);
  const made = await db.asOwner("insert into companies.companies (name, short_name) values ('A', 'A'), ('B', 'B') returning id::text");
  [companyId, otherCompany] = made.map((row) => String(row.id)) as [string, string];
});

const editor = () => person(1, companyId);
const director = (): Actor => ({ ...person(2, companyId), roles: ["admin"] });
async function done<T>(actor: Actor, work: (context: CommandContext) => Promise<T | Refused>): Promise<T> {
  const outcome = await pipeline.act<T>(actor, work);
  if (isRefused(outcome)) throw new Error(JSON.stringify(outcome.refusals));
  return outcome;
}
async function refusedBy(actor: Actor, work: (context: CommandContext) => Promise<unknown>) {
  const outcome = await pipeline.act(actor, work);
  return isRefused(outcome) ? outcome.refusals.map(({ code }) => code) : outcome;
}
const load = () => done(editor(), (context) => loadPack(context, text));
const approve = (pin: PolicyPin, effectiveFrom: string) => done(director(), (context) => approveVersion(context, { ...pin, effectiveFrom }));
const reviewLimit = (asked: { kind: string; channel: string; date: string }) =>
  db.database.inCompany(companyId, async (tx) => (await policyInForce(tx, asked))?.pack.duties.find(({ id }) => id === "T04")?.length);
const ask = async (name: string, input: object, actor = editor()) => {
  const handler = (routes as Handler[]).find(({ endpoint }) => endpoint.name === name)!;
  const idempotency = handler.endpoint.kind === "command" ? { actorId: actor.id, key: randomUUID(), requestHash: "" } : undefined;
  const { outcome } = await pipeline.invoke({ handler, input, actor, language: "en", idempotency });
  return isRefused(outcome) ? outcome.refusals : handler.endpoint.answer.parse(outcome);
};

describe("a policy's versions", () => {
  test("[00.1] a time limit comes from the version in force on the day, and a new one takes effect on its date", async () => {
    const pin = await load();
    await approve(pin, "2026-01-01");
    await done(director(), (context) => assign(context, { policyId: pin.policyId, orderKind: "standard", from: "2026-02-01" }));
    const second = await done(editor(), (context) => addVersion(context, { policyId: pin.policyId, text: faster, basedOn: 1 }));
    const on = (date: string) => reviewLimit({ kind: "standard", channel: "phone", date });
    expect(await on("2026-06-30")).toEqual({ hours: 2 });
    await approve(second, "2026-07-01");
    expect([await on("2026-01-31"), await on("2026-02-01"), await on("2026-06-30"), await on("2026-07-01")]).toEqual([undefined, { hours: 2 }, { hours: 2 }, { minutes: 30 }]);
    expect(await reviewLimit({ kind: "sample", channel: "phone", date: "2026-07-01" })).toBeUndefined();
  });

  test("a pinned version is unaffected by a new one, and costs no statement the second time", async () => {
    const pin = await load();
    await done(editor(), (context) => addVersion(context, { policyId: pin.policyId, text: faster, basedOn: 1 }));
    await db.database.inCompany(companyId, async (tx) => {
      const first = await pinned(tx, pin.policyId, 1);
      const spent = tx.statements;
      expect(await pinned(tx, pin.policyId, 1)).toBe(first);
      expect(tx.statements).toBe(spent);
      expect(first.duties.find(({ id }) => id === "T04")?.length).toEqual({ hours: 2 });
      expect(() => Object.assign(first.completion, { paid: true })).toThrow();
      await expect(pinned(tx, pin.policyId, 3)).rejects.toThrow("no version 3");
    });
  });

  test("a version that was rolled back leaves nothing behind in memory", async () => {
    const { policyId } = await load();
    const undone = pipeline.act(editor(), async (context) => {
      await addVersion(context, { policyId, text, basedOn: 1 });
      await pinned(context.tx, policyId, 2);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await done(editor(), (context) => addVersion(context, { policyId, text: faster, basedOn: 1 }));
    const pack = await db.database.inCompany(companyId, (tx) => pinned(tx, policyId, 2));
    expect(pack.duties.find(({ id }) => id === "T04")?.length).toEqual({ minutes: 30 });
  });

  test("what one database says is not remembered for another one in the same process, though company, policy and version are the same", async () => {
    const other = await testDatabase();
    await other.asOwner("insert into companies.companies (id, name, short_name) values ($1, 'C', 'C')", [companyId]);
    const limitIn = async ({ database }: TestDatabase, said: string) => {
      let drawn = 0;
      const still = pipelineOf(database, { clock: { ...clockWith(), now: () => new Date("2026-11-24T06:20:00Z") }, random: (bytes) => Buffer.alloc(bytes, (drawn += 1)) }, []);
      const pin = await still.act<PolicyPin>(editor(), (context) => loadPack(context, said));
      if (isRefused(pin)) throw new Error(JSON.stringify(pin.refusals));
      const pack = await database.inCompany(companyId, (tx) => pinned(tx, pin.policyId, pin.version));
      return { pin, length: pack.duties.find(({ id }) => id === "T04")?.length };
    };
    const [here, there] = [await limitIn(db, text), await limitIn(other, faster)];
    expect(there.pin).toEqual(here.pin);
    expect([here.length, there.length]).toEqual([{ hours: 2 }, { minutes: 30 }]);
  });

  test("nobody, not even the application, can change what was saved", async () => {
    await load();
    for (const change of ["update policies.versions set text = ''", "delete from policies.versions", "update policies.approvals set effective_from = now()", "delete from policies.assignments"])
      await expect(db.database.inCompany(companyId, (tx) => tx.run(sql.raw(change)))).rejects.toThrow("permission denied");
  });

  test("loading the pack's next release makes another policy and leaves the company's copy alone", async () => {
    const own = await load();
    const release = await done(editor(), (context) => loadPack(context, faster));
    expect(release.policyId).not.toBe(own.policyId);
    const pack = await db.database.inCompany(companyId, (tx) => pinned(tx, own.policyId, 1));
    expect(pack.duties.find(({ id }) => id === "T04")?.length).toEqual({ hours: 2 });
  });
});

describe("who may do what to a policy", () => {
  test("[R059] a version is approved once, by somebody else than its editor", async () => {
    const pin = { ...(await load()), effectiveFrom: "2026-01-01" };
    expect(await refusedBy(editor(), (context) => approveVersion(context, pin))).toEqual(["policySelfApproval"]);
    await approve(pin, "2026-01-01");
    expect(await refusedBy(director(), (context) => approveVersion(context, pin))).toEqual(["policyApprovedAlready"]);
    expect(await refusedBy(director(), (context) => approveVersion(context, { ...pin, version: 9 }))).toEqual(["notFound"]);
  });

  test("an edit that is not based on the latest version is refused", async () => {
    const { policyId } = await load();
    await done(editor(), (context) => addVersion(context, { policyId, text: faster, basedOn: 1 }));
    expect(await refusedBy(editor(), (context) => addVersion(context, { policyId, text, basedOn: 1 }))).toEqual(["stale"]);
  });

  test("a faulty text is refused with a refusal for each fault", async () => {
    const faulty = text.replace("opens: intakeReceived", "opens: nothing").replace("when: order.customised", "when: order.custom");
    expect(await refusedBy(editor(), (context) => loadPack(context, faulty))).toEqual(["packFaulty", "packFaulty"]);
  });

  test("a policy serves only from when it is in force, and only what it knows", async () => {
    const pin = await load();
    const wish = { policyId: pin.policyId, orderKind: "standard", from: "2026-03-01" };
    const refusal = (change: object) => refusedBy(director(), (context) => assign(context, { ...wish, ...change }));
    expect(await refusal({})).toEqual(["policyNotInForce"]);
    await approve(pin, "2026-02-01");
    expect(await refusal({ from: "2026-01-31" })).toEqual(["policyNotInForce"]);
    expect(await refusal({ orderKind: "sample" })).toEqual(["policyLacksKind"]);
    expect(await refusal({ channel: "telex" })).toEqual(["policyLacksChannel"]);
  });

  test("a channel's own policy goes before its kind's", async () => {
    const own = await done(editor(), (context) => loadPack(context, faster));
    await approve(own, "2026-01-01");
    await done(director(), (context) => assign(context, { policyId: own.policyId, orderKind: "standard", channel: "dealerOnline", from: "2026-02-01" }));
    const on = (channel: string) => reviewLimit({ kind: "standard", channel, date: "2026-03-01" });
    expect([await on("dealerOnline"), await on("phone")]).toEqual([{ minutes: 30 }, { hours: 2 }]);
  });
});

describe("policies over the API", () => {
  test("a version is read structured and as it was saved, and a draft says so", async () => {
    const { policyId } = await load();
    expect(await ask("policies.read", { policyId, version: 1 })).toMatchObject({ state: "draft", packId: "sys-24", effectiveFrom: null, text, pack: { system: "SYS-24" } });
    expect(await ask("policies.read", { policyId, version: 2 })).toMatchObject([{ code: "notFound" }]);
  });

  test("the list names every version and assignment; another company sees none of them", async () => {
    const listed = await ask("policies.list", {});
    expect(listed).toMatchObject({ policies: expect.arrayContaining([expect.objectContaining({ packId: "sys-24" })]), assignments: expect.arrayContaining([expect.objectContaining({ from: "2026-02-01" })]) });
    expect(await ask("policies.list", {}, person(3, otherCompany))).toEqual({ policies: [], assignments: [] });
  });

  test("who answers for a policy approves its next version, even one that would hand it to others", async () => {
    const { policyId } = (await ask("policies.load", { text })) as PolicyPin;
    await ask("policies.approve", { policyId, version: 1, effectiveFrom: "2026-05-01" }, director());
    await ask("policies.addVersion", { policyId, text: text.replace("owner: admin", "owner: salesDirector"), basedOn: 1 });
    const second = { policyId, version: 2, effectiveFrom: "2026-06-01" };
    expect(await ask("policies.approve", second, { ...director(), roles: ["salesDirector"] })).toMatchObject([{ code: "policyOwnerApproves" }]);
    expect(await ask("policies.approve", second, director())).toEqual(second);
  });

  test("a text is checked without being saved", async () => {
    expect(await ask("policies.check", { text })).toEqual({ faults: [] });
    expect(await ask("policies.check", { text: text.replace("id: sys-24", "id: 24") })).toEqual({ faults: [{ line: 3, column: 5, path: "id", message: "Invalid input: expected string, received number" }] });
  });

  test("load, edit, approve and assign answer with what they made", async () => {
    const { policyId } = (await ask("policies.load", { text })) as PolicyPin;
    expect(await ask("policies.addVersion", { policyId, text: faster, basedOn: 1 })).toEqual({ policyId, version: 2 });
    expect(await ask("policies.addVersion", { policyId, text, basedOn: 1 })).toMatchObject([{ code: "stale", facts: { version: 2 } }]);
    expect(await ask("policies.approve", { policyId, version: 2, effectiveFrom: "2026-05-01" }, { ...editor(), roles: ["admin"] })).toMatchObject([{ code: "policySelfApproval" }]);
    expect(await ask("policies.assign", { policyId, orderKind: "standard", channel: "phone", from: "2027-01-01" }, director())).toMatchObject([{ code: "policyNotInForce" }]);
    expect(await ask("policies.approve", { policyId, version: 2, effectiveFrom: "2026-05-01" }, { ...director(), roles: ["salesDirector"] })).toMatchObject([{ code: "policyOwnerApproves", facts: { role: "admin" } }]);
    expect(await ask("policies.approve", { policyId, version: 2, effectiveFrom: "2026-05-01" }, director())).toEqual({ policyId, version: 2, effectiveFrom: "2026-05-01" });
    expect(await ask("policies.assign", { policyId, orderKind: "standard", channel: "phone", from: "2027-01-01" }, director())).toEqual({ policyId, orderKind: "standard", channel: "phone", from: "2027-01-01" });
    const entries = await db.asOwner("select body from journal.entries where subject_id = $1 order by seq", [policyId]);
    expect(entries.map(({ body }) => (JSON.parse(String(body)) as { did: { what: string }[] }).did[0]?.what)).toEqual(["policyLoaded", "policyEdited", "policyApproved", "policyAssigned"]);
  });
});
