import { beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { about, definition, dutyHouse } from "./duties.fixture.ts";
import { give } from "../modules/copies/index.ts";
import { morningDigest, sendDigests } from "./morning-digest.ts";

let db: TestDatabase;
beforeEach(async () => {
  db ??= await testDatabase();
  for (const table of ["duties.duties", "notices.notices", "notices.mails", "notices.mail_keys", "notices.digest_days", "copies.copies"]) await db.asOwner(`truncate ${table}`);
});

const plan = definition({ escalate: [{ after: 0, to: "productionHead" }] });
const mails = () => db.asOwner("select recipient, title, text from notices.mails order by recipient");
type House = ReturnType<typeof dutyHouse>;
const job = (house: House) => morningDigest({ pipeline: house.pipeline, companies: house.companies, clockOf: house.duties.clockOf, ...house.tell });
const morning = async () => {
  const house = dutyHouse(db, [plan], { now: "2026-03-06T16:00" });
  await house.happen(about("orderApproved", "run 1"));
  house.clock.set("2026-03-06T16:30");
  await house.happen(about("orderApproved", "run 2"));
  return house;
};

test("one digest a person and working morning, inside and by mail, from four workers", async () => {
  const house = await morning();
  house.clock.set("2026-03-09T09:15");
  await Promise.all([1, 2, 3, 4].map(() => job(house).work(new AbortController().signal)));
  await job(house).work(new AbortController().signal);
  expect(await mails()).toMatchObject([{ recipient: "planner@example.com", title: "2026-03-09 待办：逾期 1，今日到期 1" }]);
  expect((await mails())[0]!.text).toBe(
    "计划员，您好！\n\n已逾期（1）\n- 制定生产计划  SO-1 华强  2026-03-09 09:00\n\n今日到期（1）\n- 制定生产计划  SO-1 华强  2026-03-09 09:30");
  expect(await house.notices()).toMatchObject([{ kind: "digest", person_id: house.people.planner.id }]);
});

test.each([
  ["before the hour", "2026-03-09T08:29", 0],
  ["at the hour", "2026-03-09T08:30", 1],
  ["on a Sunday", "2026-03-08T10:00", 0],
])("%s: %s, digests %s", async (_case, now, count) => {
  const house = await morning();
  house.clock.set(now);
  await job(house).work(new AbortController().signal);
  expect(await mails()).toHaveLength(count);
});

test("a digest whose transaction is lost goes out with the next look", async () => {
  const house = await morning();
  house.clock.set("2026-03-09T09:15");
  const lost = house.pipeline.act(house.actor, async (context) => {
    await sendDigests(context, { clockOf: house.duties.clockOf, ...house.tell });
    throw new Error("crash");
  });
  await expect(lost).rejects.toThrow("crash");
  await job(house).work(new AbortController().signal);
  expect(await mails()).toHaveLength(1);
});

test("a copy that nobody has read is told of once, also to somebody who has nothing to do that morning", async () => {
  const house = await morning();
  const { id: boss } = house.people.head;
  await house.pipeline.act(house.actor, async (context) => give(context, { about: { kind: "order", id: context.newId() }, review: null, occasion: "commented", words: "", people: [boss], roles: [] }, { title: "SO-1 华强", receivers: [boss] }));
  const digests = async () => (await mails()).filter(({ text }) => String(text).includes("抄送给您"));
  house.clock.set("2026-03-09T08:30");
  await job(house).work(new AbortController().signal);
  expect(String((await digests())[0]?.text)).toContain("抄送给您，未读（1）\n- SO-1 华强  ");
  house.clock.set("2026-03-10T08:30");
  await job(house).work(new AbortController().signal);
  expect(await digests()).toHaveLength(1);
});
