import { z } from "zod";
import { changeField as field, changeKind as kind, changeManner as manner, changeProgress as progress, changeState as state } from "./change-words.ts";
import { specialNeeds, stage } from "./orders.ts";
import { paymentTerms } from "./payment-terms.ts";
import { amount, command, currency, day, id, instant, page, paging, price, quantity, query, question, text } from "./toolkit.ts";

export {
  type ChangeField, type ChangeKind, changeKinds, changeLifecycle, type ChangeManner, type ChangeProgress, type ChangeState, type OpenChange, openChange, openChangeStates,
} from "./change-words.ts";

/** A line as it is wanted. One that stands keeps its `id`; what is not named of it stays as it is, null takes it away. */
export const wantedLine = z.strictObject({
  id: id.optional(), productId: id, quantity, unitPrice: price.optional(), requestedDate: day.nullable().optional(), spec: text(200).optional(), customerPartNo: text(60).nullable().optional(),
  customParameters: text(2000).nullable().optional(), remark: text(500).nullable().optional(),
});
export type WantedLine = z.output<typeof wantedLine>;
/** The order as it is wanted. What is not named stays; `lines`, when named, are all lines that there shall be. */
export const wantedOrder = z.strictObject({
  lines: z.array(wantedLine).min(1).max(500).optional(), requestedDate: day.nullable().optional(), paymentTerms: paymentTerms.optional(), addressId: id.nullable().optional(),
  contactId: id.nullable().optional(), specialNeeds: specialNeeds.optional(), remarks: text(2000).nullable().optional(),
});
export type WantedOrder = z.output<typeof wantedOrder>;

/** What is to be changed: the wanted order, the whole called off, or what is not delivered yet of lines dropped 短交关闭. */
export const changeContent = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("amend"), wanted: wantedOrder }),
  /** `compensation`: what the customer has agreed to pay for calling it off, in the order's currency. */
  z.strictObject({ kind: z.literal("cancel"), compensation: amount.optional() }),
  z.strictObject({ kind: z.literal("shortClose"), lineIds: z.array(id).min(1).max(500) }),
]);
export type ChangeContent = z.output<typeof changeContent>;

/** Who wants it, how that became known, and what shows it (25.1). */
export const changeSource = z.strictObject({ from: z.enum(["customer", "company"]), channel: text(40).min(1), evidence: z.array(id).max(20).default([]) });
export type ChangeSource = z.output<typeof changeSource>;

/** The customer's yes that was on record before the change was requested: who gave it, when, and in which proposal of which case. */
export const givenConsent = z.object({ by: z.string(), at: instant, caseId: id, proposalId: id });
export type GivenConsent = z.output<typeof givenConsent>;

/**
 * One difference between the order and what is wanted (25.8). Quantities, prices and days are as everywhere (decimal text, `YYYY-MM-DD`); of terms, address, contact,
 * special needs and product it is the text that papers show. Null: there is, or will be, none. `lineId` is null where the whole order is meant.
 */
export const difference = z.object({
  field, lineId: id.nullable(), lineNo: z.int().nullable(), productCode: z.string().nullable(), name: z.string().nullable(), unit: z.string().nullable(),
  before: z.string().nullable(), after: z.string().nullable(),
});
export type Difference = z.output<typeof difference>;

const names = z.object({ "zh-CN": z.string(), "zh-TW": z.string(), en: z.string() });
/** What a policy's table says of all differences together: the strictest manner, who must agree, which review steps are asked anew. */
export const changeRuling = z.object({
  how: manner,
  /** By difference, in their order: how far what it concerns has got, and the manner of the strictest row. */
  rows: z.array(z.object({ field, lineId: id.nullable(), progress, how: manner })),
  departments: z.array(z.object({ key: z.string(), name: names, roles: z.array(z.string()) })),
  /** Steps of the order's review that are asked again upon the new version; the others survive. */
  askedAgain: z.array(z.object({ key: z.string(), name: names, roles: z.array(z.string()) })),
  /** Whether the customer is asked before the change is applied; where his answer to the order is still out, he is asked about the new version afterwards. */
  asksCustomer: z.boolean(),
});
export type ChangeRuling = z.output<typeof changeRuling>;

/** What stands in the way of a change, or of applying it; told like a refusal, with its words in the reader's language. */
export const obstacle = z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), title: z.string(), hint: z.string() });
export type Obstacle = z.output<typeof obstacle>;
/** What is not in the way, and should be known. */
export const impactNotes = ["goodsBecomeFree", "runSurplus", "purchaseSurplus", "overCreditLimit", "moneyBecomesFree", "invoicedMore", "credited", "packedAgain", "shortInStock", "laterThanFeasible"] as const;
const note = z.object({ note: z.enum(impactNotes), facts: z.record(z.string(), z.unknown()) });
export type ImpactNote = z.output<typeof note>;

/** How far one line is, in its own unit, and the least that it can come down to. */
const lineImpact = z.object({
  lineId: id, lineNo: z.int(), productCode: z.string(), name: z.string(), unit: z.string(), supply: z.string(), ordered: quantity, wanted: quantity, progress,
  /** Asked of production and not planned; in plans not begun; in runs under way; made and not in stock yet. */
  toPlan: quantity, planned: quantity, running: quantity, finished: quantity, stocked: quantity,
  /** Bought or on its way from another warehouse, and not in; sheets from before this was told have none. */
  coming: quantity.default("0"),
  /** On deliveries that have not left, packed of that, and left. */
  onDelivery: quantity, packed: quantity, shipped: quantity,
  /** Free stock of the product, beside what is promised to the order. */
  available: quantity, least: quantity,
});
export type LineImpact = z.output<typeof lineImpact>;

