import Big from "big.js";
import { allocate } from "../../../contract/money.ts";
import type { SnapshotOf } from "../../../contract/papers.ts";
import type { Order } from "../../modules/orders/index.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Desk, deskOf, headOf, pricedFrom, pricedOf } from "./sheet.ts";
import * as words from "./words.ts";

type Confirmation = SnapshotOf<"orderConfirmation">;

/** What falls due when; the stages' amounts sum exactly to the order's total. */
export function stagesOf({ paymentTerms, totalAmount, currency }: Pick<Order, "paymentTerms" | "totalAmount" | "currency">): Confirmation["stages"] {
  const stages = paymentTerms?.stages ?? [];
  if (!stages.length) return [];
  const amounts = allocate(totalAmount, stages.map(({ percent }) => percent), currency);
  return stages.map((stage, i) => ({ name: words.stageName(stage), share: Big(stage.percent).div(100).toFixed(), amount: amounts[i]!, due: words.dueText(stage) }));
}

/**
 * The facts of 《订单确认函》 (01.8): `confirmationSnapshotOf(publicUrl)(context, orderId)`. The order must have been submitted, for its policy names who
 * signs; the last box is the customer's. The QR code leads to `<publicUrl>/orders/<orderId>`. Throws when order, customer or ledger is gone.
 */
export const confirmationSnapshotOf = (publicUrl: string) => async (context: CommandContext, orderId: string): Promise<Confirmation> => {
  const desk = await deskOf(context, orderId, publicUrl);
  return confirmationFrom(desk, await pricedOf(context, desk));
};

/** The same of an order as it stands on the desk. */
export function confirmationFrom(desk: Desk, priced: ReturnType<typeof pricedFrom>): Confirmation {
  const { signatures, ...head } = headOf("orderConfirmation", desk, desk.order.number);
  const customer = { role: words.signers.customer };
  return { ...head, ...priced, stages: stagesOf(desk.order), clauses: [...words.clauses], signatures: [...signatures.filter(({ role }) => role !== customer.role), customer] };
}
