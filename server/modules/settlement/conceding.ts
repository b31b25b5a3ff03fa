import { asAmount, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { beyondBilled } from "./concessions.ts";
import type { AskedLine } from "./corrections.ts";
import type { SettlementDeps } from "./deps.ts";
import type { RedLine } from "./red.ts";

/**
 * What orders are asked less by a red invoice: what it takes back of them, less what they are billed anew. What was billed at another price than the order's counts at
 * the order's, so that where an order says the agreed price already nothing is conceded beside it.
 */
export async function concededBy(
  context: CommandContext, { orderPricesOf }: Pick<SettlementDeps, "orderPricesOf">, { red, lines, currency }: { red: readonly RedLine[]; lines: readonly AskedLine[]; currency: string },
): Promise<(orderId: string) => Decimal> {
  const standing = await orderPricesOf(context, [...new Set(red.map(({ line }) => line.orderId))]);
  const takenBack = ({ line, quantity, gross }: RedLine) => sum([gross, beyondBilled(line, { quantity, price: standing.get(line.orderLineId) ?? line.unitPrice, currency })]);
  return (orderId) => {
    const of = <One extends { line: { orderId: string } }>(all: readonly One[], worth: (one: One) => Decimal) => sum(all.filter(({ line }) => line.orderId === orderId).map(worth));
    return asAmount(minus(of(red, takenBack), of(lines, ({ gross }) => gross)), currency);
  };
}
