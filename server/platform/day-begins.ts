import { type Sql, sql } from "./db.ts";

/** The instant at which a day begins, `more` days later: where the company is, whatever zone the database shows its times in. */
export const beginningOf = (timeZone: string) => (day: string, more = 0): Sql<unknown> => sql`((${day}::date + ${more}::int)::timestamp at time zone ${timeZone}::text)`;
