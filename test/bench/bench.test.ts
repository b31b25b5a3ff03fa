import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { type Bulk, bulkDatabase } from "../../db/bench/make-bulk.ts";
import { casesOf } from "../../server/bench/cases.ts";
import { benchLists } from "../../server/bench/lists.ts";
import type { Case } from "../../server/bench/measure.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import type { House } from "../../server/house.ts";
import { openHouse } from "../../server/main.ts";
import { clockWith } from "../../server/platform/clock.ts";
import { type Asked, listen, waysOfReading } from "./plans.ts";

const wish = { seed: 7, sizes: { customers: 12, products: 20, salespeople: 3 } };
const kept = new URL("plans.txt", import.meta.url);
/** The same company on every day. */
const until = new Date("2026-10-31T06:00:00Z");
const patience = 180_000;
let bulk: Bulk;
let house: House;
let cases: Case[];
let asked: Asked[];
const folder = mkdtempSync(join(tmpdir(), "gendan-bench-test-"));

/** Works with the database past row-level security. */
async function asOwner(text: string): Promise<object[]> {
  const owner = new pg.Client(bulk.connection);
  await owner.connect();
  return owner.query<object>(text).then(({ rows }) => rows).finally(() => owner.end());
}

beforeAll(async () => {
  bulk = await bulkDatabase(inject("server"), { ...wish, orders: 2000, until }, () => undefined);
  // Every row is looked at, so that no plan hangs on a sample.
  await asOwner("set default_statistics_target = 1000; analyze");
  house = await openHouse({ connection: bulk.connection, clock: clockWith(), publicUrl: "http://localhost:3000", dataDir: folder, version: "test", log: "errors" });
  asked = listen(house.db.pool);
  cases = await casesOf(bulk, await house.app.listen({ host: "127.0.0.1", port: 0 }), until.toISOString().slice(0, 10));
}, patience);
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a case reads; who asks, and that he was here, belongs to every request. */
const isRead = ({ text }: Asked): boolean => /^\s*(select|with)\b/.test(text) && !/\b(insert into|update \w+\.|delete from|people\.|login\.)/.test(text);

/** A line a statement of what each case asks the database. */
async function plans(wanted: readonly Case[]): Promise<string> {
  const told: string[] = [];
  for (const { name, paths, authorization } of wanted) {
    asked.length = 0;
    const answer = await house.app.inject({ url: `/api/v1${paths[0]}`, headers: { authorization } });
    expect(answer.statusCode, name).toBe(200);
    const ways = await waysOfReading(house.db.pool, bulk.registers.companyId, asked.filter(isRead));
    told.push(name, ...ways.map((way) => `  ${way}`));
  }
  return `${told.join("\n")}\n`;
}

test("all that gendan verify re-derives holds for the company of the benchmark", async () =>
  expect((await verifyHouse(house.db, folder)).filter(({ wrong }) => wrong > 0)).toEqual([]), patience);

test("lists, searches and pages read by the indexes that are kept in plans.txt; GENDAN_PLANS=1 writes it anew", async () => {
  const found = await plans(cases);
  if (process.env["GENDAN_PLANS"] === "1") writeFileSync(kept, found);
  expect(found).toBe(readFileSync(kept, "utf8"));
}, patience);

test("tables of which an index answers alone are vacuumed after a two-hundredth of them has changed, for until then their rows are looked up after all", async () => {
  const early = await asOwner("select oid::regclass::text as name from pg_class where reloptions @> '{autovacuum_vacuum_scale_factor=0.005,autovacuum_vacuum_insert_scale_factor=0.005}' order by 1");
  expect(early.map((row) => Object.values(row)[0])).toEqual([
    "orders.number_endings", "orders.orders", "settlement.allocations", "settlement.orders", "settlement.receipts", "settlement.receivables", "shipping.deliveries", "shipping.number_endings",
  ]);
});

test("a plan that lost its index is seen", async () => {
  const first = cases.filter(({ name }) => name === "orders, first page");
  const before = await plans(first);
  await asOwner("drop index orders.orders_newest");
  const after = await plans(first);
  expect(before).toContain("orders_newest");
  expect(after).not.toContain("orders_newest");
}, patience);

test("the command takes up the company that is there, measures every case once, and writes report and picture", async () => {
  const told: string[] = [];
  const report = await benchLists(inject("server"), { ...wish, orders: [2000], samples: 1, warmUp: 0, repeats: 0, noisyFrom: 2, keep: true, folder, command: "test" }, (line) => void told.push(line));
  expect(told.filter((line) => line.startsWith("Making"))).toEqual([]);
  expect(report.sizes.map(({ orders, measured }) => [orders, measured.map(({ name }) => name)])).toEqual([[2000, cases.map(({ name }) => name)]]);
  expect(JSON.parse(readFileSync(join(folder, "lists.json"), "utf8"))).toEqual(JSON.parse(JSON.stringify(report)));
  expect(readFileSync(join(folder, "lists.svg"), "utf8")).toContain("orders, first page");
}, patience);
