import { expect, test } from "vitest";
import { testDatabase } from "../../../test/support/database.ts";
import type { Tx } from "../../platform/db.ts";
import type { Duty } from "./duties.ts";
import * as store from "./store.ts";
import { at } from "./test-clock.ts";

const { database, asOwner } = await testDatabase();
const noon = at("2026-03-02T12:00");
const ids = (begin: string) => Array.from({ length: 8 }, (_, n) => `${begin}-0000-7000-8000-00000000000${n + 1}`);
const [running, broken] = [ids("0199a000"), ids("0199b000")];

// The highest id first, so that the order in which rows lie is not by chance the one that is wanted.
await asOwner(
  `insert into duties.duties (company_id, id, definition_id, definition, closes, subject_kind, subject_id, title, opened_at, due_at, calendar_version, steps, level, next_step_at, pauses, state, kept, closed_at)
   select 1, id, 'T08', '{}', '{}', 'order', id, 'SO-1', $3, $3, 1, '[]', 0, case when state = 'open' then $3::timestamptz end, '[]', state, case when state = 'closed' then false end, case when state = 'closed' then $3::timestamptz end
     from (select unnest($1::uuid[]) as id, 'open' as state union all select unnest($2::uuid[]), 'closed') as given order by id desc`,
  [running, broken, noon]);
const idsOf = async (ask: (tx: Tx) => Promise<Duty[]>) => (await database.inCompany("1", ask)).map(({ id }) => id);

test("of duties whose step is due at one instant the one with the lowest id is taken first", async () =>
  expect(await idsOf((tx) => store.lockDue(tx, noon, 3))).toEqual(running.slice(0, 3)));

test("limits that were broken at one instant are told of by their ids, no more at a time than asked for", async () => {
  expect(await idsOf((tx) => store.takeBroken(tx, 3))).toEqual(broken.slice(0, 3));
  expect(await idsOf((tx) => store.takeBroken(tx, 8))).toEqual(broken.slice(3));
});

test("duties that another version of the calendar moves are taken by their ids", async () =>
  expect(await idsOf((tx) => store.lockStale(tx, 2, 3))).toEqual(running.slice(0, 3)));
