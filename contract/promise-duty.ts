import { type DutyDefinition, dutyDefinition } from "./duties.ts";

/** By this hour of the company's clock whoever noted a promise to pay looks whether the money came; for one that was made later on the very day, by the day's end. */
export const promiseHours = ["17:00", "23:59"] as const;

/** The duty to look after a promise to pay 承诺付款跟进: due on the promised day, over when the money came or the customer was called again. A working day later sales' head is told (00.2). */
export const promiseDuty: DutyDefinition = dutyDefinition.parse({
  id: "PROMISE", name: { "zh-CN": "承诺付款跟进", "zh-TW": "承諾付款跟進", en: "Look after a promise to pay" }, opens: "paymentPromised", closes: ["customerCalled", "promiseKept"],
  length: { fromFact: "promisedAt" }, clock: "working", owner: { fact: "personId" }, warnAt: 0.9, escalate: [{ after: 480, to: "salesDirector" }],
});
