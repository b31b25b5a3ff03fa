import { sql, type Tx } from "../../platform/db.ts";
import type { PeriodPattern } from "./numbers.ts";

/** One series of numbers. */
export interface Series {
  ledgerId: string;
  kind: string;
  pattern: PeriodPattern;
}

export interface Taken {
  last: string;
  period: string;
  prefix: string;
  timeZone: string;
}

interface Advance extends Series {
  by: number;
  now: Date;
}

/** Advances a series by `by` numbers and tells the last of them; undefined when the ledger does not exist. */
export const advance = (tx: Tx, table: "counters" | "number_blocks", { ledgerId, kind, pattern, by, now }: Advance): Promise<Taken | undefined> =>
  tx.maybe<Taken>(sql`
    with source as (
      select l.company_id, l.id as ledger_id, l.number_prefix as prefix, c.time_zone, to_char(${now}::timestamptz at time zone c.time_zone, ${pattern}) as period
        from companies.ledgers l join companies.companies c on c.id = l.company_id
       where l.company_id = ${tx.companyId} and l.id = ${ledgerId}
    ), taken as (
      insert into companies.${sql.raw(table)} as n (company_id, ledger_id, kind, period, last)
      select company_id, ledger_id, ${kind}, period, ${by}::bigint from source
      on conflict (company_id, ledger_id, kind, period) do update set last = n.last + excluded.last
      returning last
    )
    select taken.last, source.period, source.prefix, source.time_zone from taken, source`);
