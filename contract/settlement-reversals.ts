import { z } from "zod";
import { invoiceKinds, receiptMeans, receiptRow } from "./settlement.ts";
import { amount, command, currency, day, id, instant, page, paging, price, quantity, query, text } from "./toolkit.ts";

const reason = text(500).min(1);
const invoiceId = z.object({ invoiceId: id });
const receiptId = z.object({ receiptId: id });

/**
 * What becomes of the goods of a red invoice 红字发票: they are invoiced `again`, or not any more (`close`), or again at the price that was
 * agreed (`otherPrice`, made by a price correction), or an order that was billed whole is invoiced anew as its version says it now (`asOrdered`):
 * the credit notes by which its changes lowered the old invoice are taken back with it.
 */
export const afterwards = ["again", "close", "otherPrice", "asOrdered"] as const;
/** Where money goes that had paid what a red invoice takes back: it stays with its `order` as a deposit, or is the `customer`'s to be applied or refunded. */
export const freedMoney = ["order", "customer"] as const;

/** A line of an invoice; `left` is what red invoices have not taken back of it. */
export const billedLine = z.object({
  lineNo: z.number(), orderId: id, orderNumber: z.string(), deliveryNumber: z.string().nullable(), name: z.string(), spec: z.string(), quantity: z.string(), unit: z.string(), unitPrice: price,
  taxIncluded: z.boolean(), taxRate: z.string(), net: amount, tax: amount, gross: amount, quantityLeft: z.string(), grossLeft: amount,
});
export const invoiceRow = z.object({
  id, number: z.string(), kind: z.enum(invoiceKinds), taxNumber: z.string(), issuedOn: day, customerId: id, customerName: z.string(), ledgerId: id, currency, net: amount, tax: amount, gross: amount,
  /** What is left of a blue invoice; 0 when it is red as a whole. */
  left: amount,
  /** What is still to be paid of it. */
  open: amount,
  /** The blue invoice of a red one. */
  reversalOf: id.nullable(), reversalOfNumber: z.string().nullable(), reason: z.string().nullable(), afterwards: z.enum(afterwards).nullable(), remark: z.string(), recordedAt: instant,
});
export type InvoiceRow = z.output<typeof invoiceRow>;

export const listInvoices = query({
  name: "settlement.listInvoices", summary: "Invoices, red ones among them, newest first", path: "/invoices", permission: "settlement.see",
  query: paging.extend({ customerId: id.optional(), orderId: id.optional(), redOnly: z.stringbool().optional() }), answer: page(invoiceRow),
});

/** How the agreed price is known. */
export const priceSources = ["order", "contract", "quotation", "letter", "other"] as const;
export const priceEvidence = z.strictObject({ source: z.enum(priceSources), words: text(500).min(1), fileIds: z.array(id).max(10).default([]) });

/** What was applied to a receivable or an order; `left` is what has not been taken off again. */
export const allocationRow = z.object({
  id, receiptId: id, receiptNumber: z.string(), orderId: id.nullable(), orderNumber: z.string().nullable(), invoiceNumber: z.string().nullable(), taxNumber: z.string().nullable(),
  /** `offset`: an order's deposit that paid its invoice. `takenOff`: the counter-entry of another row. */
  kind: z.enum(["payment", "deposit", "offset", "takenOff"]), amount, left: amount,
  /** Not taken off as a whole. */
  standing: z.boolean(), appliedOn: day, reason: z.string().nullable(), at: instant,
});
export type AllocationView = z.output<typeof allocationRow>;

export const readInvoice = query({
  name: "settlement.readInvoice", summary: "One invoice with its lines, its red invoices and the money that paid it", path: "/invoices/:invoiceId", permission: "settlement.see", params: invoiceId,
  answer: invoiceRow.extend({ lines: z.array(billedLine), reds: z.array(invoiceRow), money: z.array(allocationRow), evidence: priceEvidence.nullable() }),
});

