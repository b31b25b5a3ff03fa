import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { amount, command, currency, day, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

/** Returned goods 退货单: authorised out of a case, received on hold, inspected; then credited, replaced, or both. What the customer keeps, or never got, is credited or replaced at once. */
export const returnLifecycle = lifecycle(["authorised", "received", "inspected", "cancelled"], {
  receive: { from: ["authorised"], to: "received" },
  /** What is left on hold is decided by a later inspection; the last one ends it. */
  inspect: { from: ["received"], to: "inspected" },
  /** Repaired goods go back to their customer; what is left on hold is decided later. */
  repair: { from: ["received"], to: "inspected" },
  credit: { from: ["received", "inspected"], to: "inspected" },
  replace: { from: ["received", "inspected"], to: "inspected" },
  cancel: { from: ["authorised"], to: "cancelled" },
  /** Nothing comes back: credited, replaced, or either taken back, while it stays as it is. */
  makeGood: { from: ["authorised"], to: "authorised" },
  /** Steps are taken back 红冲, the last first where one rests on another. */
  reverseReceipt: { from: ["received"], to: "authorised" },
  reverseInspection: { from: ["received", "inspected"], to: "received" },
  reverseRepair: { from: ["received", "inspected"], to: "received" },
  reverseCredit: { from: ["received", "inspected"], to: "inspected" },
  reverseReplacement: { from: ["received", "inspected"], to: "inspected" },
});
export const returnSteps = ["received", "inspected", "repaired", "credited", "replaced"] as const;
export type ReturnStep = (typeof returnSteps)[number];
export type ReturnState = (typeof returnLifecycle.states)[number];
const state = z.enum(returnLifecycle.states);

/** In the order's sales unit. `repaired` is what of the `restocked` was repaired and sent again; `onHold` is what was received and neither put back nor written off; `value` what was billed for what came back or is made good without, tax included, null without a price. */
export const returnLine = z.object({
  id, orderLineId: id, lineNo: z.int(), productId: id, productCode: z.string(), name: z.string(), unit: z.string(), quantity, received: quantity, restocked: quantity, repaired: quantity, scrapped: quantity, onHold: quantity, replaced: quantity,
  value: amount.nullable(),
});
export const returnRow = z.object({
  id, number: z.string(), caseId: id, caseNumber: z.string(), orderId: id, orderNumber: z.string(), customerName: z.string(), reason: z.string(), state, /** False: the customer keeps the goods, or never got them. */ comesBack: z.boolean(), revision: z.int(), authorisedAt: instant, authorisedByName: z.string(),
});
export type ReturnRow = z.output<typeof returnRow>;
/** What was done with the goods, in its order; `lines` in words of quantities a line. */
const step = z.object({
  id, what: z.enum(returnSteps), at: instant, byName: z.string(), creditNumber: z.string().nullable(),
  lines: z.array(z.object({ lineNo: z.int(), quantity: quantity.nullable(), restocked: quantity.nullable(), scrapped: quantity.nullable() })),
  reversed: z.object({ reason: z.string(), at: instant, byName: z.string() }).nullable(),
});
export const oneReturn = returnRow.extend({
  steps: z.array(step),
  lines: z.array(returnLine), files: z.array(id), warehouseId: id.nullable(), receiptNote: z.string().nullable(), receiptFiles: z.array(id), receivedAt: instant.nullable(), receivedByName: z.string().nullable(),
  finding: z.string().nullable(), inspectionFiles: z.array(id), inspectedAt: instant.nullable(), inspectedByName: z.string().nullable(),
  credit: z.object({ id, number: z.string(), amount }).nullable(), currency, cancelReason: z.string().nullable(),
});
export type Return = z.output<typeof oneReturn>;

export const listReturns = query({
  name: "aftersales.list", summary: "Returned goods, the newest first", path: "/returns", permission: "aftersales.see",
  query: paging.extend({ state: z.union([state, z.array(state)]).optional(), caseId: id.optional(), orderId: id.optional() }), answer: page(returnRow),
});
const returnId = z.object({ returnId: id });
export const readReturn = query({ name: "aftersales.read", summary: "One return with its lines", path: "/returns/:returnId", permission: "aftersales.see", params: returnId, answer: oneReturn });

const done = z.object({ returnId: id, number: z.string(), state, revision: z.int() });
export type ReturnDone = z.output<typeof done>;
const expectedRevision = z.number().int().min(0).optional();
const files = z.array(id).max(20).default([]);
const words = text(2000).min(1);
const some = z.array(z.strictObject({ lineId: id, quantity })).min(1).max(200);
export const authoriseReturn = command({
  name: "aftersales.authorise", summary: "Let a customer send goods of a case back, or make them good without", path: "/returns", permission: "aftersales.authorise",
  body: z.strictObject({ caseId: id, reason: words, comesBack: z.boolean().default(true), lines: z.array(z.strictObject({ orderLineId: id, quantity })).min(1).max(200), files }), answer: done,
});
export const receiveReturn = command({
  name: "aftersales.receive", summary: "Receive goods that came back, into a warehouse on hold", path: "/returns/:returnId/receipt", permission: "aftersales.receive", params: returnId,
  body: z.strictObject({ warehouseId: id, lines: some, note: text(500).default(""), files, expectedRevision }), answer: done,
});
export const inspectReturn = command({
  name: "aftersales.inspect", summary: "Put goods that came back into stock again, or write them off", path: "/returns/:returnId/inspection", permission: "aftersales.inspect", params: returnId,
  body: z.strictObject({ into: id, lines: z.array(z.strictObject({ lineId: id, restocked: quantity, scrapped: quantity })).min(1).max(200), finding: words, files, expectedRevision }), answer: done,
});
/** Repaired goods leave with a delivery of their own, unbilled, out of `into`: a warehouse that sells. */
export const repairReturn = command({
  name: "aftersales.repair", summary: "Send goods that came back to their customer again, repaired", path: "/returns/:returnId/repair", permission: "aftersales.inspect", params: returnId,
  body: z.strictObject({ into: id, lines: some, finding: words, dueOn: day.optional(), files, expectedRevision }), answer: done,
});
export const creditReturn = command({
  name: "aftersales.credit", summary: "Credit the customer for goods that came back", path: "/returns/:returnId/credit", permission: "aftersales.credit", params: returnId,
  body: z.strictObject({ lines: z.array(z.strictObject({ lineId: id, amount })).min(1).max(200), expectedRevision }), answer: done.extend({ creditNumber: z.string() }),
});
export const replaceReturn = command({
  name: "aftersales.replace", summary: "Send goods again for those that came back, without billing them", path: "/returns/:returnId/replacement", permission: "aftersales.authorise", params: returnId,
  body: z.strictObject({ lines: some, dueOn: day.optional(), expectedRevision }), answer: done,
});
export const cancelReturn = command({
  name: "aftersales.cancel", summary: "Call a return off before the goods came", path: "/returns/:returnId/cancellation", permission: "aftersales.authorise", params: returnId, body: z.strictObject({ reason: words, expectedRevision }), answer: done,
});
/** Taken back by whoever may do the step, a credit by finance alone; else by whoever leads after-sales. */
export const reverseStep = command({
  name: "aftersales.reverseStep", summary: "Take a step of a return back: a receipt, an inspection, a repair, a credit or a replacement", path: "/returns/:returnId/steps/:stepId/reversal", permission: "aftersales.reverse",
  params: returnId.extend({ stepId: id }), body: z.strictObject({ reason: text(500).min(1), expectedRevision }), answer: done,
});
