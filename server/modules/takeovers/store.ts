import { sql, type Tx } from "../../platform/db.ts";
import type { OldCredit, OldFile, Takeover } from "./takeovers.ts";

const columns = sql.raw(`id, cutover_on, opened_by, opened_at, accepted_by, accepted_at, revision`);

/** The company's takeover, if one was begun. */
export const current = (tx: Tx): Promise<Takeover | undefined> => tx.maybe<Takeover>(sql`select ${columns} from takeovers.takeovers where company_id = ${tx.companyId}`);
/** The same, locked: whatever changes a takeover begins here. */
export const lock = (tx: Tx): Promise<Takeover | undefined> => tx.maybe<Takeover>(sql`select ${columns} from takeovers.takeovers where company_id = ${tx.companyId} for update`);

/** Begins one; nothing where another began at the same moment. */
export const insert = (tx: Tx, t: Pick<Takeover, "id" | "cutoverOn" | "openedBy" | "openedAt">): Promise<number> =>
  tx.run(sql`
    insert into takeovers.takeovers (company_id, id, cutover_on, opened_by, opened_at) values (${tx.companyId}, ${t.id}, ${t.cutoverOn}, ${t.openedBy}, ${t.openedAt}) on conflict (company_id) do nothing`);

/** Moves the day on which the old books end, or only the revision. */
export const touch = (tx: Tx, { id, cutoverOn = null }: { id: string; cutoverOn?: string | null }): Promise<{ revision: number }> =>
  tx.one(sql`
    update takeovers.takeovers set cutover_on = coalesce(${cutoverOn}::date, cutover_on), revision = revision + 1 where company_id = ${tx.companyId} and id = ${id} returning revision`);

export const accept = (tx: Tx, { id, by, at, accepted }: { id: string; by: string; at: Date; accepted: object }): Promise<{ revision: number }> =>
  tx.one(sql`
    update takeovers.takeovers set accepted_by = ${by}, accepted_at = ${at}, accepted = ${JSON.stringify(accepted)}::jsonb, revision = revision + 1
     where company_id = ${tx.companyId} and id = ${id} returning revision`);

export const insertFile = (tx: Tx, takeoverId: string, f: OldFile): Promise<number> =>
  tx.run(sql`
    insert into takeovers.files (company_id, id, takeover_id, kind, source, name, sha256, columns, rows, sums, credits, exposures, by, by_name, at)
    values (${tx.companyId}, ${f.id}, ${takeoverId}, ${f.kind}, ${f.source}, ${f.name}, ${f.sha256}, ${JSON.stringify(f.columns)}::jsonb, ${f.rows}, ${JSON.stringify(f.sums)}::jsonb,
      ${JSON.stringify(f.credits)}::jsonb, ${JSON.stringify(f.exposures)}::jsonb, ${f.by}, ${f.byName}, ${f.at})`);

/** The file of each kind that counts. */
export const filesOf = (tx: Tx, takeoverId: string): Promise<OldFile[]> =>
  tx.many<OldFile>(sql`
    select distinct on (kind) id, kind, source, name, sha256, columns, rows, sums, credits, exposures, by, by_name, at from takeovers.files
     where company_id = ${tx.companyId} and takeover_id = ${takeoverId} and removed_at is null order by kind, id desc`);

/** What every file of customers that was taken in says of their credit, the earliest file first. */
export const creditsOf = async (tx: Tx, takeoverId: string): Promise<OldCredit[]> =>
  (await tx.many<{ credits: OldCredit[] }>(sql`
    select credits from takeovers.files where company_id = ${tx.companyId} and takeover_id = ${takeoverId} and kind = 'customers' and removed_at is null order by id`)).flatMap(({ credits }) => credits);

/** Takes all files of a kind away, so that no earlier one counts again. */
export const removeFiles = (tx: Tx, { takeoverId, kind, by, at }: { takeoverId: string; kind: string; by: string; at: Date }): Promise<number> =>
  tx.run(sql`
    update takeovers.files set removed_by = ${by}, removed_at = ${at} where company_id = ${tx.companyId} and takeover_id = ${takeoverId} and kind = ${kind} and removed_at is null`);

/** Sums of the old books by their keys. */
export const controlsOf = async (tx: Tx, takeoverId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await tx.many<{ key: string; value: string }>(sql`
    select key, trim_scale(value)::text as value from takeovers.controls where company_id = ${tx.companyId} and takeover_id = ${takeoverId}`)).map(({ key, value }) => [key, value]));

export const saveControls = (tx: Tx, { takeoverId, values, by, at }: { takeoverId: string; values: readonly { key: string; value: string }[]; by: string; at: Date }): Promise<number> =>
  tx.run(sql`
    insert into takeovers.controls (company_id, takeover_id, key, value, by, at)
    select ${tx.companyId}::bigint, ${takeoverId}::uuid, key, value, ${by}::uuid, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as g (key text, value numeric)
    on conflict (company_id, takeover_id, key) do update set value = excluded.value, by = excluded.by, at = excluded.at`);

/** The columns that were remembered for files of a kind out of a system, by the name that people give it. */
export const mappingOf = async (tx: Tx, { source, kind }: { source: string; kind: string }): Promise<Record<string, string> | undefined> =>
  (await tx.maybe<{ columns: Record<string, string> }>(sql`select columns from takeovers.mappings where company_id = ${tx.companyId} and source = ${source} and kind = ${kind}`))?.columns;

export const saveMapping = (tx: Tx, m: { source: string; kind: string; columns: Record<string, string>; by: string; at: Date }): Promise<number> =>
  tx.run(sql`
    insert into takeovers.mappings (company_id, source, kind, columns, by, at) values (${tx.companyId}, ${m.source}, ${m.kind}, ${JSON.stringify(m.columns)}::jsonb, ${m.by}, ${m.at})
    on conflict (company_id, source, kind) do update set columns = excluded.columns, by = excluded.by, at = excluded.at`);

export const sourcesOf = async (tx: Tx): Promise<string[]> =>
  (await tx.many<{ source: string }>(sql`select source from takeovers.mappings where company_id = ${tx.companyId} group by source order by max(at) desc limit 50`)).map(({ source }) => source);
