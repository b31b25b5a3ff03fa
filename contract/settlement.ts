import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { dueMoments } from "./payment-terms.ts";
import { amount, command, currency, day, id, instant, page, paging, price, quantity, query, text, tradingCurrency } from "./toolkit.ts";

/**
 * What becomes of an invoice request 开票申请. A refused one may be asked for again once its reason is mended; one whose invoice is red as a
 * whole is to be invoiced again, or closed; one whose delivery did not happen is withdrawn.
 */
export const invoiceRequestAxis = lifecycle(["requested", "issued", "refused", "closed", "withdrawn"], {
  issue: { from: ["requested"], to: "issued" },
  refuse: { from: ["requested"], to: "refused" },
  askAgain: { from: ["refused"], to: "requested" },
  reverseIssue: { from: ["issued"], to: "requested" },
  close: { from: ["issued"], to: "closed" },
  withdraw: { from: ["requested", "refused"], to: "withdrawn" },
});
export type InvoiceRequestState = (typeof invoiceRequestAxis.states)[number];

/** Special VAT invoice 增值税专用发票 (the customer deducts its tax) or ordinary one 普通发票. */
export const invoiceKinds = ["special", "ordinary"] as const;
/** Where a receivable or a receipt comes from: from work of this house, or from the old books 期初. A charge is owed without an invoice, a credit note counts without money. */
export const receivableOrigins = ["invoice", "opening", "charge"] as const;
export const receiptOrigins = ["money", "opening", "credit"] as const;
/** How money came in; a bank's or platform's reference is unique in the company whatever the means. */
export const receiptMeans = ["bankTransfer", "cash", "cheque", "bankDraft", "wechat", "alipay", "other"] as const;
/** Beside these a credit note stands among the receipts. */
export const allMeans = [...receiptMeans, "creditNote"] as const;
/** Moments at which an unpaid stage of the terms keeps an order waiting 放行. */
export const gateMoments = ["beforeProduction", "beforeShipping"] as const;
export type GateMoment = (typeof gateMoments)[number];
/** Age of an open amount: days past its due date. */
export const ageBuckets = ["notDue", "days1to30", "days31to60", "days61to90", "over90"] as const;
export type AgeBucket = (typeof ageBuckets)[number];
/** What money is applied to: an invoiced amount that is due, or an order as its deposit 定金/预付款. */
export const targetKinds = ["receivable", "order"] as const;

const reason = text(500).min(1);
const requestId = z.object({ requestId: id });
const receiptId = z.object({ receiptId: id });
const orderId = z.object({ orderId: id });

/** One stage of an order's payment terms: what it asks, and how much of that has not come in yet. Stages are filled in their order. */
export const obligation = z.object({
  stage: z.number(), percent: z.string(), due: z.enum(dueMoments), days: z.number(), fromMonthEnd: z.boolean(),
  /** Known once its moment has come: with the order, or with the first delivery. */
  dueOn: day.nullable(), amount, open: amount,
});
export type Obligation = z.output<typeof obligation>;

/** Whether the order may go on: shut with what is missing, at which stage, and which roles may open it in an emergency. */
export const gate = z.object({
  moment: z.enum(gateMoments), open: z.boolean(),
  missing: amount, required: amount, paid: amount, stage: obligation.nullable(),
  /** Money of the customer that finance has not applied yet and that might open the gate. */
  unapplied: amount, mayRelease: z.array(z.string()),
  released: z.object({ reason: z.string(), by: id, at: instant }).nullable(),
});
export type GateView = z.output<typeof gate>;

/** Money of one order, all of it: what the order page shows. */
export const orderMoney = z.object({
  orderId: id, orderNumber: z.string(), customerId: id, currency, total: amount, invoiced: amount, paid: amount, deposits: amount,
  /** What of the total is not asked for any more, by a red invoice or a corrected price. */
  conceded: amount, obligations: z.array(obligation), gates: z.array(gate),
});
export const readOrderMoney = query({
  name: "settlement.readOrderMoney", summary: "What an order has to pay, has paid, and what it waits for", path: "/orders/:orderId/money", permission: "settlement.see", params: orderId, answer: orderMoney,
});

export const releaseGate = command({
  name: "settlement.releaseGate", summary: "Let an order go on although a stage of its terms is not paid", path: "/orders/:orderId/gate-releases", permission: "settlement.releaseGate",
  params: orderId, body: z.strictObject({ moment: z.enum(gateMoments), reason }), answer: z.object({ orderId: id, moment: z.enum(gateMoments), missing: amount }),
});

