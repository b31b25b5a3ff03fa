import { z } from "zod";
import { stages } from "./order-axes.ts";
import { amount, day, id, instant, languages, query, subject } from "./toolkit.ts";

/** One record of an order's journal as people read it; names are looked up, the journal holds keys. */
export const timelineRow = z.object({
  subject: z.object({ kind: z.string(), id }), seq: z.number(), at: instant, actorName: z.string(), /** In whose place somebody acted. */ actorFor: z.array(z.string()), actorKind: z.string(), what: z.string(), facts: z.record(z.string(), z.unknown()), why: z.string().nullable(),
});
export const timeline = query({
  name: "views.timeline", summary: "What happened to an order, the latest first", path: "/orders/:orderId/timeline", permission: "orders.see", params: z.object({ orderId: id }),
  answer: z.object({ rows: z.array(timelineRow), /** Whether the chain of hashes holds (00.4). */ sound: z.boolean() }),
});

/** What became of a duty, step by step: `planned` steps have not happened and will, unless it is done before. */
export const dutyActs = ["opened", "warned", "broken", "escalated", "paused", "resumed", "reassigned", "closed", "cancelled"] as const;
export const dutyHistory = query({
  name: "views.dutyHistory", summary: "What was warned, escalated to whom, paused with which reason", path: "/duties/:dutyId/history", permission: "duties.see", params: z.object({ dutyId: id }),
  answer: z.object({
    rows: z.array(z.object({
      at: instant, what: z.enum(dutyActs), planned: z.boolean(), /** The role to which it was escalated or given. */ role: z.string().nullable(), /** Who was told. */ told: z.array(z.string()),
      /** Who did it. */ by: z.string().nullable(), reason: z.string().nullable(), note: z.string().nullable(), kept: z.boolean().nullable(),
    })),
  }),
});

/** A document on the way of an order. */
export const traceNode = z.object({
  key: z.string(), kind: z.enum(["order", "review", "confirmation", "request", "run", "delivery", "receiptNote", "invoiceRequest", "invoice", "receipt", "case"]), id, title: z.string(), state: z.string(),
  quantity: z.string().nullable(), date: day.nullable(), late: z.boolean(), href: z.string().nullable(),
});
export type TraceNode = z.output<typeof traceNode>;
export const traceLine = z.object({ id, lineNo: z.number(), name: z.string(), spec: z.string(), quantity: z.string(), unit: z.string() });
export type TraceLine = z.output<typeof traceLine>;
/** Of one line with `lineId`: the documents that concern it, with its quantities and amounts. */
export const trace = query({
  name: "views.trace", summary: "All documents of an order, or of one of its lines, and how one led to another", path: "/orders/:orderId/trace", permission: "orders.see", params: z.object({ orderId: id }),
  query: z.strictObject({ lineId: id.optional() }),
  answer: z.object({ lines: z.array(traceLine), nodes: z.array(traceNode), edges: z.array(z.object({ from: z.string(), to: z.string() })) }),
});

export const followUpKinds = ["call", "contact", "enquiry"] as const;
/**
 * How a customer is served. `late`: of the order lines of which something left for it within the last 12 months and for which a day was promised, how many had a part that left after its day.
 * `lastFollowUp`: the last call about money, talk about an order, or wish to order, of those that the reader may see.
 */
export const customerService = query({
  name: "views.customerService", summary: "Late rate of a customer's lines, and when it was last spoken with", path: "/customers/:id/service", permission: "customers.see", params: z.object({ id }),
  answer: z.object({
    from: day, late: z.object({ lines: z.number(), late: z.number() }),
    lastFollowUp: z.object({ kind: z.enum(followUpKinds), at: instant, byName: z.string(), words: z.string(), subject: z.object({ kind: z.string(), id }), title: z.string() }).nullable(),
  }),
});

/** Why an order is late or at risk. */
export const lateKinds = ["held", "shortage", "unplanned", "run", "down", "transit", "delay", "duty"] as const;
/**
 * One cause, with the document that tells more. `what`: the number or code that it is about. `words`: a reason that somebody gave, or the purchase of a shortage. `day`: until when it lasts or when what
 * is missing comes; null where nobody has said. `since`: from when it is overdue or held. `name`: what should have been done.
 */
const lateReason = z.object({
  kind: z.enum(lateKinds), subject, what: z.string().nullable(), words: z.string().nullable(), day: day.nullable(), since: instant.nullable(), name: z.record(z.enum(languages), z.string()).nullable(),
});
export type LateReason = z.output<typeof lateReason>;

/** What the first page counts: orders by stage within one's reach, and what is late or at risk. */
export const overview = query({
  name: "views.overview", summary: "Orders by stage, and those that are late or at risk", path: "/overview", permission: "orders.see",
  answer: z.object({
    stages: z.array(z.object({ stage: z.enum(stages), count: z.number() })),
    atRisk: z.array(z.object({ id, number: z.string(), customerName: z.string(), stage: z.enum(stages), requestedDate: day.nullable(), daysLate: z.number(), totalAmount: amount, currency: z.string(), reasons: z.array(lateReason) })),
    /** Since `from`: what was ordered with the orders, how many deliveries left, what money came in with the orders that it was applied to, null for who sees no money. */
    month: z.object({ from: day, ordered: amount, orderedIn: z.number(), shipped: z.number(), received: amount.nullable(), receivedIn: z.number().nullable(), currency: z.string() }),
  }),
});

/** The steps of moving in, in the order in which they are best done; each is done when its facts are there. */
export const setupSteps = ["company", "people", "calendar", "policy", "numbering", "books"] as const;
export const setupProgress = query({
  name: "views.setup", summary: "How far a new company is set up, derived from what is there", path: "/setup", permission: "companies.manage",
  answer: z.object({
    steps: z.array(z.object({ key: z.enum(setupSteps), done: z.boolean() })),
    facts: z.object({ ledgers: z.number(), departments: z.number(), people: z.number(), invited: z.number(), calendarBy: z.boolean(), approvedPolicies: z.number(), assigned: z.boolean(), numberingEdited: z.boolean(), books: z.enum(["none", "open", "accepted"]) }),
  }),
});
