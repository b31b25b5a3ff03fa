import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { command, id, instant, page, paging, query, subject, text } from "./toolkit.ts";

/** A case 异常单 / 售后单: something that went wrong and that somebody answers for until it is settled. */
export const caseLifecycle = lifecycle(["open", "inProgress", "proposed", "settled"], {
  take: { from: ["open", "inProgress"], to: "inProgress" },
  propose: { from: ["inProgress"], to: "proposed" },
  settle: { from: ["inProgress", "proposed"], to: "settled" },
  reopen: { from: ["settled"], to: "inProgress" },
});
export type CaseState = (typeof caseLifecycle.states)[number];
const state = z.enum(caseLifecycle.states);

export const caseKinds = ["damage", "quantity", "quality", "delay", "stockShortage", "customerData", "other"] as const;
export type CaseKind = (typeof caseKinds)[number];
/** How the house learned of it. */
export const caseSources = ["receipt", "phone", "review", "trip"] as const;
export type CaseSource = (typeof caseSources)[number];

export const caseNote = z.object({ id, at: instant, by: id, byName: z.string(), text: z.string() });
export const caseRow = z.object({
  id, number: z.string(), state, revision: z.number(), subject, part: z.string().nullable(), title: z.string(), customerName: z.string(), kind: z.enum(caseKinds), source: z.enum(caseSources),
  description: z.string(), ownerId: id.nullable(), ownerName: z.string().nullable(), openedAt: instant, settledAt: instant.nullable(),
});
export type CaseRow = z.output<typeof caseRow>;
export const oneCase = caseRow.extend({
  openedByName: z.string(), departments: z.array(id), photos: z.array(id), notes: z.array(caseNote),
  /** What was offered, what the customer said to it, how it ended, and how content the customer is, 1 to 5. */
  proposal: z.string().nullable(), customerAnswer: z.string().nullable(), result: z.string().nullable(), satisfaction: z.number().nullable(),
});
export type Case = z.output<typeof oneCase>;

export const listCases = query({
  name: "cases.list", summary: "Cases, the newest first", path: "/cases", permission: "cases.see",
  query: paging.extend({ state: z.union([state, z.array(state)]).optional(), kind: z.enum(caseKinds).optional(), mine: z.stringbool().default(false), subjectId: id.optional(), search: text(60).optional() }), answer: page(caseRow),
});
const caseId = z.object({ caseId: id });
export const readCase = query({ name: "cases.read", summary: "One case with its notes", path: "/cases/:caseId", permission: "cases.see", params: caseId, answer: oneCase });

const done = z.object({ caseId: id, number: z.string(), state, revision: z.number() });
const expectedRevision = z.number().int().min(0).optional();
export const takeCase = command({
  name: "cases.take", summary: "Take a case into one's hands", path: "/cases/:caseId/owner", permission: "cases.work", params: caseId, body: z.strictObject({ expectedRevision }), answer: done,
});
export const addNote = command({
  name: "cases.addNote", summary: "Add to a case what happened or was said", path: "/cases/:caseId/notes", permission: "cases.work", params: caseId, body: z.strictObject({ text: text(2000).min(1) }), answer: done,
});
export const settleCase = command({
  name: "cases.settle", summary: "Settle a case with its result and the customer's satisfaction", path: "/cases/:caseId/settlement", permission: "cases.work", params: caseId,
  body: z.strictObject({
    result: text(2000).min(1), proposal: text(2000).optional(), customerAnswer: text(2000).optional(), satisfaction: z.number().int().min(1).max(5), expectedRevision,
  }),
  answer: done,
});
