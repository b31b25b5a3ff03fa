import type { conditionFacts } from "../../../contract/facts.ts";
import type { PolicyPack } from "../../../contract/policies.ts";
import { speaksOf } from "./conditions.ts";

type CustomerFact = keyof typeof conditionFacts.customer;

const conditionsOf = ({ review, gates, duties }: PolicyPack): string[] => [...review.steps, ...gates, ...duties].flatMap(({ when }) => when ?? []);

const answers = new WeakMap<PolicyPack, Map<CustomerFact, boolean>>();

/** Whether any condition of a pack asks for a fact of the customer: what nobody asks for need not be looked up. */
export function asksOfCustomer(pack: PolicyPack, fact: CustomerFact): boolean {
  const known = answers.get(pack) ?? new Map<CustomerFact, boolean>();
  answers.set(pack, known);
  const answer = known.get(fact) ?? conditionsOf(pack).some((text) => speaksOf(text, "customer", fact));
  known.set(fact, answer);
  return answer;
}
