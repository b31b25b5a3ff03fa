import { compare, minus } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { readOrder } from "./account-store.ts";
import { saveCredited } from "./change-store.ts";
import { takeReceiptBack } from "./commands/reverse-receipt.ts";
import { billedOf } from "./concession-store.ts";
import { creditsOfChanges, refundedOf } from "./credit-store.ts";
import type { SettlementDeps } from "./deps.ts";
import { concessionChanged } from "./events.ts";
import { freeNotNeeded } from "./order-change.ts";
import { negated, stillOpen } from "./settlement.ts";

/** Nothing is asked any more beyond the order's total for what credit notes had settled. */
async function askNoMore(context: CommandContext, orderId: string): Promise<void> {
  const { credited } = await billedOf(context.tx, orderId);
  if (compare(credited, "0") === 0) return;
  const order = (await readOrder(context.tx, orderId))!;
  const { invoiced, paid } = order;
  const conceded = minus(order.conceded, credited);
  const openAmount = minus(stillOpen({ ...order, conceded }), order.openAmount);
  await saveCredited(context.tx, order, { concession: { id: context.newId(), orderId, amount: negated(credited), reason: "credited" }, openAmount });
  context.emit(concessionChanged({ orderId, invoiced, paid, conceded }));
}

/** How an order goes on where the money of a credit note was given back already; the texts of these refusals name each way. */
type WayOut = "creditRefundedInvoiceFirst" | "creditRefundedInvoiceAgain" | "creditRefundedTakeBack";
interface TakingBack {
  orderId: string;
  reason: string;
  on: string;
  /** What is refused then. */
  wayOut: WayOut;
}

/**
 * The credit notes by which changes of an order lowered its invoice are taken back, where none of it stands any more and what it comes to now is asked anew, or nothing: it would be lowered twice.
 * Refused with the `wayOut` where what was credited was given back, `booksClosed`.
 */
export const takeCreditsBack = (deps: Pick<SettlementDeps, "today">) => async (context: CommandContext, { orderId, reason, on, wayOut }: TakingBack): Promise<Refused | undefined> => {
  const credits = await creditsOfChanges(context.tx, [orderId]);
  const refunded = refundedOf(credits);
  if (refunded) return refuse(wayOut, refunded);
  for (const { id: receiptId } of credits) {
    const taken = await takeReceiptBack(deps)(context, { receiptId, reason, allocationIds: "all", withInvoice: true });
    if (isRefused(taken)) return taken;
  }
  if (!credits.length) return undefined;
  await askNoMore(context, orderId);
  await freeNotNeeded(context, (await readOrder(context.tx, orderId))!, { on, reason });
  return undefined;
};
