import Big from "big.js";
import { sum } from "../../../contract/money.ts";
import type { oldStages } from "../../../contract/takeovers.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, type Refused } from "../../platform/refusal.ts";
import * as orders from "../../modules/orders/index.ts";
import { openShare, type RequestInvoice } from "../../modules/settlement/index.ts";
import type { RequestDelivery } from "../deliver.ts";
import { billed, invoiceMomentOf } from "../invoices-are-requested.ts";
import { contextOf } from "../order-context.ts";
import { execute, executeWhenPaid, openMoney } from "../when-order-confirmed-execute.ts";

/** An open order of the old books with how far it is; quantities by line, in the line's unit. */
export interface OldOpenOrder extends Omit<orders.OldOrder, "planned"> {
  orderedOn: string;
  stage: (typeof oldStages)[number];
  invoiced: readonly string[];
  /** Money that came in on what was invoiced. */
  paid: string;
  /** The last day of the old books. */
  cutoverOn: string;
}

export interface TakeOverDeps {
  takeOver: ReturnType<typeof orders.takeOverOf>;
  requestInvoice: RequestInvoice;
  requestDelivery: RequestDelivery;
}

const positive = (amount: string): boolean => Big(amount).gt(0);

/** The share of a line's amount that a part of its quantity has. */
const shareOf = ({ amount, quantity }: orders.Line, part: string): string => Big(amount).times(part).div(quantity).round(2).toFixed(2);

/** What of an order was invoiced before the takeover. */
export const invoicedBefore = ({ lines }: Pick<orders.TakenOrder, "lines">, invoiced: readonly string[]): string => sum(lines.map((line, i) => shareOf(line, invoiced[i] ?? "0")));

/** What is to be invoiced of what left before the takeover, or of the whole order where its policy invoices at the confirmation. */
async function invoiceTheRest(context: CommandContext, taken: orders.TakenOrder, { old, requestInvoice }: { old: OldOpenOrder; requestInvoice: RequestInvoice }): Promise<Refused | undefined> {
  const whole = (await invoiceMomentOf(context, taken.order.id)) === "onConfirm";
  const rest = taken.lines.flatMap((line, i) => {
    const quantity = Big(whole ? line.quantity : (old.shipped[i] ?? "0")).minus(old.invoiced[i] ?? "0");
    return quantity.gt(0) ? [{ line, deliveryLineId: null, quantity: quantity.toFixed(), weight: null }] : [];
  });
  if (!rest.length) return undefined;
  const asked = await requestInvoice(context, { orderId: taken.order.id, deliveryId: null, deliveryNumber: null, suppliedOn: old.cutoverOn, billableOn: old.cutoverOn, lines: await billed(context, rest) });
  return isRefused(asked) ? asked : undefined;
}

/** What is left of the order is carried out from the stage at which it was: made or picked as after a confirmation, or picked out of what lies ready. */
async function goOn(context: CommandContext, { order, open }: orders.TakenOrder, { stage, request }: { stage: OldOpenOrder["stage"]; request: RequestDelivery }): Promise<Refused | undefined> {
  if (stage === "approved" && open.length) return executeWhenPaid(context, order.id, request);
  return execute(context, await contextOf(context, order.id), { request, lying: stage === "toShip" });
}

/**
 * Takes an open order over: as an order that stands, with its money as it was, and carried out from where it was. Refused as `orders.takeOverOf`, and with
 * `stockShort` where it is to ship and the goods do not lie there.
 */
export const takeOverOrderOf = ({ takeOver, requestInvoice, requestDelivery }: TakeOverDeps) =>
  async (context: CommandContext, old: OldOpenOrder): Promise<orders.TakenOrder | Refused> => {
    const taken = await takeOver(context, { ...old, planned: old.stage === "scheduled" });
    if (isRefused(taken)) return taken;
    const { order } = taken;
    await openMoney(context, await contextOf(context, order.id), old.orderedOn);
    const invoiced = invoicedBefore(taken, old.invoiced);
    // Most open orders have neither, and a book has hundreds.
    if (positive(invoiced) || positive(old.paid)) {
      await openShare(context, { orderId: order.id, invoiced, paid: old.paid });
      await orders.recordMoney(context, order.id, { invoiced, paid: old.paid });
    }
    return (await invoiceTheRest(context, taken, { old, requestInvoice })) ?? (await goOn(context, taken, { stage: old.stage, request: requestDelivery })) ?? taken;
  };
export type TakeOverOrder = ReturnType<typeof takeOverOrderOf>;
