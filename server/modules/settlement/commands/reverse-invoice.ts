import * as contract from "../../../../contract/settlement-reversals.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { concededBy } from "../conceding.ts";
import type { SettlementDeps } from "../deps.ts";
import { redInvoice } from "../reversing.ts";
import { positive } from "../settlement.ts";

/** Takes an invoice back by a red one 红冲, wholly or in part. What is `close`d is asked for no more, so the order's amount counts for less. */
export const reverseInvoice = (deps: Pick<SettlementDeps, "nextNumber" | "orderPricesOf">) =>
  handle(contract.reverseInvoice, async ({ lines: parts, ...asked }, context) => {
    const amountOnly = parts?.findIndex(({ gross }) => gross !== undefined) ?? -1;
    if (asked.afterwards === "again" && amountOnly >= 0) return refuse("amountsAreNotInvoicedAgain", {}, ["lines", amountOnly, "gross"]);
    const outcome = await redInvoice(context, deps, {
      ...asked, parts,
      async anew(red, currency) {
        if (asked.afterwards === "again") return { lines: red.filter(({ quantity }) => positive(quantity)).map(({ line, ...part }) => ({ line, unitPrice: line.unitPrice, priced: line.priced, ...part })), conceded: () => "0" };
        const conceded = await concededBy(context, deps, { red, lines: [], currency });
        return { lines: [], conceded };
      },
    });
    if (isRefused(outcome)) return outcome;
    const { difference: _difference, ...answer } = outcome;
    return answer;
  });
