import { z } from "zod";
import { caseState } from "./cases.ts";
import { delayProposal } from "./delay-proposals.ts";
import { delayMeans } from "./shipping.ts";
import { command, day, id, instant, query, text } from "./toolkit.ts";

/** What a customer says to a later date. */
export const delayAnswers = ["acceptsDate", "wantsPartial", "cancels"] as const;
/** By what he is told: the system sends letters; the rest is said by a person and put on record. */
export const tellingMeans = delayMeans;

/** An order of a delay: until when it was promised, until when it will be (null while nobody knows), the word drafted for its customer, and what he said. */
export const delayedOrder = z.object({
  orderId: id, orderNumber: z.string(), customerName: z.string(), dateBefore: day.nullable(), dateAfter: day.nullable(), draft: z.string(), toldAt: instant.nullable(), toldMeans: z.enum(tellingMeans).nullable(),
  toldTo: z.string().nullable(), toldByName: z.string().nullable(), answer: z.enum(delayAnswers).nullable(), answerNote: z.string().nullable(), answeredAt: instant.nullable(), answeredByName: z.string().nullable(),
});
export type DelayedOrder = z.output<typeof delayedOrder>;

const caseId = z.object({ caseId: id });
const done = z.object({ caseId: id, number: z.string(), state: caseState, revision: z.number() });
export const readDelay = query({
  name: "cases.readDelay", summary: "The orders that a delay concerns", path: "/cases/:caseId/delayed", permission: "cases.see", params: caseId, answer: z.object({ rows: z.array(delayedOrder.extend({ /** The newest first. */ proposals: z.array(delayProposal) })) }),
});
/** One by one or all at once; a draft that was edited goes as it stands here, and a proposal that was drafted goes with it. */
export const tellDelay = command({
  name: "cases.tellDelay", summary: "Release the words to the customers of a delay", path: "/cases/:caseId/delayed/notices", permission: "cases.work", params: caseId,
  body: z.strictObject({ orders: z.array(z.strictObject({ orderId: id, draft: text(2000).min(1) })).min(1).max(200), means: z.enum(tellingMeans), recipient: text(60).default("") }),
  /** Pages on which customers answer a proposal that went out with the word, to hand over where no letter is written. */
  answer: done.extend({ links: z.array(z.object({ orderId: id, url: z.string() })) }),
});
export const answerDelay = command({
  name: "cases.answerDelay", summary: "Put on record what a customer says to a delay", path: "/cases/:caseId/delayed/:orderId/answer", permission: "cases.work", params: caseId.extend({ orderId: id }),
  body: z.strictObject({ answer: z.enum(delayAnswers), note: text(1000).default("") }), answer: done,
});
