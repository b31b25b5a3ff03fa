import { sql, type Tx } from "../../platform/db.ts";

/** Its rows belong to no company; they are read and written outside all of them. */
export interface Run {
  id: string;
  kind: "scheduled" | "asked" | "command";
  state: "asked" | "running" | "good" | "failed";
  askedAt: Date;
  beganAt: Date | null;
  endedAt: Date | null;
  file: string | null;
  bytes: string | null;
  rows: string | null;
  files: string | null;
  missing: string | null;
  verifiedAt: Date | null;
  error: string | null;
  removedAt: Date | null;
}
const columns = sql.raw("id, kind, state, asked_at, began_at, ended_at, file, bytes, rows, files, missing, verified_at, error, removed_at");

/** One process at a time decides who does what; ends with the transaction. */
export const takeTurn = (tx: Tx): Promise<number> => tx.run(sql`select pg_advisory_xact_lock(hashtext('gendan.backups'))`);

/** Gives up runs whose process has not been heard of since an instant. */
export const giveUpSilent = (tx: Tx, before: Date, now: Date): Promise<number> =>
  tx.run(sql`update backups.runs set state = 'failed', ended_at = ${now}, error = 'its process ended' where state = 'running' and beat_at < ${before}`);

export const running = async (tx: Tx): Promise<boolean> => (await tx.run(sql`select from backups.runs where state = 'running'`)) > 0;
export const asked = (tx: Tx): Promise<{ id: string } | undefined> => tx.maybe(sql`select id from backups.runs where state = 'asked' order by asked_at limit 1`);

/** What became of the daily ones since an instant. */
export const dailySince = (tx: Tx, since: Date): Promise<Pick<Run, "state" | "endedAt">[]> =>
  tx.many(sql`select state, ended_at from backups.runs where kind = 'scheduled' and asked_at >= ${since} order by asked_at desc`);

export const ask = (tx: Tx, { id, kind, now }: { id: string; kind: Run["kind"]; now: Date }): Promise<number> =>
  tx.run(sql`insert into backups.runs (id, kind, state, asked_at) values (${id}, ${kind}, 'asked', ${now})`);

export const begin = (tx: Tx, id: string, now: Date): Promise<number> => tx.run(sql`update backups.runs set state = 'running', began_at = ${now}, beat_at = ${now} where id = ${id}`);
export const beat = (tx: Tx, id: string, now: Date): Promise<number> => tx.run(sql`update backups.runs set beat_at = ${now} where id = ${id} and state = 'running'`);

export interface Outcome {
  file: string;
  bytes: number;
  rows: number;
  files: number;
  missing: number;
}
export const markGood = (tx: Tx, id: string, { file, bytes, rows, files, missing, now }: Outcome & { now: Date }): Promise<number> =>
  tx.run(sql`
    update backups.runs set state = 'good', ended_at = ${now}, verified_at = ${now}, file = ${file}, bytes = ${bytes}, rows = ${rows}, files = ${files}, missing = ${missing}, error = null
     where id = ${id} and state = 'running'`);
export const markFailed = (tx: Tx, id: string, { error, now }: { error: string; now: Date }): Promise<number> =>
  tx.run(sql`update backups.runs set state = 'failed', ended_at = ${now}, error = ${error} where id = ${id} and state = 'running'`);

export const markRemoved = (tx: Tx, files: readonly string[], now: Date): Promise<number> =>
  tx.run(sql`update backups.runs set removed_at = ${now} where removed_at is null and file = any(${[...files]}::text[])`);

export const latest = (tx: Tx): Promise<Run[]> => tx.many(sql`select ${columns} from backups.runs order by asked_at desc, id desc limit 30`);
export const byId = (tx: Tx, id: string): Promise<Run | undefined> => tx.maybe(sql`select ${columns} from backups.runs where id = ${id}`);
export const lastGood = async (tx: Tx): Promise<Date | null> => (await tx.one<{ at: Date | null }>(sql`select max(verified_at) as at from backups.runs where state = 'good'`)).at;

/** After a restore: what was under way in the house that was copied is not under way here. */
export const resetRunsText = "update backups.runs set state = 'failed', error = 'of the time before the restore' where state in ('asked', 'running')";
