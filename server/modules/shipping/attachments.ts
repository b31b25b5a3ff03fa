import type { CommandContext } from "../../platform/command.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import type { Allowance, Check, Contact, Feedback, Notice, Package, Person, ReceiptFile, Reversal } from "./columns.ts";
import type { Delivery } from "./shipping.ts";
import { insertDeliveries, type Loaded, loadedColumns, type NewDelivery } from "./store.ts";
import type { Delay } from "./trip-columns.ts";

/** All that hangs on a delivery beside its lines. */
export interface Attachments {
  people: Pick<Person, "role" | "name" | "phone">[];
  packages: Pick<Package, "label" | "weightKg" | "size" | "contents">[];
  checks: Pick<Check, "at" | "by" | "byName" | "passed" | "differs" | "note">[];
  contacts: Omit<Contact, "id" | "deliveryId">[];
  notices: Pick<Notice, "at" | "by" | "recipient" | "byName">[];
  files: Omit<ReceiptFile, "deliveryId" | "receiptNo">[];
  feedback: Omit<Feedback, "deliveryId" | "by">[];
  allowances: Pick<Allowance, "lineId" | "quantity" | "reason" | "at" | "byName">[];
  reversals: Pick<Reversal, "what" | "reason" | "at" | "byName">[];
  delays: Omit<Delay, "deliveryId" | "tripId" | "by">[];
  plate: string | null;
}

/** A delivery with all that belongs to it: for its page, its papers 《出库单》《物流发货记录》《签收单》《客户反馈表》 and its phone view. */
export interface DeliveryFile extends Attachments, Loaded {}

const list = (select: Sql<unknown>): Sql<unknown> => sql`(select coalesce(json_agg(t), '[]') from (${select}) t)`;
const dated = <Row extends { at: Date }>(rows: Row[]): Row[] => rows.map((row) => ({ ...row, at: new Date(row.at) }));

/** All that hangs on a delivery `d`, as columns. */
function attachmentColumns(tx: Tx): Sql<unknown> {
  const [id, tripId] = [sql`d.id`, sql`d.trip_id`];
  const mine = sql`company_id = ${tx.companyId} and delivery_id = ${id}`;
  return sql`
           ${list(sql`select role, name, phone from shipping.people where company_id = ${tx.companyId} and owner_id in (${id}::uuid, ${tripId}::uuid)`)} as people,
           ${list(sql`select label, trim_scale(weight_kg)::text as "weightKg", size, contents from shipping.packages where ${mine} order by no`)} as packages,
           ${list(sql`select at, by, by_name as "byName", passed, differs, note from shipping.checks where ${mine} order by at`)} as checks,
           ${list(sql`select at, by, by_name as "byName", quantity_good as "quantityGood", quality_good as "qualityGood", packaging_good as "packagingGood", note
                        from shipping.contacts where ${mine} order by at`)} as contacts,
           ${list(sql`select at, by, recipient, by_name as "byName" from shipping.notices where ${mine} order by at`)} as notices,
           ${list(sql`select file_id as "fileId", sha256, what, line_id as "lineId" from shipping.receipt_files where ${mine} and receipt_no = d.receipt_no order by what, file_id`)} as files,
           ${list(sql`select id, at, means, quality, punctuality, service, comments, after_sales_result as "afterSalesResult", by_name as "byName"
                        from shipping.feedback where ${mine} order by at`)} as feedback,
           ${list(sql`select line_id as "lineId", trim_scale(quantity)::text as quantity, reason, at, by_name as "byName" from shipping.allowances where ${mine} order by at`)} as allowances,
           ${list(sql`select what, reason, at, by_name as "byName" from shipping.reversals where ${mine} order by at`)} as reversals,
           ${list(sql`select id, expected_before as "expectedBefore", expected, expected_time as "expectedTime", reason, at, by_name as "byName", told_at as "toldAt", told_by as "toldBy", recipient, told_by_name as "toldByName"
                        from shipping.delays where ${mine} order by at`)} as delays,
           (select plate from shipping.trips where company_id = ${tx.companyId} and id = ${tripId}::uuid) as plate`;
}

async function read(tx: Tx, deliveryId: string): Promise<DeliveryFile | undefined> {
  const found = await tx.maybe<Delivery & Omit<DeliveryFile, "delivery">>(sql`
    select ${loadedColumns(tx)}, ${attachmentColumns(tx)} from shipping.deliveries d where d.company_id = ${tx.companyId} and d.id = ${deliveryId}`);
  if (!found) return undefined;
  const { lines, people, packages, checks, contacts, notices, files, feedback, allowances, reversals, delays, plate, ...delivery } = found;
  return { delivery, lines, people, packages, checks: dated(checks), contacts: dated(contacts), notices: dated(notices), files, feedback: dated(feedback), allowances: dated(allowances), reversals: dated(reversals), delays: dated(delays).map((one) => ({ ...one, toldAt: one.toldAt && new Date(one.toldAt) })), plate };
}

const made = new WeakMap<Tx, Map<string, DeliveryFile>>();

/** Makes a delivery that is written with the command's last statement; until then it is known here. */
export function make(context: CommandContext, { receiver, ...loaded }: NewDelivery): void {
  const known = made.get(context.tx) ?? new Map<string, DeliveryFile>();
  made.set(context.tx, known.set(loaded.delivery.id, { ...loaded, people: [receiver], packages: [], checks: [], contacts: [], notices: [], files: [], feedback: [], allowances: [], reversals: [], delays: [], plate: null }));
  context.collect(insertDeliveries, { ...loaded, receiver });
}

/** All facts of a delivery, names and phones unmasked; one statement, for papers are made of it within commands. */
export const paperFactsOf = async (tx: Tx, deliveryId: string): Promise<DeliveryFile | undefined> => made.get(tx)?.get(deliveryId) ?? read(tx, deliveryId);

export const personIn = ({ people }: Attachments, role: Person["role"]): { name: string; phone: string } => people.find((person) => person.role === role) ?? { name: "", phone: "" };
