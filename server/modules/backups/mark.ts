import type pg from "pg";

/** That a restore is under way in a database, and how far it is. It stands outside all schemas, for it is there before them. */
export interface Mark {
  archive: string;
  state: "begun" | "loaded";
}

const table = "public.gendan_restore";

export async function markOf(client: pg.ClientBase): Promise<Mark | undefined> {
  const { rows } = await client.query<{ there: boolean }>(`select to_regclass('${table}') is not null as there`);
  if (!rows[0]?.there) return undefined;
  return (await client.query<Mark>(`select archive, state from ${table}`)).rows[0];
}

export async function beginMark(client: pg.ClientBase, archive: string): Promise<Mark> {
  await client.query(`begin; create table ${table} (archive text not null, state text not null); insert into ${table} values ('${archive}', 'begun'); commit`);
  return { archive, state: "begun" };
}

/** In the transaction of the rows. */
export const markLoaded = async (client: pg.ClientBase, archive: string): Promise<void> => void (await client.query(`update ${table} set state = 'loaded' where archive = $1`, [archive]));

export const endMark = async (client: pg.ClientBase): Promise<void> => void (await client.query(`drop table ${table}`));
