import { z } from "zod";
import * as words from "./policy-words.ts";

const some = <W extends Readonly<Record<string, string>>>(list: W) => z.array(z.enum(words.wordsOf(list)));

/** Of what a daily report may say, what concerns a delivery. */
export const pickingFields = ["pickingStatus", "packingStatus", "carrierAppointment"] as const satisfies readonly (keyof typeof words.progressFields)[];

/** What an order's policy asks of a delivery, as it was when the goods were asked for; an empty list asks nothing. */
export const deliveryPolicy = z.object({
  /** Told by a daily report on its picking (01.13). */
  progress: z.array(z.enum(pickingFields)),
  /** Whether a gate of the order's policy wants the goods checked before they leave. */
  checkFirst: z.boolean(),
  /** Compared with the 《出库单》 before the goods leave (01.15). */
  checks: some(words.shippingChecks),
  /** Told of a carriage before the goods leave. */
  carriage: z.object({ carrier: some(words.carrierFields), ownTruck: some(words.truckFields) }),
  /** Means by which the customer is told of the shipment (01.16). */
  told: some(words.customerNotices),
  /** Asked of the customer after the arrival (01.18). */
  questions: some(words.arrivalQuestions),
  /** What a signed receipt may be proven by; any one is enough (01.18). */
  evidence: some(words.signOffEvidence),
  /** Days after the arrival after which silence is a receipt without objection (C-09); absent: never. */
  silentAfterDays: z.int().optional(),
  /** Whether an objection starts after-sales; else it stands on record until sales has settled it with the customer (01.19). */
  opensCase: z.boolean(),
  /** Asked on the 《客户反馈表》 (01.20). */
  scores: some(words.feedbackScores),
  /** Whether it also tells how an objection was made good. */
  afterSalesResult: z.boolean(),
});
export type DeliveryPolicy = z.output<typeof deliveryPolicy>;

/** Whether a rating of the delivery tells how its objection was made good (01.20). */
export const asksResult = ({ policy, objectedAt }: { policy: Pick<DeliveryPolicy, "afterSalesResult">; objectedAt: Date | string | null }): boolean => policy.afterSalesResult && objectedAt !== null;
