import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as reviews from "../../contract/reviews.ts";
import { type Life, lifeOf } from "../../server/conformance/life.ts";
import { type Database, openDatabase, sql } from "../../server/platform/db.ts";
import { asking } from "./companies.ts";
import { abreast, randomOf, seed } from "./chance.ts";
import { patientDoor } from "./clients.ts";
import { type MovingClock, movingClock, until } from "./moving-clock.ts";
import { type Manner, postOffice } from "./post-office.ts";
import { either, rounds } from "./size.ts";
import { sharedSystem, type System } from "./system.ts";

const hourMs = 3_600_000;
const zones = ["Asia/Shanghai", "America/New_York", "UTC", "UTC"].slice(0, either(2, 4));

let system: System;
let post: Awaited<ReturnType<typeof postOffice>>;
let db: Database;
let clock: MovingClock;
const random = randomOf(seed);
const manners: Manner[] = ["take", "later", "drop", "dropTaken", "hang"];
let moody = false;

beforeAll(async () => {
  post = await postOffice(() => (moody ? manners[Math.floor(random() * manners.length)]! : "take"));
  const made = await sharedSystem({ companies: [asking], count: zones.length, settings: (n) => ({ TZ: zones[n]!, SMTP_URL: post.url, MAIL_FROM: "orders@gendan.example" }) });
  system = made;
  db = openDatabase({ connection: made.connection });
  clock = movingClock(db);
  await system.start();
});
afterAll(async () => {
  await db?.close();
  await system?.remove();
  await post?.close();
});

const now = () => clock.now();
const moveTo = (instant: Date) => clock.moveTo(instant);
const lifeAt = (n: number): Life => lifeOf({ company: system.companies[0]!, door: patientDoor(system.addresses, n), clock: { now } });
const companyId = () => system.companies[0]!.companyId;
const rows = <Row>(query: Parameters<Parameters<Parameters<Database["inCompany"]>[1]>[0]["many"]>[0]) => db.inCompany(companyId(), (tx) => tx.many<Row>(query));


test("[P10] processes in time zones far apart give an order of the last second before and the first after a Shanghai midnight the same business day", { timeout: 60_000 }, async () => {
  const midnight = new Date(new Date(now().getTime() + 8 * hourMs).setUTCHours(16, 0, 0, 0));
  for (const [at, day] of [[midnight.getTime() - 60_000, -1], [midnight.getTime() + 5_000, 0]] as const) {
    await moveTo(new Date(at));
    await sleep(3_000);
    const expected = new Date(midnight.getTime() + 8 * hourMs + day * 24 * hourMs).toISOString().slice(0, 10).replaceAll("-", "");
    const numbers = await Promise.all(zones.map(async (_, n) => (await lifeAt(n).enter()).number));
    expect(numbers.map((number) => /\d{8}/.exec(number)?.[0])).toEqual(zones.map(() => expected));
  }
});

interface Fired {
  duties: number;
  due: number;
  told: number;
  twice: number;
}
/** Time limits of this name, how many have fired all that is due, what the heads of sales were told, and of how many twice. */
const fired = async (): Promise<Fired> =>
  (await rows<Fired>(sql`
    select count(*)::int as duties, count(*) filter (where next_step_at is not null and next_step_at <= ${now()})::int as due,
           coalesce(sum(told.told), 0)::int as told, count(*) filter (where told.told > 1)::int as twice
      from duties.duties d
      left join lateral (select count(*)::int as told from notices.notices n where n.company_id = d.company_id and n.facts ->> 'dutyId' = d.id::text and n.kind = 'dutyEscalated' and n.person_id = ${system.companies[0]!.passes.director.id}) told on true
     where d.company_id = ${companyId()} and d.definition_id = 'T01'`))[0]!;

/** Has one of the limits in hand, as a worker does that is slow, until the others have done what is left to them; those who do not leave it to him will fire it again. */
const slowWorker = (patienceMs: number) =>
  db.inCompany(companyId(), async (tx) => {
    await tx.many(sql`select id from duties.duties where company_id = ${companyId()} and definition_id = 'T01' order by next_step_at limit 1 for update`);
    await until(async () => (await fired()).due === 1, patienceMs).catch(() => undefined);
  });

