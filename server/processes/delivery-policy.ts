import { type DeliveryPolicy, pickingFields } from "../../contract/delivery-policy.ts";
import type { PolicyPack } from "../../contract/policies.ts";

/** What a pack asks of a delivery; a pack without feedback asks for no rating. */
export const deliveryPolicyOf = ({ execution, shipping, delivery }: Pick<PolicyPack, "execution" | "shipping" | "delivery">, { checkFirst }: Pick<DeliveryPolicy, "checkFirst">): DeliveryPolicy => ({
  progress: pickingFields.filter((field) => execution.fromStock.progress.includes(field)), checkFirst,
  checks: shipping.checks.fields, carriage: { carrier: shipping.carriage.carrier, ownTruck: shipping.carriage.ownTruck }, told: shipping.customerTold.by,
  questions: delivery.arrivalQuestions.about, evidence: delivery.signOff.evidence, opensCase: delivery.objection.opensCase,
  ...(delivery.signOff.silentAfterDays !== undefined && { silentAfterDays: delivery.signOff.silentAfterDays }),
  scores: delivery.feedback?.scores ?? [], afterSalesResult: delivery.feedback?.afterSalesResult ?? false,
});
