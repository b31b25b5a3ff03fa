import { asAmount, type Decimal, minus } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { ordersToInvoice } from "./account-store.ts";
import { moneyReversed } from "./events.ts";
import { type AccountKey } from "./settlement.ts";
import { accountTaken, counterRows, freedOf, ordersTaken, type Taken } from "./taking-back.ts";
import { saveTaking } from "./taking-store.ts";

interface Off {
  account: AccountKey;
  taken: readonly Taken[];
  on: string;
  reason: string;
  /** The one receipt that it all comes from. */
  receipt?: { id: string; number: string };
}

/**
 * Takes money off what it was applied to; its account must be locked. Orders are told what they have paid now, so gates that
 * stood open by that money are shut again for what is not done yet. Answers what came back to the receipt.
 */
export async function takeOff(context: CommandContext, { account, taken, on, reason, receipt }: Off): Promise<Decimal> {
  if (!taken.length) return "0";
  const { tx, actor: { id: by }, now: at } = context;
  const orderChanges = ordersTaken(taken);
  const orders = await ordersToInvoice(tx, orderChanges.map(({ orderId }) => orderId));
  const rows = counterRows(taken, { newId: () => context.newId(), on, reason, by, at });
  await saveTaking(tx, { account, accountChange: accountTaken(taken), orderChanges, taken, rows, on, reason, by, at });
  for (const { orderId, paid, invoiced, conceded, currency } of orders) {
    const after = asAmount(minus(paid, freedOf(taken.filter(({ held }) => held.orderId === orderId))), currency);
    record(context, { subject: { kind: "order", id: orderId }, what: "moneyReversed", facts: { ...(receipt && { receiptId: receipt.id, number: receipt.number }), from: paid, to: after, currency }, why: reason });
    context.emit(moneyReversed({ orderId, invoiced, paid: after, conceded }));
  }
  return freedOf(taken);
}
