import Big from "big.js";
import { type AfterSalesState, afterSalesAxis, confirmationAxis, type Milestone, reviewAxis } from "../../../contract/order-axes.ts";
import type { CommandContext } from "../../platform/command.ts";
import { change } from "./change.ts";
import { orderConfirmed, reviewFailed, reviewPassed } from "./events.ts";
import { fulfilmentOf, type Order, stands } from "./orders.ts";
import { newSchedule } from "./reschedule.ts";
import { addSchedules, mustLock, partsOf, putSchedules } from "./working-set.ts";

// What other rooms put on record about an order. Only processes call these, inside the command in which the fact happened.

interface Establishing {
  /** The order counts as established from this moment on: its kind's policy says so (C-01). */
  establishes?: boolean;
}

/** The review ended: passed, the customer is asked next; failed, the order is back with sales. */
export async function recordReview(context: CommandContext, orderId: string, { outcome, why, establishes = false }: { outcome: "pass" | "fail"; why?: string } & Establishing): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  const review = reviewAxis.after(outcome, order.review);
  const after = await change(context, order, { review, ...(establishes && { establishedAt: context.now }) }, { what: outcome === "pass" ? "reviewPassed" : "reviewFailed", why });
  context.emit(outcome === "pass" ? reviewPassed({ orderId }) : reviewFailed({ orderId }));
  return after;
}

const confirmationActs = { ask: "confirmationAsked", give: "confirmationGiven", refuse: "confirmationRefused" } as const;

/**
 * Lets an order stand: its lines get their schedules, and `orderConfirmed` hands it to production and warehouse (01.9, 01.12). Once, unless that was taken back; under a
 * policy that does not wait for the customer the answer comes later and changes nothing of this.
 */
export async function stand(context: CommandContext, orderId: string): Promise<void> {
  const order = await mustLock(context.tx, orderId);
  const { lines, schedules } = await partsOf(context, orderId);
  if (stands(schedules)) return;
  await addSchedules(context, orderId, lines.map((line) => newSchedule(line, order, { id: context.newId(), quantity: line.quantity })));
  context.emit(orderConfirmed({ orderId }));
}

/** The customer was asked, agreed or refused. Agreement lets the order stand. */
export async function recordConfirmation(context: CommandContext, orderId: string, { verb, why, establishes = false }: { verb: "ask" | "give" | "refuse"; why?: string } & Establishing): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  const confirmation = confirmationAxis.after(verb, order.confirmation);
  const given = verb === "give";
  const after = await change(context, order, { confirmation, ...(establishes && { establishedAt: context.now }) }, { what: confirmationActs[verb], why });
  if (given) await stand(context, orderId);
  return after;
}

export interface Move {
  scheduleId: string;
  quantity: string;
}

/** Goods of an order reached a milestone: the quantities are added, the axis and the stage follow from the sums. */
export async function moveGoods(context: CommandContext, orderId: string, milestone: Milestone, moves: readonly Move[]): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  const { schedules } = await partsOf(context, orderId);
  const moved = schedules.map((schedule) => {
    const added = moves.filter(({ scheduleId }) => scheduleId === schedule.id).reduce((sum, { quantity }) => sum.plus(quantity), Big(0));
    if (added.eq(0)) return schedule;
    const all = Big(schedule[milestone]).plus(added);
    // What was planned in the old books is planned again here: no more of it is planned than there is to make.
    const most = Big(schedule.quantity).gt(schedule[milestone]) ? schedule.quantity : schedule[milestone];
    return { ...schedule, [milestone]: (milestone === "planned" && all.gt(most) ? Big(most) : all).toFixed() };
  });
  await putSchedules(context, orderId, moved);
  const fulfilment = fulfilmentOf(moved);
  return change(context, order, { fulfilment }, { what: "goodsMoved", facts: { milestone, moves } });
}

/** What is bought for an order or moved here for it and has not come, by schedule, as purchasing knows it now (absolute; what is not named has nothing on its way). */
export async function recordComing(context: CommandContext, orderId: string, coming: readonly Move[]): Promise<void> {
  const order = await mustLock(context.tx, orderId);
  const { schedules } = await partsOf(context, orderId);
  const after = schedules.map((schedule) => ({ ...schedule, coming: coming.find(({ scheduleId }) => scheduleId === schedule.id)?.quantity ?? null }));
  await putSchedules(context, orderId, after);
  const fulfilment = fulfilmentOf(after);
  if (fulfilment !== order.fulfilment) await change(context, order, { fulfilment }, { what: "goodsAwaited", facts: { coming } });
}

/** The sums of money that concern an order, as settlement knows them now. */
export async function recordMoney(context: CommandContext, orderId: string, sums: { invoiced?: string; paid?: string; conceded?: string }): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  const given = {
    ...(sums.invoiced !== undefined && { invoicedAmount: sums.invoiced }), ...(sums.paid !== undefined && { paidAmount: sums.paid }),
    ...(sums.conceded !== undefined && { concededAmount: sums.conceded }),
  };
  return change(context, order, given, { what: "moneyRecorded", facts: sums });
}

export async function recordAfterSales(context: CommandContext, orderId: string, verb: "open" | "settle"): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  const afterSales: AfterSalesState = afterSalesAxis.after(verb, order.afterSales);
  return change(context, order, { afterSales }, { what: verb === "open" ? "afterSalesOpened" : "afterSalesSettled" });
}

/** The dates that planning found: when it is finished inside, and what the customer is promised (C-12). */
export async function setDates(context: CommandContext, orderId: string, dates: { finishDate?: string; promisedDate?: string }): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  return change(context, order, dates, { what: "datesSet", facts: { from: { finishDate: order.finishDate, promisedDate: order.promisedDate }, to: dates } });
}

/** Production and warehouse are given the order. */
export async function recordHandOver(context: CommandContext, orderId: string, { establishes = false }: Establishing = {}): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  return change(context, order, { handedOverAt: context.now, ...(establishes && { establishedAt: context.now }) }, { what: "handedOver" });
}
