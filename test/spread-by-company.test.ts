import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { crossing, keysOfNoCompany, looseCompany, tablesOfCompanies } from "./architecture/catalogue.ts";
import { breaking, exclusionsOfNoCompany, sequences, statementRules, triggers, unportable } from "./architecture/sharding.ts";
import { sourcesIn } from "./architecture/source.ts";
import { testDatabase, type TestDatabase } from "./support/database.ts";

// A test of what keeps the way open to many machines, each with the companies that live on it. Sign-in's directory (`login`) stays on one
// machine, for it is asked before a company is known; the other exception, a queue with tables of its own, is not there: jobs are rows of a company.
const house = sourcesIn(join(import.meta.dirname, ".."), ["server"]);
const bad = sourcesIn(join(import.meta.dirname, "bad"), ["server"]);
const signIn = (name: string) => name.startsWith("login.") || name === "server/modules/people/login-store.ts";

let db: TestDatabase;
let tables: ReadonlySet<string>;
beforeAll(async () => {
  db = await testDatabase();
  tables = new Set((await tablesOfCompanies(db.asOwner)).filter((name) => !signIn(name)));
});
const but = (found: readonly string[], allowed: Record<string, string> = {}) => found.filter((name) => !signIn(name) && !(name in allowed));
/** What is allowed and no longer there. */
const idle = (found: readonly string[], allowed: Record<string, string>) => Object.keys(allowed).filter((name) => !found.includes(name));

/** Triggers that there are, each with its reason; Citus runs them where it is told to (`citus.enable_unsafe_triggers`). */
const knownTriggers: Record<string, string> = {
  ...Object.fromEntries(["calendar.versions", "catalog.discount_authority", "catalog.products", "catalog.tax_rates", "companies.companies", "companies.departments", "companies.ledgers", "notices.robots", "people.people", "people.roles",
    "policies.approvals", "policies.assignments", "stock.warehouses"].map((table) => [`${table} register_changed`, "counts the changes of a register, so that no process answers from an old copy, whoever changed it"])),
  "companies.companies demo_stays": "not even the owner makes a company of a demo",
  "stock.levels lots_make_level": "the lots of a product make its level when the transaction ends",
  "stock.lots lots_make_level": "as above",
  "takeovers.controls sealed": "not even the owner changes accepted books",
  "takeovers.files sealed": "as above",
  "takeovers.takeovers accepted_once": "as above",
  ...Object.fromEntries(["roles roles_apart", "stand_ins stand_ins_apart", "tokens tokens_apart", "security all_apart"].map((trigger) => [`people.${trigger}`, "while a company parts its administration nobody holds two parts of it, whoever writes the row"])),
};
/** Statements that break a rule with a reason, by file. */
const knownStatements: Partial<Record<keyof typeof statementRules, Record<string, string>>> = {
  R10: {
    "server/platform/migrations.ts": "the schema is of the whole installation, and one process migrates at a time",
    "server/modules/backups/store.ts": "a backup is of the whole installation, and one is made at a time",
    "server/modules/customers/store.ts": "held to the end of the transaction; two files of one name would lie side by side without it, and no row is there yet to lock",
    "server/modules/papers/store.ts": "held to the end of the transaction; a paper would be rendered twice without it, which costs time and nothing else",
  },
  R11: {
    "server/platform/live.ts": "says and hears hints that something changed; pages ask anew by themselves when nothing is heard",
  },
  R12: { "server/modules/companies/index.ts": "the company's own number, by which everything is spread" },
};

describe("the catalogue", () => {
  test("is that of this house", () => expect(tables.size).toBeGreaterThan(150));
  test("the company, a bigint that is never empty, begins every primary key, unique index, exclusion and foreign key (R1, R2)", async () => {
    expect(but(await looseCompany(db.asOwner))).toEqual([]);
    expect(but(await keysOfNoCompany(db.asOwner))).toEqual([]);
    expect(but(await exclusionsOfNoCompany(db.asOwner))).toEqual([]);
  });
  test("a key leads into the same company or to a table of no company, and from there never back (R3, R4)", async () => expect(await crossing(db.asOwner)).toEqual([]));
  test("the triggers are those that are known with their reason (R9)", async () => {
    const found = await triggers(db.asOwner);
    expect([but(found, knownTriggers), idle(found, knownTriggers)]).toEqual([[], []]);
  });
  test("no number is counted by a sequence, but that of the company itself (R12)", async () => expect(but(await sequences(db.asOwner))).toEqual(["companies.companies_id_seq"]));
  test("nothing stands in the way of CockroachDB and Yugabyte, but the check of lots at the end of a transaction (R16)", async () =>
    expect(but(await unportable(db.asOwner))).toEqual(["deferred stock.levels lots_make_level", "deferred stock.lots lots_make_level"]));

  test("the checks see a schema that breaks all of it", async () => {
    await db.asOwner(`
      create schema bad;
      create table bad.shared (id uuid primary key);
      create table bad.open (company_id int, id serial, number text unique deferrable, state point, primary key (id, company_id), exclude using gist (state with ~=));
      create table bad.pointing (company_id bigint not null, id uuid not null, open_id int, open_company int, primary key (company_id, id), foreign key (open_id, open_company) references bad.open (id, company_id));
      alter table bad.shared add column company bigint, add column pointing_id uuid, add foreign key (company, pointing_id) references bad.pointing (company_id, id);
      create type bad.kind as enum ('one');
      create trigger changed after insert on bad.open for each statement execute function platform.register_changed();`);
    const ofBad = (found: readonly string[]) => found.filter((name) => /\bbad\.|open_state|number|\bkind\b/.test(name));
    expect(ofBad(await looseCompany(db.asOwner))).toEqual(["bad.open"]);
    expect(ofBad(await keysOfNoCompany(db.asOwner))).toEqual(["bad.open open_number_key", "bad.open open_pkey", "bad.pointing pointing_open_id_open_company_fkey"]);
    expect(await exclusionsOfNoCompany(db.asOwner)).toEqual(["bad.open open_state_excl"]);
    expect(await crossing(db.asOwner)).toEqual(["bad.pointing pointing_open_id_open_company_fkey", "bad.shared shared_company_pointing_id_fkey"]);
    expect(but(await triggers(db.asOwner), knownTriggers)).toEqual(["bad.open register_changed"]);
    expect(but(await sequences(db.asOwner))).toEqual(["bad.open_id_seq", "companies.companies_id_seq"]);
    expect(ofBad(await unportable(db.asOwner))).toEqual(["deferred bad.open open_number_key", "exclusion open_state_excl", "gist bad.open_state_excl", "type kind"]);
  });
});

const rules = Object.entries(statementRules) as [keyof typeof statementRules, (typeof statementRules)["R6"]][];
describe("every statement", () => {
  test("is looked at", () => expect(house.flatMap(({ sql }) => sql).length).toBeGreaterThan(1000));
  test.each(rules)("of the house keeps %s, but for those that are named with their reason", (id, rule) => {
    const found = breaking(house, rule, tables);
    const known = knownStatements[id] ?? {};
    expect([but(found, known), idle(found, known)]).toEqual([[], []]);
  });
  test.each(rules)("that breaks %s is seen, and those that keep it pass", (_, rule) => expect(breaking(bad.filter(({ path }) => path.includes("-machine")), rule, new Set(["orders.orders"]))).toEqual(["server/modules/orders/asks-every-machine.ts"]));
});
