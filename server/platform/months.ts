import type { Clock } from "./clock.ts";
import type { Database } from "./db.ts";
import type { Job } from "./jobs.ts";

/** Makes the months of tables that lie in months, from now to three ahead, and moves there what waits outside of them; answers what was made. One parameter: now. */
export const makeMonthsText = "select platform.make_months($1) as made";

/** The same from the second parameter on, an instant. */
export const makeMonthsSinceText = "select platform.make_months($1, $2) as made";

/** The tables that lie in months, as `name`, each with the column `by` that says in which; whether a database has come so far as to have any, as `there`. */
export const monthlyText = { there: "select to_regclass('platform.monthly') is not null as there", tables: "select name, by_column as by from platform.monthly order by name" };

/** A month of a table, and when its time is over; null: never. */
export interface Month {
  table: string;
  class: string;
  /** First day, `YYYY-MM-DD`; null for what waits outside of all months. */
  month: string | null;
  aboutRows: number;
  bytes: number;
  goesAt: Date | null;
}

/** All months of all tables that lie in months, the oldest first. */
export const monthsOf = (db: Database): Promise<Month[]> =>
  db.ask<Month>({
    text: `select name as table, class, month, about_rows::float8 as "aboutRows", bytes::float8 as bytes, platform.month_goes_at(month, class) as "goesAt" from platform.months order by name, month nulls last`,
  });

/** How long a class is kept, at least by law and in fact, in days; null: for ever. */
export interface Keeping {
  class: string;
  floorDays: number | null;
  keptDays: number | null;
  reason: string;
}
export const keepings = (db: Database): Promise<Keeping[]> =>
  db.ask<Keeping>({ text: `select class, floor_days as "floorDays", kept_days as "keptDays", reason from platform.keeping order by kept_days nulls first, class` });

/** Keeps a class for so many days from now on; the database refuses fewer than its floor. */
export const setKept = (db: Database, name: string, days: number): Promise<unknown> => db.ask({ text: "update platform.keeping set kept_days = $2 where class = $1", values: [name, days] });

/** How many months of a table lie ready ahead of this one, and how many rows wait outside of all months. */
export interface MonthState {
  name: string;
  ahead: number;
  outside: number;
}
export const monthStates = (db: Database, now: Date): Promise<MonthState[]> => db.ask<MonthState>({ text: "select name, ahead, outside::float8 as outside from platform.month_state($1)", values: [now] });

const isOver = ({ month, goesAt }: Month, now: Date): boolean => month !== null && goesAt !== null && goesAt <= now;

/** Drops the months whose time is over by this clock; the database looks again and refuses every other. Answers what went. */
export async function dropMonths(db: Database, now: Date): Promise<Month[]> {
  const over = (await monthsOf(db)).filter((month) => isOver(month, now));
  for (const { table, month } of over) await db.ask({ text: "call platform.drop_month($1, $2, $3)", values: [table, month, now] });
  return over;
}

/** Once an hour: makes months ahead, and drops those of classes whose time is over. */
export const monthsJob = ({ db, clock }: { db: Database; clock: Clock }): Job => ({
  name: "house.months",
  seconds: 3600,
  async work() {
    await db.ask({ text: makeMonthsText, values: [clock.now()] });
    await dropMonths(db, clock.now());
  },
});