const redNumber = z.string().trim().regex(/^[0-9A-Za-z-]{6,40}$/);
const red = {
  /** The number of the red invoice in the tax system. */
  taxNumber: redNumber, issuedOn: day, reason, freed: z.enum(freedMoney).default("customer"),
  original: z.strictObject({ fileId: id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
};
const redAnswer = z.object({
  invoiceId: id, number: z.string(), gross: amount,
  /** Money that paid what was taken back. */
  freed: amount,
  /** Requests that finance is to invoice now. */
  requestIds: z.array(id),
});

/** A part of a line: so much of it (`quantity`), or an amount of it with tax while its goods stay (`gross`); all that is left when neither is said. */
export const redPart = z.strictObject({ lineNo: z.number().int().min(1), quantity: quantity.optional(), gross: amount.optional() });
export type RedPart = z.output<typeof redPart>;

/** 红冲: without `lines` all that is left of the invoice. */
export const reverseInvoice = command({
  name: "settlement.reverseInvoice", summary: "Take an invoice back by a red one, in full or in part", path: "/invoices/:invoiceId/reversal", permission: "settlement.reverse", params: invoiceId,
  body: z.strictObject({ ...red, lines: z.array(redPart).min(1).max(200).optional(), afterwards: z.enum(["again", "close", "asOrdered"]) }), answer: redAnswer,
});

/** One guided command: a red invoice of the lines, and a request to invoice them at the price that was agreed. */
export const correctPrice = command({
  name: "settlement.correctPrice", summary: "Correct the price of an invoice: a red one, and a request at the agreed price", path: "/invoices/:invoiceId/price-correction", permission: "settlement.reverse",
  params: invoiceId, body: z.strictObject({ ...red, freed: z.enum(freedMoney).default("order"), lines: z.array(z.strictObject({ lineNo: z.number().int().min(1), unitPrice: price })).min(1).max(200), evidence: priceEvidence }),
  answer: redAnswer.extend({ difference: amount }),
});

export const refundRow = z.object({
  id, number: z.string(), receiptId: id, receiptNumber: z.string(), customerId: id, customerName: z.string(), currency, amount, refundedOn: day, means: z.enum(receiptMeans), reference: z.string().nullable(),
  reason: z.string(), reversalOf: id.nullable(), reversed: z.boolean(), at: instant,
});
export type RefundRow = z.output<typeof refundRow>;
/** Why a customer is credited: goods came back, the price was too high, or something is made good. */
export const creditKinds = ["return", "price", "compensation"] as const;
/** What a credit note is for. */
export const creditFacts = z.object({
  kind: z.enum(creditKinds), orderId: id, orderNumber: z.string(), sourceKind: z.string(), sourceId: id.nullable(), sourceNumber: z.string().nullable(), reason: z.string(),
  lines: z.array(z.object({ name: z.string(), quantity: quantity.nullable(), unit: z.string().nullable(), amount })),
});

export const readReceipt = query({
  name: "settlement.readReceipt", summary: "One receipt with what it was applied to, refunds and its reversal", path: "/receipts/:receiptId", permission: "settlement.see", params: receiptId,
  answer: receiptRow.extend({
    allocations: z.array(allocationRow), refunds: z.array(refundRow), reversal: z.object({ reversedOn: day, reason: z.string(), at: instant }).nullable(), credit: creditFacts.nullable(),
  }),
});

/** What goes with a receipt is named, so that the person has seen it: its payments and deposits that stand. */
export const reverseReceipt = command({
  name: "settlement.reverseReceipt", summary: "Take a receipt back: it bounced, or was another customer's", path: "/receipts/:receiptId/reversal", permission: "settlement.reverse", params: receiptId,
  body: z.strictObject({ reason, allocationIds: z.array(id).max(200).default([]) }), answer: z.object({ receiptId: id, number: z.string(), takenOff: amount }),
});
export const reverseAllocation = command({
  name: "settlement.reverseAllocation", summary: "Take money off what it was applied to", path: "/allocations/:allocationId/reversal", permission: "settlement.reverse",
  params: z.object({ allocationId: id }), body: z.strictObject({ reason }), answer: z.object({ allocationId: id, receiptId: id, takenOff: amount }),
});
export const refundReceipt = command({
  name: "settlement.refundReceipt", summary: "Give money back that is not applied", path: "/receipts/:receiptId/refunds", permission: "settlement.refund", params: receiptId,
  body: z.strictObject({ amount, refundedOn: day, means: z.enum(receiptMeans), reference: text(80).min(1).optional(), reason }), answer: z.object({ refundId: id, number: z.string(), rest: amount }),
});
export const reverseRefund = command({
  name: "settlement.reverseRefund", summary: "Take a refund back that did not reach the customer", path: "/refunds/:refundId/reversal", permission: "settlement.reverse",
  params: z.object({ refundId: id }), body: z.strictObject({ reason }), answer: z.object({ refundId: id, number: z.string() }),
});
export const listRefunds = query({
  name: "settlement.listRefunds", summary: "Refunds, newest first", path: "/refunds", permission: "settlement.see", query: paging.extend({ customerId: id.optional() }), answer: page(refundRow),
});
