import { invoiceRequestAxis } from "../../../contract/settlement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { forgetSupply, lockRequestsOf, moveRequest } from "./request-store.ts";

export type WithdrawRequest = (context: CommandContext, facts: { deliveryId: string; reason: string }) => Promise<{ withdrawn: number } | Refused>;

/**
 * A delivery did not happen after all: what finance was asked to invoice of it is withdrawn, and terms count from it no longer. Refused with
 * `reverseInvoiceFirst {number}` while an invoice stands for it; harmless when nothing was asked.
 */
export const withdrawRequest: WithdrawRequest = async (context, { deliveryId, reason }) => {
  const { tx } = context;
  const requests = await lockRequestsOf(tx, deliveryId);
  const issued = requests.find(({ state }) => state === "issued");
  if (issued) return refuse("reverseInvoiceFirst", { number: issued.invoiceNumber });
  const standing = requests.filter(({ state }) => invoiceRequestAxis.allows("withdraw", state));
  for (const { id, orderId, state } of standing) {
    const to = invoiceRequestAxis.after("withdraw", state);
    await moveRequest(tx, id, { state: to, reason });
    record(context, { subject: { kind: "order", id: orderId }, what: "invoiceRequestWithdrawn", facts: { requestId: id, deliveryId, from: state, to }, why: reason });
  }
  await forgetSupply(tx, [...new Set(standing.map(({ orderId }) => orderId))]);
  return { withdrawn: standing.length };
};
