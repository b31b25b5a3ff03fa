import { approvePolicyVersion } from "./commands/approve-version.ts";
import { assignPolicy } from "./commands/assign-policy.ts";
import { addPolicyVersion, loadPolicy } from "./commands/save-version.ts";
import { setNumbering } from "./commands/set-numbering.ts";
import { checkPolicy, listPolicies, readPolicyVersion } from "./reads.ts";
import { suggestPolicy } from "./suggest.ts";

export { approveVersion } from "./commands/approve-version.ts";
export { assign } from "./commands/assign-policy.ts";
export { addVersion, loadPack } from "./commands/save-version.ts";
export { termsByHand, termsOfBroken } from "./assessment-terms.ts";
export { asksOfCustomer } from "./asked-facts.ts";
export { applies, compileCondition, type Condition, type ConditionFault, evaluate, isFault } from "./conditions.ts";
export { contactRoleOf, dutyDefinitions, limitsOf } from "./duty-definitions.ts";
export { pinned, policyInForce, type PolicyPin } from "./in-force.ts";
export { checkPack } from "./pack-check.ts";
export { policyCheck } from "./policy-check.ts";

export const routes = [listPolicies, readPolicyVersion, checkPolicy, loadPolicy, addPolicyVersion, approvePolicyVersion, assignPolicy, setNumbering, suggestPolicy];
