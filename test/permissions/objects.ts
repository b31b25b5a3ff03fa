import type { TestHouse } from "../support/house.ts";
import type { Firm } from "./firms.ts";

const mine = (table: string, column = "salesperson_id") => `select id from ${table} where company_id = $1 and ${column} = $2 order by id desc limit 1`;
const ofOrder = (table: string, column = "order_id") =>
  `select t.id from ${table} t join orders.orders o on o.company_id = t.company_id and o.id = t.${column} where t.company_id = $1 and o.salesperson_id = $2 order by t.id desc limit 1`;
const anyOf = (table: string, where = "true") => `select id from ${table} where company_id = $1 and $2::uuid is not null and ${where} order by id limit 1`;

interface Example {
  /** `$1` the company, `$2` the salesperson whose it is. */
  sql: string;
  /** Whether it is somebody's, so that there is another one's beside it. */
  owned: boolean;
}
const owned = (sql: string): Example => ({ sql, owned: true });
const common = (sql: string): Example => ({ sql, owned: false });

/** How an example for each key in a path is found, by the word before the key. A route with another key fails until it stands here. */
export const examples: Record<string, Example> = {
  "orders/orderId": owned("select id from orders.orders where company_id = $1 and salesperson_id = $2 and stage <> 'draft' order by given ? 'phone' desc, id desc limit 1"),
  "comments/commentId": owned("select c.id from comments.comments c join orders.orders o on o.company_id = c.company_id and o.id = c.subject_id where c.company_id = $1 and o.salesperson_id = $2 limit 1"),
  "subjects/id": owned("select id from orders.orders where company_id = $1 and salesperson_id = $2 and stage <> 'draft' order by given ? 'phone' desc, id desc limit 1"),
  "customers/id": owned(mine("customers.customers")),
  "accounts/customerId": owned(mine("customers.customers")),
  "contacts/contactId": owned("select t.id from customers.contacts t join customers.customers k on k.company_id = t.company_id and k.id = t.customer_id where t.company_id = $1 and k.salesperson_id = $2 limit 1"),
  "addresses/addressId": owned("select t.id from customers.addresses t join customers.customers k on k.company_id = t.company_id and k.id = t.customer_id where t.company_id = $1 and k.salesperson_id = $2 limit 1"),
  "reviews/reviewId": owned(ofOrder("reviews.reviews", "subject_id")),
  "confirmations/requestId": owned(ofOrder("confirmations.requests")),
  "deliveries/deliveryId": owned("select d.id from shipping.deliveries d join orders.orders o on o.company_id = d.company_id and o.id = d.order_id where d.company_id = $1 and o.salesperson_id = $2 order by d.carriage_by is null, d.id desc limit 1"),
  "invoice-requests/requestId": owned(ofOrder("settlement.requests")),
  "duties/dutyId": owned(ofOrder("duties.duties", "subject_id")),
  "papers/paperId": owned(ofOrder("papers.papers", "subject_id")),
  "cases/caseId": owned(mine("cases.cases")),
  "entries/assessmentId": owned(mine("assessment.entries", "person_id")),
  "changes/changeId": owned(mine("changes.changes")),
  "allocations/allocationId": common(anyOf("settlement.allocations")),
  "carriers/connectionId": common(anyOf("shipping.carrier_connections")),
  "charges/chargeId": common(anyOf("settlement.charges")),
  "invoices/invoiceId": owned("select i.id from settlement.invoices i join customers.customers k on k.company_id = i.company_id and k.id = i.customer_id where i.company_id = $1 and k.salesperson_id = $2 limit 1"),
  "refunds/refundId": common(anyOf("settlement.refunds")),
  "delayed/orderId": owned("select id from orders.orders where company_id = $1 and salesperson_id = $2 and stage <> 'draft' order by id desc limit 1"),
  "returns/returnId": owned(mine("aftersales.returns")),
  "steps/stepId": common(anyOf("aftersales.steps")),
  "counts/countId": common(anyOf("stock.counts")),
  "adjustments/adjustmentId": common("select posting_id as id from stock.movements where company_id = $1 and $2::uuid is not null and kind = 'adjust' order by posting_id limit 1"),
  "openings/openingId": common("select posting_id as id from stock.movements where company_id = $1 and $2::uuid is not null and kind = 'adjust' and source_kind = 'warehouse' order by posting_id limit 1"),
  "suppliers/supplierId": common(anyOf("purchasing.suppliers")),
  "purchases/purchaseId": common(anyOf("purchasing.purchases")),
  "transfers/transferId": common(anyOf("stock.transfers")),
  "robots/robotId": common(anyOf("notices.robots")),
  "shipment-groups/groupId": common(anyOf("shipping.groups")),
  "statements/statementId": common(anyOf("settlement.statements")),
  "trips/tripId": common(anyOf("shipping.trips")),
  "people/personId": common("select id from people.people where company_id = $1 and id = $2"),
  "receipts/receiptId": common(anyOf("settlement.receipts")),
  "price-rulings/rulingId": common(anyOf("exceptions.rulings")),
  "products/id": common(anyOf("catalog.products")),
  "products/productId": common(anyOf("catalog.products")),
  "prices/productId": common(anyOf("catalog.products")),
  "price-lists/id": common(anyOf("catalog.price_lists")),
  "departments/departmentId": common(anyOf("companies.departments")),
  "ledgers/ledgerId": common(anyOf("companies.ledgers")),
  "enquiries/enquiryId": common(anyOf("enquiries.enquiries")),
  "files/fileId": common(anyOf("files.files", "subject_id is null")),
  "mailbox/mailId": common(anyOf("notices.mails")),
  "order-tags/tagId": common(anyOf("orders.tags")),
  "tags/tagId": common(anyOf("orders.tags")),
  "order-views/viewId": common(anyOf("orders.saved_views")),
  "order-templates/templateId": owned("select t.id from orders.templates t join customers.customers k on k.company_id = t.company_id and k.id = t.customer_id where t.company_id = $1 and k.salesperson_id = $2 limit 1"),
  "order-drafts/draftId": common(anyOf("orders.drafts")),
  "stand-ins/standInId": common(anyOf("people.stand_ins")),
  "tokens/tokenId": common(anyOf("people.tokens", "name = 'Excel'")),
  "sessions/sessionId": common(anyOf("login.sessions")),
  "policies/policyId": common(anyOf("policies.policies")),
  "runs/runId": common(anyOf("production.runs")),
  "work-centres/workCentreId": common(anyOf("production.work_centres")),
  "opinions/opinionId": common(anyOf("reviews.opinions")),
  "proposals/proposalId": owned(ofOrder("orders.proposals")),
  "estimates/estimateId": common(anyOf("reviews.estimates")),
  "warehouses/warehouseId": common(anyOf("stock.warehouses")),
};

/** What stands in a path for a key that is no object's. */
export const words: Record<string, string> = {
  "subjects/kind": "order", "years/year": "2026", "days/day": "2026-12-30", "versions/version": "1", "steps/stepKey": "stock", "stops/no": "1",
  // Backups are the installation's: no company has one.
  "backups/backupId": "0198c0de-0000-7000-8000-000000000009",
};

/** `orders/orderId`: a key of a path, named by the word before it. */
export function keysOf(path: string): { name: string; key: string }[] {
  const steps = path.split("/");
  return steps.flatMap((step, at) => {
    const before = steps.slice(0, at).findLast((each) => !each.startsWith(":")) ?? "";
    return step.startsWith(":") ? [{ name: step.slice(1), key: `${before}/${step.slice(1)}` }] : [];
  });
}

/** The examples of one firm as its salesperson, or the one of another department, has them. */
export async function examplesOf(asOwner: TestHouse["asOwner"], { mill }: Firm, salespersonId: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [key, { sql }] of Object.entries(examples)) {
    const [row] = await asOwner(sql, [mill.companyId, salespersonId]);
    if (row) found[key] = String(row["id"]);
  }
  return found;
}
