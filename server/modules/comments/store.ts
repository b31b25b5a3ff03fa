import type { Subject } from "../../../contract/toolkit.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { Comment } from "./comments.ts";

type Row = Omit<Comment, "takenBackAt">;
const table = tableOf<Row>("comments.comments", { id: "uuid", subjectKind: "text", subjectId: "uuid", at: "timestamptz", by: "uuid", byName: "text", text: "text", mentioned: "jsonb" });
const from = (tx: Tx) => sql`select ${table.columns("c")}, w.at as taken_back_at from comments.comments c
  left join comments.withdrawals w on w.company_id = c.company_id and w.comment_id = c.id where c.company_id = ${tx.companyId}`;

/** What was said about a subject, the latest first. */
export const ofSubject = (tx: Tx, { kind, id }: Subject): Promise<Comment[]> =>
  tx.many<Comment>(sql`${from(tx)} and c.subject_kind = ${kind} and c.subject_id = ${id} order by c.at desc, c.id desc limit 300`);

export const read = (tx: Tx, id: string): Promise<Comment | undefined> => tx.maybe<Comment>(sql`${from(tx)} and c.id = ${id}`);

export const insert = (tx: Tx, row: Row): Promise<number> => tx.run(table.insert(tx.companyId, [row]));

/** Marks a comment as taken back; 0 where it was already. */
export const withdraw = (tx: Tx, id: string, at: Date): Promise<number> =>
  tx.run(sql`insert into comments.withdrawals (company_id, comment_id, at) values (${tx.companyId}, ${id}, ${at}) on conflict do nothing`);
