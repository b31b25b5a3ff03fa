import { readFileSync } from "node:fs";
import { join } from "node:path";
import { approvePolicyVersion, assignPolicy, loadPolicy } from "../../contract/policies.ts";
import type { Play } from "./play.ts";

const pack = join(import.meta.dirname, "../../packs/sys-01.order-processing-and-tracking.yaml");

/** The company works by SYS-01: the general manager loads it, the director of sales, who answers for it, approves it, and it serves all orders from then on. */
export async function workByPolicy(play: Play, from: string): Promise<void> {
  const { policyId, version } = await play.ask("gao.zhenhua", loadPolicy, { text: readFileSync(pack, "utf8") });
  await play.ask("huang.haibo", approvePolicyVersion, { policyId, version, effectiveFrom: from });
  await play.ask("huang.haibo", assignPolicy, { policyId, orderKind: "standard", from });
}
