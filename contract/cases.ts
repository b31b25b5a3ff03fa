import { z } from "zod";
import { lifecycle } from "./lifecycle.ts";
import { roles } from "./permissions.ts";
import { amount, command, currency, day, id, instant, page, paging, quantity, query, subject, text } from "./toolkit.ts";

/** A case 异常单 / 售后单: something that went wrong and that somebody answers for until it is settled. */
export const caseLifecycle = lifecycle(["open", "inProgress", "proposed", "agreed", "carriedOut", "settled"], {
  take: { from: ["open", "inProgress"], to: "inProgress" },
  propose: { from: ["inProgress", "proposed"], to: "proposed" },
  /** The customer takes the proposal, all of it or a part; what he does not take is proposed anew. */
  agree: { from: ["proposed"], to: "agreed" },
  decline: { from: ["proposed"], to: "inProgress" },
  carryOut: { from: ["agreed"], to: "carriedOut" },
  settle: { from: ["inProgress", "proposed", "agreed", "carriedOut"], to: "settled" },
  reopen: { from: ["settled"], to: "inProgress" },
});
export type CaseState = (typeof caseLifecycle.states)[number];
export const caseState = z.enum(caseLifecycle.states);

/** What went wrong: the cause by which cases are looked up. `late` is a complaint; `delay` is told by the house before it happens. */
export const caseKinds = ["damage", "quality", "quantity", "wrongGoods", "packaging", "late", "delay", "stockShortage", "customerData", "other"] as const;
export type CaseKind = (typeof caseKinds)[number];
/** Causes of a complaint by phone or mail. */
export const complaintKinds = ["damage", "quality", "quantity", "wrongGoods", "packaging", "late", "other"] as const satisfies readonly CaseKind[];
/** Causes that quality is asked about at once. */
export const inspectedKinds: readonly CaseKind[] = ["damage", "quality"];
/** How the house learned of it. */
export const caseSources = ["receipt", "driver", "phone", "mail", "review", "trip", "production", "purchase"] as const;
export type CaseSource = (typeof caseSources)[number];

export const proposalKinds = ["replacement", "return", "credit", "repair", "none"] as const;
export const blames = ["ours", "supplier", "carrier", "customer", "nobody"] as const;
export const caseAnswers = ["accepted", "partly", "refused"] as const;
export const talkMeans = ["phone", "mail", "wechat", "visit", "letter"] as const;
export const costKinds = ["freight", "material", "labour", "credit", "compensation", "other"] as const;
export const escalationRoles = ["salesDirector", "productionHead", "generalManager"] as const;

export const caseNote = z.object({ id, at: instant, by: id, byName: z.string(), text: z.string() });
export const caseLine = z.object({ orderLineId: id, lineNo: z.int(), productId: id, productCode: z.string(), name: z.string(), unit: z.string(), quantity });
export const caseStep = z.object({
  id, what: z.enum(["findingAsked", "found", "proposed", "answered", "carriedOut", "escalated", "settled", "reopened"]), codes: z.array(z.string()), means: z.enum(talkMeans).nullable(), text: z.string(), files: z.array(id), at: instant, byName: z.string(),
});
export const caseCost = z.object({ id, kind: z.enum(costKinds), amount, currency, note: z.string(), at: instant, byName: z.string() });
export const caseRow = z.object({
  id, number: z.string(), state: caseState, revision: z.number(), subject, part: z.string().nullable(), title: z.string(), customerName: z.string(), kind: z.enum(caseKinds), source: z.enum(caseSources),
  description: z.string(), ownerId: id.nullable(), ownerName: z.string().nullable(), openedAt: instant, settledAt: instant.nullable(), cost: amount, products: z.string(),
});
export type CaseRow = z.output<typeof caseRow>;
export const oneCase = caseRow.extend({
  orderId: id.nullable(), openedByName: z.string().nullable().describe("Null where the system opened it"), departments: z.array(id), photos: z.array(id), notes: z.array(caseNote), lines: z.array(caseLine), steps: z.array(caseStep), costs: z.array(caseCost), currency,
  finding: z.string().nullable(), blame: z.enum(blames).nullable(), proposals: z.array(z.enum(proposalKinds)), answer: z.enum(caseAnswers).nullable(), carriedOut: z.string().nullable(), escalatedTo: z.enum(roles).nullable(),
  /** What was offered, what the customer said to it, how it ended, and how content the customer is, 1 to 5. */
  proposal: z.string().nullable(), customerAnswer: z.string().nullable(), result: z.string().nullable(), satisfaction: z.number().nullable(),
});
export type Case = z.output<typeof oneCase>;