test("[P10] time limits that ran out while nothing ran fire within a minute of the start, each once, though of several workers one is killed; a clock that jumps fires nothing again", { timeout: 180_000 * rounds }, async () => {
  const orders = either(10, 40 * rounds);
  await abreast(Array.from({ length: orders }), 8, (_, at) => lifeAt(at).enter({ channel: "oral" }));
  expect(await fired()).toEqual({ duties: orders, due: 0, told: 0, twice: 0 });
  await system.stop();
  await moveTo(new Date(now().getTime() + 25 * hourMs));
  expect((await fired()).due).toBe(orders);
  const slow = slowWorker(15_000);
  const starting = system.start();
  await sleep(random() * 3_000);
  await system.victims["application B"]!();
  await starting.catch(() => system.start());
  const ready = performance.now();
  await slow;
  await until(async () => (await fired()).due === 0, 60_000);
  const ms = performance.now() - ready;
  console.log(`SEED=${seed}: ${orders} time limits fired ${ms.toFixed(0)} ms after all processes were ready`);
  expect(await fired()).toEqual({ duties: orders, due: 0, told: orders, twice: 0 });
  const toldInAll = async () => (await rows<{ told: number }>(sql`select count(*)::int as told from notices.notices where company_id = ${companyId()} and facts ->> 'dutyId' is not null`))[0]!.told;
  const before = await toldInAll();
  for (const hours of [-3 * 24, 3 * 24]) {
    await moveTo(new Date(now().getTime() + hours * hourMs));
    await sleep(4_000);
  }
  expect(await toldInAll()).toBe(before);
});

/** Submits and releases: the customer is asked by mail. */
async function ask(life: Life): Promise<void> {
  const orderId = await life.submit();
  const { id: reviewId, subjectHash } = await life.reviewOf(orderId);
  await life.staff.clerk.ask(reviews.decideStep, { reviewId, stepKey: "release", verdict: "pass", subjectHash, statement: "客户要货", answers: {} });
}
interface Letter {
  state: string;
  attempts: number;
  messageId: string | null;
  recipient: string;
}
const letters = () => rows<Letter>(sql`select state, attempts, message_id, recipient from notices.mails where company_id = ${companyId()} and kind = 'confirmationAsked'`);

test("[P11] every letter arrives, though the server drops, delays and hangs and workers are killed with letters in hand; a second copy has the same Message-ID", { timeout: 240_000 * rounds }, async () => {
  await system.start();
  moody = true;
  const many = either(4, 8 * rounds);
  await abreast(Array.from({ length: many }), 6, (_, at) => ask(lifeAt(at)));
  const workers = Object.entries(system.victims).filter(([name]) => name !== "database");
  for (let round = 0; (await letters()).some(({ state }) => state !== "sent"); round += 1) {
    expect(round).toBeLessThan(20);
    moody = round < 2;
    await sleep(1_500 + random() * 1_500);
    // The one with a letter in hand may be any of them; who hangs on a silent server is freed by it.
    if (moody) for (const [, kill] of workers.filter(() => random() < 0.5)) await kill();
    await system.start();
    // Longer than a claim, and than the pauses after the first three attempts.
    await moveTo(new Date(now().getTime() + 9 * 60_000));
  }
  const sent = await letters();
  const known = new Set((await rows<{ messageId: string }>(sql`select message_id from notices.mails where company_id = ${companyId()}`)).map(({ messageId }) => messageId));
  const copies = sent.map(({ messageId }) => post.taken.filter((one) => one.messageId === messageId));
  console.log(`SEED=${seed}: ${many} letters, ${sent.reduce((sum, { attempts }) => sum + attempts, 0)} attempts, ${post.taken.length} copies; the server ${JSON.stringify(post.seen)}`);
  expect(sent).toHaveLength(many);
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(many);
  expect(copies.filter((of) => of.length === 0)).toEqual([]);
  expect(post.taken.filter(({ messageId }) => !known.has(messageId))).toEqual([]);
  for (const [n, of] of copies.entries()) {
    expect(of.length).toBeLessThanOrEqual(sent[n]!.attempts);
    expect(new Set(of.map(({ to, subject }) => `${to} ${subject}`)).size).toBe(1);
  }
});
