import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listOrders } from "../../../contract/orders.ts";
import { verify } from "../../../server/cli/verify.ts";
import { doorAt } from "../../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../../server/conformance/life.ts";
import { storeOffset } from "../../../server/platform/clock-store.ts";
import { type Database, openDatabase, sql } from "../../../server/platform/db.ts";
import { debianProgram } from "../../support/debian.ts";
import { abreast, randomOf, seed } from "../chance.ts";
import { quick, shipped } from "../companies.ts";
import { crowdOf } from "../crowds.ts";
import { listen, within } from "../listening.ts";
import { canKeepNames, type Pooler, pgbouncer } from "../pgbouncer.ts";
import { rounds } from "../size.ts";
import { sharedSystem, type System } from "../system.ts";

const random = randomOf(seed);
const program = await debianProgram("pgbouncer");

// Fewer sessions than the four processes have connections, so that one session serves one company after another, and who comes waits in the pooler's queue.
const sessions = 8;

/** Whether statements go by name. Fewer are kept than there are, so that some are forgotten again and again. */
const lanes: { way: string; names?: number }[] = program && canKeepNames(program) ? [{ way: "that passes names on", names: 0 }, { way: "that keeps statements by name", names: 100 }] : [{ way: "that passes names on" }];
if (program && lanes.length === 1) console.warn("SKIPPED: this PgBouncer is older than 1.21 and keeps no statements by name (PGBOUNCER_PATH names another)");

