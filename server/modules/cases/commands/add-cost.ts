import { compare, currencyDecimals, rounded, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/cases.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import type { CasesDeps } from "../open-case.ts";
import { insertCost } from "../tables.ts";
import { conclude, load } from "../work.ts";

/** Adds what a case cost, also after it was settled, when the freight's bill comes. Refused with `caseCostNothing`, `caseCostBelowZero`, `tooFine`. */
export const addCost = ({ currencyOf }: Pick<CasesDeps, "currencyOf">) =>
  handle(contract.addCost, async ({ caseId, kind, amount, note }, context) => {
    const one = await load(context, caseId, {});
    if (isRefused(one)) return one;
    const currency = await currencyOf(context.tx);
    if (compare(amount, "0") === 0) return refuse("caseCostNothing", {}, ["amount"]);
    if (compare(amount, rounded(amount, currencyDecimals(currency))) !== 0) return refuse("tooFine", { currency }, ["amount"]);
    const cost = sum([one.cost, amount]);
    if (compare(cost, "0") < 0) return refuse("caseCostBelowZero", { cost: one.cost }, ["amount"]);
    context.collect(insertCost, { id: context.newId(), caseId, kind, amount, currency, note, at: context.now, by: context.actor.id, byName: context.actor.name });
    return conclude(context, one, { change: { cost }, what: "caseCostAdded", ...(note && { why: note }) });
  });
