import { type DutyDefinition, dutyDefinition } from "./duties.ts";

/** The duty to look after a promise to pay 承诺付款跟进: due when the promised day ends, over when the money came or the customer was called again; when it is broken sales' head is told at once (00.2). */
export const promiseDuty: DutyDefinition = dutyDefinition.parse({
  id: "PROMISE", name: { "zh-CN": "承诺付款跟进", "zh-TW": "承諾付款跟進", en: "Look after a promise to pay" }, opens: "paymentPromised", closes: ["customerCalled", "promiseKept"],
  length: { fromFact: "promisedAt" }, clock: "working", owner: { fact: "personId" }, warnAt: 0.8, escalate: [{ after: 0, to: "salesDirector" }],
});
