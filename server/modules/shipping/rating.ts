import { asksResult } from "../../../contract/delivery-policy.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Feedback } from "./columns.ts";
import type { Delivery } from "./shipping.ts";

export type Rating = Pick<Feedback, "quality" | "punctuality" | "service" | "afterSalesResult">;
export type GivenRating = { [Part in keyof Rating]?: NonNullable<Rating[Part]> };

/**
 * What a rating says of what the policy asks, and of nothing else (01.20). How an objection was made good is known to staff when they
 * write it down; the customer, who rates when signing, may not know it yet.
 */
export function ratingOf(delivery: Pick<Delivery, "policy" | "objectedAt">, given: GivenRating, means: Feedback["means"]): { rating: Rating; faults: Refusal[] } {
  const { scores } = delivery.policy;
  const rating: Rating = { quality: null, punctuality: null, service: null, afterSalesResult: null };
  for (const score of scores) rating[score] = given[score] ?? null;
  const faults: Refusal[] = scores.filter((score) => rating[score] === null).map((score) => ({ code: "scoreMissing", facts: { score }, path: [score] }));
  if (asksResult(delivery)) rating.afterSalesResult = given.afterSalesResult || null;
  const unsaid = means === "staff" && asksResult(delivery) && rating.afterSalesResult === null;
  return { rating, faults: unsaid ? [...faults, { code: "resultMissing", path: ["afterSalesResult"] }] : faults };
}
