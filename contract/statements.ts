import { z } from "zod";
import { amount, command, currency, day, id, instant, page, paging, query, text } from "./toolkit.ts";

/** What stands on a statement of account 对账单; amounts raise what the customer owes, or lower it (negative). */
export const statementKinds = ["opening", "invoice", "redInvoice", "charge", "chargeReversal", "receipt", "receiptReversal", "credit", "creditReversal", "refund", "refundReversal"] as const;
export const statementEntry = z.object({
  kind: z.enum(statementKinds), id, day, number: z.string(), reference: z.string(), amount,
  /** What the customer owes with this entry. */
  balance: amount,
});
export type StatementEntry = z.output<typeof statementEntry>;
const period = { currency: currency.default("CNY"), from: day, to: day };
const customerId = z.object({ customerId: id });
export const statement = z.object({
  customerId: id, customerName: z.string(), currency, from: day, to: day, opening: amount, entries: z.array(statementEntry),
  totals: z.object({ invoiced: amount, received: amount, credited: amount, refunded: amount, charged: amount }), closing: amount,
});
export type Statement = z.output<typeof statement>;

export const readStatement = query({
  name: "settlement.readStatement", summary: "One customer's statement of account over a period", path: "/accounts/:customerId/statement", permission: "settlement.see", params: customerId,
  query: z.strictObject(period), answer: statement,
});
export const statementRow = z.object({
  id, number: z.string(), customerId: id, customerName: z.string(), currency, from: day, to: day, opening: amount, closing: amount, at: instant,
});
/** Keeps a statement under a number of its own, with its paper. */
export const makeStatement = command({
  name: "settlement.makeStatement", summary: "Make the statement of account of a period, with its paper", path: "/accounts/:customerId/statements", permission: "settlement.makeStatement", params: customerId,
  body: z.strictObject(period), answer: z.object({ statementId: id, number: z.string(), closing: amount }),
});
export const listStatements = query({
  name: "settlement.listStatements", summary: "Statements that were made, newest first", path: "/statements", permission: "settlement.see", query: paging.extend({ customerId: id.optional() }), answer: page(statementRow),
});
export const sendStatement = command({
  name: "settlement.sendStatement", summary: "Send a statement of account by mail", path: "/statements/:statementId/sending", permission: "settlement.makeStatement", params: z.object({ statementId: id }),
  body: z.strictObject({ to: z.email().max(200), words: text(1000).default("") }), answer: z.object({ statementId: id, to: z.string() }),
});
