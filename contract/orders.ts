import { z } from "zod";
import { tag } from "./order-tags.ts";
import { openChange } from "./change-words.ts";
import { lineMargin, orderMargin } from "./margins.ts";
import { archiveDifference } from "./customers.ts";
import { paymentTerms } from "./payment-terms.ts";
import { evidenceKinds, proposals, wordsOf } from "./policy-words.ts";
import { afterSalesAxis, confirmationAxis, fulfilmentStates, invoicingStates, paymentStates, reviewAxis, stages } from "./order-axes.ts";
import { amount, command, currency, day, direction, id, instant, page, paging, price, quantity, query, question, text, tradingCurrency } from "./toolkit.ts";

/** How a line will be supplied: from stock, made to order, or bought in. */
export const supply = z.enum(["stock", "make", "buy"]);

/** One line as a person enters it; the server adds names, list price and amounts. */
export const lineInput = z.strictObject({
  id: id.optional(),
  productId: id,
  customerPartNo: text(60).optional(),
  spec: text(200).optional(),
  quantity,
  unit: text(20).optional(),
  unitPrice: price.optional(),
  requestedDate: day.optional(),
  supply: supply.optional(),
  customParameters: text(2000).optional(),
  remark: text(500).optional(),
});
export type LineInput = z.output<typeof lineInput>;

/** Special needs (01.5); each mark carries its words and goes to engineering. */
export const specialNeeds = z.strictObject({
  customised: text(1000).optional(),
  urgent: text(1000).optional(),
  packaging: text(1000).optional(),
});

/** What the customer's own paper says about the customer, compared with the archive (01.3). */
export const givenParty = z.strictObject({
  name: text(200).optional(),
  uscc: text(18).optional(),
  contact: text(60).optional(),
  phone: text(30).optional(),
  address: text(300).optional(),
});

/** An order as it is entered. Only customer and lines are needed to keep it; what else the policy wants is checked on submission. */
export const orderInput = z.strictObject({
  customerId: id,
  kind: text(40).default("standard"),
  channel: text(40),
  channelNote: text(200).optional(),
  receivedAt: instant.optional(),
  originals: z.array(id).max(50).default([]),
  given: givenParty.default({}),
  contactId: id.optional(),
  addressId: id.optional(),
  customerPo: text(60).optional(),
  requestedDate: day.optional(),
  /** Absent: the customer's own. */
  paymentTerms: paymentTerms.optional(),
  currency: tradingCurrency.optional(),
  salespersonId: id.optional(),
  priority: z.enum(["normal", "high"]).default("normal"),
  specialNeeds: specialNeeds.default({}),
  remarks: text(2000).optional(),
  /** By when the customer was promised an answer (T22). */
  promisedReplyAt: instant.optional(),
  lines: z.array(lineInput).min(1).max(500),
});
export type OrderInput = z.output<typeof orderInput>;

const fulfilment = z.enum(fulfilmentStates);
export const axes = z.object({
  review: z.enum(reviewAxis.states),
  confirmation: z.enum(confirmationAxis.states),
  fulfilment,
  payment: z.enum(paymentStates),
  invoicing: z.enum(invoicingStates),
  afterSales: z.enum(afterSalesAxis.states),
  archived: z.boolean(),
});
export const stage = z.enum(stages);

export const orderLine = z.object({
  id, lineNo: z.number(), productId: id, productCode: z.string(), name: z.string(), spec: z.string(), customerPartNo: z.string().nullable(),
  quantity, unit: z.string(), priceUnit: z.string(), listPrice: price.nullable(), unitPrice: price.nullable(), taxRate: z.string(), amount, taxAmount: amount,
  supply, requestedDate: day.nullable(), customParameters: z.string().nullable(), remark: z.string().nullable(),
});
export type OrderLine = z.output<typeof orderLine>;

const done = z.object({ orderId: id, number: z.string(), revision: z.number(), stage });
const orderId = z.object({ orderId: id });
/** The revision that an edit was based on; another one is answered with 409 and what changed. */
const expectedRevision = z.number().int().min(0);

