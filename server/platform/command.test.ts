import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { command, query, text } from "../../contract/toolkit.ts";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { entriesAbout, firstBreak, record } from "../modules/journal/index.ts";
import type { Actor } from "./actor.ts";
import { clockWith } from "./clock.ts";
import { handle, pipelineOf, read } from "./command.ts";
import { sql } from "./db.ts";
import { event, when } from "./events.ts";
import { KeyReused } from "./idempotency.ts";
import { Refused, refuse } from "./refusal.ts";

const subject = { kind: "thing", id: "018f0000-0000-7000-8000-000000000001" };
const actor: Actor = { kind: "person", id: "018f0000-0000-7000-8000-0000000000aa", companyId: "1", name: "王敏", roles: [], departmentIds: [], permissions: new Map([["do", "company"]]) };
const other: Actor = { ...actor, companyId: "2" };

const renamed = event<{ name: string }>("renamed");
const rename = command({ name: "rename", summary: "", path: "/rename", permission: "do", body: z.object({ name: text(20) }), answer: z.object({ name: z.string() }) });
const renaming = handle(rename, ({ name }, context) => {
  if (name === "bad") return Promise.resolve(refuse("wrongState", { state: "bad" }));
  record(context, { subject, what: "renamed", facts: { name } });
  context.emit(renamed({ name }));
  return Promise.resolve({ name });
});
const see = query({ name: "see", summary: "", path: "/see", permission: "do", answer: z.object({ entries: z.number() }) });
const seeing = read(see, async (_, { tx }) => ({ entries: (await entriesAbout(tx, subject)).length }));
const refusesVeto = when(renamed, ({ name }) => Promise.resolve(name === "veto" ? refuse("notPermitted", { permission: "veto" }) : undefined));

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
const pipeline = () => pipelineOf(db.database, { clock: clockWith() }, [refusesVeto]);
const ask = (name: string, key?: string, who = actor) =>
  pipeline().invoke({ handler: renaming, input: { name }, actor: who, language: "en", idempotency: key ? { actorId: who.id, key, requestHash: name } : undefined });
const entries = async (who = actor) => (await pipeline().invoke({ handler: seeing, input: {}, actor: who, language: "en" })).outcome;

test("a command writes its journal entry in its own transaction and chains it", async () => {
  expect(await entries()).toEqual({ entries: 0 });
  await ask("a");
  const done = await ask("b");
  expect(done.statements).toBeLessThanOrEqual(12);
  const chain = await db.database.inCompany("1", (tx) => entriesAbout(tx, subject));
  expect(chain.map((entry) => entry.seq)).toEqual(["1", "2"]);
  expect(firstBreak(chain)).toBeUndefined();
});

test("an entry that someone changed past the application is found by its number", async () => {
  await db.asOwner("update journal.entries set body = replace(body, '\"a\"', '\"x\"') where seq = 1");
  const chain = await db.database.inCompany("1", (tx) => entriesAbout(tx, subject));
  expect(firstBreak(chain)).toEqual({ seq: "1", reason: "hash" });
});

test("the application's role can neither change nor delete what is on record", async () => {
  for (const text of ["update journal.entries set body = ''", "delete from journal.entries"])
    await expect(db.database.inCompany("1", (tx) => tx.run(sql.raw(text)))).rejects.toThrow(/permission denied/);
});

test("a refusal leaves nothing behind, whether the room or another department refuses", async () => {
  const before = await entries();
  expect((await ask("bad")).outcome).toBeInstanceOf(Refused);
  expect((await ask("veto")).outcome).toBeInstanceOf(Refused);
  expect(await entries()).toEqual(before);
});

test("the same key gives the same answer and one deed, also when both come at once", async () => {
  const before = (await entries()) as { entries: number };
  const [one, two] = await Promise.all([ask("once", "key-0001"), ask("once", "key-0001")]);
  expect(one.outcome).toEqual(two.outcome);
  expect([one.replayed, two.replayed].sort()).toEqual([false, true]);
  expect(await entries()).toEqual({ entries: before.entries + 1 });
});

test("a request that comes twice at once is not begun anew for its own key", async () => {
  let begun = 0;
  const count = handle(rename, ({ name }) => {
    begun += 1;
    return Promise.resolve({ name });
  });
  const send = () => pipeline().invoke({ handler: count, input: { name: "x" }, actor, language: "en", idempotency: { actorId: actor.id, key: "key-0005", requestHash: "x" } });
  await Promise.all([send(), send(), send()]);
  expect(begun).toBe(3);
});

test("a request that comes again after its deed is answered as the first time, also where it would be refused by now", async () => {
  let taken = false;
  const take = handle(rename, ({ name }, context) => {
    if (taken) return Promise.resolve(refuse("wrongState", { state: "taken" }));
    context.afterCommit(() => void (taken = true));
    return Promise.resolve({ name });
  });
  const again = (key: string) => pipeline().invoke({ handler: take, input: { name: "x" }, actor, language: "en", idempotency: { actorId: actor.id, key, requestHash: "x" } });
  expect(await again("key-0003")).toMatchObject({ outcome: { name: "x" }, replayed: false });
  expect(await again("key-0003")).toMatchObject({ outcome: { name: "x" }, replayed: true });
  expect((await again("key-0004")).outcome).toBeInstanceOf(Refused);
});

test("the same key for another request is refused", async () => {
  await ask("first", "key-0002");
  await expect(ask("second", "key-0002")).rejects.toThrow(KeyReused);
});

test("a company sees nothing of another, even by a query that forgets to say whose rows it wants", async () => {
  expect(await entries(other)).toEqual({ entries: 0 });
  const all = (company: string) => db.database.inCompany(company, (tx) => tx.many(sql`select 1 from journal.entries`));
  expect(await all("2")).toEqual([]);
  expect((await all("1")).length).toBeGreaterThan(0);
});
