import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { beyondExpanding, heldUp } from "./architecture/expanding.ts";

const folder = join(import.meta.dirname, "../db/migrations");
const expanding = readdirSync(folder).filter((file) => file.endsWith(".expand.sql")).map((file) => ({ file, sql: readFileSync(join(folder, file), "utf8") }));

/** What is of no form that only expands, and does so all the same, each with its reason. */
const meant: Record<string, string> = {
  "0115-opening-stock-taken-back.expand.sql: alter table stock.reversals": "of_one_fact is put in the place of itself, wider by what is taken back of an opening; what was right before is right still",
};
/** Tables that a migration works in while it stands in the way of who writes there, each with the reason for which that is short. */
const short: Record<string, string> = {
  "0100-back-channel-sign-out.expand.sql: login.sessions": "as many rows as people are signed in",
  "0101-erased-people.expand.sql: customers.contacts": "a register, read through once",
  "0101-erased-people.expand.sql: people.people": "as above",
  "0111-what-left-for-a-customer.expand.sql: shipping.deliveries": "one index",
  "0111-what-left-for-a-customer.expand.sql: enquiries.enquiries": "one index",
  "0115-opening-stock-taken-back.expand.sql: stock.reversals": "what was taken back of stock, by hand",
};

test("[P19] a migration that is marked as expanding only expands: all that the version before reads is there, and all that it writes is taken", () => {
  const found = expanding.flatMap(({ file, sql }) => beyondExpanding(sql).map((statement) => `${file}: ${statement}`));
  expect(found.filter((one) => !Object.keys(meant).some((known) => one.startsWith(known)))).toEqual([]);
  expect(Object.keys(meant).filter((known) => !found.some((one) => one.startsWith(known)))).toEqual([]);
});

test("[P19] tables in whose way it stands while it works are known", () =>
  expect(expanding.flatMap(({ file, sql }) => heldUp(sql).map((table) => `${file}: ${table}`))).toEqual(Object.keys(short)));

test.each([
  "alter table orders.orders drop column given", "alter table orders.orders rename column given to said", "drop index orders.by_number", "alter table orders.orders add column a text not null",
  "alter table orders.orders add column a text, alter column number set not null", "alter table orders.orders alter column number type int", "alter table orders.orders add constraint c check (total > 0)",
  "alter table orders.orders add column a text default 'x', add constraint c check (a is null or total > 0)", "alter table orders.orders add constraint u unique (company_id, number)", "create unique index u on orders.orders (company_id, number)",
  "alter table orders.orders add column a text; update orders.orders set a = number, number = ''", "update orders.orders set number = ''", "delete from orders.orders", "insert into orders.orders (id) values (1)",
  "create or replace function orders.f() returns int language sql as $$ select 1; $$", "create trigger t before insert on orders.orders execute function f()", "revoke update on orders.orders from gendan_app",
  "do $$ begin perform 1; end $$", "truncate orders.orders", "alter table orders.orders set (fillfactor = 50), drop column given", "drop table orders.tags; create table orders.tags (id uuid)",
])("the check sees %s", (sql) => expect(beyondExpanding(sql)).toHaveLength(1));

test.each([
  "alter table orders.orders add column a numeric(18,2) check (a > 0), add column b text not null default 'x,;('", "create table orders.notes (id uuid primary key, at timestamptz not null); create unique index u on orders.notes (at)",
  "alter table orders.orders add column a text; update orders.orders o set a = o.number where a is null; create unique index u on orders.orders (company_id, a)",
  "alter table orders.orders set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_insert_scale_factor = 0.01)",
  "alter table orders.orders add column a text; alter table orders.orders add constraint c check (a is null or total > 0)", "create function orders.f() returns int language plpgsql as $$ begin delete from orders.tags; return 1; end $$; revoke all on function orders.f() from public",
])("the check lets %s pass", (sql) => expect(beyondExpanding(sql)).toEqual([]));
