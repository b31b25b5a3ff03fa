import type { NewLot } from "../../../contract/lots.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { Supplier } from "../../../contract/purchasing.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sql, type Tx } from "../../platform/db.ts";
import { tableOf } from "../../platform/table.ts";
import type { Answer, Line, Purchase } from "./purchasing.ts";

export const suppliersTable = tableOf<Supplier>("purchasing.suppliers", {
  id: "uuid", name: "text", uscc: "text", contact: "text", phone: "text", email: "text", leadDays: "int", note: "text", active: "bool", revision: "int",
} satisfies Record<keyof Supplier, string>);
export const purchasesTable = tableOf<Purchase>("purchasing.purchases", {
  id: "uuid", number: "text", state: "text", revision: "int", supplierId: "uuid", supplierName: "text", expectedOn: "date", confirmedAt: "timestamptz", confirmedByName: "text", overdueTold: "date", note: "text",
  orderedAt: "timestamptz", cancelReason: "text", createdAt: "timestamptz", createdBy: "uuid", createdByName: "text",
} satisfies Record<keyof Purchase, string>);
const linesTable = tableOf<Line>("purchasing.lines", {
  id: "uuid", purchaseId: "uuid", lineNo: "int", productId: "uuid", productCode: "text", name: "text", spec: "text", unit: "text", byLot: "bool", quantity: "numeric", received: "numeric", unitPrice: "numeric",
} satisfies Record<keyof Line, string>);
const answersTable = tableOf<Answer>("purchasing.answers", {
  id: "uuid", orderId: "uuid", orderNumber: "text", scheduleId: "uuid", productId: "uuid", by: "text", quantity: "numeric", covered: "numeric", expectedOn: "date", purchaseId: "uuid", lineId: "uuid", transferId: "uuid",
  transferNumber: "text", note: "text", answeredAt: "timestamptz", answeredBy: "uuid",
} satisfies Record<keyof Answer, string>);

/** The file whose name or credit code another one must not have. */
export const twinOf = (tx: Tx, { id, name, uscc }: Pick<Supplier, "id" | "name" | "uscc">): Promise<{ name: string } | undefined> =>
  tx.maybe<{ name: string }>(sql`select name from purchasing.suppliers where company_id = ${tx.companyId} and id <> ${id}::uuid and (name = ${name} or uscc = ${uscc}) limit 1`);

export const putSupplier = (tx: Tx, row: Supplier): Promise<number> =>
  tx.run(sql`${suppliersTable.insert(tx.companyId, [row])} on conflict (company_id, id) do update set ${suppliersTable.excluded()}`);

export const supplierById = (tx: Tx, id: string, lock = false): Promise<Supplier | undefined> =>
  tx.maybe<Supplier>(sql`select ${suppliersTable.columns()} from purchasing.suppliers where company_id = ${tx.companyId} and id = ${id} ${lock ? sql`for update` : sql``}`);

export async function insert(tx: Tx, purchase: Purchase, lines: readonly Line[]): Promise<void> {
  await tx.run(purchasesTable.insert(tx.companyId, [purchase]));
  await tx.run(linesTable.insert(tx.companyId, lines));
}

export const read = (tx: Tx, id: string, lock = false): Promise<Purchase | undefined> =>
  tx.maybe<Purchase>(sql`select ${purchasesTable.columns()} from purchasing.purchases where company_id = ${tx.companyId} and id = ${id} ${lock ? sql`for update` : sql``}`);

export const save = (tx: Tx, { id, revision }: Pick<Purchase, "id" | "revision">, change: Partial<Purchase>): Promise<number> =>
  tx.run(sql`update purchasing.purchases set ${purchasesTable.assignments({ ...change, revision: revision + 1 })} where company_id = ${tx.companyId} and id = ${id}`);

