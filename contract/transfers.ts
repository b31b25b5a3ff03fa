import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { lotName } from "./lots.ts";
import { reversal } from "./stock.ts";
import { command, day, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

/** A transfer 调拨 between two warehouses: asked for, on its way, arrived. Between warehouses at one address it is done at once. Once its goods left it is taken back 红冲. */
export const transferLifecycle = lifecycle(["requested", "sent", "received", "cancelled", "reversed"], {
  send: { from: ["requested"], to: "sent" },
  receive: { from: ["sent"], to: "received" },
  cancel: { from: ["requested"], to: "cancelled" },
  reverse: { from: ["sent", "received"], to: "reversed" },
});
export type TransferState = (typeof transferLifecycle.states)[number];
export const transferState = z.enum(transferLifecycle.states);

/** Goods of one lot on their way; what came is null until they arrived, and a difference has its reason. */
export const transferLot = z.object({
  lot: z.string(), sent: quantity, secondSent: quantity, madeOn: day.nullable(), bestBefore: day.nullable(), received: quantity.nullable(), secondReceived: quantity.nullable(), reason: z.string(),
});
export const transferLine = z.object({ productId: id, productCode: z.string(), productName: z.string(), spec: z.string(), unit: z.string(), quantity, lots: z.array(transferLot) });
export const transferRow = z.object({
  id, number: z.string(), state: transferState, revision: z.number(), fromId: id, fromName: z.string(), toId: id, toName: z.string(), note: z.string(), lineCount: z.number(),
  requestedBy: id, requestedAt: instant, sentBy: id.nullable(), sentAt: instant.nullable(), receivedBy: id.nullable(), receivedAt: instant.nullable(),
});
export type TransferRow = z.output<typeof transferRow>;
export const transfer = transferRow.extend({ lines: z.array(transferLine), reversal: reversal.nullable() });
export type Transfer = z.output<typeof transfer>;

export const listTransfers = query({
  name: "stock.transfers", summary: "Transfers between warehouses, newest first", path: "/stock/transfers", permission: "stock.see",
  query: paging.extend({ state: transferState.optional(), warehouseId: id.optional(), search: text(60).optional() }), answer: page(transferRow),
});
const transferId = z.object({ transferId: id });
export const readTransfer = query({ name: "stock.transfer", summary: "One transfer with its goods", path: "/stock/transfers/:transferId", permission: "stock.see", params: transferId, answer: transfer });

const done = z.object({ transferId: id, number: z.string(), state: transferState, revision: z.number() });
export type TransferDone = z.output<typeof done>;
const expectedRevision = z.number().int().min(0);
const lots = z.array(z.strictObject({ lot: lotName, quantity, second: quantity.optional() })).max(200).default([]);

/** `atOnce` for warehouses at one address: sent and received in one step. Both warehouses are of one ledger. */
export const requestTransfer = command({
  name: "stock.requestTransfer", summary: "Ask for goods to be moved to another warehouse, or move them at once", path: "/stock/transfers", permission: "stock.transfer",
  body: z.strictObject({ fromId: id, toId: id, note: text(500).default(""), atOnce: z.boolean().default(false), lines: z.array(z.strictObject({ productId: id, quantity, lots })).min(1).max(200) }), answer: done,
});
/** What goes is what was asked for; lots may be named, else the first to expire go. */
export const sendTransfer = command({
  name: "stock.sendTransfer", summary: "Send the goods of a transfer off", path: "/stock/transfers/:transferId/sending", permission: "stock.transfer", params: transferId,
  body: z.strictObject({ lines: z.array(z.strictObject({ productId: id, lots })).max(200).default([]), expectedRevision }), answer: done,
});
/** What is not named came as it was sent. Less or more has its reason. */
export const receiveTransfer = command({
  name: "stock.receiveTransfer", summary: "Receive the goods of a transfer, differences with their reason", path: "/stock/transfers/:transferId/receipt", permission: "stock.transfer", params: transferId,
  body: z.strictObject({ differences: z.array(z.strictObject({ productId: id, lot: lotName, received: quantity, second: quantity.optional(), reason: text(200).min(1) })).max(500).default([]), expectedRevision }), answer: done,
});
export const cancelTransfer = command({
  name: "stock.cancelTransfer", summary: "Call off a transfer that was not sent", path: "/stock/transfers/:transferId/cancellation", permission: "stock.transfer", params: transferId,
  body: z.strictObject({ reason: text(500).min(1), expectedRevision }), answer: done,
});
/**
 * Takes a transfer back 红冲 whose goods are on their way or arrived: they lie where they came from again, lot by lot, and so does what did not arrive. Refused with `reverseCountFirst`,
 * `reverseAdjustmentFirst`, `goodsLeftSince`, `goodsPromisedSince`, `warehouseClosed`.
 */
export const reverseTransfer = command({
  name: "stock.reverseTransfer", summary: "Take a transfer back that was sent or received, with the reason", path: "/stock/transfers/:transferId/reversal", permission: "stock.reverse", params: transferId,
  body: z.strictObject({ reason: text(300).min(1), expectedRevision }), answer: done,
});
