import { type DutyDefinition, dutyDefinition } from "./duties.ts";
import { followUpKind } from "./follow-up-words.ts";

/** The duty to look after an order again 跟进 that somebody set himself: due when the day ends, over when a talk about the order is on record; when it is broken sales' head is told of his people's (00.2). */
export const followUpDuty: DutyDefinition = dutyDefinition.parse({
  id: followUpKind, name: { "zh-CN": "跟进订单", "zh-TW": "跟進訂單", en: "Follow an order up" }, opens: "followUpPlanned", closes: ["talkRecorded", "customerContacted", "completed"],
  length: { fromFact: "followUpAt" }, clock: "working", owner: { fact: "personId" }, warnAt: 0.8, escalate: [{ after: 0, to: "salesDirector" }],
});

/** The same of somebody who is not of sales: he reminds himself alone, and no head of another department's is told. */
export const privateFollowUp: DutyDefinition = { ...followUpDuty, escalate: [] };