/** Writes anew what a draft buys and for which orders; of a draft nothing came. */
export async function rewriteDraft(tx: Tx, purchaseId: string, { lines, answers }: { lines: readonly Line[]; answers: readonly Answer[] }): Promise<void> {
  await dropDraftParts(tx, purchaseId);
  await tx.run(linesTable.insert(tx.companyId, lines));
  if (answers.length) await insertAnswers(tx, answers);
}

async function dropDraftParts(tx: Tx, purchaseId: string): Promise<void> {
  await tx.run(sql`delete from purchasing.answers where company_id = ${tx.companyId} and purchase_id = ${purchaseId}`);
  await tx.run(sql`delete from purchasing.lines where company_id = ${tx.companyId} and purchase_id = ${purchaseId}`);
}

export async function deleteDraft(tx: Tx, purchaseId: string): Promise<void> {
  await dropDraftParts(tx, purchaseId);
  await tx.run(sql`delete from purchasing.purchases where company_id = ${tx.companyId} and id = ${purchaseId} and state = 'draft'`);
}

export const linesOf = (tx: Tx, purchaseId: string): Promise<Line[]> =>
  tx.many<Line>(sql`
    select id, purchase_id, line_no, product_id, product_code, name, spec, unit, by_lot, trim_scale(quantity)::text as quantity, trim_scale(received)::text as received, trim_scale(unit_price)::text as unit_price
      from purchasing.lines where company_id = ${tx.companyId} and purchase_id = ${purchaseId} order by line_no`);

/** Adds to what of lines has come; negative takes it back. */
export const addReceived = (tx: Tx, lines: readonly { lineId: string; quantity: Decimal }[]): Promise<number> =>
  tx.run(sql`
    update purchasing.lines l set received = received + g.quantity from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g ("lineId" uuid, quantity numeric)
     where l.company_id = ${tx.companyId} and l.id = g."lineId"`);

export interface Receipt {
  id: string;
  number: string;
  purchaseId: string;
  warehouseId: string;
  note: string;
}
export interface ReceiptLine {
  lineId: string;
  quantity: Decimal;
  lots: readonly NewLot[];
}
export async function insertReceipt({ tx, now, actor }: CommandContext, { id, number, purchaseId, warehouseId, note }: Receipt, lines: readonly ReceiptLine[]): Promise<void> {
  await tx.run(sql`
    with head as (
      insert into purchasing.receipts (company_id, id, number, purchase_id, warehouse_id, note, at, by, by_name)
      values (${tx.companyId}, ${id}, ${number}, ${purchaseId}, ${warehouseId}, ${note}, ${now}, ${actor.id}, ${actor.name}) returning id)
    insert into purchasing.receipt_lines (company_id, receipt_id, line_id, quantity, lots)
    select ${tx.companyId}::bigint, head.id, g."lineId", g.quantity, g.lots from head, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as g ("lineId" uuid, quantity numeric, lots jsonb)`);
}

export const receiptLines = (tx: Tx, { purchaseId, receiptId }: { purchaseId: string; receiptId: string }): Promise<{ lineId: string; quantity: Decimal; reversed: boolean }[]> =>
  tx.many(sql`
    select l.line_id, trim_scale(l.quantity)::text as quantity, v.receipt_id is not null as reversed
      from purchasing.receipts r join purchasing.receipt_lines l on l.company_id = r.company_id and l.receipt_id = r.id left join purchasing.reversals v on v.company_id = r.company_id and v.receipt_id = r.id
     where r.company_id = ${tx.companyId} and r.id = ${receiptId} and r.purchase_id = ${purchaseId}`);

export const insertReversal = ({ tx, now, actor }: CommandContext, receiptId: string, reason: string): Promise<number> =>
  tx.run(sql`insert into purchasing.reversals (company_id, receipt_id, reason, at, by, by_name) values (${tx.companyId}, ${receiptId}, ${reason}, ${now}, ${actor.id}, ${actor.name})`);

export const insertAnswers = (tx: Tx, answers: readonly Answer[]): Promise<number> => tx.run(answersTable.insert(tx.companyId, answers));

