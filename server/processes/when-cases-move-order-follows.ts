import { compare, minus } from "../../contract/money.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import * as cases from "../modules/cases/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import { invoiceMomentOf } from "./invoices-are-requested.ts";
import { deliveryOnce } from "./papers/deliveries.ts";

/** What of a delivery's goods its receipt objects to: what did not come, or all of a line that has a reason. */
export async function objectedLines(context: CommandContext, { orderId, deliveryId }: { orderId: string; deliveryId: string }): Promise<Omit<cases.CaseLine, "caseId">[]> {
  const file = await deliveryOnce(context.tx, deliveryId);
  const ordered = file && (await orders.partsOf(context, orderId)).lines;
  const found = new Map<string, Omit<cases.CaseLine, "caseId">>();
  for (const { orderLineId, lineNo, productId, productCode, name, unit, shipped, received, receiptReason } of file?.lines ?? []) {
    const missing = received === null ? "0" : minus(shipped, received);
    const quantity = compare(missing, "0") > 0 ? missing : receiptReason ? shipped : "0";
    if (compare(quantity, "0") > 0 && ordered?.some(({ id }) => id === orderLineId) && !found.has(orderLineId)) found.set(orderLineId, { orderLineId, lineNo, productId, productCode, name, unit, quantity });
  }
  return [...found.values()];
}

/** A delay is told before it happens: the order goes its way. */
const isAfterSales = ({ subject, kind }: cases.CaseFacts): boolean => subject.kind === "order" && kind !== "delay";

/** An order is 售后处理中 from its first case until its last one is settled (01.19, 01.20); what a settled case was billed on is withdrawn when it is taken up again. */
export const afterSalesFollow: readonly Reaction[] = [
  when(cases.caseOpened, async (facts, context) => {
    if (isAfterSales(facts)) await orders.recordAfterSales(context, facts.subject.id, "open");
  }),
  when(cases.caseSettled, async (facts, context) => {
    if (facts.last && isAfterSales(facts)) await orders.recordAfterSales(context, facts.subject.id, "settle");
  }),
  when(cases.caseReopened, async (facts, context) => {
    const { orderId, deliveryId, reason } = facts;
    if (!isAfterSales(facts)) return;
    const accepted = orderId && deliveryId && (await invoiceMomentOf(context, orderId)) === "onAcceptance";
    const billed = accepted && (await settlement.withdrawRequest(context, { orderId, deliveryId, reason }));
    if (isRefused(billed)) return billed;
    await orders.recordAfterSales(context, facts.subject.id, "open");
  }),
];
