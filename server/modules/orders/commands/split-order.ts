import { openReview, reviewAxis } from "../../../../contract/order-axes.ts";
import * as contract from "../../../../contract/order-splitting.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { bear } from "../bear.ts";
import { change, done, lockFor, standing } from "../change.ts";
import { cancelled, orderEntered } from "../events.ts";
import type { Order } from "../orders.ts";
import type { Ports } from "../ports.ts";
import { divided, merged } from "../splitting.ts";
import { inputOf } from "../typed-again.ts";
import { partsOf } from "../working-set.ts";
import { rewrite } from "./edit-order.ts";

/**
 * Makes a part of an order that is with sales an order of its own: a draft with its own number, the same customer and terms, and the telephone
 * call that confirmed the oral order. Refused: wrongState, splitLineGone, splitTooMuch, splitLeavesNothing.
 */
export const splitOrder = (ports: Ports) =>
  handle(contract.splitOrder, async ({ orderId, lines: taken, requestedDate, reason, expectedRevision }, context) => {
    const order = await lockFor(context, orderId, expectedRevision);
    if (isRefused(order)) return order;
    const content = { order, ...(await partsOf(context, orderId)) };
    const parts = divided(content, taken);
    if (isRefused(parts)) return parts;
    const typed = inputOf(content);
    const { oral, oralConfirmedAt, contactId } = order;
    const part = await bear(context, ports, { ...typed, ...(requestedDate && { requestedDate }), lines: parts.goes }, { oral, oralConfirmedAt, contactId });
    if (isRefused(part)) return part;
    const rest = await rewrite(context, order, { input: { ...typed, lines: parts.stays }, ports, told: { what: "orderSplit", facts: { number: part.order.number }, why: reason }, confirmedAt: null });
    if (isRefused(rest)) return rest;
    record(context, { subject: { kind: "order", id: part.order.id }, what: "splitOff", facts: { number: order.number, total: part.order.totalAmount, lines: part.lines.length, originals: order.originals }, why: reason });
    context.emit(orderEntered({ orderId: part.order.id }));
    return { ...done(rest), part: done(part.order) };
  });

/** Joins orders of one customer that are with sales: the first takes all lines, the others end, and say where they went. Refused: wrongState, mergeNeedsTwo, mergeDiffers, mergeTooLong. */
export const mergeOrders = (ports: Ports) =>
  handle(contract.mergeOrders, async ({ orderId, otherIds, reason, expectedRevision }, context) => {
    const others = [...new Set(otherIds)].filter((id) => id !== orderId);
    if (!others.length) return refuse("mergeNeedsTwo");
    const locked = new Map<string, Order>();
    // By their ids, so that two who join the same orders do not wait for each other.
    for (const id of [orderId, ...others].toSorted()) {
      const order = await lockFor(context, id, id === orderId ? expectedRevision : undefined);
      if (isRefused(order)) return order;
      if (!reviewAxis.allows("cancel", openReview(order))) return refuse("wrongState", { state: order.stage });
      const underWay = await standing(context, order);
      if (underWay) return underWay;
      locked.set(id, order);
    }
    const file = async (id: string) => ({ order: locked.get(id)!, ...(await partsOf(context, id)) });
    const into = await file(orderId);
    const joining = await Promise.all(others.map(file));
    const input = merged(into, joining);
    if (isRefused(input)) return input;
    const numbers = joining.map(({ order }) => order.number).join(", ");
    const after = await rewrite(context, into.order, { input, ports, told: { what: "ordersMerged", facts: { number: numbers }, why: reason }, confirmedAt: null });
    if (isRefused(after)) return after;
    for (const { order } of joining) {
      await change(context, order, { review: reviewAxis.after("cancel", openReview(order)) }, { what: "mergedInto", facts: { number: into.order.number }, why: reason });
      context.emit(cancelled({ orderId: order.id }));
    }
    return done(after);
  });