/** A line of an invoice request: one line of a delivery, or of an order that is invoiced at its confirmation, with price and tax rate. */
export const invoiceLine = z.object({
  id, lineNo: z.number(), orderId: id, orderNumber: z.string(), orderLineId: id, deliveryId: id.nullable(), deliveryLineId: id.nullable(), name: z.string(), spec: z.string(),
  quantity, unit: z.string(), unitPrice: price, priceFactor: quantity, taxIncluded: z.boolean(), taxRate: z.string(), net: amount, tax: amount, gross: amount,
});
export type InvoiceLine = z.output<typeof invoiceLine>;

/** `deliveryNumber` is null for a whole order; `billableOn` is the first day on which it may be issued. */
export const invoiceRequestRow = z.object({
  id, state: z.enum(invoiceRequestAxis.states), orderId: id, orderNumber: z.string(), deliveryNumber: z.string().nullable(), customerId: id, customerName: z.string(), ledgerId: id,
  currency, net: amount, tax: amount, gross: amount, suppliedOn: day, billableOn: day, requestedAt: instant, refusedReason: z.string().nullable(),
  invoiceId: id.nullable(), invoiceNumber: z.string().nullable(), taxNumber: z.string().nullable(), revision: z.number(),
  /** The red invoice after which it is invoiced anew. */
  correctionOf: id.nullable(),
  /** The change of an order that was invoiced as a whole, which asks it beside the first invoice. */
  changeId: id.nullable(), changeNumber: z.string().nullable(),
});
export type InvoiceRequestRow = z.output<typeof invoiceRequestRow>;

export const listInvoiceRequests = query({
  name: "settlement.listInvoiceRequests", summary: "Invoice requests, newest first", path: "/invoice-requests", permission: "settlement.see",
  query: paging.extend({ search: text(60).optional(), state: z.enum(invoiceRequestAxis.states).optional(), customerId: id.optional(), orderId: id.optional() }),
  answer: page(invoiceRequestRow),
});
export const readInvoiceRequest = query({
  name: "settlement.readInvoiceRequest", summary: "One invoice request with its lines", path: "/invoice-requests/:requestId", permission: "settlement.see", params: requestId,
  answer: invoiceRequestRow.extend({ lines: z.array(invoiceLine) }),
});

