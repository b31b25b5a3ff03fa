import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { command, id, instant, languages, page, paging, query, text } from "./toolkit.ts";

/** A wish to order 订货登记: on record when it reaches the company, before its order is entered (24.1). */
export const enquiryLifecycle = lifecycle(["open", "entered", "dropped"], {
  edit: { from: ["open"], to: "open" },
  reply: { from: ["open"], to: "open" },
  enter: { from: ["open"], to: "entered" },
  drop: { from: ["open"], to: "dropped" },
});
export type EnquiryState = (typeof enquiryLifecycle.states)[number];

/** Why no order came of it. */
export const dropReasons = ["price", "noStock", "notOurs", "customerWithdrew", "duplicate", "other"] as const;

/** What is known of the wish. Either a customer of the archive or the name that was said. */
export const enquiryInput = z.strictObject({
  receivedAt: instant,
  channel: text(40).min(1),
  customerId: id.optional(),
  customerName: text(200).default(""),
  /** Who said it, and how to reach that person. */
  contact: text(120).default(""),
  words: text(4000).default(""),
  files: z.array(id).max(50).default([]),
  /** By when an answer was promised (T22). */
  promisedReplyAt: instant.optional(),
  /** Absent: the customer's own. */
  salespersonId: id.optional(),
});
export type EnquiryInput = z.output<typeof enquiryInput>;

const nameOf = z.record(z.enum(languages), z.string());
export const enquiryRow = z.object({
  id, state: z.enum(enquiryLifecycle.states), revision: z.number(), receivedAt: instant, channel: z.string(), customerId: id.nullable(), customerName: z.string(), words: z.string(),
  promisedReplyAt: instant.nullable(), repliedAt: instant.nullable(), salespersonId: id.nullable(), recordedByName: z.string(), orderId: id.nullable(), orderNumber: z.string().nullable(),
  reason: z.enum(dropReasons).nullable(), closedAt: instant.nullable(),
  /** What runs against time, the soonest first. */
  duties: z.array(z.object({ id: z.string(), name: nameOf, dueAt: instant.nullable() })),
});
export type EnquiryRow = z.output<typeof enquiryRow>;

const enquiryId = z.object({ enquiryId: id });
const expectedRevision = z.number().int().min(0);
const done = z.object({ enquiryId: id, state: z.enum(enquiryLifecycle.states), revision: z.number() });

export const listEnquiries = query({
  name: "enquiries.list", summary: "Wishes to order, the latest first", path: "/enquiries", permission: "enquiries.see",
  query: paging.extend({ state: z.enum([...enquiryLifecycle.states, "all"]).default("open"), channel: text(40).optional(), customerId: id.optional(), search: text(60).optional() }), answer: page(enquiryRow),
});
export const readEnquiry = query({
  name: "enquiries.read", summary: "One wish to order", path: "/enquiries/:enquiryId", permission: "enquiries.see", params: enquiryId,
  answer: enquiryRow.extend({ contact: z.string(), files: z.array(z.object({ id, name: z.string() })), reasonNote: z.string().nullable(), recordedAt: instant }),
});
export type EnquiryFile = z.output<(typeof readEnquiry)["answer"]>;
export const recordEnquiry = command({ name: "enquiries.record", summary: "Put on record that a customer wants to order", path: "/enquiries", permission: "enquiries.work", body: enquiryInput, answer: done });
export const editEnquiry = command({
  name: "enquiries.edit", summary: "Add to a wish to order or correct it; when it was received stays", path: "/enquiries/:enquiryId", method: "PUT", permission: "enquiries.work", params: enquiryId,
  body: enquiryInput.omit({ receivedAt: true }).extend({ expectedRevision }), answer: done,
});
export const replyToEnquiry = command({
  name: "enquiries.reply", summary: "Put on record that the promised answer was given", path: "/enquiries/:enquiryId/reply", permission: "enquiries.work", params: enquiryId,
  body: z.strictObject({ outcome: text(2000).min(1), expectedRevision }), answer: done,
});
export const dropEnquiry = command({
  name: "enquiries.drop", summary: "Put on record that no order came of it, and why", path: "/enquiries/:enquiryId/closing", permission: "enquiries.work", params: enquiryId,
  body: z.strictObject({ reason: z.enum(dropReasons), note: text(500).optional(), expectedRevision }), answer: done,
});
export const eraseEnquiryContact = command({
  name: "enquiries.eraseContact", summary: "Delete who said it and how to reach that person, of a wish that is settled; what was wanted stays", path: "/enquiries/:enquiryId/erase", permission: "customers.erase",
  params: enquiryId, body: z.strictObject({ reason: text(300).min(2), expectedRevision }), answer: done,
});
