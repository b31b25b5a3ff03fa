import { setImmediate as aMoment } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { NoLonger, sql, type Tx } from "./db.ts";
import { namesKept } from "./names-kept.ts";
import { transactionOf } from "./transaction.ts";

let db: TestDatabase;
const companyId = "7";
const key = (tx: Tx, name: string) => tx.run(sql`insert into platform.idempotency (company_id, actor_id, key, request_hash, at, answer)
  values (${tx.companyId}, ${"01990000-0000-7000-8000-000000000001"}, ${name}, 'x', now(), '{}')`);
const keys = async () => (await db.asOwner("select key from platform.idempotency where company_id = 7 order by key")).map((row) => row["key"]);

beforeAll(async () => {
  db = await testDatabase();
});

test("Values come back as they were sent: instants, days, bytes, lists within lists, and texts with every sign", async () => {
  const text = 'a "quoted" \\ back\nslash, {brace} NULL 中文';
  const given = { at: new Date("2026-03-01T08:00:00.123Z"), bytes: Buffer.from([0, 1, 254, 255]), list: [text, null, ""], nested: [["1", "2"], ["3", "4"]], flags: [true, false], json: { text, deep: [1, null] } };
  const found = await db.database.look(companyId, (tx) => tx.one(sql`select ${given.at}::timestamptz as at, ${"2026-03-01"}::date as a_day, ${given.bytes}::bytea as bytes, ${[given.bytes]}::bytea[] as all_bytes,
    ${given.list}::text[] as list, ${given.nested}::text[] as nested, ${given.flags}::boolean[] as flags, ${JSON.stringify(given.json)}::jsonb as json, ${12}::int as number, ${null}::text as nothing`));
  expect(found).toEqual({ ...given, aDay: "2026-03-01", allBytes: [given.bytes], number: 12, nothing: null });
});

test("A statement that fails is told, the session goes on knowing the others, and the same statement works the next time", async () => {
  await db.database.inCompany(companyId, (tx) => key(tx, "first"));
  for (const _ of [1, 2, 3]) await expect(db.database.inCompany(companyId, (tx) => key(tx, "first"))).rejects.toMatchObject({ code: "23505" });
  await expect(db.database.inCompany(companyId, (tx) => tx.run(sql`select from nowhere.at_all`))).rejects.toMatchObject({ code: "42P01" });
  await db.database.inCompany(companyId, (tx) => key(tx, "second"));
  expect(await keys()).toEqual(["first", "second"]);
});

