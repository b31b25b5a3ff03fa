import { confirmationAxis, milestones, reviewAxis } from "../../../contract/order-axes.ts";
import type { CommandContext } from "../../platform/command.ts";
import { change } from "./change.ts";
import { reviewReversed, standingReversed } from "./events.ts";
import { fulfilmentOf, isOpenPart, type Order } from "./orders.ts";
import type { OrderFile } from "./store.ts";
import { mustLock, mustLockFile, replaceSchedules } from "./working-set.ts";

interface Back {
  why: string;
  /** The order does not count as established any more. */
  unestablished?: boolean;
}

const withdrawn = ({ unestablished = false }: Back) => (unestablished ? { establishedAt: null } : {});

/** The decision that had ended the review was taken back: the order is in review again, and nobody is asked about it. */
export async function takeBackReview(context: CommandContext, orderId: string, back: Back): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  const confirmation = order.review === "passed" ? confirmationAxis.after("forget", order.confirmation) : order.confirmation;
  const undoes = order.review === "passed" ? "reviewPassed" : "reviewFailed";
  const after = await change(context, order, { review: reviewAxis.after("reverse", order.review), confirmation, ...withdrawn(back) }, { what: "reviewReversed", why: back.why });
  context.emit(reviewReversed({ orderId, undoes }));
  return after;
}

/** The customer's answer was taken back: the order waits for another one. */
export async function takeBackConfirmation(context: CommandContext, orderId: string, back: Back): Promise<Order> {
  const order = await mustLock(context.tx, orderId);
  return change(context, order, { confirmation: confirmationAxis.after("reverse", order.confirmation), ...withdrawn(back) }, { what: "confirmationTakenBack", why: back.why });
}

/**
 * An order that stood does not stand any more: of each of its parts nothing is owed, and it is not handed over. The parts stay with the quantity 0, for deliveries and
 * plans name them; when it stands again it gets new ones. Answers the order as it was. Callers have looked that nothing of it was begun.
 */
export async function standNoMore(context: CommandContext, orderId: string, { why }: Back): Promise<OrderFile> {
  const before = await mustLockFile(context.tx, orderId);
  const schedules = before.schedules.map((schedule) => ({ ...schedule, quantity: "0" }));
  await replaceSchedules(context, orderId, schedules);
  await change(context, before.order, { handedOverAt: null, fulfilment: fulfilmentOf(schedules) }, { what: "standingReversed", why });
  context.emit(standingReversed({ orderId, undoes: "orderConfirmed" }));
  return before;
}

/** Whether something of an order was begun: made, laid aside, packed or beyond; an issue note that nobody picked by is not. */
export const somethingBegun = ({ schedules }: Pick<OrderFile, "schedules">): boolean =>
  schedules.filter(isOpenPart).some((schedule) => milestones.some((milestone) => milestone !== "issued" && Number(schedule[milestone]) > 0));
