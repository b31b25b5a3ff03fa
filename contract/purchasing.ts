import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { newLot } from "./lots.ts";
import { command, day, id, instant, page, paging, price, quantity, query, text } from "./toolkit.ts";

/** A purchase order 采购单, from the draft until all of it came. What was ordered and does not come is called off; what came of it stays. */
export const purchaseLifecycle = lifecycle(["draft", "ordered", "partlyReceived", "received", "cancelled"], {
  edit: { from: ["draft"], to: "draft" },
  order: { from: ["draft"], to: "ordered" },
  setDate: { from: ["ordered"], to: "ordered" },
  setDateOfRest: { from: ["partlyReceived"], to: "partlyReceived" },
  receivePart: { from: ["ordered", "partlyReceived"], to: "partlyReceived" },
  receiveAll: { from: ["ordered", "partlyReceived"], to: "received" },
  cancel: { from: ["draft", "ordered", "partlyReceived"], to: "cancelled" },
  /** A receipt is taken back 红冲; of one that was the only one nothing has come. */
  reversePart: { from: ["partlyReceived", "received"], to: "partlyReceived" },
  reverseAll: { from: ["partlyReceived", "received"], to: "ordered" },
});
export type PurchaseState = (typeof purchaseLifecycle.states)[number];
const state = z.enum(purchaseLifecycle.states);

const supplierFields = {
  name: text(120).min(1), /** Unified social credit code, checked by its last character. */ uscc: text(40).nullable().default(null), contact: text(60).default(""), phone: text(40).default(""), email: text(120).default(""),
  /** Days from the order until the goods are there, as a rule. */
  leadDays: z.number().int().min(0).max(730).default(0), note: text(500).default(""), active: z.boolean().default(true),
};
export const supplier = z.object({
  id, name: z.string(), uscc: z.string().nullable(), contact: z.string(), phone: z.string(), email: z.string(), leadDays: z.int(), note: z.string(), active: z.boolean(), revision: z.int(),
});
export type Supplier = z.output<typeof supplier>;
export const supplierInput = z.strictObject(supplierFields);
export type SupplierInput = z.output<typeof supplierInput>;

/** For which order so much is bought, in its sales unit; `covered` of it has come. */
export const purchaseShare = z.object({ orderId: id, orderNumber: z.string(), scheduleId: id, quantity, covered: quantity });
/** In the product's stock unit; the price is the company's currency's, for one of it. */
export const purchaseLine = z.object({
  id, lineNo: z.int(), productId: id, productCode: z.string(), name: z.string(), spec: z.string(), unit: z.string(), byLot: z.boolean(), quantity, received: quantity, unitPrice: price.nullable(), shares: z.array(purchaseShare),
});
export type PurchaseLine = z.output<typeof purchaseLine>;
export const purchaseReceipt = z.object({
  id, /** Empty for receipts from before they had numbers. */ number: z.string(), warehouseId: id, warehouseName: z.string(), note: z.string(), at: instant, byName: z.string(), lines: z.array(z.object({ lineNo: z.int(), productCode: z.string(), quantity, lots: z.array(z.string()) })),
  /** Taken back: why, when, by whom. */
  reversed: z.object({ reason: z.string(), at: instant, byName: z.string() }).nullable(),
});
export const purchaseRow = z.object({
  id, number: z.string(), state, revision: z.int(), supplierId: id, supplierName: z.string(), expectedOn: day, /** The supplier has confirmed the day. */ confirmedAt: instant.nullable(), late: z.boolean(),
  lineCount: z.int(), goods: z.string(), createdAt: instant, createdByName: z.string(),
});
export type PurchaseRow = z.output<typeof purchaseRow>;
export const purchase = purchaseRow.extend({
  note: z.string(), orderedAt: instant.nullable(), confirmedByName: z.string().nullable(), cancelReason: z.string().nullable(), lines: z.array(purchaseLine), receipts: z.array(purchaseReceipt),
});
export type Purchase = z.output<typeof purchase>;