test("What is asked at the same moment in one transaction begins it once", async () => {
  const found = await db.database.inCompany(companyId, (tx) => Promise.all([1, 2, 3].map((number) => tx.one<{ number: number; began: Date }>(sql`select ${number}::int as number, now() as began`))));
  expect(found.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(new Set(found.map(({ began }) => began.getTime())).size).toBe(1);
});

test("What is asked at the same moment flies together, and what is asked meanwhile flies after it: the driver is to be asked again only once it has answered", async () => {
  const flights: number[] = [];
  let flying = 0;
  const { tx } = transactionOf({
    companyId, origin: {}, manner: "write", named: false, recall: () => new Map(), answers: () => undefined,
    async say(statements) {
      flights.push(statements.length);
      expect((flying += 1)).toBe(1);
      await aMoment();
      flying -= 1;
      return statements.map(() => ({ rows: [{ session: 1, stamp: null }], count: 1, command: "SELECT" }));
    },
  });
  const ask = (number: number) => tx.many(sql`select ${number}::int`);
  const first = Promise.all([1, 2, 3].map(ask));
  await Promise.resolve();
  setImmediate(() => void Promise.all([4, 5].map(ask)));
  await first;
  await aMoment();
  await ask(6);
  // Begin, company and stamp fly with the first.
  expect(flights).toEqual([3 + 3, 2, 1]);
});

test("The last write commits with itself, and nothing stays when it fails", async () => {
  await db.database.inCompany(companyId, async (tx) => {
    await key(tx, "third");
    await tx.end(sql`select 1`);
  });
  const failing = db.database.inCompany(companyId, async (tx) => {
    await key(tx, "fourth");
    await tx.end(sql`select 1 / 0`);
  });
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect(await keys()).toEqual(["first", "second", "third"]);
});

test("A look writes nothing, sees its own company alone in every statement, and leaves nothing of it behind", async () => {
  await expect(db.database.look(companyId, (tx) => key(tx, "looked"))).rejects.toMatchObject({ code: "25006" });
  const count = (tx: Tx) => tx.one<{ keys: number }>(sql`select count(*)::int as keys from platform.idempotency`);
  expect(await db.database.look(companyId, async (tx) => [await count(tx), await count(tx), tx.statements])).toEqual([{ keys: 3 }, { keys: 3 }, 2]);
  expect(await db.database.look("8", count)).toEqual({ keys: 0 });
  expect(await db.database.ask<{ company: string | null; role: string }>({ text: "select nullif(current_setting('gendan.company', true), '') as company, current_user = session_user as role" })).toEqual([{ company: null, role: true }]);
});

describe("What is believed of whoever asks", () => {
  const gone = { text: "select 1 as who", values: [], holds: () => false };
  const here = { ...gone, holds: ([row]: readonly object[]) => (row as { who: number }).who === 1 };
  const broken = (tx: Tx) => tx.run(sql`select 1 / 0`);

  test("is proved before an error is told, be it the first statement's, and before anybody goes on past it", async () => {
    for (const carriedOut of [db.database.look, db.database.command]) {
      await expect(carriedOut(companyId, broken, gone)).rejects.toThrow(NoLonger);
      await expect(carriedOut(companyId, broken, here)).rejects.toMatchObject({ code: "22012" });
      await expect(carriedOut(companyId, (tx) => broken(tx).catch(() => "refused"), gone)).rejects.toThrow(NoLonger);
      await expect(carriedOut(companyId, () => Promise.reject(new Error("refused")), gone)).rejects.toThrow(NoLonger);
    }
    await expect(db.database.look(companyId, (tx) => broken(tx).catch(() => tx.one(sql`select 2 as two`)), gone)).rejects.toThrow(NoLonger);
    expect(await db.database.look(companyId, (tx) => broken(tx).catch(() => tx.one(sql`select 2 as two`)), here)).toEqual({ two: 2 });
  });

  test("is proved although the work came to its end while the first flight was under way", async () => {
    for (const carriedOut of [db.database.look, db.database.command]) {
      const hasty = (end: () => unknown) => async (tx: Tx) => {
        tx.one(sql`select pg_sleep(0.01)`).catch(() => undefined);
        await aMoment();
        return end();
      };
      await expect(carriedOut(companyId, hasty(() => "told"), gone)).rejects.toThrow(NoLonger);
      await expect(carriedOut(companyId, hasty(() => { throw new Error("refused"); }), gone)).rejects.toThrow(NoLonger);
    }
  });

  test("is proved anew with each attempt", async () => {
    let attempts = 0;
    const until = { ...gone, holds: () => attempts < 2 };
    const work = async (tx: Tx) => {
      await tx.one(sql`select 1 as one`);
      attempts += 1;
      throw Object.assign(new Error("deadlock"), { code: "40P01" });
    };
    await expect(db.database.command(companyId, work, until)).rejects.toThrow(NoLonger);
    expect(attempts).toBe(2);
  });

  test("lets nothing be written, not even by who writes and ends at once", async () => {
    await expect(db.database.command(companyId, (tx) => tx.end(sql`insert into platform.idempotency (company_id, actor_id, key, request_hash, at, answer)
      values (${tx.companyId}, ${"01990000-0000-7000-8000-000000000001"}, ${"gone"}, 'x', now(), '{}')`), gone)).rejects.toThrow(NoLonger);
    await expect(db.database.command(companyId, (tx) => Promise.all([key(tx, "gone"), key(tx, "gone too"), tx.end(sql`select 1`)]), gone)).rejects.toThrow(NoLonger);
    expect(await keys()).not.toContain("gone");
  });
});

test("A way on which a statement lies under the name that we gave it keeps no names, also where somebody else left one of that name", async () => {
  const [one, another] = [await db.database.pool.connect(), await db.database.pool.connect()];
  try {
    await another.query("prepare gendan_names_kept as select 1");
    expect([await namesKept(one), await namesKept(another)]).toEqual([false, false]);
  } finally {
    for (const client of [one, another]) client.release(true);
  }
});

test("Where one of those that fly together fails, all are told its error; afterwards each works by itself again", async () => {
  const [first, second, third] = await db.database.look(companyId, (tx) => Promise.allSettled([tx.one(sql`select 1 as one`), tx.run(sql`select 1 / 0`), tx.one(sql`select 3 as three`)]));
  for (const one of [first, second, third]) expect(one).toMatchObject({ status: "rejected", reason: { code: "22012" } });
  expect(await db.database.look(companyId, (tx) => Promise.all([tx.one(sql`select 1 as one`), tx.one(sql`select 3 as three`), tx.one(sql`select 1 as one`)]))).toEqual([{ one: 1 }, { three: 3 }, { one: 1 }]);
});

test("What still waits to fly when its transaction is over flies no more", async () => {
  const late: unknown[] = [];
  for (const carriedOut of [db.database.look, db.database.command]) {
    let asked: Promise<unknown> | undefined;
    await carriedOut(companyId, async (tx) => {
      await tx.one(sql`select 1 as one`);
      asked = aMoment().then(() => aMoment()).then(() => tx.one(sql`select current_user as who`)).catch((error: Error) => error.message);
    });
    await aMoment();
    late.push(await asked);
  }
  expect(late).toEqual(["the transaction is over", "the transaction is over"]);
});
