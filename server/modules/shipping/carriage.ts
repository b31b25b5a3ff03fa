import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import type { CarriageInput } from "../../../contract/shipping.ts";
import type { Refusal } from "../../../contract/toolkit.ts";

/** The fields that the policy wants of this carriage and that are empty, all at once (01.15). */
export function missingCarriage(given: CarriageInput, rule: DeliveryPolicy["carriage"]): Refusal[] {
  const filled: Record<string, unknown> = given;
  return rule[given.by].filter((field) => !filled[field]).map((field) => ({ code: "carriageFieldMissing", facts: { field }, path: ["carriage", field] }));
}
