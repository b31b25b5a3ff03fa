import { createHash, randomUUID } from "node:crypto";
import { testDatabase, type TestDatabase } from "../../../test/support/database.ts";
import { record } from "../../modules/journal/index.ts";
import { systemActor } from "../../platform/actor.ts";
import { clockWith } from "../../platform/clock.ts";
import { pipelineOf } from "../../platform/command.ts";

const neutral: Record<string, unknown> = {
  text: "", uuid: "00000000-0000-0000-0000-000000000000", numeric: 0, integer: 0, smallint: 0, bigint: 0, boolean: false, jsonb: "{}", ARRAY: "{}", date: "2026-11-02",
  "timestamp with time zone": "2026-11-02T02:00:00Z",
};

/** Writes a row past every room; columns that must be filled and do not matter here get a neutral value. */
async function put({ asOwner }: Pick<TestDatabase, "asOwner">, table: string, given: Record<string, unknown>): Promise<void> {
  const [schema, name] = table.split(".");
  const needed = await asOwner(
    `select column_name, data_type from information_schema.columns
      where table_schema = $1 and table_name = $2 and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER' and is_identity = 'NO'`, [schema, name]);
  const row = { ...Object.fromEntries(needed.map((column) => [String(column.column_name), neutral[String(column.data_type)]])), ...("company_id" in given || schema === "login" ? {} : { company_id: 1 }), ...given };
  const columns = Object.keys(row);
  await asOwner(`insert into ${table} (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`, Object.values(row));
}

const words = `{"number":"SO-1","total":"113.00"}`;
const hash = createHash("sha256").update(words).digest("hex");

/** A purchase for the order that came. */
function boughtRows(id: Ids): [table: string, row: Record<string, unknown>][] {
  const { order, product, warehouse, schedule } = id;
  return [
    ["purchasing.suppliers", { id: id.supplier, name: "Mill", lead_days: 7, active: true }],
    ["purchasing.purchases", { id: id.purchase, number: "PO-1", state: "received", supplier_id: id.supplier, ordered_at: "2026-11-02T02:00:00Z" }],
    ["purchasing.lines", { id: id.purchaseLine, purchase_id: id.purchase, line_no: 1, product_id: product, product_code: "A-1", quantity: 2, received: 2 }],
    ["purchasing.receipts", { id: id.purchaseReceipt, purchase_id: id.purchase, warehouse_id: warehouse }],
    ["purchasing.receipt_lines", { receipt_id: id.purchaseReceipt, line_id: id.purchaseLine, quantity: 2, lots: "[]" }],
    ["purchasing.answers", { id: id.answer, order_id: order, order_number: "SO-1", schedule_id: schedule, product_id: product, by: "purchase", quantity: 2, covered: 2, purchase_id: id.purchase, line_id: id.purchaseLine }],
    ["purchasing.covered", { receipt_id: id.purchaseReceipt, answer_id: id.answer, quantity: 2 }],
    ["stock.movements", { product_id: product, warehouse_id: warehouse, posting_id: randomUUID(), kind: "receipt", source_kind: "purchaseReceipt", source_id: id.purchaseReceipt, on_hand_change: 2 }],
  ];
}

/** Goods on their way to another warehouse, and a count that was taken back. */
function movedRows(id: Ids): [table: string, row: Record<string, unknown>][] {
  const { product, warehouse, ledger } = id;
  const level = { product_id: product, warehouse_id: warehouse };
  return [
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "send", on_hand_change: -2, source_kind: "transfer", source_id: id.transfer }],
    ["stock.warehouses", { id: id.away, code: "W2", ledger_id: ledger }],
    ["stock.transfers", { id: id.transfer, number: "TR-1", state: "sent", from_id: warehouse, to_id: id.away }],
    ["stock.transfer_lines", { transfer_id: id.transfer, product_id: product, quantity: 2 }],
    ["stock.transfer_lots", { transfer_id: id.transfer, product_id: product, lot: "", sent: 2 }],
    ["stock.counts", { id: id.count, number: "PD-1", state: "reversed", warehouse_id: warehouse }],
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "count", on_hand_change: 3, source_kind: "count", source_id: id.count }],
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "count", on_hand_change: -3, source_kind: "count", source_id: id.count, source_part: id.counterFact }],
    ["stock.reversals", { id: id.counterFact, count_id: id.count, reason: "wrong shelf" }],
  ];
}