/** One invoice may serve several requests of one customer, ledger and currency; the tax system's number is typed in or read from its file. */
export const issueInvoice = command({
  name: "settlement.issueInvoice", summary: "Record the invoice that was issued for requests", path: "/invoices", permission: "settlement.invoice",
  body: z.strictObject({
    requestIds: z.array(id).min(1).max(50), kind: z.enum(invoiceKinds), taxNumber: z.string().trim().regex(/^[0-9A-Za-z-]{6,40}$/), issuedOn: day,
    /** The original of the electronic invoice (XML, OFD or PDF) and the hash of its bytes; both or none. */
    original: z.strictObject({ fileId: id, sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
    remark: text(500).default(""),
  }),
  answer: z.object({ invoiceId: id, number: z.string(), gross: amount, offsetFromDeposits: amount }),
});
const changedRequest = z.object({ requestId: id, state: z.enum(invoiceRequestAxis.states), revision: z.number() });
export const refuseInvoiceRequest = command({
  name: "settlement.refuseInvoiceRequest", summary: "Send an invoice request back with the reason", path: "/invoice-requests/:requestId/refusal", permission: "settlement.invoice",
  params: requestId, body: z.strictObject({ reason, expectedRevision: z.number().int() }), answer: changedRequest,
});
export const askInvoiceAgain = command({
  name: "settlement.askInvoiceAgain", summary: "Ask again for a refused invoice, its reason being mended", path: "/invoice-requests/:requestId/renewal", permission: "settlement.askInvoice",
  params: requestId, body: z.strictObject({ note: text(500).default(""), expectedRevision: z.number().int() }), answer: changedRequest,
});

/** Money applied to one thing. */
export const application = z.strictObject({ kind: z.enum(targetKinds), id, amount });
export type Application = z.output<typeof application>;
const applications = z.array(application).max(100);

export const receiptRow = z.object({
  id, number: z.string(), customerId: id, customerName: z.string(), ledgerId: id, currency, amount, applied: amount, rest: amount, receivedOn: day, means: z.enum(allMeans),
  reference: z.string().nullable(), payer: z.string(), remark: z.string(), fileId: id.nullable(), recordedAt: instant,
  /** `opening`: paid before this house kept the books; `credit`: a credit note. */
  origin: z.enum(receiptOrigins),
  /** What of it was refunded, or left with its reversal. */
  returned: amount, reversed: z.boolean(),
});
export type ReceiptRow = z.output<typeof receiptRow>;

/** Records money that came in; with `applications` it is applied in the same command. */
export const recordReceipt = command({
  name: "settlement.recordReceipt", summary: "Record money that came in", path: "/receipts", permission: "settlement.receive",
  body: z.strictObject({
    customerId: id, ledgerId: id, currency: tradingCurrency.default("CNY"), amount, receivedOn: day, means: z.enum(receiptMeans), reference: text(80).min(1).optional(),
    payer: text(120).default(""), remark: text(500).default(""), fileId: id.optional(), applications: applications.default([]),
  }),
  answer: z.object({ receiptId: id, number: z.string(), rest: amount }),
});
export const applyReceipt = command({
  name: "settlement.applyReceipt", summary: "Apply a receipt to open amounts, all or nothing", path: "/receipts/:receiptId/applications", permission: "settlement.receive",
  params: receiptId, body: z.strictObject({ applications: applications.min(1) }), answer: z.object({ receiptId: id, rest: amount }),
});
export const listReceipts = query({
  name: "settlement.listReceipts", summary: "Receipts with what is not yet applied of each, newest first", path: "/receipts", permission: "settlement.see",
  query: paging.extend({ search: text(60).optional(), customerId: id.optional(), unappliedOnly: z.stringbool().optional() }),
  answer: page(receiptRow),
});

/** Something that waits for money: an invoiced amount, or the deposit that an order's terms ask for. */
export const openItem = z.object({
  kind: z.enum(targetKinds), id, orderId: id.nullable(), orderNumber: z.string(), invoiceNumber: z.string().nullable(), taxNumber: z.string().nullable(), dueOn: day.nullable(), amount, open: amount,
  bucket: z.enum(ageBuckets),
});
export type OpenItem = z.output<typeof openItem>;
/** Why an application is proposed. */
export const suggestionReasons = ["named", "exactAmount", "oldest"] as const;
export const suggestion = application.extend({ why: z.enum(suggestionReasons) });
export type Suggestion = z.output<typeof suggestion>;
export const suggestApplications = query({
  name: "settlement.suggestApplications", summary: "Open amounts of a receipt's customer and which of them it probably pays", path: "/receipts/:receiptId/suggestions", permission: "settlement.receive",
  params: receiptId, answer: z.object({ receipt: receiptRow, items: z.array(openItem.extend({ currency })), suggestions: z.array(suggestion) }),
});

export const receivableRow = openItem.omit({ kind: true, orderId: true, invoiceNumber: true, taxNumber: true, dueOn: true }).extend({
  orderId: id.nullable(), customerId: id, customerName: z.string(), invoiceId: id.nullable(), invoiceNumber: z.string(), taxNumber: z.string(), currency, issuedOn: day, dueOn: day, daysOverdue: z.number(),
  /** `opening`: owed from before; `charge`: agreed beside the goods. Its document's number stands as the invoice's. */
  origin: z.enum(receivableOrigins),
  salespersonId: id.nullable(),
});
export type ReceivableRow = z.output<typeof receivableRow>;
/** Receivables as they stood at the end of `asOf` (today when absent), longest due first. */
export const listReceivables = query({
  name: "settlement.listReceivables", summary: "Open receivables, longest due first", path: "/receivables", permission: "settlement.see",
  query: paging.extend({
    search: text(60).optional(), customerId: id.optional(), orderId: id.optional(), asOf: day.optional(), bucket: z.enum(ageBuckets).optional(), overdueOnly: z.stringbool().optional(),
  }),
  answer: page(receivableRow),
});

const ages = z.object({ notDue: amount, days1to30: amount, days31to60: amount, days61to90: amount, over90: amount, open: amount, overdue: amount });
export const ageingRow = ages.extend({ customerId: id, customerName: z.string(), currency, oldestDueOn: day });
export type AgeingRow = z.output<typeof ageingRow>;
export const readAgeing = query({
  name: "settlement.readAgeing", summary: "Ageing of receivables by customer 账龄, most overdue first", path: "/receivables/ageing", permission: "settlement.see",
  query: paging.extend({ search: text(60).optional(), asOf: day.optional(), overdueOnly: z.stringbool().optional() }),
  answer: page(ageingRow).extend({ asOf: day, totals: z.array(ages.extend({ currency })) }),
});

/** Exposure 信用占用 = open orders + what finance let pass of orders that do not stand yet + unpaid invoices − deposits − unapplied receipts, in one currency. */
export const credit = z.object({
  currency, limit: amount.nullable(), exposure: amount, openOrders: amount, granted: amount, openInvoices: amount, deposits: amount, unapplied: amount, overdue: amount,
});
export type Credit = z.output<typeof credit>;
export const readAccount = query({
  name: "settlement.readAccount", summary: "One customer's account: exposure and everything that is open", path: "/accounts/:customerId", permission: "settlement.see",
  params: z.object({ customerId: id }), query: z.strictObject({ asOf: day.optional() }),
  answer: z.object({ customerId: id, customerName: z.string(), asOf: day, credit: z.array(credit), items: z.array(openItem.extend({ currency })), receipts: z.array(receiptRow) }),
});
