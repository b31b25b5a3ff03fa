import { z } from "zod";
import { ageBuckets, ageingRow } from "./settlement.ts";
import { amount, command, currency, day, id, instant, page, paging, query, text } from "./toolkit.ts";

/**
 * What became of the last day that a customer promised: money that came in since covers the promise (`kept`), the day is still to come or is today (`waiting`), or it passed without the money (`broken`).
 */
export const promiseStates = ["kept", "waiting", "broken"] as const;
export type PromiseState = (typeof promiseStates)[number];

/** One call about what a customer owes. `overdue` is what was overdue when it was noted. */
export const call = z.object({
  id, at: instant, byName: z.string(), contactId: id.nullable(), /** Empty for a person who is erased or was not named. */ contactName: z.string(), said: z.string(), overdue: amount,
  promisedOn: day.nullable(), promisedAmount: amount.nullable(),
});
export type Call = z.output<typeof call>;

/** Whom to call. Phones stand as the reader may see them. */
export const callee = z.object({ id, name: z.string(), jobTitle: z.string(), phones: z.array(z.string()) });
export type Callee = z.output<typeof callee>;

/** `came` is the money that came in since the promise was made. */
export const promise = z.object({ state: z.enum(promiseStates), on: day, amount, came: amount });
export const overdueCustomerRow = ageingRow.extend({ people: z.array(callee), lastCall: call.nullable(), promise: promise.nullable() });
export type OverdueCustomerRow = z.output<typeof overdueCustomerRow>;

export const callViews = ["all", "broken", "waiting", "notCalled"] as const;
export type CallView = (typeof callViews)[number];
/** Who broke a promise comes first, then who owes most; in one currency each. */
export const listOverdueCustomers = query({
  name: "settlement.listOverdueCustomers", summary: "Customers with overdue receivables to call 催收, broken promises first", path: "/overdue-customers", permission: "settlement.call",
  query: paging.extend({
    search: text(60).optional(), view: z.enum(callViews).default("all"), bucket: z.enum(ageBuckets).exclude(["notDue"]).optional(), /** Only what the asker sells himself. */ mine: z.stringbool().optional(), customerId: id.optional(),
  }),
  answer: page(overdueCustomerRow).extend({ asOf: day }),
});

/** Notes a call; the promised day comes back as a duty of whoever noted it. */
export const noteCall = command({
  name: "settlement.noteCall", summary: "Note a call about what a customer owes, and what was promised", path: "/accounts/:customerId/calls", permission: "settlement.call",
  params: z.object({ customerId: id }),
  body: z.strictObject({ currency: currency.default("CNY"), contactId: id.optional(), said: text(1000).min(1), promised: z.strictObject({ on: day, amount }).optional() }),
  answer: z.object({ callId: id }),
});
export const listCalls = query({
  name: "settlement.listCalls", summary: "Calls about what a customer owes, the latest first", path: "/accounts/:customerId/calls", permission: "settlement.see",
  params: z.object({ customerId: id }), query: paging.extend({ currency: currency.optional() }), answer: page(call.extend({ currency })),
});