const filters = {
  state: z.union([caseState, z.array(caseState)]).optional(), kind: z.enum(caseKinds).optional(), mine: z.stringbool().default(false), ownerId: id.optional(), subjectId: id.optional(), search: text(60).optional(),
  productId: id.optional(), customerId: id.optional(),
  /** Days on which it was opened. */
  from: day.optional(), to: day.optional(),
};
export const listCases = query({
  name: "cases.list", summary: "Cases, the newest first", path: "/cases", permission: "cases.see", query: paging.extend(filters), answer: page(caseRow),
});
const sums = z.object({
  count: z.int(), settled: z.int(), cost: amount,
  /** Days from the opening to the settling of those that are settled, one decimal; null where none is. */
  days: z.number().nullable(),
});
export type CaseSums = z.output<typeof sums>;
export const sumCases = query({
  name: "cases.sums", summary: "How many cases, what they cost and how long they took: together, by cause and by product", path: "/case-sums", permission: "cases.see", query: z.strictObject(filters),
  answer: sums.extend({ currency, byKind: z.array(sums.extend({ kind: z.enum(caseKinds) })), byProduct: z.array(sums.extend({ productId: id, product: z.string() })) }),
});
const caseId = z.object({ caseId: id });
export const readCase = query({ name: "cases.read", summary: "One case with its notes", path: "/cases/:caseId", permission: "cases.see", params: caseId, answer: oneCase });

const done = z.object({ caseId: id, number: z.string(), state: caseState, revision: z.number() });
export type CaseDone = z.output<typeof done>;
const expectedRevision = z.number().int().min(0).optional();
const files = z.array(id).max(20).default([]);
const words = text(2000).min(1);
const work = { permission: "cases.work", params: caseId, answer: done } as const;
export const openCase = command({
  name: "cases.open", summary: "Open a case for a complaint that came by phone or mail", path: "/cases", permission: "cases.work",
  body: z.strictObject({ orderId: id, kind: z.enum(complaintKinds), source: z.enum(["phone", "mail"]), description: words, lines: z.array(z.strictObject({ orderLineId: id, quantity })).max(200).default([]), files }),
  answer: done,
});
export const takeCase = command({ name: "cases.take", summary: "Take a case into one's hands", path: "/cases/:caseId/owner", ...work, body: z.strictObject({ expectedRevision }) });
export const addNote = command({ name: "cases.addNote", summary: "Add to a case what happened or was said", path: "/cases/:caseId/notes", ...work, body: z.strictObject({ text: words }) });
export const askFinding = command({ name: "cases.askFinding", summary: "Ask the quality department what it finds", path: "/cases/:caseId/finding-request", ...work, body: z.strictObject({ text: text(2000).default("") }) });
export const recordFinding = command({
  name: "cases.recordFinding", summary: "Put on record what quality found and who answers for it", path: "/cases/:caseId/finding", ...work, permission: "cases.inspect",
  body: z.strictObject({ text: words, blame: z.enum(blames), files, expectedRevision }),
});
export const proposeRemedy = command({
  name: "cases.propose", summary: "Propose to the customer how it is made good", path: "/cases/:caseId/proposal", ...work,
  body: z.strictObject({ kinds: z.array(z.enum(proposalKinds)).min(1).max(5), text: words, files, expectedRevision }),
});
export const recordAnswer = command({
  name: "cases.answer", summary: "Put on record what the customer said to the proposal", path: "/cases/:caseId/answer", ...work,
  body: z.strictObject({ answer: z.enum(caseAnswers), means: z.enum(talkMeans), text: words, files, expectedRevision }),
});
export const carryOut = command({
  name: "cases.carryOut", summary: "Put on record that what was agreed is done", path: "/cases/:caseId/execution", ...work, body: z.strictObject({ text: words, files, expectedRevision }),
});
export const escalateCase = command({
  name: "cases.escalate", summary: "Hand a case up to somebody who leads", path: "/cases/:caseId/escalation", ...work, body: z.strictObject({ to: z.enum(escalationRoles), reason: words }),
});
/** A negative amount takes a wrong line back; the cost of a case never falls below nothing. */
export const addCost = command({
  name: "cases.addCost", summary: "Add what a case cost, in the company's currency", path: "/cases/:caseId/costs", ...work, body: z.strictObject({ kind: z.enum(costKinds), amount, note: text(300).default("") }),
});
export const settleCase = command({
  name: "cases.settle", summary: "Settle a case with its result and the customer's satisfaction", path: "/cases/:caseId/settlement", ...work,
  body: z.strictObject({ result: words, proposal: text(2000).optional(), customerAnswer: text(2000).optional(), satisfaction: z.number().int().min(1).max(5), expectedRevision }),
});
export const reopenCase = command({
  name: "cases.reverseCase", summary: "Take a case up again that was settled too early", path: "/cases/:caseId/reversal", ...work, permission: "cases.reverse", body: z.strictObject({ reason: words, expectedRevision }),
});
