import type { AssessmentDeps } from "../modules/assessment/index.ts";
import * as orders from "../modules/orders/index.ts";
import { termsByHand } from "../modules/policies/index.ts";
import { maySee } from "./may-see.ts";
import { currencyOf, today } from "./register-facts.ts";

/** What the room of assessment must know of policies and orders. */
export const assessmentFacts: AssessmentDeps = {
  currencyOf, today,
  byHandRules: async (context) => (await termsByHand(context.tx, await today(context))).map(({ policyId, version, term }) => ({ policyId, policyVersion: version, term })),
  async titleOf(context, subject) {
    const order = (await maySee(context, subject)) ? await orders.readOrderRow(context.tx, subject.id) : undefined;
    return order && `${order.number} ${order.customerName}`;
  },
};
