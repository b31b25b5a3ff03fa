import { asAmount, compare, type Decimal, minus, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/settlement-reversals.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, type Refused, refuseAll } from "../../../platform/refusal.ts";
import type { AskedLine } from "../corrections.ts";
import type { SettlementDeps } from "../deps.ts";
import { partsOf } from "../invoicing.ts";
import type { RedLine } from "../red.ts";
import { redInvoice } from "../reversing.ts";

type Prices = readonly { lineNo: number; unitPrice: string }[];
const at = (prices: Prices, lineNo: number) => prices.findIndex((price) => price.lineNo === lineNo);

/** The lines as they should have been invoiced. Refused where a price is the one that was invoiced. */
function linesAnew(red: readonly RedLine[], prices: Prices, currency: string): AskedLine[] | Refused {
  const same = red.filter(({ line }) => compare(prices[at(prices, line.lineNo)]!.unitPrice, line.unitPrice) === 0);
  const refused = refuseAll(same.map(({ line }) => ({ code: "priceIsTheSame", facts: { lineNo: line.lineNo, price: line.unitPrice }, path: ["lines", at(prices, line.lineNo), "unitPrice"] })));
  return refused ?? red.map(({ line, quantity }) => {
    const { unitPrice } = prices[at(prices, line.lineNo)]!;
    return { line, quantity, unitPrice, ...partsOf({ ...line, unitPrice, quantity, currency }) };
  });
}

/**
 * What an order is asked less by a corrected price: what its goods come to at the price that stands on the order, less what they come to at the
 * agreed one. Where the order itself says the agreed price already, nothing.
 */
async function concededBy(context: CommandContext, { orderPricesOf }: Pick<SettlementDeps, "orderPricesOf">, { lines, currency }: { lines: readonly AskedLine[]; currency: string }): Promise<Map<string, Decimal>> {
  const standing = await orderPricesOf(context, [...new Set(lines.map(({ line }) => line.orderId))]);
  return new Map([...Map.groupBy(lines, ({ line }) => line.orderId)].map(([orderId, own]) => [orderId, asAmount(sum(own.map(({ line, quantity, gross }) =>
    minus(partsOf({ ...line, quantity, unitPrice: standing.get(line.orderLineId) ?? line.unitPrice, currency }).gross, gross))), currency)]));
}

/** Corrects the price of an invoice: the wrong one stays, a red one takes its lines back, and finance is asked for one at the agreed price. How that price is known stays on record. */
export const correctPrice = (deps: Pick<SettlementDeps, "nextNumber" | "orderPricesOf">) =>
  handle(contract.correctPrice, ({ lines: prices, evidence, ...asked }, context) =>
    redInvoice(context, deps, {
      ...asked, evidence, afterwards: "otherPrice", parts: prices.map(({ lineNo }) => ({ lineNo })),
      async anew(red, currency) {
        const lines = linesAnew(red, prices, currency);
        if (isRefused(lines)) return lines;
        const conceded = await concededBy(context, deps, { lines, currency });
        return { lines, conceded: (orderId) => conceded.get(orderId) ?? "0" };
      },
    }));
