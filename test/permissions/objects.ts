import { authoriseReturn } from "../../contract/aftersales.ts";
import * as assessment from "../../contract/assessment.ts";
import { listCases, takeCase } from "../../contract/cases.ts";
import { addDepartment } from "../../contract/companies.ts";
import { writeComment } from "../../contract/comments.ts";
import { requestChange } from "../../contract/changes.ts";
import { approveCustomer, createCustomer, setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { recordEnquiry } from "../../contract/enquiries.ts";
import { readOrder, recordContact, saveDraft } from "../../contract/orders.ts";
import { saveView } from "../../contract/order-views.ts";
import { addStandIn, editPerson, issuePersonalToken, readPerson, setDepartments } from "../../contract/people.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import type { Role } from "../../contract/permissions.ts";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import { makeProposal } from "../../contract/proposals.ts";
import { recordDowntime } from "../../contract/production.ts";
import { recordReceipt } from "../../contract/settlement.ts";
import { askEstimate, askOpinion } from "../../contract/reviews.ts";
import { newSecret } from "../../server/modules/people/index.ts";
import { uuidv7 } from "../../server/platform/ids.ts";
import { type Colleague, testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

/** Phones that stand in every place into which one may be typed; recognised by their beginning. */
export const phones = { contact: "13800994321", given: "13800990002", words: "13800990003", person: "13800990004", driver: "13800990005" };

export interface Firm {
  mill: Papermill;
  life: Life;
  /** Somebody for each role; the salesperson is the one whose the objects are. */
  people: Record<Role, Colleague>;
  /** The salesperson of another department. */
  rival: Colleague;
}

async function rivalCustomer({ clerk, director, finance }: Papermill, salespersonId: string) {
  const { id, revision } = await clerk.ask(createCustomer, {
    name: "大理州苍山文具有限公司", shortName: "大理苍山", uscc: null, grade: "B", salespersonId, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!,
    contacts: [{ name: "段誉", phones: [phones.contact], emails: ["duan@example.com"], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "大理州", district: "大理市", detail: "人民路 1 号", receiver: 0 }],
  });
  await director.ask(approveCustomer, { id, expectedRevision: revision });
  const approved = await clerk.ask(getCustomer, { id });
  await finance.ask(setCredit, { id, expectedRevision: approved.revision, creditLimit: "50000" });
  const file = await clerk.ask(getCustomer, { id });
  return { customerId: id, contactId: file.contacts[0]!.id, addressId: file.addresses[0]!.id };
}

/** Objects that are only asked for by their key, with what their columns insist on. */
const planted: Record<string, Record<string, string>> = {
  "settlement.charges": {}, "settlement.refunds": { currency: "CNY", means: "bankTransfer" }, "settlement.statements": { currency: "CNY" }, "settlement.allocations": { order_id: "0198c0de-0000-7000-8000-000000000002" }, "shipping.groups": {}, "shipping.carrier_connections": {},
  "shipping.trips": { state: "planned" }, "stock.transfers": { state: "requested", from_id: "0198c0de-0000-7000-8000-000000000003" }, "stock.counts": { state: "counting" }, "aftersales.steps": { what: "received" }, "exceptions.rulings": { outcome: "released", words: "年度框架", lines: "[{}]" }, "purchasing.suppliers": { name: "玉溪原纸" }, "purchasing.purchases": { state: "draft", number: "PO202611-0001", supplier_id: "0198c0de-0000-7000-8000-000000000004" }, "notices.robots": { name: "销售群", kinds: "{digest}", vendor: "wecom", language: "zh-CN", url: "https://qyapi.weixin.qq.com/send?key=1" },
};

const blanks: Record<string, string> = { uuid: "gen_random_uuid()", text: "''", int4: "1", int8: "1", numeric: "1", date: "'2026-11-24'", timestamptz: "now()", bool: "false", jsonb: "'{}'", bytea: "''", _text: "'{}'", _uuid: "'{}'" };

/**
 * Plants a row that only has to be there: what its columns must hold and nobody gives is blank, and what they point to need not exist. For objects that are
 * asked for by their key alone, and whose own way into the world has a scenario elsewhere.
 */
async function plant({ asOwner }: TestHouse, table: string, given: Record<string, string>): Promise<void> {
  const columns = await asOwner(
    `select column_name as name, udt_name as type from information_schema.columns where table_schema || '.' || table_name = $1 and is_nullable = 'NO' and column_default is null and is_generated = 'NEVER'`, [table]);
  const values = new Map(columns.map(({ name, type }) => [String(name), blanks[String(type)] ?? "null"]));
  for (const [name, value] of Object.entries(given)) values.set(name, `'${value}'`);
  await asOwner(`set session_replication_role = replica; insert into ${table} (${[...values.keys()].join(", ")}) values (${[...values.values()].join(", ")}); set session_replication_role = origin`);
}

/** What exists beside the lives of orders, once in each firm. */
async function furnish(house: TestHouse, { mill, life, people, rival }: Firm): Promise<void> {
  const { companyId, admin, clerk, planner } = mill;
  const text = `李敏 ${phones.words} 来电`;
  await clerk.ask(recordEnquiry, { receivedAt: tuesday, channel: "phone", customerId: mill.customer.id, contact: text, words: text });
  await people.salesperson.ask(saveDraft, { draftId: uuidv7(house.clock.now()), title: "草稿", body: {} });
  await clerk.ask(saveView, { viewId: uuidv7(house.clock.now()), name: "我的", filter: {}, layout: { order: [], hidden: [] } });
  await clerk.ask(issuePersonalToken, { name: "Excel", secret: newSecret(), expiresAt: new Date(tuesday.getTime() + 86_400_000) });
  await clerk.ask(addStandIn, { absentId: clerk.id, standInId: (await mill.colleague("quality")).id, roles: ["salesClerk"], from: tuesday, to: new Date(tuesday.getTime() + 86_400_000 * 3) });
  await planner.ask(recordDowntime, { workCentreId: mill.workCentreId, from: "2026-12-20", to: "2026-12-21", reason: text });
  await clerk.upload(Buffer.from(`%PDF-1.4 ${companyId}`), "订单.pdf");
  for (const [who, code] of [[people.salesperson, "XS1"], [rival, "XS2"]] as const) {
    const { id } = await admin.ask(addDepartment, { code, name: `销售 ${code}` });
    const person = await admin.ask(readPerson, { personId: who.id });
    const { revision } = await admin.ask(setDepartments, { personId: who.id, departmentIds: [id], expectedVersion: person.revision });
    await admin.ask(editPerson, { personId: who.id, name: person.name, jobTitle: "", phone: phones.person, language: "zh-CN", expectedVersion: revision });
  }
  await house.asOwner(
    `insert into login.sessions (id, token, user_id, expires_at, created_at, updated_at, company_id)
     select gen_random_uuid(), gen_random_uuid()::text, user_id, '2027-01-01', now(), now(), company_id from people.people where company_id = $1 and id = $2`, [companyId, clerk.id]);
  await house.asOwner("insert into shipping.people (company_id, owner_id, role, name, phone) select company_id, id, 'driver', '老杨', $2 from shipping.deliveries where company_id = $1", [companyId, phones.driver]);
  for (const [table, given] of Object.entries(planted)) await plant(house, table, { company_id: companyId, ...given });
  for (const about of [people.salesperson, rival]) {
    const order = await life.enter();
    const { rows: [term] } = await people.generalManager.ask(assessment.listAssessmentTerms, {});
    await people.generalManager.ask(assessment.proposeAssessment, { personId: about.id, policyId: term!.policyId, term: term!.key, day: "2026-11-20", reason: "未及时回复", orderId: order.orderId });
  }
}

/** Lives of orders of both salespeople, so that there is one of everything. */
async function trade(house: TestHouse, { mill, life, rival }: Firm): Promise<void> {
  const note = `李敏 ${phones.words} 来电`;
  const given = { name: "昆明鑫达", phone: phones.given };
  const theirs = await rivalCustomer(mill, rival.id);
  for (const [each, more] of [[life, {}], [lifeOf(house, { ...mill, salesperson: rival }), theirs]] as const) {
    const every = { ...more, remarks: note, channelNote: note };
    await each.enter({ ...every, given });
    await each.submit({ ...every, given, specialNeeds: { packaging: note } });
    const sold = await each.confirm(every);
    await each.ship(sold);
    await each.sign(sold, "2 卷破损");
    const [about] = (await mill.director.ask(listCases, {})).rows;
    const { lines } = await mill.clerk.ask(readOrder, { orderId: sold });
    await mill.director.ask(takeCase, { caseId: about!.id, expectedRevision: about!.revision });
    await mill.director.ask(authoriseReturn, { caseId: about!.id, reason: note, lines: [{ orderLineId: lines[0]!.id, quantity: "1" }] });
    await each.invoice(sold);
    await mill.finance.ask(recordReceipt, { customerId: "customerId" in more ? more.customerId : mill.customer.id, ledgerId: mill.ledgerId, amount: "100", receivedOn: "2026-11-24", means: "bankTransfer", payer: "昆明鑫达" });
    await mill.clerk.ask(writeComment, { kind: "order", id: sold, text: note });
    await mill.clerk.ask(recordContact, { orderId: sold, occasion: "other", means: "phone", outcome: note });
    const returned = await each.submit({ ...every, requestedDate: "2026-12-01" });
    await each.decide(returned, "preliminary", mill.director, { verdict: "fail", statement: note });
    await mill.clerk.ask(makeProposal, { orderId: returned, terms: { kind: "laterDate", requestedDate: "2026-12-20" }, means: "phone", words: note });
    const dropped = await each.confirm(every);
    const { revision } = await mill.clerk.ask(readOrder, { orderId: dropped });
    await mill.clerk.ask(requestChange, { orderId: dropped, content: { kind: "cancel" }, reason: note, source: { from: "customer", channel: "phone" }, expectedRevision: revision });
  }
  const short = await life.submit({ lines: [{ productId: mill.roll, quantity: "5000" }] });
  await life.decide(short, "preliminary", mill.director);
  await life.decide(short, "finance", mill.finance);
  await mill.keeper.ask(askEstimate, { reviewId: (await life.reviewOf(short)).id, stepKey: "stock", question: "多久能补齐?" });
  await mill.keeper.ask(askOpinion, { reviewId: (await life.reviewOf(short)).id, stepKey: "stock", personId: mill.planner.id, question: note });
  const made = await life.confirm({ lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm" }] });
  await life.make(made);
}

/** What a head may propose by hand. */
const praise: PolicyPack["assessment"][number] = {
  key: "goodWork", name: { "zh-CN": "工作表现突出", "zh-TW": "工作表現突出", en: "Outstanding work" }, on: "byHand", kind: "reward", points: 1, confirmedBy: ["salesDirector", "generalManager"], appealDays: 7, source: ["R272"],
};

async function firm(house: TestHouse, name: string): Promise<Firm> {
  const mill = await papermill(house, name, { demo: true, change: (pack) => void (pack.assessment = [praise]) });
  const { clerk: salesClerk, salesperson, director: salesDirector, finance, keeper: warehouse, planner, head: productionHead, engineer, quality, admin } = mill;
  const people: Record<Role, Colleague> = {
    salesClerk, salesperson, salesDirector, finance, warehouse, planner, productionHead, engineer, quality, admin,
    customerService: await mill.colleague("customerService"), logistics: await mill.colleague("logistics"), generalManager: await mill.colleague("generalManager"),
    systemAdmin: await mill.colleague("systemAdmin"), securityAdmin: await mill.colleague("securityAdmin"), auditAdmin: await mill.colleague("auditAdmin"),
  };
  const made: Firm = { mill, life: lifeOf(house, mill), people, rival: await mill.colleague("salesperson") };
  await trade(house, made);
  await furnish(house, made);
  return made;
}

/** The house with two firms that have one of everything. */
export async function twoFirms(given: Parameters<typeof testHouse>[0] = {}) {
  const house = await testHouse(given);
  const [here, there] = await Promise.all([firm(house, "澄江纸品"), firm(house, "澜沧纸品")]);
  return { house, here, there };
}

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
  "order-views/viewId": common(anyOf("orders.saved_views")),
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
