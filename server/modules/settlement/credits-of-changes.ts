import { compare, minus } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import { readOrder } from "./account-store.ts";
import { saveCredited } from "./change-store.ts";
import { takeReceiptBack } from "./commands/reverse-receipt.ts";
import { billedOf } from "./concession-store.ts";
import { creditsOfChanges } from "./credit-store.ts";
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

/**
 * The credit notes by which changes of an order lowered its invoice are taken back, where none of it stands any more and what it comes to now is asked anew, or nothing: it would be lowered twice.
 * Refused with `reverseRefundFirst` where what was credited was given back, `booksClosed`.
 */
export const takeCreditsBack = (deps: Pick<SettlementDeps, "today">) => async (context: CommandContext, { orderId, reason, on }: { orderId: string; reason: string; on: string }): Promise<Refused | undefined> => {
  const credits = await creditsOfChanges(context.tx, [orderId]);
  for (const { id: receiptId } of credits) {
    const taken = await takeReceiptBack(deps)(context, { receiptId, reason, allocationIds: "all", withInvoice: true });
    if (isRefused(taken)) return taken;
  }
  if (!credits.length) return undefined;
  await askNoMore(context, orderId);
  await freeNotNeeded(context, (await readOrder(context.tx, orderId))!, { on, reason });
  return undefined;
};
