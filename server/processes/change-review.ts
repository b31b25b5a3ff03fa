import type { ChangeRuling } from "../../contract/changes.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { StepPlan } from "../modules/reviews/index.ts";
import { planOf } from "./review-route.ts";

const departmentStep = ({ key, name, roles, selfApproval, statement, signature, handOver, copyTo }: PolicyPack["changes"]["departments"][number]): StepPlan => ({
  key, name, sequence: 1, roles, checkNames: [], asks: [], estimateRoles: null, estimateWhenRed: null, passesByItself: false, selfApproval, statementRule: statement, signatureRule: signature, handOver, copyTo,
});

/** The steps by which a change is decided, all at once (25.3): the departments that it touches, and those steps of the order's review that do not survive it. */
export function reviewStepsOf(pack: Pick<PolicyPack, "changes" | "review">, ruling: Pick<ChangeRuling, "departments" | "askedAgain">): StepPlan[] {
  const departments = pack.changes.departments.filter(({ key }) => ruling.departments.some((one) => one.key === key)).map(departmentStep);
  const again = pack.review.steps.filter(({ key }) => ruling.askedAgain.some((one) => one.key === key)).map((step) => ({ ...planOf(step), sequence: 1 }));
  // A department and a step may have one key.
  return [...departments.map((step) => (again.some(({ key }) => key === step.key) ? { ...step, key: `${step.key}Change` } : step)), ...again];
}
