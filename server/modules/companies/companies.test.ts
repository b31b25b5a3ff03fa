import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { companyInput, ledgerInput, newCompany, numberFormat } from "../../../contract/companies.ts";
import { testDatabase } from "../../../test/support/database.ts";
import { watched } from "../../../test/support/telling.ts";
import { systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { type CommandContext, type Handler, pipelineOf } from "../../platform/command.ts";
import { sql } from "../../platform/db.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { liesUnder } from "./companies.ts";
import { addDepartment, addLedger, allCompanies, companyOf, createCompany, departmentsOf, editCompany, editDepartment, editLedger, leasedNumbers, routes, takeNumber } from "./index.ts";
import { numberText, periodAt, periodPattern } from "./numbers.ts";

const { database: db, asOwner } = await testDatabase();
const clock = clockWith();
const pipeline = pipelineOf(db, { clock }, []);
const [paper, rival] = [await createCompany(db, newCompany.parse({ name: "澄江纸品", shortName: "澄江" })), await createCompany(db, newCompany.parse({ name: "对手纸业", shortName: "对手" }))];

watched({ handlers: routes });
const act = <T>(work: (context: CommandContext) => Promise<T | Refused>, companyId = paper) => pipeline.act(systemActor(companyId), work);
const run = async (handler: Handler, input: object, companyId = paper) => {
  const actor = { ...systemActor(companyId), permissions: new Map([["companies.manage", "company" as const]]) };
  const idempotency = { actorId: actor.id, key: randomUUID(), requestHash: "" };
  return (await pipeline.invoke({ handler, input, actor, language: "zh-CN", idempotency })).outcome as Refused & { id: string; revision: number };
};
/** What the journal was told of a ledger or a department, oldest first. */
const toldOf = async (id: string) => (await asOwner("select body from journal.entries where subject_id = $1 order by seq", [id])).map(({ body }) => (JSON.parse(String(body)) as { did: { what: string; facts: object }[] }).did[0]);
const codes = (outcome: unknown) => (isRefused(outcome) ? outcome.refusals.map((refusal) => refusal.code) : []);
const ledgerId = (await run(addLedger, ledgerInput.parse({ name: "制造", numberPrefix: "CJ" }))).id;
const invoice = { ledgerId, kind: "invoice", format: "INV{yyyy}{MM}-{000}" };

test.each([
  ["SO{yyyy}{MM}{dd}-{0000}", true], ["{prefix}-{000000}", true], ["SO{MM}-{000}", false], ["SO{yyyy}{dd}-{000}", false], ["SO{yyyy}", false], ["{000}{000}", false], ["{week}{000}", false], ["a}{000}", false],
])("number format %s is accepted: %s", (format, fine) => expect(numberFormat.safeParse(format).success).toBe(fine));

test("A number is written with the day of the company's time zone and grows beyond its digits", () => {
  const format = "{prefix}{yy}{MM}{dd}-{000}";
  const newYear = new Date("2025-12-31T16:30:00Z");
  const period = periodAt(periodPattern(format), newYear, "Asia/Shanghai");
  expect(numberText(format, { prefix: "CJ", period, number: 7n })).toBe("CJ260101-007");
  expect(numberText(format, { prefix: "CJ", period, number: 12345n })).toBe("CJ260101-12345");
  expect(periodAt("YYYY", newYear, "UTC")).toBe("2025");
});

test("Papers are numbered without gaps by 30 commands at once, and an undone command gives its number back", async () => {
  const wish = { ...invoice, kind: "parallel" };
  const commands = Array.from({ length: 30 }, (_, i) =>
    act(async (context) => {
      const number = await takeNumber(context, wish);
      if (i % 3 === 0) throw new Error("undone");
      return number;
    }).catch(() => undefined),
  );
  const kept = (await Promise.all(commands)).filter((number) => typeof number === "string").map((number) => Number(number.split("-")[1]));
  expect(kept.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test("The counter starts again with the next month, and the gapless one costs one statement", async () => {
  const first = await act(async (context) => [await takeNumber(context, invoice), context.tx.statements]);
  expect(first).toMatchObject([expect.stringMatching(/^INV\d{6}-001$/), 3]);
  const inMarch = await act((context) => takeNumber({ tx: context.tx, now: new Date("2031-03-01T00:00:00Z") }, invoice));
  expect(inMarch).toBe("INV203103-001");
});

test("Leased numbers never repeat across two processes, and most commands take theirs without a statement", async () => {
  const processes = [leasedNumbers(db, { size: 20 }), leasedNumbers(db, { size: 20 })];
  const wish = { ledgerId, kind: "order", format: "{prefix}{yyyy}-{0000}" };
  let statements = 0;
  const numbers: unknown[] = [];
  for (let batch = 0; batch < 20; batch += 1) {
    const commands = Array.from({ length: 8 }, (_, i) =>
      act(async (context) => {
        const number = await processes[i % 2]!(context, wish);
        statements += context.tx.statements - 2;
        return number;
      }),
    );
    numbers.push(...(await Promise.all(commands)));
  }
  expect(new Set(numbers).size).toBe(160);
  expect(statements).toBeLessThan(60);
});

test("A lease is fetched when whoever holds back what commands leave behind lets it go, and until then each command takes its own number", async () => {
  const held: (() => Promise<void>)[] = [];
  const take = leasedNumbers(db, { size: 20, behind: (work) => void held.push(work) });
  const next = () => act(async (context) => [await take(context, { ledgerId, kind: "held", format: "{prefix}{yyyy}-{0000}" }), context.tx.statements - 2]);
  const number = (n: number) => expect.stringMatching(new RegExp(`-000${n}$`));
  expect([await next(), await next()]).toEqual([[number(1), 1], [number(2), 1]]);
  expect([held.length, await asOwner("select last::integer from companies.number_blocks where kind = 'held'")]).toEqual([2, [{ last: 2 }]]);
  await held[0]!();
  expect(await next()).toEqual([number(3), 0]);
});

test("A company sees all companies' names but changes only its own, and sees no other's ledgers", async () => {
  expect((await db.inCompany(rival, allCompanies)).map((company) => company.name)).toEqual(["澄江纸品", "对手纸业"]);
  expect(await db.inCompany(rival, (tx) => tx.run(sql`update companies.companies set name = 'x' where id = ${paper}`))).toBe(0);
  expect(await db.inCompany(rival, (tx) => tx.many(sql`select 1 from companies.ledgers`))).toEqual([]);
  await expect(db.inCompany(rival, (tx) => tx.run(sql`insert into companies.companies (name, short_name) values ('x', 'x')`))).rejects.toThrow(/row-level security/);
  expect(codes(await run(editLedger, { ...ledgerInput.parse({ name: "x" }), ledgerId, expectedVersion: 1 }, rival))).toEqual(["notFound"]);
});

test("An edit of the company is based on a version and goes on record", async () => {
  const wanted = companyInput.parse({ name: "澄江纸品有限公司", shortName: "澄江", uscc: "91350100m000100y43" });
  expect(await run(editCompany, { ...wanted, expectedVersion: 1 })).toEqual({ revision: 2 });
  expect(codes(await run(editCompany, { ...wanted, expectedVersion: 1 }))).toEqual(["stale"]);
  expect(await db.inCompany(paper, companyOf)).toMatchObject({ name: "澄江纸品有限公司", uscc: "91350100M000100Y43", timeZone: "Asia/Shanghai", currency: "CNY", demo: false });
  expect(await asOwner("select count(*)::int as told from journal.entries where company_id = $1 and subject_kind = 'company'", [paper])).toEqual([{ told: 1 }]);
});

test("A ledger is changed on the version that was seen, and its papers bear its new letters from then on", async () => {
  const trade = (await run(addLedger, ledgerInput.parse({ name: "贸易", numberPrefix: "MY" }))).id;
  const edit = (more: object, expectedVersion = 1) => run(editLedger, { ...ledgerInput.parse({ name: "外贸", numberPrefix: "WM", ...more }), ledgerId: trade, expectedVersion });
  const number = () => act((context) => takeNumber(context, { ledgerId: trade, kind: "receipt", format: "{prefix}{yyyy}-{000}" }));
  expect(codes(await edit({ name: "制造" }))).toEqual(["ledgerNameTaken"]);
  expect(await number()).toMatch(/^MY\d{4}-001$/);
  expect(await edit({})).toEqual({ id: trade, revision: 2 });
  expect(codes(await edit({}))).toEqual(["stale"]);
  expect(await number()).toMatch(/^WM\d{4}-002$/);
  expect(await toldOf(trade)).toMatchObject([{ what: "ledgerAdded" }, { what: "ledgerEdited", facts: { name: "外贸", numberPrefix: "WM" } }]);
});

test("Names of ledgers and codes of departments are taken once, even by two at the same moment", async () => {
  expect(codes(await run(addLedger, ledgerInput.parse({ name: "制造" })))).toEqual(["ledgerNameTaken"]);
  const add = (code: string) => run(addDepartment, { code, name: "销售部", parentId: null, headId: null });
  expect((await Promise.all([add("S"), add("S")])).flatMap(codes)).toEqual(["departmentCodeTaken"]);
});

test("A department never lies under itself, and has a parent and a head that exist", async () => {
  const row = { name: "部", parentId: null, headId: null };
  const top = (await run(addDepartment, { ...row, code: "T" })).id;
  const below = (await run(addDepartment, { ...row, code: "B", parentId: top })).id;
  expect(codes(await run(editDepartment, { ...row, code: "T", parentId: below, departmentId: top, expectedVersion: 1 }))).toEqual(["departmentUnderItself"]);
  expect(codes(await run(addDepartment, { ...row, code: "X", parentId: ledgerId }))).toEqual(["unknownPlace"]);
  expect(codes(await run(addDepartment, { ...row, code: "X", headId: ledgerId }))).toEqual(["unknownPlace"]);
  const all = await db.inCompany(paper, departmentsOf);
  expect([liesUnder(all, below, top), liesUnder(all, top, below)]).toEqual([true, false]);
});

test("A department that moves takes along what lies under it; its change is based on the version that was seen", async () => {
  const add = async (code: string, parentId: string | null = null) => (await run(addDepartment, { code, name: "部", parentId, headId: null })).id;
  const [north, south] = [await add("N"), await add("Z")];
  const moving = await add("N1", north);
  const below = await add("N11", moving);
  const edit = (more: object, companyId?: string) => run(editDepartment, { code: "Z1", name: "华南销售部", parentId: south, headId: null, departmentId: moving, expectedVersion: 1, ...more }, companyId);
  expect(codes(await edit({ code: "N" }))).toEqual(["departmentCodeTaken"]);
  expect(codes(await edit({}, rival))).toEqual(["notFound"]);
  expect(await edit({})).toEqual({ id: moving, revision: 2 });
  expect(codes(await edit({ parentId: north }))).toEqual(["stale"]);
  const all = await db.inCompany(paper, departmentsOf);
  expect([liesUnder(all, below, south), liesUnder(all, below, north)]).toEqual([true, false]);
  expect(await toldOf(moving)).toMatchObject([{ what: "departmentAdded" }, { what: "departmentEdited", facts: { code: "Z1", parentId: south } }]);
});
