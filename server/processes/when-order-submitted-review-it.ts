import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { reviewsRoom } from "../modules/reviews/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import { refuseAll } from "../platform/refusal.ts";
import { shutGates } from "./gates.ts";
import { contextOf } from "./order-context.ts";
import { establishedAt, pinnedPolicyOf } from "./policy-of-order.ts";
import { routeFor } from "./review-route.ts";

type Room = Pick<ReturnType<typeof reviewsRoom>, "open" | "withdraw">;

/** Opens the review of an order's version by its policy's route; `skip` are steps that were passed and survive a change. */
export async function openOrderReview(context: CommandContext, room: Room, { orderId, skip = [] }: { orderId: string; skip?: readonly string[] }): Promise<void> {
  const { order, lines, pack, facts } = await contextOf(context, orderId);
  await room.open(context, {
    subject: { kind: "order", id: orderId, version: order.version }, hash: order.versionHash!, title: `${order.number} ${order.customerName}`, enteredBy: order.createdBy, ownerId: order.salespersonId,
    departmentId: order.departmentId, steps: routeFor(pack, facts).filter(({ key }) => !skip.includes(key)),
    summary: { number: order.number, customer: order.customerName, total: order.totalAmount, currency: order.currency, requestedDate: order.requestedDate, lines: lines.length, priority: order.priority },
  });
}

/** A submitted order goes the way that its policy lays out; taken back, nobody has to decide it any more; decided, it follows. */
export const ordersAreReviewed = (room: ReturnType<typeof reviewsRoom>): Reaction[] => [
  when(orders.orderSubmitted, ({ orderId }, context) => openOrderReview(context, room, { orderId })),
  when(orders.orderWithdrawn, ({ orderId }, context) => room.withdraw(context, { kind: "order", id: orderId })),
  when(reviews.stepsPassed, async ({ subject }, context) => {
    if (subject.kind !== "order") return undefined;
    // Locked at once, since it is about to change: looked at first, it would be read twice.
    await orders.lockOrderRow(context.tx, subject.id);
    // Whoever decided: an oral order that nobody confirmed by phone cannot pass (01.2).
    const shut = refuseAll((await shutGates(context, subject.id, { act: "passReview" })).map(({ refusal }) => refusal));
    if (shut) return shut;
    const order = (await orders.readOrderRow(context.tx, subject.id))!;
    await orders.recordReview(context, subject.id, { outcome: "pass", establishes: establishedAt(await pinnedPolicyOf(context.tx, subject.id), order.kind) === "reviewPassed" });
    return undefined;
  }),
  when(reviews.stepsFailed, async ({ subject, reasons }, context) => {
    if (subject.kind === "order") await orders.recordReview(context, subject.id, { outcome: "fail", why: reasons.map(({ by, statement }) => `${by}：${statement}`).join("\n") });
  }),
];
