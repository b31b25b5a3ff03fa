import { invoiceRequestAxis } from "../../../contract/settlement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { lockRequestOf, moveRequest } from "./request-store.ts";

/** Goods of a delivery came back, or were not accepted after all: finance is not asked for their invoice any more. Refused with `reverseInvoiceFirst` while it stands. */
export async function withdrawRequest(context: CommandContext, { orderId, deliveryId, reason }: { orderId: string; deliveryId: string; reason: string }): Promise<void | Refused> {
  const request = await lockRequestOf(context.tx, { orderId, deliveryId });
  if (!request) return;
  if (request.state === "issued") return refuse("reverseInvoiceFirst", { number: request.invoiceNumber ?? "" });
  if (!invoiceRequestAxis.allows("withdraw", request.state)) return;
  await moveRequest(context.tx, request.id, { state: invoiceRequestAxis.after("withdraw", request.state), reason });
  record(context, { subject: { kind: "order", id: orderId }, what: "invoiceRequestWithdrawn", facts: { requestId: request.id, deliveryId }, why: reason });
}
