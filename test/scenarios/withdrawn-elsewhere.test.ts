import { expect, test } from "vitest";
import { listDrafts, saveDraft } from "../../contract/orders.ts";
import { readPerson, setPersonState, setRoles } from "../../contract/people.ts";
import type { Role } from "../../contract/permissions.ts";
import { hire } from "../../server/conformance/company.ts";
import { openHouse } from "../../server/main.ts";
import { afterwards } from "../support/afterwards.ts";
import { colleagueOf, testHouse } from "../support/house.ts";

const house = await testHouse();
const { companyId } = await house.company("澄江纸品");
// Another process on the same database, of which this one hears nothing.
const elsewhere = await openHouse({ connection: house.connection, clock: house.clock, publicUrl: "http://localhost:3000", dataDir: house.dataDir, version: "test", checkAnswers: true, log: "errors" });
afterwards(() => elsewhere.close());

const until = new Date(house.clock.now().getTime() + 86_400_000);
const newPass = (name: string, roles: Role[]) => hire((work) => house.act(companyId, work), { companyId, name, roles, until });
const admin = colleagueOf({ app: elsewhere.app }, await newPass("系统管理员", ["admin"]));
const versionOf = async (personId: string) => (await admin.ask(readPerson, { personId })).revision;

/** Somebody whom the first process knows, for he has just read and written there. */
async function known(name: string, roles: Role[]) {
  const pass = await newPass(name, roles);
  const colleague = colleagueOf(house.house, pass);
  const draft = { draftId: crypto.randomUUID(), body: {} };
  await colleague.ask(saveDraft, draft);
  expect((await colleague.ask(listDrafts, {})).rows).toHaveLength(1);
  return { ...pass, colleague, draft };
}
const kept = async (personId: string) => (await house.asOwner("select count(*)::int as drafts from orders.drafts where author_id = $1", [personId]))[0]!["drafts"];

test("whoever lost a role at another process may not read and not write any more with his next request, and keeps what is left to him", async () => {
  const { id, colleague, draft } = await known("王敏", ["salesClerk"]);
  await admin.ask(setRoles, { personId: id, roles: ["warehouse"], expectedVersion: await versionOf(id) });
  expect((await colleague.refused(saveDraft, { ...draft, draftId: crypto.randomUUID() })).code).toBe("notPermitted");
  expect((await colleague.refused(listDrafts, {})).code).toBe("notPermitted");
  expect(await kept(id)).toBe(1);
  await admin.ask(setRoles, { personId: id, roles: ["warehouse", "salesClerk"], expectedVersion: await versionOf(id) });
  expect((await colleague.ask(listDrafts, {})).rows).toHaveLength(1);
});

test("whoever left the company at another process is nobody with his next request, whatever it is", async () => {
  const [reads, writes, mumbles] = [await known("李伟", ["salesClerk"]), await known("张丽", ["salesClerk"]), await known("陈晨", ["salesClerk"])];
  for (const { id } of [reads, writes, mumbles]) await admin.ask(setPersonState, { personId: id, state: "left", expectedVersion: await versionOf(id) });
  expect((await reads.colleague.refused(listDrafts, {})).code).toBe("signInNeeded");
  expect((await writes.colleague.refused(saveDraft, { ...writes.draft, draftId: crypto.randomUUID() })).code).toBe("signInNeeded");
  expect(await kept(writes.id)).toBe(1);
  // What cannot even be read is not told to a stranger.
  const { status, json } = await mumbles.colleague.sendText("PUT", `/order-drafts/${crypto.randomUUID()}`, "{");
  expect([status, json]).toMatchObject([401, { code: "signInNeeded" }]);
});

test("a repeated request is not answered from before for somebody who left meanwhile", async () => {
  const { id, colleague, draft } = await known("周强", ["salesClerk"]);
  const key = "the-very-same-key";
  await colleague.ask(saveDraft, draft, key);
  await admin.ask(setPersonState, { personId: id, state: "left", expectedVersion: await versionOf(id) });
  await expect(colleague.ask(saveDraft, draft, key)).rejects.toMatchObject({ problem: { code: "signInNeeded" } });
});