export const enterOrder = command({
  name: "orders.enter", summary: "Enter an order; it gets its number and stays a draft until it is submitted", path: "/orders", permission: "orders.enter",
  /** `enquiryId`: the recorded wish that this order answers. */
  body: orderInput.extend({ draftId: id.optional(), enquiryId: id.optional() }), answer: done,
});
export const editOrder = command({
  name: "orders.edit", summary: "Change an order that is not in review", path: "/orders/:orderId", method: "PUT", permission: "orders.enter",
  params: orderId, body: orderInput.extend({ expectedRevision }), answer: done,
});
export const confirmInformation = command({
  name: "orders.confirmInformation", summary: "State that the entered information was checked", path: "/orders/:orderId/information-confirmation", permission: "orders.enter",
  params: orderId, body: z.strictObject({ expectedRevision }), answer: done,
});
export const confirmOral = command({
  name: "orders.confirmOral", summary: "Record the telephone call that confirms an oral order", path: "/orders/:orderId/oral-confirmation", permission: "orders.enter",
  params: orderId, 
  /** With whom and by what evidence, the policy says; this record is the call's own. */
  body: z.strictObject({
    contactId: id.optional(), calledAt: instant, confirmedFacts: text(2000).min(1), evidence: z.array(z.strictObject({ kind: z.enum(wordsOf(evidenceKinds)), fileId: id })).max(20).default([]), expectedRevision,
  }),
  answer: done,
});
export const submitOrder = command({
  name: "orders.submit", summary: "Submit an order for review", path: "/orders/:orderId/submission", permission: "orders.submit",
  params: orderId, body: z.strictObject({ expectedRevision, duplicateAccepted: z.boolean().default(false) }), answer: done,
});
export const withdrawOrder = command({
  name: "orders.withdraw", summary: "Take an order back from review", path: "/orders/:orderId/withdrawal", permission: "orders.submit",
  params: orderId, body: z.strictObject({ expectedRevision, reason: text(500).min(1) }), answer: done,
});
export const cancelOrder = command({
  name: "orders.cancel", summary: "Cancel an order before it is approved", path: "/orders/:orderId/cancellation", permission: "orders.submit",
  params: orderId, body: z.strictObject({ expectedRevision, reason: text(500).min(1) }), answer: done,
});
export const holdOrder = command({
  name: "orders.hold", summary: "Let an order stand still: nothing of it is planned, picked, packed, shipped or invoiced until it is resumed", path: "/orders/:orderId/hold", permission: "orders.hold",
  params: orderId, body: z.strictObject({ reason: text(500).min(1), expectedRevision: expectedRevision.optional() }), answer: done,
});
export const resumeOrder = command({
  name: "orders.resume", summary: "Let an order go on that stands still", path: "/orders/:orderId/resumption", permission: "orders.hold",
  params: orderId, body: z.strictObject({ expectedRevision: expectedRevision.optional() }), answer: done,
});
/** After a failed review the salesperson talks to the customer with a proposal of the policy (01.10, T06); the outcome is on record. */
export const recordContact = command({
  name: "orders.recordContact", summary: "Record a talk with the customer about an order", path: "/orders/:orderId/contacts", permission: "orders.contact",
  params: orderId,
  body: z.strictObject({
    occasion: z.enum(["reviewFailed", "reply", "delay", "progress", "other"]), contactId: id.optional(), means: z.enum(["phone", "visit", "email", "wechat", "other"]), at: instant.optional(),
    proposal: z.enum(wordsOf(proposals)).optional(), outcome: text(2000).min(1),
  }),
  answer: done,
});

export const orderRow = z.object({
  id, number: z.string(), stage, customerId: id, customerName: z.string(), salespersonId: id.nullable(), salespersonName: z.string().nullable(), channel: z.string(), kind: z.string(),
  priority: z.string(), currency, totalAmount: amount, requestedDate: day.nullable(), promisedDate: day.nullable(), customerPo: z.string().nullable(), axes,
  flags: z.array(z.string()), createdAt: instant, revision: z.number(),
});
export type OrderRow = z.output<typeof orderRow>;

/** As the list shows it: with its tags and the last that was said about it, by whom and when. */
export const listedOrder = orderRow.extend({ lastFollowUp: z.object({ at: instant, byName: z.string().nullable(), words: z.string() }).nullable(), tags: z.array(tag) });

export const orderFilter = paging.extend({
  search: text(60).optional(),
  stage: z.union([stage, z.array(stage)]).optional(),
  /** How far their goods are. */
  fulfilment: z.union([fulfilment, z.array(fulfilment)]).optional(),
  customerId: id.optional(),
  salespersonId: id.optional(),
  /** With this tag. */
  tagId: id.optional(),
  requestedFrom: day.optional(),
  requestedTo: day.optional(),
  enteredFrom: day.optional(),
  enteredTo: day.optional(),
  /** That stand since then: reviewed and confirmed. */
  establishedFrom: day.optional(),
  /** To which money was applied since then; for who sees it (`settlement.see`), and of the orders of which he does. */
  paidFrom: day.optional(),
  /** Of which something is to be invoiced by today, as its policy wants it, and is not. */
  toInvoice: z.stringbool().optional(),
  /**
   * Usually the newest first, the first wanted first, the highest number first. `closest` is for who looks for one order: those whose number ends in what is searched, or is said so
   * (11251 for …1125-0001), the open ones before the closed, then others that have it; of each the newest first. It goes one way and has one page.
   * `paid` belongs to `paidFrom`: the last paid first, or from which money was taken off last.
   */
  sort: z.enum(["newest", "requestedDate", "number", "closest", "paid"]).default("newest"),
  direction: direction.optional(),
});
export const listOrders = query({ name: "orders.list", summary: "Orders by filter, newest first", path: "/orders", permission: "orders.see", query: orderFilter, answer: page(listedOrder) });

