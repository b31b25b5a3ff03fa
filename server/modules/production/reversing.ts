import { reversibles, type Reversible, type RunState } from "../../../contract/production.ts";
import type { Permission } from "../../../contract/permissions.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import type { StoredRun, Verb } from "./production.ts";

/** The fact on which a run stands in a state: what is taken back first. */
const lastFact: Partial<Record<RunState, Reversible>> = { approved: "approval", running: "start", finished: "finish", passed: "inspection", failed: "inspection", stockedIn: "stockIn" };

/** Who put a fact on record may take it back. */
const rightOf: Record<Reversible, Permission> = {
  approval: "production.approve", start: "production.report", finish: "production.report", inspection: "production.inspect", stockIn: "production.stockIn",
};
const firstOf: Record<Reversible, string> = {
  approval: "notOnRecord", start: "reverseStartFirst", finish: "reverseFinishFirst", inspection: "reverseInspectionFirst", stockIn: "reverseStockInFirst",
};

export const verbOf = (what: Reversible, inspected: boolean): Verb => {
  const verbs: Record<Reversible, Verb> = {
    approval: "reverseApproval", start: "reverseStart", finish: "reverseFinish", inspection: "reverseInspection", stockIn: inspected ? "reverseStockIn" : "reverseUninspectedStockIn",
  };
  return verbs[what];
};

/** Facts are taken back one by one, the last one first, by those who may put them on record (`reverse…First`, `notOnRecord`, `notPermitted`). */
export function checkReversal({ state, number }: Pick<StoredRun, "state" | "number">, what: Reversible, permissions: ReadonlyMap<string, unknown>): Refused | undefined {
  if (!permissions.has(rightOf[what])) return refuse("notPermitted", { permission: rightOf[what] });
  const last = lastFact[state];
  if (!last || reversibles.indexOf(last) < reversibles.indexOf(what)) return refuse("notOnRecord", { number });
  return last === what ? undefined : refuse(firstOf[last], { number });
}
