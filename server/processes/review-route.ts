import type { ConditionFacts } from "../../contract/facts.ts";
import type { PolicyPack, ReviewStep } from "../../contract/policies.ts";
import { applies } from "../modules/policies/index.ts";
import type { StepPlan } from "../modules/reviews/index.ts";

/** A step of a policy's review, as it is put before reviewers. */
export const planOf = (step: ReviewStep): StepPlan => ({
  key: step.key, name: step.name, sequence: step.sequence, roles: step.roles, checkNames: step.checks, asks: step.asks, estimateRoles: step.estimate?.roles ?? null, estimateWhenRed: step.estimate?.whenRed ?? null,
  passesByItself: step.passesByItselfWhenGreen, selfApproval: step.selfApproval, statementRule: step.statement, signatureRule: step.signature, handOver: step.handOver, copyTo: step.copyTo,
});

/** The last step of a route, when the policy wants somebody to release what all departments have passed (01.8). */
export const releaseKey = "release";
const releaseName = { "zh-CN": "销售放行", "zh-TW": "銷售放行", en: "Release by sales" };

/** The steps that a policy asks of one order: those whose condition holds, and the release at the end. */
export function routeFor({ review }: Pick<PolicyPack, "review">, facts: ConditionFacts): StepPlan[] {
  const steps = review.steps.filter(({ when }) => applies(when, facts)).map(planOf);
  if (!review.passedBy) return steps;
  const last = Math.max(0, ...steps.map(({ sequence }) => sequence)) + 1;
  const release: StepPlan = {
    key: releaseKey, name: releaseName, sequence: last, roles: review.passedBy.roles, checkNames: [], asks: [], estimateRoles: null, estimateWhenRed: null, passesByItself: false, selfApproval: true,
    statementRule: "whenRed", signatureRule: "identity", handOver: review.passedBy.handOver, copyTo: review.passedBy.copyTo,
  };
  return [...steps, release];
}
