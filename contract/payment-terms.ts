import { z } from "zod";
import { compare, sum } from "./money.ts";
import { because } from "./input-reasons.ts";
import { text } from "./toolkit.ts";

/** When a stage of the payment falls due; the first three are gates that an order waits at. */
export const dueMoments = ["onOrder", "beforeProduction", "beforeShipping", "onDelivery", "afterDelivery"] as const;

const percent = /^\d{1,3}(\.\d{1,2})?$/;
/** One stage: so many percent of the order, due at a moment plus days; counted from the end of the month for monthly settlement 月结. */
export const paymentStage = z.strictObject({
  percent: z.string().regex(percent),
  due: z.enum(dueMoments),
  days: z.number().int().min(0).max(365).default(0),
  fromMonthEnd: z.boolean().default(false),
});
export type PaymentStage = z.infer<typeof paymentStage>;

/** Asked also of stages that are wrong by themselves; those are told by their own fault. */
function addUp(stages: readonly { percent: string }[]): boolean {
  const shares = stages.map((each) => each.percent);
  return shares.some((share) => !percent.test(share)) || compare(sum(shares), "100") === 0;
}

/** Terms of payment 付款条件 as data; the stages add up to 100 percent. */
export const paymentTerms = z.strictObject({
  code: text(40).min(1),
  name: text(60).default(""),
  stages: z.array(paymentStage).min(1).max(6).refine(addUp, because("stagesAddUp")),
});
export type PaymentTerms = z.infer<typeof paymentTerms>;

const stage = (percent: string, due: PaymentStage["due"], days = 0, fromMonthEnd = false): PaymentStage => ({ percent, due, days, fromMonthEnd });

/** Usual terms to choose from; their names stand in the web catalogues under their codes. */
export const usualTerms: readonly PaymentTerms[] = [
  { code: "prepaid", name: "", stages: [stage("100", "beforeProduction")] },
  { code: "prepaid30", name: "", stages: [stage("30", "beforeProduction"), stage("70", "beforeShipping")] },
  { code: "cashOnDelivery", name: "", stages: [stage("100", "onDelivery")] },
  { code: "monthly30", name: "", stages: [stage("100", "afterDelivery", 30, true)] },
  { code: "monthly60", name: "", stages: [stage("100", "afterDelivery", 60, true)] },
];

/** Whether the terms are a sale on credit 赊销: some money comes only after the delivery. */
export const onCredit = (terms: PaymentTerms): boolean => terms.stages.some(({ due }) => due === "afterDelivery");

/** The terms that an order names by code: the customer's own, or usual ones; undefined for a code that is neither. */
export const termsByCode = (code: string, own: PaymentTerms): PaymentTerms | undefined => (own.code === code ? own : usualTerms.find((terms) => terms.code === code));
