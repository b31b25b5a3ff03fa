import { confirmationAxis, openReview, reviewAxis } from "../../../contract/order-axes.ts";
import type { CommandContext } from "../../platform/command.ts";
import { change } from "./change.ts";
import { cancelled as calledOff, orderChanged } from "./events.ts";
import { fulfilmentOf, type Order, stands } from "./orders.ts";
import type { Proposal, Proposed } from "./proposal.ts";
import { isReplaced, type Rescheduled, reschedule } from "./reschedule.ts";
import { insertVersion, type OrderFile } from "./store.ts";
import { mustLock, mustLockFile, putLines, replaceSchedules } from "./working-set.ts";

export interface Applied extends Pick<Rescheduled, "cuts" | "extras"> {
  before: OrderFile;
  order: Order;
  /** Lines of which another thing is made from now on. */
  replaced: string[];
}

const nothing: Pick<Rescheduled, "cuts" | "extras"> = { cuts: [], extras: [] };

/** All that was open of every part is dropped. */
const droppedAll = ({ schedules }: OrderFile): Pick<Rescheduled, "cuts" | "schedules"> => ({
  cuts: schedules.map(({ id, lineId, quantity }) => ({ scheduleId: id, lineId, quantity })), schedules: schedules.map((schedule) => ({ ...schedule, quantity: "0" })),
});

async function followParts(context: CommandContext, before: OrderFile, { cancelled, fields, lines }: Proposal): Promise<Pick<Rescheduled, "cuts" | "extras" | "schedules">> {
  if (!stands(before.schedules)) return { ...nothing, schedules: before.schedules };
  const after = cancelled ? { ...nothing, ...droppedAll(before) } : reschedule(before.schedules, {
    before, after: { order: { ...before.order, ...fields }, lines }, newId: () => context.newId(),
  });
  await replaceSchedules(context, before.order.id, after.schedules);
  return after;
}

/**
 * Makes the next version of an order that went to review (25.5): its words and hash are those that were approved. Lines keep their ids, parts follow, what becomes
 * less or more is answered for those who work on it. A version that calls the order off ends it. Throws when the order is not at the version before, for callers
 * have looked.
 */
export async function applyChange(context: CommandContext, orderId: string, given: Proposed & { changeId: string; why: string }): Promise<Applied> {
  const order = await mustLock(context.tx, orderId);
  const before = await mustLockFile(context.tx, orderId);
  const { proposal, body, hash, changeId, why } = given;
  if (proposal.version !== order.version + 1) throw new Error(`order ${orderId} is at version ${order.version}, the change makes ${proposal.version}`);
  const parts = await followParts(context, before, proposal);
  if (!proposal.cancelled) await putLines(context, orderId, { lines: proposal.lines, version: proposal.version });
  context.collect(insertVersion, { orderId, version: proposal.version, hash, body });
  const review = proposal.cancelled ? reviewAxis.after("callOff", order.review) : order.review;
  // An answer that is not given yet was asked about words that no longer hold.
  const confirmation = order.confirmation === "given" ? order.confirmation : confirmationAxis.after("reset", order.confirmation);
  const after = await change(context, order, {
    ...proposal.fields, review, confirmation, version: proposal.version, versionHash: hash, fulfilment: fulfilmentOf(parts.schedules),
  }, { what: proposal.cancelled ? "cancelled" : "changed", why, facts: { changeId, version: proposal.version, hash, total: { from: order.totalAmount, to: proposal.fields.totalAmount } } });
  context.emit(orderChanged({ orderId, part: changeId }));
  if (proposal.cancelled) context.emit(calledOff({ orderId }));
  return { before, order: after, cuts: parts.cuts, extras: parts.extras, replaced: before.lines.filter((line) => isReplaced(line, proposal.lines.find(({ id }) => id === line.id))).map(({ id }) => id) };
}

/** Why an order is not changed by a request: it may be edited, or it has ended. */
export function whyUnchangeable({ order, schedules }: Pick<OrderFile, "order" | "schedules">): string | undefined {
  if (order.review === "cancelled" || order.archived) return "changeAfterEnd";
  return reviewAxis.allows("edit", openReview(order)) && !stands(schedules) ? "changeByEditing" : undefined;
}