/** One order that shipped in part, with all that the rooms recorded of it: table by table, in the order of their keys. */
function rowsOf(id: Ids): [table: string, row: Record<string, unknown>][] {
  const { order, product, customer, warehouse, ledger, person, line, schedule } = id;
  const ofOrder = { order_id: order, order_number: "SO-1" };
  const level = { product_id: product, warehouse_id: warehouse };
  return [
    ["companies.ledgers", { id: ledger, name: "main" }],
    ["companies.counters", { ledger_id: ledger, kind: "invoice", period: "2026", last: 1 }],
    ["companies.counters", { ledger_id: ledger, kind: "receipt", period: "2026", last: 1 }],
    ["login.users", { id: person, email: "li@example.com" }],
    ["people.people", { id: person, user_id: person, name: "Li" }],
    ["catalog.units", { name: "pc", kind: "count" }],
    ["catalog.products", { id: product, code: "A-1", code_key: "A-1", sales_unit: "pc", stock_unit: "pc", stock_per_sales: 1, price_by: "sales", price_factor: 1, over_percent: 5, supply: "make" }],
    ["customers.customers", { id: customer, code: "C1", state: "approved", name: "Chengjiang", grade: "A", ledger_id: ledger, salesperson_id: person, currency: "CNY" }],
    ["orders.orders", {
      id: order, number: "SO-1", ledger_id: ledger, customer_id: customer, salesperson_id: person, created_by: person, currency: "CNY", net_amount: 100, tax_amount: 13, total_amount: 113,
      version: 1, version_hash: hash, review: "passed", confirmation: "given", fulfilment: "partlyShippedRestToMake", stage: "scheduled",
    }],
    ["orders.lines", { id: line, order_id: order, line_no: 1, product_id: product, quantity: 10, amount: 113, tax_amount: 13 }],
    ["orders.schedules", { id: schedule, order_id: order, line_id: line, quantity: 10, planned: 10, stocked: 6, issued: 6, packed: 6, shipped: 6 }],
    ["orders.versions", { order_id: order, version: 1, hash, body: words }],
    ["reviews.reviews", { id: id.review, subject_kind: "order", subject_id: order, subject_version: 1, subject_hash: hash, entered_by: person, state: "passed" }],
    ["changes.changes", {
      id: id.appliedChange, number: "CR-1", ...ofOrder, customer_id: customer, order_created_by: person, kind: "amend", base_version: 0, proposed_body: words, proposed_hash: hash, requested_by: person, state: "applied",
      applied_version: 1, closed_at: "2026-11-02T02:00:00Z",
    }],
    ["changes.changes", {
      id: id.openChange, number: "CR-2", ...ofOrder, customer_id: customer, order_created_by: person, kind: "cancel", base_version: 1, base_hash: hash, proposed_body: "{}", proposed_hash: "next", requested_by: person,
      state: "inReview",
    }],
    ["reviews.reviews", { id: id.changeReview, subject_kind: "change", subject_id: id.openChange, subject_version: 2, subject_hash: "next", entered_by: person, state: "open" }],
    ["reviews.steps", { review_id: id.review, key: "finance", state: "passed", decided_by: randomUUID() }],
    ["papers.papers", { id: id.paper, kind: "orderConfirmation", subject_kind: "order", subject_id: order, number: "SO-1", version: 1, snapshot: words, snapshot_hash: hash }],
    ["stock.warehouses", { id: warehouse, code: "W1", ledger_id: ledger }],
    ["stock.levels", { ...level, on_hand: 20, reserved: 4 }],
    ["stock.lots", { ...level, lot: "", on_hand: 20 }],
    ["stock.reservations", { ...level, source_kind: "order", source_id: order, quantity: 4 }],
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "receipt", on_hand_change: 20 }],
    ...boughtRows(id),
    ...movedRows(id),
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "reserve", reserved_change: 4 }],
    ["aftersales.returns", { id: id.goodsBack, number: "RT-1", ...ofOrder, customer_id: customer, state: "inspected", warehouse_id: warehouse, received_at: "2026-11-02T06:00:00Z" }],
    ["aftersales.lines", { id: randomUUID(), return_id: id.goodsBack, order_line_id: line, line_no: 1, product_id: product, product_code: "A-1", quantity: 2, received: 2, scrapped: 2 }],
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "return", source_kind: "return", source_id: id.goodsBack, on_hand_change: 2 }],
    ["stock.movements", { ...level, posting_id: randomUUID(), kind: "scrap", source_kind: "return", source_id: id.goodsBack, on_hand_change: -2 }],
    ["production.work_centres", { id: id.centre }],
    ["production.requests", { id: id.request, ...ofOrder, schedule_id: schedule, product_id: product, quantity: 10, planned: 10, load_factor: 1 }],
    ["production.runs", { id: id.run, state: "stockedIn", work_centre_id: id.centre, product_id: product, quantity: 10 }],
    ["production.run_shares", { run_id: id.run, request_id: id.request, order_id: order, quantity: 10, stocked: 6 }],
    ["shipping.deliveries", { id: id.delivery, ...ofOrder, customer_id: customer, warehouse_id: warehouse, state: "shipped", carriage_by: "carrier", shipped_at: "2026-11-02T03:00:00Z" }],
    ["shipping.lines", { id: id.deliveryLine, delivery_id: id.delivery, order_line_id: line, schedule_id: schedule, product_id: product, ordered: 6, over_percent: 5, picked: 6, packed: 6, shipped: 6 }],
    ["settlement.accounts", { customer_id: customer, currency: "CNY", open_orders: 113, unapplied: 100 }],
    ["settlement.orders", { order_id: order, customer_id: customer, salesperson_id: person, currency: "CNY", committed: 113, open_amount: 113 }],
    ["settlement.grants", { subject_kind: "order", subject_id: order, order_id: order, customer_id: customer, currency: "CNY", amount: 113, exceeded: 0, may_exceed: false, rests: true }],
    ["settlement.invoices", { id: id.invoice, number: "IV-1", customer_id: customer, ledger_id: ledger, currency: "CNY" }],
    ["settlement.receipts", { id: id.receipt, number: "RC-1", customer_id: customer, ledger_id: ledger, currency: "CNY", amount: 100 }],
    ["settlement.calls", { id: id.call, customer_id: customer, currency: "CNY", at: "2026-11-02T02:00:00Z", promised_on: "2026-11-05", promised_amount: 50 }],
    ["settlement.promises", { call_id: id.call, customer_id: customer, currency: "CNY", at: "2026-11-02T02:00:00Z", promised_on: "2026-11-05", promised_amount: 50 }],
    ["policies.policies", { id: id.policy }],
    ["policies.versions", { policy_id: id.policy, version: 1 }],
    ["duties.duties", { id: id.duty, definition_id: "T03", subject_kind: "order", subject_id: order, state: "closed", kept: false, closed_at: "2026-11-02T06:00:00Z" }],
    ["assessment.entries", {
      id: id.assessment, kind: "fine", origin: "duty", policy_id: id.policy, policy_version: 1, duty_id: id.duty, person_id: person, amount: 50, state: "upheld", revision: 3,
      decision: `{"by":"${randomUUID()}","grounds":null}`, appeal: `{"words":"no"}`, settlement: `{"by":"${randomUUID()}"}`,
    }],
    ["enquiries.enquiries", { id: id.enquiry, customer_id: customer, salesperson_id: person, recorded_by: person, state: "entered", order_id: order, order_number: "SO-1", closed_at: "2026-11-02T02:30:00Z" }],
    ["duties.duties", { id: id.wishDuty, definition_id: "T22", subject_kind: "enquiry", subject_id: id.enquiry, state: "closed", kept: true, closed_at: "2026-11-02T02:30:00Z" }],
  ];
}

