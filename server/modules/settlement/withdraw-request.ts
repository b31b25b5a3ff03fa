import { invoiceRequestAxis } from "../../../contract/settlement.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { forgetSupply, lockRequestsOf, moveRequest } from "./request-store.ts";

interface Withdrawing {
  orderId: string;
  /** Null: of the whole order, asked for before anything left. */
  deliveryId: string | null;
  reason: string;
  /** The goods stay with the customer, who did not accept them after all: terms go on counting from the day they left. */
  stillSupplied?: boolean;
}

/**
 * Goods of a delivery came back, or were not accepted after all: finance is not asked for their invoice any more, and terms do not count from them
 * when nothing else was supplied. Refused with `reverseInvoiceFirst {number}` while an invoice stands for it; harmless when nothing was asked.
 */
export async function withdrawRequest(context: CommandContext, { orderId, deliveryId, reason, stillSupplied = false }: Withdrawing): Promise<{ withdrawn: number } | Refused> {
  const { tx } = context;
  const requests = await lockRequestsOf(tx, { orderId, deliveryId });
  const issued = requests.find(({ state }) => state === "issued");
  if (issued) return refuse("reverseInvoiceFirst", { number: issued.invoiceNumber });
  const standing = requests.filter(({ state }) => invoiceRequestAxis.allows("withdraw", state));
  for (const { id, state } of standing) {
    const to = invoiceRequestAxis.after("withdraw", state);
    await moveRequest(tx, id, { state: to, reason });
    record(context, { subject: { kind: "order", id: orderId }, what: "invoiceRequestWithdrawn", facts: { requestId: id, deliveryId, from: state, to }, why: reason });
  }
  if (standing.length && !stillSupplied) await forgetSupply(tx, orderId);
  return { withdrawn: standing.length };
}