export const orderDetail = orderRow.extend({
  given: givenParty, channelNote: z.string().nullable(), originals: z.array(id), contactId: id.nullable(), addressId: id.nullable(), paymentTerms: paymentTerms.nullable(),
  specialNeeds, remarks: z.string().nullable(), receivedAt: instant.nullable(), promisedReplyAt: instant.nullable(), informationConfirmedAt: instant.nullable(), oralConfirmedAt: instant.nullable(),
  submittedAt: instant.nullable(), establishedAt: instant.nullable(), version: z.number(), versionHash: z.string().nullable(), policyId: id.nullable(), policyVersion: z.number().nullable(),
  netAmount: amount, taxAmount: amount, invoicedAmount: amount, paidAmount: amount, finishDate: day.nullable(), lines: z.array(orderLine),
  schedules: z.array(z.object({ id, lineId: id, quantity, date: day.nullable(), planned: quantity, stocked: quantity, issued: quantity, packed: quantity, shipped: quantity, arrived: quantity, signed: quantity })),
  differences: z.array(archiveDifference),
  tags: z.array(tag),
  /** A change that is not decided yet; the order stays as it is meanwhile. */
  openChange: openChange.nullable(),
  /** It stands still 暂停, since when, by whom and why. */
  hold: z.object({ since: instant, byName: z.string(), reason: z.string() }).nullable(),
});
export type OrderDetail = z.output<typeof orderDetail>;
export const readOrder = query({ name: "orders.read", summary: "One order with its lines", path: "/orders/:orderId", permission: "orders.see", params: orderId, answer: orderDetail });

/** What stands in the way of submitting, and what a person should know, before anything is saved. */
export const orderAdvice = z.object({
  missing: z.array(z.object({ code: z.string(), facts: z.record(z.string(), z.unknown()), path: z.array(z.union([z.string(), z.number()])).optional(), title: z.string(), hint: z.string() })),
  differences: z.array(archiveDifference),
  duplicates: z.array(z.object({ id, number: z.string(), createdAt: instant, totalAmount: amount })),
  totals: z.object({ net: amount, tax: amount, total: amount, currency }),
  /** For readers with `catalog.seeCosts`; null for everybody else. */
  margin: orderMargin.nullable(),
  credit: z.object({ limit: amount, exposure: amount, available: amount, afterThis: amount, exceeded: z.boolean() }).nullable(),
  lines: z.array(z.object({ productId: id, listPrice: price.nullable(), floorPrice: price.nullable(), unitPrice: price.nullable(), amount, available: quantity.nullable(), shortage: z.boolean(), lastPrice: price.nullable(), margin: lineMargin.nullable(),
    /** A price beyond the seller's authority, and which roles may release it, the least authority first; null within it, and where the company limits nobody. */
    beyond: z.object({ percent: z.string(), belowFloor: z.boolean(), roles: z.array(z.string()) }).nullable() })),
});
export type OrderAdvice = z.output<typeof orderAdvice>;
export const adviseOrder = question({
  name: "orders.advise", summary: "What an order would miss, cost and meet, without saving it", path: "/orders/advice", permission: "orders.enter",
  body: orderInput.extend({ orderId: id.optional() }), answer: orderAdvice,
});

/** A form that is still being filled in: kept for its author, outside the journal. */
export const draftBody = z.record(z.string(), z.unknown());
export const saveDraft = command({
  name: "orders.saveDraft", summary: "Keep a form that is still being filled in", path: "/order-drafts/:draftId", method: "PUT", permission: "orders.enter",
  params: z.object({ draftId: id }), body: z.strictObject({ body: draftBody, title: text(120).default("") }), answer: z.object({ draftId: id, savedAt: instant }),
});
export const dropDraft = command({
  name: "orders.dropDraft", summary: "Throw a kept form away", path: "/order-drafts/:draftId", method: "DELETE", permission: "orders.enter",
  params: z.object({ draftId: id }), answer: z.object({ draftId: id }),
});
export const draft = z.object({ draftId: id, title: z.string(), savedAt: instant, body: draftBody });
export type Draft = z.output<typeof draft>;
export const listDrafts = query({
  name: "orders.listDrafts", summary: "One's own kept forms", path: "/order-drafts", permission: "orders.enter",
  answer: z.object({ rows: z.array(draft) }),
});
