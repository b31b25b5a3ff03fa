import { compare, minus } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { readOrder } from "./account-store.ts";
import { saveCredited } from "./change-store.ts";
import { takeReceiptBack } from "./commands/reverse-receipt.ts";
import { billedOf } from "./concession-store.ts";
import { creditsOfChanges } from "./credit-store.ts";
import type { SettlementDeps } from "./deps.ts";
import { concessionChanged } from "./events.ts";
import { freeNotNeeded } from "./order-change.ts";
import type { RequestHead } from "./red-store.ts";
import type { RequestInvoice } from "./request-invoice.ts";
import { lockRequestsOf } from "./request-store.ts";
import { negated, type OrderRow, stillOpen } from "./settlement.ts";
import { withdrawRequest } from "./withdraw-request.ts";

type Deps = Pick<SettlementDeps, "today" | "wholeOf"> & { requestInvoice: RequestInvoice };

/** Nothing is asked beyond the order's total any more: what its credit notes had settled is in the new invoice. */
async function askNoMore(context: CommandContext, order: OrderRow): Promise<void> {
  const { orderId, invoiced, paid } = order;
  const amount = negated(order.conceded);
  if (compare(amount, "0") === 0) return;
  const openAmount = minus(stillOpen({ ...order, conceded: "0" }), order.openAmount);
  await saveCredited(context.tx, order, { concession: { id: context.newId(), orderId, amount, reason: "credited" }, openAmount });
  context.emit(concessionChanged({ orderId, invoiced, paid, conceded: "0" }));
}

/**
 * An order whose only invoice was taken back is invoiced anew as its version says it now: the credit notes by which its changes lowered that invoice are taken back,
 * requests that stand beside it are withdrawn, and one request of the whole order takes their place. So the order is asked exactly its total, and its exposure is that.
 * Refused with `reverseInvoiceFirst` while another invoice of it stands, `asOrderedNotWhole` where it is billed by delivery or something of it was closed or corrected,
 * `reverseRefundFirst` where what was credited was given back, `taxRateMissing`.
 */
export async function invoiceAsOrdered(context: CommandContext, deps: Deps, { head, reason, issuedOn }: { head: RequestHead; reason: string; issuedOn: string }): Promise<string | null | Refused> {
  const { tx } = context;
  const { orderId, orderNumber, suppliedOn, billableOn } = head;
  const notWhole = () => refuse("asOrderedNotWhole", { order: orderNumber }, ["afterwards"]);
  const requests = await lockRequestsOf(tx, { orderId, deliveryId: null });
  const before = await readOrder(tx, orderId);
  if (head.deliveryId !== null || !before || requests.some(({ state }) => state === "closed") || compare(before.conceded, (await billedOf(tx, orderId)).credited) !== 0) return notWhole();
  const withdrawn = await withdrawRequest(context, { orderId, deliveryId: null, reason, stillSupplied: true });
  if (isRefused(withdrawn)) return withdrawn;
  for (const { id: receiptId } of await creditsOfChanges(tx, [orderId])) {
    const taken = await takeReceiptBack(deps)(context, { receiptId, reason, allocationIds: "all", withInvoice: true });
    if (isRefused(taken)) return taken;
  }
  await askNoMore(context, (await readOrder(tx, orderId))!);
  await freeNotNeeded(context, (await readOrder(tx, orderId))!, { on: issuedOn, reason });
  const asked = await deps.requestInvoice(context, { orderId, deliveryId: null, deliveryNumber: null, suppliedOn, billableOn: billableOn > issuedOn ? billableOn : issuedOn, lines: await deps.wholeOf(context, orderId) });
  return isRefused(asked) ? asked : asked.requestId;
}