describe.skipIf(!program).each(lanes)("four processes through a PgBouncer in transaction mode $way", ({ names }) => {
  let system: System;
  let pooler: Pooler;
  let db: Database;
  beforeAll(async () => {
    const made = await sharedSystem({
      companies: [quick, shipped], count: 4,
      pooled: async (connection) => (pooler = await pgbouncer(program!, connection, { sessions, names })).url,
    });
    system = made;
    db = openDatabase({ connection: made.connection, pooler: { connectionString: pooler.url } });
    await system.start();
  });
  afterAll(async () => {
    await db?.close();
    await system?.remove();
    await pooler?.close();
  });

  let offset = 0;
  const lifeAt = (n: number, company = 0): Life =>
    lifeOf({ company: system.companies[company]!, door: doorAt(system.addresses[n % system.addresses.length]!), clock: { now: () => new Date(Date.now() + offset) } });
  const companyId = () => system.companies[0]!.companyId;

  test("[P4] of two hundred buyers of the last hundred units exactly a hundred get one, and nobody hears of a deadlock or of the pooler", { timeout: 120_000 * rounds }, async () => {
    for (let round = 0; round < rounds; round += 1) await crowdOf(system).rush(random);
  });

  test("statements go by name where the pooler keeps them, and by none where it does not", async () => {
    const { rows: [known] } = await db.pool.query<{ kept: number; ours: number }>(
      "select (count(*) filter (where name like 'PGBOUNCER%'))::int as kept, (count(*) filter (where name not like 'PGBOUNCER%' and name <> 'gendan_names_kept'))::int as ours from pg_prepared_statements");
    expect(known).toEqual({ kept: names ? expect.toSatisfy((kept: number) => kept > 20) as number : 0, ours: 0 });
  });

  test("a page at one process hears within a second what was written at another, for it listens straight", async () => {
    const page = await listen(system.addresses[0]!, system.companies[0]!.passes.salesperson.authorization);
    for (let n = 1; n < 4; n += 1) {
      const { orderId } = await lifeAt(n).enter();
      expect(await within(1000, () => page.speaksOf(orderId) !== undefined)).toBe(true);
    }
    await page.stop();
  });

  test("sessions of the database that serve one company after the other show neither anything of the other", async () => {
    const entered = await abreast(Array.from({ length: 80 * rounds }), 16, async (_, at) => {
      const [company, life] = [at % 2, lifeAt(at, at % 2)];
      const { orderId } = await life.enter({ customerPo: `COMPANY-${company}` });
      const { rows } = await life.staff.clerk.ask(listOrders, { limit: 200, search: "COMPANY" });
      return { company, orderId, seen: rows.map(({ customerPo }) => customerPo) };
    });
    expect(entered.flatMap(({ company, seen }) => seen.filter((mark) => mark !== `COMPANY-${company}`))).toEqual([]);
    expect(entered.every(({ seen }) => seen.length > 0)).toBe(true);
    for (const { company, orderId } of entered.slice(0, 8)) {
      const answer = await fetch(`${system.addresses[3]}/api/v1/orders/${orderId}`, { headers: { authorization: system.companies[1 - company]!.passes.clerk.authorization } });
      expect(answer.status).toBe(404);
    }
    const { rows: [left] } = await db.pool.query<{ role: string; company: string | null }>("select current_user::text as role, nullif(current_setting('gendan.company', true), '') as company");
    expect(left).toEqual({ role: "gendan", company: null });
  });

  test("[P10] time limits fire once", { timeout: 90_000 }, async () => {
    const limits = 12 * rounds;
    await abreast(Array.from({ length: limits }), 8, (_, at) => lifeAt(at).enter({ channel: "oral" }));
    offset = 25 * 3_600_000;
    await db.outside((tx) => storeOffset(tx, { offset, home: 0 }));
    const told = () => db.inCompany(companyId(), (tx) => tx.many<{ told: number }>(sql`
      select (select count(*)::int from notices.notices n where n.company_id = d.company_id and n.facts ->> 'dutyId' = d.id::text and n.kind = 'dutyEscalated' and n.person_id = ${system.companies[0]!.passes.director.id}) as told
        from duties.duties d where d.company_id = ${companyId()} and d.definition_id = 'T01'`));
    await expect.poll(async () => (await told()).filter(({ told: times }) => times > 0).length, { timeout: 60_000, interval: 300 }).toBe(limits);
    // All four come round again.
    await sleep(3_000);
    expect((await told()).map(({ told: times }) => times)).toEqual(Array.from({ length: limits }, () => 1));
  });

  test("who waits in the pooler's queue, or for a statement that takes its time, is not taken for lost", async () => {
    const slow = Array.from({ length: sessions }, () => db.outside((tx) => tx.many(sql`select 1 as done from pg_sleep(2.5)`)));
    await sleep(200);
    const queued = Array.from({ length: 8 }, (_, at) => lifeAt(at).enter());
    expect((await Promise.all(queued)).every(({ orderId }) => orderId)).toBe(true);
    expect(await Promise.all(slow)).toEqual(slow.map(() => [{ done: 1 }]));
  });

  test("[P13] while the pooler is silent or gone callers are told to come again soon, and are served once it is back", { timeout: 60_000 }, async () => {
    const { clerk } = system.companies[0]!.passes;
    const ask = async (n: number) => {
      const began = performance.now();
      const { status } = await fetch(`${system.addresses[n]}/api/v1/orders?limit=1`, { headers: { authorization: clerk.authorization }, signal: AbortSignal.timeout(20_000) });
      return { status, ms: performance.now() - began };
    };
    const everywhere = () => Promise.all(system.addresses.map((_, n) => ask(n)));
    for (const [away, back] of [[() => pooler.send("SIGSTOP"), () => pooler.send("SIGCONT")], [() => pooler.send("SIGKILL"), () => pooler.start()]]) {
      expect((await everywhere()).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      await away!();
      const during = await everywhere();
      await back!();
      expect(during.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
      expect(Math.max(...during.map(({ ms }) => ms))).toBeLessThan(4_000);
      await expect.poll(async () => (await everywhere()).every(({ status }) => status === 200), { timeout: 10_000 }).toBe(true);
    }
  });

  test("SIGTERM ends them cleanly, and every check of `gendan verify` holds on what the crowd left", async () => {
    expect(new Set(await system.stop())).toEqual(new Set([0]));
    const lines: string[] = [];
    await verify(system.config, { json: true, print: (line) => void lines.push(line) });
    const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { wrong: number }[] };
    expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  });
});
