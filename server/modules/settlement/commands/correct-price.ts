import { compare } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-reversals.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, type Refused, refuseAll } from "../../../platform/refusal.ts";
import { concededBy } from "../conceding.ts";
import type { AskedLine } from "../corrections.ts";
import type { SettlementDeps } from "../deps.ts";
import { partsOf } from "../invoicing.ts";
import type { RedLine } from "../red.ts";
import { redInvoice } from "../reversing.ts";

type Prices = readonly { lineNo: number; unitPrice: string }[];
const at = (prices: Prices, lineNo: number) => prices.findIndex((price) => price.lineNo === lineNo);

/** The lines as they should have been invoiced. Refused where a price is the one that was invoiced, or where a line only makes up a difference of prices. */
function linesAnew(red: readonly RedLine[], prices: Prices, currency: string): AskedLine[] | Refused {
  const same = red.filter(({ line }) => compare(prices[at(prices, line.lineNo)]!.unitPrice, line.unitPrice) === 0);
  const path = (lineNo: number) => ["lines", at(prices, lineNo), "unitPrice"];
  const refused = refuseAll([
    ...same.map(({ line: { lineNo, unitPrice: price } }) => ({ code: "priceIsTheSame", facts: { lineNo, price }, path: path(lineNo) })),
    ...red.filter(({ line }) => line.priced === "difference").map(({ line: { lineNo } }) => ({ code: "differenceHasNoPrice", facts: { lineNo }, path: path(lineNo) })),
  ]);
  return refused ?? red.map(({ line, quantity }) => {
    const { unitPrice } = prices[at(prices, line.lineNo)]!;
    return { line, quantity, unitPrice, priced: "agreed" as const, ...partsOf({ ...line, unitPrice, quantity, currency }) };
  });
}

/** Corrects the price of an invoice: the wrong one stays, a red one takes its lines back, and finance is asked for one at the agreed price. How that price is known stays on record. */
export const correctPrice = (deps: Pick<SettlementDeps, "nextNumber" | "orderPricesOf">) =>
  handle(contract.correctPrice, ({ lines: prices, evidence, ...asked }, context) =>
    redInvoice(context, deps, {
      ...asked, evidence, afterwards: "otherPrice", parts: prices.map(({ lineNo }) => ({ lineNo })),
      async anew(red, currency) {
        const lines = linesAnew(red, prices, currency);
        if (isRefused(lines)) return lines;
        const conceded = await concededBy(context, deps, { red, lines, currency });
        return isRefused(conceded) ? conceded : { lines, conceded };
      },
    }));