/** What a change means for every department, as it is at one moment (25.2). */
export const impact = z.object({
  orderId: id, orderNumber: z.string(), version: z.int(), stage, at: instant, kind, differences: z.array(difference), ruling: changeRuling, lines: z.array(lineImpact),
  stock: z.array(z.object({ productId: id, productCode: z.string(), unit: z.string(), reserved: quantity, available: quantity })),
  runs: z.array(z.object({ runId: id, number: z.string(), state: z.string(), lineId: id.nullable(), quantity, ofRun: quantity, good: quantity.nullable(), expectedFinish: day })),
  /** By which purchase or transfer what is missing of the order comes; sheets from before this was told name none. */
  coming: z.array(z.object({ by: z.enum(["purchase", "transfer"]), documentId: id, number: z.string(), lineId: id.nullable(), quantity, on: day.nullable() })).default([]),
  deliveries: z.array(z.object({ deliveryId: id, number: z.string(), state: z.string(), lines: z.array(z.object({ lineId: id, ordered: quantity, picked: quantity, packed: quantity, shipped: quantity })) })),
  /** What becomes void: papers that a next version supersedes, and what the customer was asked. */
  papers: z.array(z.object({ paperId: id, kind: z.string(), number: z.string(), version: z.int() })),
  confirmations: z.array(z.object({ requestId: id, version: z.int(), state: z.string() })),
  money: z.object({
    currency, totalBefore: amount, totalAfter: amount, exposureBefore: amount, exposureAfter: amount, limit: amount.nullable(), invoiced: amount, paid: amount, deposits: amount,
    /** Of what is paid, what the order no longer needs: it becomes the customer's unapplied money. */
    becomesFree: amount, compensation: amount.nullable(),
  }),
  dates: z.object({ before: day.nullable(), after: day.nullable(), expectedFinish: day.nullable(), feasibleBy: day.nullable() }),
  notes: z.array(note),
  /** Empty: it can be requested, or applied. */
  obstacles: z.array(obstacle),
});
export type Impact = z.output<typeof impact>;

const orderId = z.object({ orderId: id });
const changeId = z.object({ changeId: id });
const expectedRevision = z.int().min(0);
const done = z.object({ changeId: id, number: z.string(), orderId: id, state, revision: z.int() });

export const impactOfChange = question({
  name: "changes.impact", summary: "What a change of an order would mean for stock, production, purchases, shipments, papers, money and dates, before it is requested", path: "/orders/:orderId/changes/impact",
  permission: "changes.request", params: orderId, body: z.strictObject({ content: changeContent }), answer: impact,
});
export const requestChange = command({
  name: "changes.request", summary: "Request a change of an order, its cancellation, or the short close of lines", path: "/orders/:orderId/changes", permission: "changes.request", params: orderId,
  /** `expectedRevision` is the order's. */
  body: z.strictObject({ content: changeContent, reason: text(1000).min(1), source: changeSource, expectedRevision }), answer: done,
});
export const withdrawChange = command({
  name: "changes.withdraw", summary: "Take a change back that is not decided yet; the order goes on unchanged", path: "/changes/:changeId/withdrawal", permission: "changes.request", params: changeId,
  body: z.strictObject({ reason: text(500).min(1), expectedRevision }), answer: done,
});
export const signAgreement = command({
  name: "changes.sign", summary: "Sign the change agreement for our side; then the customer is asked", path: "/changes/:changeId/signature", permission: "changes.sign", params: changeId,
  body: z.strictObject({ expectedRevision }), answer: done.extend({ paperId: id }),
});

export const changeRow = z.object({
  id, number: z.string(), orderId: id, orderNumber: z.string(), customerId: id, customerName: z.string(), salespersonId: id.nullable(), kind, state, reason: z.string(), source: changeSource, how: manner,
  fields: z.array(field), baseVersion: z.int(), requestedAt: instant, requestedBy: id, requestedByName: z.string(), closedAt: instant.nullable(), closedByName: z.string().nullable(),
  /** Why it was refused or withdrawn. */
  closedWhy: z.string().nullable(),
  /** The version of the order that it made. */
  appliedVersion: z.int().nullable(), revision: z.int(),
});
export type ChangeRow = z.output<typeof changeRow>;
export const listChanges = query({
  name: "changes.list", summary: "Changes of orders, the newest first", path: "/changes", permission: "changes.see",
  query: paging.extend({ state: z.union([state, z.literal("open"), z.literal("all")]).default("open"), kind: kind.optional(), orderId: id.optional(), search: text(60).optional() }), answer: page(changeRow),
});

export const impactOccasions = ["requested", "decided", "approved", "consented", "applied", "refused"] as const;
export const changeDetail = changeRow.extend({
  differences: z.array(difference), ruling: changeRuling, compensation: amount.nullable(), currency,
  /** SHA-256 of the proposed version, word for word; reviews, consent and the new version bind it. */
  proposedHash: z.string(),
  /** The customer's consent, where it was asked: `confirmations.ofOrder` lists the request with its sendings and answer. */
  consentRequestId: id.nullable(), /** Where he had agreed before he was asked. */ consent: givenConsent.nullable(), agreementPaperId: id.nullable(), mayWithdraw: z.boolean(), maySign: z.boolean(),
  /** The sheets that were kept, the oldest first: at the request, at each decision of a department (`step`), and when it was applied or refused. */
  impacts: z.array(z.object({ occasion: z.enum(impactOccasions), step: z.string().nullable(), at: instant, byName: z.string(), sheet: impact })),
});
export type ChangeDetail = z.output<typeof changeDetail>;
export const readChange = query({ name: "changes.read", summary: "One change with what it changes and what it means", path: "/changes/:changeId", permission: "changes.see", params: changeId, answer: changeDetail });
