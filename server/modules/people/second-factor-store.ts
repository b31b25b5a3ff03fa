import { type Database, spoken, sql, type Sql } from "../../platform/db.ts";

export interface Factor {
  secret: Buffer;
  confirmedAt: Date | null;
  lastStep: number;
}

/**
 * The second factors of logins. As with password hashes these statements run as the connection's own user: the application's role, under which all rooms
 * work, cannot read secrets.
 */
export function factorsIn(db: Database) {
  function ask<Row extends object>(query: Sql<unknown>): Promise<Row[]> {
    return db.ask<Row>(spoken(query));
  }
  const touched = async (query: Sql<unknown>): Promise<boolean> => (await ask(query)).length > 0;
  return {
    factorOf: async (userId: string): Promise<Factor | undefined> =>
      (await ask<Factor>(sql`
        select secret, confirmed_at as "confirmedAt", last_step::float8 as "lastStep" from login.second_factors where user_id = ${userId}`))[0],
    /** Begins anew with another secret, as long as none is confirmed; false otherwise. */
    begin: (row: { userId: string; secret: Buffer; now: Date }): Promise<boolean> =>
      touched(sql`
        insert into login.second_factors as f (user_id, secret, begun_at) values (${row.userId}, ${row.secret}, ${row.now})
        on conflict (user_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0 where f.confirmed_at is null returning 1`),
    /** Takes the code of a step; false when it, or a later one, was taken before. */
    takeStep: (row: { userId: string; step: number; now: Date }): Promise<boolean> =>
      touched(sql`
        update login.second_factors set last_step = ${row.step}, confirmed_at = coalesce(confirmed_at, ${row.now})
         where user_id = ${row.userId} and last_step < ${row.step} returning 1`),
    /** Takes a recovery code; false when there is none such or it was used. */
    takeRecovery: (row: { userId: string; hash: Buffer; now: Date }): Promise<boolean> =>
      touched(sql`update login.recovery_codes set used_at = ${row.now} where user_id = ${row.userId} and hash = ${row.hash} and used_at is null returning 1`),
    /** New recovery codes in place of those there were. */
    keepRecovery: (userId: string, hashes: readonly Buffer[]): Promise<boolean> =>
      touched(sql`
        with gone as (delete from login.recovery_codes where user_id = ${userId})
        insert into login.recovery_codes (user_id, hash) select ${userId}, unnest(${hashes}::bytea[]) returning 1`),
    recoveryLeft: async (userId: string): Promise<number> =>
      (await ask<{ left: number }>(sql`select count(*)::int as left from login.recovery_codes where user_id = ${userId} and used_at is null`))[0]!.left,
    remove: (userId: string): Promise<boolean> =>
      touched(sql`with codes as (delete from login.recovery_codes where user_id = ${userId}) delete from login.second_factors where user_id = ${userId} returning 1`),
  };
}
