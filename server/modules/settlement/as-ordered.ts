import { compare } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { readOrder } from "./account-store.ts";
import { billedOf } from "./concession-store.ts";
import { takeCreditsBack } from "./credits-of-changes.ts";
import type { SettlementDeps } from "./deps.ts";
import type { RequestHead } from "./red-store.ts";
import type { RequestInvoice } from "./request-invoice.ts";
import { lockRequestsOf } from "./request-store.ts";
import { withdrawRequest } from "./withdraw-request.ts";

type Deps = Pick<SettlementDeps, "today" | "wholeOf"> & { requestInvoice: RequestInvoice };

/**
 * An order whose only invoice was taken back is invoiced anew as its version says it now: the credit notes by which its changes lowered that invoice are taken back,
 * requests that stand beside it are withdrawn, and one request of the whole order takes their place. So the order is asked exactly its total, and its exposure is that.
 * Refused with `reverseInvoiceFirst` while another invoice of it stands, `asOrderedNotWhole` where it is billed by delivery or something of it was closed or corrected,
 * `creditRefundedInvoiceAgain` where what was credited was given back, `taxRateMissing`.
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
  const refused = await takeCreditsBack(deps)(context, { orderId, reason, on: issuedOn, wayOut: "creditRefundedInvoiceAgain" });
  if (refused) return refused;
  const asked = await deps.requestInvoice(context, { orderId, deliveryId: null, deliveryNumber: null, suppliedOn, billableOn: billableOn > issuedOn ? billableOn : issuedOn, lines: await deps.wholeOf(context, orderId) });
  return isRefused(asked) ? asked : asked.requestId;
}
