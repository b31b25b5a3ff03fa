import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../test/support/database.ts";
import { type Database, openDatabase, sql, type Tx } from "./db.ts";
import { kept, keptEach } from "./registers.ts";

let db: TestDatabase;
let other: Database;
let companies = 0;
let companyId: string;
let asked = 0;

const ledgers = kept(async (tx) => {
  asked += 1;
  return (await tx.many<{ name: string }>(sql`select name from companies.ledgers where company_id = ${tx.companyId} order by name`)).map(({ name }) => name);
});
const add = (tx: Tx, name: string) => tx.run(sql`insert into companies.ledgers (company_id, id, name) values (${tx.companyId}, gen_random_uuid(), ${name})`);
const names = (database: Database, company = companyId) => database.inCompany(company, (tx) => ledgers(tx));

beforeAll(async () => {
  db = await testDatabase();
  other = openDatabase({ connection: db.connection });
  return () => other.close();
});
beforeEach(async () => {
  companyId = String((companies += 1));
  await db.asOwner("insert into companies.companies (id, name, short_name) overriding system value values ($1, $2, $2)", [companyId, `company ${companyId}`]);
  await db.database.inCompany(companyId, (tx) => add(tx, "A"));
  asked = 0;
});

describe("What a process keeps of a company's registers", () => {
  test("is asked once, however many transactions want it", async () => {
    for (const _ of [1, 2, 3]) expect(await names(db.database)).toEqual(["A"]);
    expect(asked).toBe(1);
  });

  test("is asked anew as soon as another process has changed a register", async () => {
    expect(await names(db.database)).toEqual(["A"]);
    await other.inCompany(companyId, (tx) => add(tx, "B"));
    expect(await names(db.database)).toEqual(["A", "B"]);
    await db.asOwner("update companies.ledgers set name = 'C' where name = 'B'");
    expect(await names(db.database)).toEqual(["A", "C"]);
    expect(asked).toBe(3);
  });

  test("leads nobody into an error that what is there now would not have led him into", async () => {
    await names(db.database);
    await other.inCompany(companyId, (tx) => tx.run(sql`update companies.ledgers set name = 'B' where company_id = ${tx.companyId}`));
    const found = db.database.inCompany(companyId, async (tx) => {
      const [name] = await ledgers(tx);
      return tx.one(sql`select 1 / (select count(*) from companies.ledgers where company_id = ${tx.companyId} and name = ${name}) as found`);
    });
    expect(await found).toEqual({ found: "1" });
  });

  test("leads astray but once where others change it all the time, and nothing of that stays", async () => {
    await names(db.database);
    let attempts = 0;
    await db.database.inCompany(companyId, async (tx) => {
      attempts += 1;
      await other.inCompany(companyId, (changing) => add(changing, `B${attempts}`));
      await ledgers(tx);
      await add(tx, `by attempt ${attempts}`);
    });
    expect(attempts).toBe(2);
    expect(await names(db.database)).toEqual(["A", "B1", "B2", "by attempt 2"]);
  });

  test("is read by the transaction that changes it as it leaves it, and by the others as it was", async () => {
    await names(db.database);
    await db.database.inCompany(companyId, async (tx) => {
      expect(await ledgers(tx)).toEqual(["A"]);
      await add(tx, "B");
      expect(await ledgers(tx)).toEqual(["A", "B"]);
      expect(await names(db.database)).toEqual(["A"]);
    });
    expect(await names(db.database)).toEqual(["A", "B"]);
  });

  test("forgets what was rolled back", async () => {
    const lost = db.database.inCompany(companyId, async (tx) => {
      await add(tx, "B");
      await ledgers(tx);
      throw new Error("crash");
    });
    await expect(lost).rejects.toThrow("crash");
    expect(await names(db.database)).toEqual(["A"]);
  });

  test("stays known when a register of another company changes", async () => {
    const second = String((companies += 1));
    await db.asOwner("insert into companies.companies (id, name, short_name) overriding system value values ($1, $2, $2)", [second, `company ${second}`]);
    await names(db.database);
    asked = 0;
    await db.database.inCompany(second, (tx) => add(tx, "Z"));
    expect(await names(db.database)).toEqual(["A"]);
    expect(asked).toBe(0);
    expect(await names(db.database, second)).toEqual(["Z"]);
  });

  test("of many keys is asked for the unknown ones alone", async () => {
    const wanted: string[][] = [];
    const lengths = keptEach((_, words) => (wanted.push([...words]), Promise.resolve(new Map(words.filter(Boolean).map((word) => [word, word.length])))));
    const look = (...words: string[]) => db.database.inCompany(companyId, (tx) => lengths(tx, words));
    expect(await look("a", "bb")).toEqual(new Map([["a", 1], ["bb", 2]]));
    expect(await look("bb", "ccc", "bb", "")).toEqual(new Map([["bb", 2], ["ccc", 3]]));
    await look("ccc");
    expect(wanted).toEqual([["a", "bb"], ["ccc", ""]]);
  });

  test("cannot be changed by one of the many who share it", async () => {
    const shared = await names(db.database);
    expect(() => shared.push("B")).toThrow(TypeError);
  });

  test("is asked each time where a company has no stamp yet", async () => {
    await db.asOwner("delete from platform.registers where company_id = $1", [companyId]);
    for (const _ of [1, 2]) await names(db.database);
    expect(asked).toBe(2);
  });
});

test("every table that something kept is read from tells when it changes", async () => {
  const watched = (await db.asOwner("select tgrelid::regclass::text as name from pg_trigger where tgname = 'changed' order by 1")).map(({ name }) => name);
  expect(watched).toEqual([
    "calendar.versions", "catalog.discount_authority", "catalog.products", "catalog.tax_rates", "companies.companies", "companies.departments", "companies.ledgers", "notices.robots", "people.people", "people.roles",
    "policies.approvals", "policies.assignments", "stock.warehouses",
  ]);
});
