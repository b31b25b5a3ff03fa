import { type DutyDefinition, dutyDefinition } from "./duties.ts";

/** The duty to rule on prices beyond their seller's authority: the department's own time limit runs on beside it, so it has none of its own. Its part is the review step. */
export const priceExceptionDuty = (role: string): DutyDefinition =>
  dutyDefinition.parse({
    id: "PRICE", name: { "zh-CN": "价格例外放行", "zh-TW": "價格例外放行", en: "Rule on prices beyond authority" }, opens: "priceExceptionAsked", closes: ["priceRuled", "reviewStepDecided", "orderWithdrawn"],
    length: { untilClosed: true }, clock: "working", owner: { role }, warnAt: 0.8, escalate: [],
  });