const names = ["goodsBack", "supplier", "purchase", "purchaseLine", "purchaseReceipt", "answer", "ledger", "customer", "product", "order", "line", "schedule", "review", "warehouse", "request", "run", "centre", "delivery", "deliveryLine", "invoice", "receipt", "call", "person", "paper", "policy", "duty", "assessment", "enquiry", "wishDuty", "appliedChange", "openChange", "changeReview", "transfer", "away", "count", "counterFact"] as const;
type Ids = Record<(typeof names)[number], string>;

/** A database with two companies, in which everything holds; the stage of the one order is on its journal. */
export async function trueHouse() {
  const db = await testDatabase();
  const id = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Ids;
  for (const company of [1, 2]) await db.asOwner(`insert into companies.companies (id, name, short_name) overriding system value values ($1, $2, 'company')`, [company, `company ${company}`]);
  // Written past, level and lots do not come in one transaction.
  for (const table of ["stock.levels", "stock.lots"]) await db.asOwner(`alter table ${table} disable trigger lots_make_level`);
  for (const [table, row] of rowsOf(id)) await put(db, table, row);
  const pipeline = pipelineOf(db.database, { clock: clockWith(0) }, []);
  const tell = (kind: "order" | "assessment", what: string, facts?: Record<string, unknown>) =>
    pipeline.act(systemActor("1"), (context) => Promise.resolve(record(context, { subject: { kind, id: id[kind] }, what, facts })));
  await tell("order", "entered");
  await tell("order", "submitted", { stage: { from: "draft", to: "inReview" } });
  await tell("order", "goods.shipped", { stage: { from: "inReview", to: "scheduled" } });
  await tell("assessment", "assessmentProposed", { personId: id.person, amount: "40.00", points: null });
  for (const to of ["confirmed", "appealed", "upheld"]) await tell("assessment", "assessmentDecided", { to, personId: id.person, amount: "50.00", points: null });
  return { ...db, id, pipeline };
}
