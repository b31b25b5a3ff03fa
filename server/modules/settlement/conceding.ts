import { asAmount, compare, type Decimal, minus, sum } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Refused, refuseAll } from "../../platform/refusal.ts";
import { beyondBilled } from "./concessions.ts";
import type { AskedLine } from "./corrections.ts";
import type { SettlementDeps } from "./deps.ts";
import { differencesOfChanges } from "./red-store.ts";
import type { RedLine } from "./red.ts";

/**
 * What orders are asked less by a red invoice: what it takes back of them, less what they are billed anew. What was billed at another price than the order's counts at
 * the order's, so that where an order says the agreed price already nothing is conceded beside it. Refused with `differenceOfChangeStays` where a change raised that price
 * and the difference is billed beside it: it would be conceded and asked for all the same.
 */
export async function concededBy(
  context: CommandContext, { orderPricesOf }: Pick<SettlementDeps, "orderPricesOf">, { red, lines, currency }: { red: readonly RedLine[]; lines: readonly AskedLine[]; currency: string },
): Promise<((orderId: string) => Decimal) | Refused> {
  const standing = await orderPricesOf(context, [...new Set(red.map(({ line }) => line.orderId))]);
  const beyond = ({ line, quantity }: RedLine) => beyondBilled(line, { quantity, price: standing.get(line.orderLineId) ?? line.unitPrice, currency });
  const dearer = red.filter((one) => compare(beyond(one), "0") !== 0);
  const differences = dearer.length ? await differencesOfChanges(context.tx, dearer.map(({ line }) => line.orderLineId)) : [];
  const refused = refuseAll(dearer.flatMap(({ line: { lineNo, orderLineId } }) => differences.filter((one) => one.orderLineId === orderLineId).slice(-1).map(({ change }) => ({ code: "differenceOfChangeStays", facts: { lineNo, change } }))));
  if (refused) return refused;
  const takenBack = (one: RedLine) => sum([one.gross, beyond(one)]);
  return (orderId) => {
    const of = <One extends { line: { orderId: string } }>(all: readonly One[], worth: (one: One) => Decimal) => sum(all.filter(({ line }) => line.orderId === orderId).map(worth));
    return asAmount(minus(of(red, takenBack), of(lines, ({ gross }) => gross)), currency);
  };
}