const answerColumns = sql`id, order_id, order_number, schedule_id, product_id, by, trim_scale(quantity)::text as quantity, trim_scale(covered)::text as covered, expected_on, purchase_id, line_id, transfer_id, transfer_number, note, answered_at, answered_by`;
/** The answers of a document or of parts of orders, locked, in the order in which they were given. */
export const lockAnswers = (tx: Tx, of: { purchaseId: string } | { transferId: string } | { scheduleIds: readonly string[] }): Promise<Answer[]> =>
  tx.many<Answer>(sql`
    select ${answerColumns} from purchasing.answers where company_id = ${tx.companyId}
       and ${"purchaseId" in of ? sql`purchase_id = ${of.purchaseId}` : "transferId" in of ? sql`transfer_id = ${of.transferId}` : sql`schedule_id = any(${[...of.scheduleIds]}::uuid[])`}
     order by answered_at, id for update`);

export const comingOf = (tx: Tx, orderId: string): Promise<{ scheduleId: string; quantity: Decimal }[]> =>
  tx.many(sql`
    select schedule_id, trim_scale(sum(quantity - covered))::text as quantity from purchasing.answers
     where company_id = ${tx.companyId} and order_id = ${orderId} and by <> 'production' group by 1 having sum(quantity - covered) > 0`);

/** What is on its way for a part of an order, in its sales unit, and by which purchase or transfer. */
export interface OnWay {
  by: Exclude<Answer["by"], "production">;
  documentId: string;
  number: string;
  scheduleId: string;
  quantity: Decimal;
  expectedOn: string | null;
}
export const onWayFor = (tx: Tx, orderId: string): Promise<OnWay[]> =>
  tx.many<OnWay>(sql`
    select a.by, coalesce(a.purchase_id, a.transfer_id) as document_id, coalesce(p.number, a.transfer_number, '') as number, a.schedule_id, trim_scale(a.quantity - a.covered)::text as quantity,
           coalesce(p.expected_on, a.expected_on) as expected_on
      from purchasing.answers a left join purchasing.purchases p on p.company_id = a.company_id and p.id = a.purchase_id
     where a.company_id = ${tx.companyId} and a.order_id = ${orderId} and a.by <> 'production' and a.covered < a.quantity order by a.answered_at, a.id`);

/** Changes answers by so much: what came of them, or what they are about. */
export const changeAnswers = (tx: Tx, changes: readonly { id: string; covered?: Decimal; quantity?: Decimal }[]): Promise<number> =>
  tx.run(sql`
    update purchasing.answers a set covered = a.covered + coalesce(g.covered, 0), quantity = a.quantity + coalesce(g.quantity, 0)
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as g (id uuid, covered numeric, quantity numeric) where a.company_id = ${tx.companyId} and a.id = g.id`);

export const insertCovered = (tx: Tx, receiptId: string, covered: readonly { answerId: string; quantity: Decimal }[]): Promise<number> =>
  tx.run(sql`
    insert into purchasing.covered (company_id, receipt_id, answer_id, quantity)
    select ${tx.companyId}::bigint, ${receiptId}::uuid, "answerId", quantity from jsonb_to_recordset(${JSON.stringify(covered)}::jsonb) as g ("answerId" uuid, quantity numeric)`);

export const coveredBy = (tx: Tx, receiptId: string): Promise<{ answerId: string; quantity: Decimal }[]> =>
  tx.many(sql`select answer_id, trim_scale(quantity)::text as quantity from purchasing.covered where company_id = ${tx.companyId} and receipt_id = ${receiptId} order by answer_id`);

/** Purchase orders whose day has passed and of which nobody was told, claimed for this transaction. */
export const overdue = (tx: Tx, today: string): Promise<Purchase[]> =>
  tx.many<Purchase>(sql`
    select ${purchasesTable.columns()} from purchasing.purchases
     where company_id = ${tx.companyId} and state in ('ordered', 'partlyReceived') and expected_on < ${today}::date and overdue_told is distinct from expected_on
     order by expected_on, id limit 20 for update skip locked`);
