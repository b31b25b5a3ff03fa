import { authoriseReturn } from "../../contract/aftersales.ts";
import * as assessment from "../../contract/assessment.ts";
import { listCases, takeCase } from "../../contract/cases.ts";
import { addDepartment } from "../../contract/companies.ts";
import { writeComment } from "../../contract/comments.ts";
import { requestChange } from "../../contract/changes.ts";
import { setCost } from "../../contract/costs.ts";
import { recordEnquiry } from "../../contract/enquiries.ts";
import { readOrder, recordContact, saveDraft } from "../../contract/orders.ts";
import { saveTemplate } from "../../contract/order-templates.ts";
import { saveTag } from "../../contract/order-tags.ts";
import { saveView } from "../../contract/order-views.ts";
import { addStandIn, editPerson, issuePersonalToken, readPerson, setDepartments } from "../../contract/people.ts";
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
import { anotherCustomer, type Papermill, papermill } from "../support/scene.ts";

/** Phones that stand in every place into which one may be typed; recognised by their beginning. */
export const phones = { contact: "13800994321", given: "13800990002", words: "13800990003", person: "13800990004", driver: "13800990005" };

/** What a product costs, recognised wherever it stands. */
export const standardCost = "1.734561";

export interface Firm {
  mill: Papermill;
  life: Life;
  /** Somebody for each role; the salesperson is the one whose the objects are. */
  people: Record<Role, Colleague>;
  /** The salesperson of another department. */
  rival: Colleague;
}

const rivalCustomer = (mill: Papermill, salespersonId: string) =>
  anotherCustomer(mill, {
    name: "大理州苍山文具有限公司", shortName: "大理苍山", salespersonId,
    contacts: [{ name: "段誉", phones: [phones.contact], emails: ["duan@example.com"], signatory: true, receivesConfirmations: true }],
    addresses: [{ province: "云南省", city: "大理州", district: "大理市", detail: "人民路 1 号", receiver: 0 }],
  });

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
  await clerk.ask(saveTag, { tagId: uuidv7(house.clock.now()), name: "展会", colour: "teal" });
  await clerk.ask(saveView, { viewId: uuidv7(house.clock.now()), name: "我的", filter: {}, layout: { order: [], hidden: [] } });
  await clerk.ask(issuePersonalToken, { name: "Excel", secret: newSecret(), expiresAt: new Date(tuesday.getTime() + 86_400_000) });
  await clerk.ask(addStandIn, { absentId: clerk.id, standInId: (await mill.colleague("quality")).id, roles: ["salesClerk"], from: tuesday, to: new Date(tuesday.getTime() + 86_400_000 * 3) });
  await people.finance.ask(setCost, { id: mill.roll, validFrom: "2026-01-01", cost: standardCost });
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
    await mill.clerk.ask(saveTemplate, { name: "常用", customerId: "customerId" in more ? more.customerId : mill.customer.id, lines: [{ productId: mill.roll, quantity: "5" }] });
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

/** A house with two firms. */
export interface Park {
  house: TestHouse;
  here: Firm;
  there: Firm;
}

/** The house with two firms that have one of everything. */
export async function twoFirms(given: Parameters<typeof testHouse>[0] = {}): Promise<Park> {
  const house = await testHouse(given);
  const [here, there] = await Promise.all([firm(house, "澄江纸品"), firm(house, "澜沧纸品")]);
  return { house, here, there };
}
