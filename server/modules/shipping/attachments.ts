import { sql, type Sql, type Tx } from "../../platform/db.ts";
import type { Check, Contact, Feedback, Package, Person, ReceiptFile } from "./columns.ts";
import type { Delivery } from "./shipping.ts";

/** All that hangs on a delivery beside its lines. */
export interface Attachments {
  people: Pick<Person, "role" | "name" | "phone">[];
  packages: Pick<Package, "label" | "weightKg" | "size" | "contents">[];
  checks: Pick<Check, "at" | "by" | "byName" | "passed" | "differs" | "note">[];
  contacts: Omit<Contact, "id" | "deliveryId">[];
  files: Omit<ReceiptFile, "deliveryId">[];
  feedback: Omit<Feedback, "deliveryId" | "by">[];
  plate: string | null;
}

const list = (select: Sql<unknown>): Sql<unknown> => sql`(select coalesce(json_agg(t), '[]') from (${select}) t)`;
const dated = <Row extends { at: Date }>(rows: Row[]): Row[] => rows.map((row) => ({ ...row, at: new Date(row.at) }));

/** One statement, for it is also read within commands (papers). */
export async function attachmentsOf(tx: Tx, { id, tripId }: Pick<Delivery, "id" | "tripId">): Promise<Attachments> {
  const mine = sql`company_id = ${tx.companyId} and delivery_id = ${id}`;
  const found = await tx.one<Attachments>(sql`
    select ${list(sql`select role, name, phone from shipping.people where company_id = ${tx.companyId} and owner_id in (${id}::uuid, ${tripId}::uuid)`)} as people,
           ${list(sql`select label, trim_scale(weight_kg)::text as "weightKg", size, contents from shipping.packages where ${mine} order by no`)} as packages,
           ${list(sql`select at, by, by_name as "byName", passed, differs, note from shipping.checks where ${mine} order by at`)} as checks,
           ${list(sql`select at, by, by_name as "byName", quantity_good as "quantityGood", quality_good as "qualityGood", packaging_good as "packagingGood", note
                        from shipping.contacts where ${mine} order by at`)} as contacts,
           ${list(sql`select file_id as "fileId", sha256, what, line_id as "lineId" from shipping.receipt_files where ${mine} order by what, file_id`)} as files,
           ${list(sql`select id, at, means, quality, punctuality, service, comments, after_sales_result as "afterSalesResult", by_name as "byName"
                        from shipping.feedback where ${mine} order by at`)} as feedback,
           (select plate from shipping.trips where company_id = ${tx.companyId} and id = ${tripId}::uuid) as plate`);
  return { ...found, checks: dated(found.checks), contacts: dated(found.contacts), feedback: dated(found.feedback) };
}

export const personIn = ({ people }: Attachments, role: Person["role"]): { name: string; phone: string } => people.find((person) => person.role === role) ?? { name: "", phone: "" };
