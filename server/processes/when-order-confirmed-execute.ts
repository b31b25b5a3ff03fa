import { creditOn } from "../../contract/customers.ts";
import { type CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { Refused } from "../platform/refusal.ts";
import { record } from "../modules/journal/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import type { RequestDelivery } from "./deliver.ts";
import { shutGates } from "./gates.ts";
import { billedWhole } from "./invoices-are-requested.ts";
import { contextOf, type OrderContext } from "./order-context.ts";
import { establishedAt } from "./policy-of-order.ts";
import { today } from "./register-facts.ts";
import { supplyParts } from "./supply-parts.ts";

/** The order's account of money: what it owes by its terms, counted from `confirmedOn` (today), and its part of the customer's exposure. */
export async function openMoney(context: CommandContext, { order, customer }: OrderContext, confirmedOn?: string): Promise<void> {
  const day = await today(context);
  // An order that stood before and was taken back has its account already; looked for only where that may be.
  const { lines, schedules } = await orders.partsOf(context, order.id);
  const maybeAgain = order.version > 1 || schedules.some(({ quantity }) => Number(quantity) === 0);
  if (maybeAgain && (await settlement.standingOf(context.tx, order.id))) {
    await settlement.grantCountsElsewhere(context, { kind: "order", id: order.id });
    return settlement.changeOrder(context, { orderId: order.id, total: order.totalAmount, terms: order.paymentTerms!, on: day, reason: "confirmedAgain", lines: await billedWhole(context, lines) });
  }
  await settlement.openOrder(context, {
    orderId: order.id, number: order.number, customerId: order.customerId, customerName: order.customerName, ledgerId: order.ledgerId, salespersonId: order.salespersonId,
    departmentId: order.departmentId, currency: order.currency, total: order.totalAmount, terms: order.paymentTerms!, confirmedOn: confirmedOn ?? day, limit: creditOn(customer, day),
  });
}

/** Whether money must come before the order is executed, and has not; which is put on record. */
async function waitsForMoney(context: CommandContext, orderId: string): Promise<boolean> {
  const [shut] = await shutGates(context, orderId, { act: "execute" });
  if (!shut) return false;
  const { missing, currency } = shut.refusal.facts ?? {};
  record(context, { subject: { kind: "order", id: orderId }, what: "waitsForMoney", facts: { gate: shut.gate.key, missing, currency } });
  return true;
}

interface Execution {
  request: RequestDelivery;
  /** All that is left of it lies in stock, whatever it is made of: what is missing there refuses it (`stockShort`). */
  lying?: boolean;
}

/** Lines to make go to planning; lines from stock are reserved and leave the warehouse; what stock lacks is made too (01.12). What left before it was taken over is left alone. */
export async function execute(context: CommandContext, found: OrderContext, { request, lying = false }: Execution): Promise<Refused | undefined> {
  const { order } = found;
  const { schedules } = await orders.partsOf(context, order.id);
  const parts = schedules.filter(({ shipped }) => Number(shipped) === 0).map(({ id, quantity }) => ({ scheduleId: id, quantity }));
  const refused = await supplyParts(context, found, { parts, ask: production.request, request, lying });
  if (refused) return refused;
  // The deposit that its terms ask for is in, or somebody entitled let it pass.
  await orders.recordHandOver(context, order.id, { establishes: establishedAt(found.pack, order.kind) === "depositReceived" });
  return undefined;
}

/** Hands an order over once the gates before that are open. */
export async function executeWhenPaid(context: CommandContext, orderId: string, request: RequestDelivery): Promise<Refused | undefined> {
  // Locked at once, since it is about to change (its hand-over, its sums): looked at first, it would be read twice.
  const order = await orders.lockOrderRow(context.tx, orderId);
  if (!order || order.handedOverAt || order.heldAt || order.review === "cancelled") return undefined;
  return (await waitsForMoney(context, orderId)) ? undefined : execute(context, await contextOf(context, orderId), { request });
}

/** A confirmed order opens its account of money and, as soon as the gates are open, goes to production and warehouse. */
export function confirmedOrdersAreExecuted(request: RequestDelivery): Reaction[] {
  const goOn = (context: CommandContext, orderId: string) => executeWhenPaid(context, orderId, request);
  return [
    when(orders.orderConfirmed, async ({ orderId }, context) => {
      await openMoney(context, await contextOf(context, orderId));
      return goOn(context, orderId);
    }),
    // Another amount or other terms may have opened what waited for money.
    when(orders.orderChanged, async ({ orderId }, context) => {
      const file = await orders.describe(context.tx, orderId);
      return file?.order.review === "passed" && orders.stands(file.schedules) ? goOn(context, orderId) : undefined;
    }),
    // What waited while it stood still.
    when(orders.orderResumed, async ({ orderId }, context) => {
      const file = await orders.describe(context.tx, orderId);
      return file?.order.review === "passed" && orders.stands(file.schedules) ? goOn(context, orderId) : undefined;
    }),
    when(settlement.moneyApplied, ({ orderId }, context) => goOn(context, orderId)),
    when(settlement.gateReleased, ({ orderId }, context) => goOn(context, orderId)),
  ];
}