const see = { permission: "purchasing.see" } as const;
export const listSuppliers = query({
  name: "purchasing.suppliers", summary: "Suppliers by name", path: "/suppliers", ...see, query: paging.extend({ search: text(60).optional(), active: z.stringbool().optional() }), answer: page(supplier),
});
const savedSupplier = z.object({ id, revision: z.int() });
const expectedRevision = z.number().int().min(0);
export const createSupplier = command({ name: "purchasing.createSupplier", summary: "Put a supplier on file", path: "/suppliers", permission: "purchasing.order", body: supplierInput, answer: savedSupplier });
export const editSupplier = command({
  name: "purchasing.editSupplier", summary: "Change a supplier's file", path: "/suppliers/:supplierId", method: "PUT", permission: "purchasing.order", params: z.object({ supplierId: id }), body: supplierInput.extend({ expectedRevision }), answer: savedSupplier,
});

export const listPurchases = query({
  name: "purchasing.list", summary: "Purchase orders, the newest first", path: "/purchases", ...see,
  query: paging.extend({ state: z.union([state, z.array(state)]).optional(), supplierId: id.optional(), productId: id.optional(), late: z.stringbool().optional(), search: text(60).optional() }), answer: page(purchaseRow),
});
const purchaseId = z.object({ purchaseId: id });
export const readPurchase = query({ name: "purchasing.read", summary: "One purchase order with its receipts", path: "/purchases/:purchaseId", ...see, params: purchaseId, answer: purchase });

const done = z.object({ purchaseId: id, number: z.string(), state, revision: z.int() });
export type PurchaseDone = z.output<typeof done>;
const reason = text(500).min(1);
/** Of which part of an order how much is bought, in its sales unit. */
export const shareInput = z.strictObject({ orderId: id, scheduleId: id, quantity });
const ordered = {
  supplierId: id, expectedOn: day, note: text(500).default(""),
  lines: z.array(z.strictObject({ productId: id, quantity, unitPrice: price.optional(), shares: z.array(shareInput).max(100).default([]) })).min(1).max(100),
};
/** By hand, or for lines of orders that are short: what is bought for them no longer waits for a plan of production. */
export const raisePurchase = command({
  name: "purchasing.raise", summary: "Raise a purchase order, also for lines of orders that are short", path: "/purchases", permission: "purchasing.order",
  body: z.strictObject({ ...ordered, /** Placed with the supplier at once. */ placed: z.boolean().default(false) }), answer: done,
});
const act = { permission: "purchasing.order", params: purchaseId, answer: done } as const;
/** As it shall be, whole; possible until it is placed. */
export const editPurchase = command({
  name: "purchasing.edit", summary: "Change a draft of a purchase order", path: "/purchases/:purchaseId", method: "PUT", ...act, body: z.strictObject({ ...ordered, expectedRevision }),
});
export const deletePurchase = command({
  name: "purchasing.delete", summary: "Delete a draft of a purchase order", path: "/purchases/:purchaseId/deletion", ...act, body: z.strictObject({ expectedRevision }), answer: z.object({ purchaseId: id, number: z.string() }),
});
export const placePurchase = command({ name: "purchasing.place", summary: "Put on record that it was ordered from the supplier", path: "/purchases/:purchaseId/placing", ...act, body: z.strictObject({ expectedRevision }) });
/** Confirmed by the supplier, or heard of otherwise. A later day that orders cannot bear opens a case about the delay. */
export const datePurchase = command({
  name: "purchasing.date", summary: "Put on record on which day the goods will come", path: "/purchases/:purchaseId/date", ...act, body: z.strictObject({ expectedOn: day, confirmed: z.boolean(), note: text(500).default(""), expectedRevision }),
});
export const cancelPurchase = command({
  name: "purchasing.cancel", summary: "Call off what has not come", path: "/purchases/:purchaseId/cancellation", ...act, body: z.strictObject({ reason, expectedRevision }),
});
export const receivePurchase = command({
  name: "purchasing.receive", summary: "Receive goods of a purchase order into a warehouse", path: "/purchases/:purchaseId/receipts", ...act, permission: "purchasing.receive",
  body: z.strictObject({ warehouseId: id, note: text(500).default(""), lines: z.array(z.strictObject({ lineId: id, quantity, lots: z.array(newLot).max(200).default([]) })).min(1).max(100), expectedRevision }),
});
export const reverseReceipt = command({
  name: "purchasing.reverseReceipt", summary: "Take a receipt of goods back", path: "/purchases/:purchaseId/receipts/:receiptId/reversal", ...act, permission: "purchasing.reverse", params: purchaseId.extend({ receiptId: id }),
  body: z.strictObject({ reason, expectedRevision }),
});
