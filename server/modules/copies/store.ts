import type { Copy } from "../../../contract/copies.ts";
import type { Collector } from "../../platform/collect.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { tableOf } from "../../platform/table.ts";

export interface CopyRow {
  id: string;
  personId: string;
  subjectKind: string;
  subjectId: string;
  title: string;
  reviewId: string | null;
  stepKey: string | null;
  occasion: Copy["occasion"];
  words: string;
  byPolicy: boolean;
  at: Date;
  by: string;
  byName: string;
}
const table = tableOf<CopyRow>("copies.copies", {
  id: "uuid", personId: "uuid", subjectKind: "text", subjectId: "uuid", title: "text", reviewId: "uuid", stepKey: "text", occasion: "text", words: "text", byPolicy: "boolean", at: "timestamptz", by: "uuid", byName: "text",
});

/** Written with the command's last statement. */
export const book: Collector<CopyRow> = { name: "copies", parts: (rows, { tx }) => [{ name: "copies_given", sql: table.insert(tx.companyId, rows) }] };

interface Asked {
  only: "all" | "unread";
  search?: string;
  cursor?: string;
  limit: number;
}

/** A person's copies, newest first. */
export async function copiesOf(tx: Tx, personId: string, { only, search, cursor, limit }: Asked): Promise<{ rows: Copy[]; next: string | null }> {
  const key = keyLike(cursor, ["instant", "uuid"]);
  const rows = await tx.many<Copy>(sql`
    select id, jsonb_build_object('kind', subject_kind, 'id', subject_id) as subject, title, case when review_id is not null then jsonb_build_object('id', review_id, 'stepKey', step_key) end as review,
           occasion, words, by_policy, at, by_name, read_at
      from copies.copies
     where company_id = ${tx.companyId} and person_id = ${personId} ${only === "unread" ? sql`and read_at is null` : sql``}
       ${search ? sql`and strpos(lower(title || ' ' || by_name), lower(${search})) > 0` : sql``}
       ${key ? sql`and (at, id) < (${key[0]}::timestamptz, ${key[1]}::uuid)` : sql``}
     order by at desc, id desc limit ${limit + 1}`);
  return pageOf(rows, limit, (row) => [row.at.toISOString(), row.id]);
}

export const unreadOf = async (tx: Tx, personId: string): Promise<number> =>
  (await tx.one<{ unread: number }>(sql`select count(*)::int as unread from copies.copies where company_id = ${tx.companyId} and person_id = ${personId} and read_at is null`)).unread;

/** Marks a person's own copies as read: those named, or all. */
export const markRead = (tx: Tx, { personId, ids, now }: { personId: string; ids?: readonly string[]; now: Date }): Promise<number> =>
  tx.run(sql`
    update copies.copies set read_at = ${now} where company_id = ${tx.companyId} and person_id = ${personId} and read_at is null
      ${ids ? sql`and id = any (${[...ids]}::uuid[])` : sql``}`);

/** A copy as the morning digest tells of it. */
export type Untold = Pick<CopyRow, "personId" | "title" | "occasion" | "byName" | "at">;

/** Copies that nobody has read and no digest told of, the latest first; from now on one has. */
export const takeUntold = async (tx: Tx, now: Date): Promise<Untold[]> =>
  (await tx.many<Untold>(sql`
    update copies.copies set digested_at = ${now} where company_id = ${tx.companyId} and read_at is null and digested_at is null returning person_id, title, occasion, by_name, at`))
    .toSorted((a, b) => b.at.getTime() - a.at.getTime());
