import { readFileSync } from "node:fs";
import { join } from "node:path";
import { addPolicyVersion, approvePolicyVersion, assignPolicy, listPolicies, loadPolicy } from "../../contract/policies.ts";
import type { Play } from "./play.ts";

const pack = join(import.meta.dirname, "../../packs/sys-01.order-processing-and-tracking.yaml");

/**
 * What the company's own next version adds to its pack: from then on, late contacts, plans and inspections are looked at. The rules of the system ask for no
 * assessment; a company that wants it edits its copy.
 */
const assessment = `
assessment:
  - key: lateWork
    name: { zh-CN: 未按时限完成, zh-TW: 未按時限完成, en: Time limit not kept }
    on: { brokenDuty: [T06, T08, T09, T11, T14, T15] }
    kind: points
    points: 1
    confirmedBy: [salesDirector, productionHead, generalManager]
    appealDays: 7
  - key: goodWork
    name: { zh-CN: 工作表现突出, zh-TW: 工作表現突出, en: Outstanding work }
    on: byHand
    kind: reward
    amountMinor: 20000
    confirmedBy: [salesDirector, productionHead, generalManager]
    appealDays: 7
  - key: warning
    name: { zh-CN: 工作疏忽, zh-TW: 工作疏忽, en: Negligence }
    on: byHand
    kind: warning
    confirmedBy: [salesDirector, productionHead, generalManager]
    appealDays: 7
`;

/** The company's policy gets its next version, which looks at people's work too; it serves orders that are submitted from a day on. */
export async function assessFrom(play: Play, from: string): Promise<void> {
  const { policies } = await play.ask("gao.zhenhua", listPolicies, {});
  const { policyId } = policies[0]!;
  const { version } = await play.ask("gao.zhenhua", addPolicyVersion, { policyId, basedOn: 1, text: readFileSync(pack, "utf8") + assessment });
  await play.ask("huang.haibo", approvePolicyVersion, { policyId, version, effectiveFrom: from });
}

/** The company works by SYS-01: the general manager loads it, the director of sales, who answers for it, approves it, and it serves all orders from then on. */
export async function workByPolicy(play: Play, from: string): Promise<void> {
  const { policyId, version } = await play.ask("gao.zhenhua", loadPolicy, { text: readFileSync(pack, "utf8") });
  await play.ask("huang.haibo", approvePolicyVersion, { policyId, version, effectiveFrom: from });
  await play.ask("huang.haibo", assignPolicy, { policyId, orderKind: "standard", from });
}
