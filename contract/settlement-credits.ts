import { z } from "zod";
import { creditFacts, creditKinds } from "./settlement-reversals.ts";
import { receiptRow } from "./settlement.ts";
import { amount, command, currency, day, id, instant, page, paging, quantity, query, text } from "./toolkit.ts";

const reason = text(500).min(1);
const orderId = z.object({ orderId: id });

export const creditLine = z.strictObject({ name: text(200).min(1), quantity: quantity.nullable().default(null), unit: text(20).nullable().default(null), amount });

/** A credit note 贷项 lowers what the order's invoices still ask; what is left of it is the customer's, to be applied later or refunded. */
export const giveCredit = command({
  name: "settlement.giveCredit", summary: "Credit a customer for an order", path: "/orders/:orderId/credits", permission: "settlement.credit", params: orderId,
  body: z.strictObject({ kind: z.enum(creditKinds), lines: z.array(creditLine).min(1).max(200), reason }), answer: z.object({ creditId: id, number: z.string(), amount, rest: amount }),
});
export const creditRow = receiptRow.pick({ id: true, number: true, customerId: true, customerName: true, currency: true, amount: true, rest: true, reversed: true }).extend({ ...creditFacts.shape, givenOn: day, at: instant });
export type CreditRow = z.output<typeof creditRow>;
export const listCredits = query({
  name: "settlement.listCredits", summary: "Credit notes, newest first", path: "/credits", permission: "settlement.see",
  query: paging.extend({ customerId: id.optional(), orderId: id.optional() }), answer: page(creditRow),
});

/** What a customer agreed to pay beside the goods, such as the cost of a cancelled order; it is owed like an invoice, and is none. */
export const chargeCustomer = command({
  name: "settlement.chargeCustomer", summary: "Charge a customer for something that was agreed", path: "/orders/:orderId/charges", permission: "settlement.credit", params: orderId,
  body: z.strictObject({ amount, dueOn: day, reason }), answer: z.object({ chargeId: id, number: z.string() }),
});
export const chargeRow = z.object({
  id, number: z.string(), orderId: id, orderNumber: z.string(), customerId: id, customerName: z.string(), currency, amount, open: amount, reversed: z.boolean(), issuedOn: day, dueOn: day, reason: z.string(), at: instant,
});
export type ChargeRow = z.output<typeof chargeRow>;
export const listCharges = query({
  name: "settlement.listCharges", summary: "Charges, newest first", path: "/charges", permission: "settlement.see", query: paging.extend({ customerId: id.optional(), orderId: id.optional() }), answer: page(chargeRow),
});
export const reverseCharge = command({
  name: "settlement.reverseCharge", summary: "Take a charge back that nobody has paid", path: "/charges/:chargeId/reversal", permission: "settlement.reverse",
  params: z.object({ chargeId: id }), body: z.strictObject({ reason }), answer: z.object({ chargeId: id, number: z.string() }),
});

/** Nothing is dated within closed books any more; an earlier day opens them again, with its reason. */
export const closeBooks = command({
  name: "settlement.closeBooks", summary: "Close the books through a day, or open them again", path: "/book-closings", permission: "settlement.closeBooks",
  body: z.strictObject({ closedThrough: day, reason }), answer: z.object({ closedThrough: day }),
});
export const readBooks = query({
  name: "settlement.readBooks", summary: "Through which day the books are closed", path: "/book-closings", permission: "settlement.see",
  answer: z.object({ closedThrough: day.nullable(), closings: z.array(z.object({ closedThrough: day, reason: z.string(), by: id, at: instant })) }),
});
