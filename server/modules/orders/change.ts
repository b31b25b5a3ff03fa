import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { mayReach } from "./access.ts";
import { completed } from "./events.ts";
import { type Order, stands, withStage } from "./orders.ts";
import { lock, partsOf, put } from "./working-set.ts";

/** Locks an order that the actor may reach, at the revision that he saw. */
export async function lockFor(context: CommandContext, orderId: string, expectedRevision?: number): Promise<Order | Refused> {
  const order = await lock(context.tx, orderId);
  if (!order || !mayReach(context, order)) return refuse("notFound");
  if (expectedRevision !== undefined && order.revision !== expectedRevision) return refuse("stale", { revision: order.revision, stage: order.stage });
  return order;
}

/** Why an order that stands is neither edited nor called off, even where its customer refused it: goods are on their way for it. */
export async function standing(context: CommandContext, order: Order): Promise<Refused | undefined> {
  if (order.review !== "passed") return undefined;
  const { schedules } = await partsOf(context, order.id);
  return stands(schedules) ? refuse("wrongState", { state: order.stage }) : undefined;
}

export interface Told {
  what: string;
  facts?: Record<string, unknown>;
  why?: string;
}

/**
 * Writes what changed on a locked order, re-derives its stage, and puts it on record with the stage from → to. The one way in which
 * an order changes after it was entered.
 */
export async function change(context: CommandContext, order: Order, given: Partial<Order>, told: Told): Promise<Order> {
  const { revision, stage } = withStage({ ...order, ...given, revision: order.revision + 1 });
  const after = await put(context, order.id, { ...given, revision, stage });
  const moved = after.stage === order.stage ? undefined : { from: order.stage, to: after.stage };
  record(context, { subject: { kind: "order", id: order.id }, what: told.what, facts: { ...told.facts, ...(moved && { stage: moved }) }, why: told.why });
  if (moved?.to === "completed") context.emit(completed({ orderId: order.id }));
  return after;
}

/** What every command on an order answers. */
export const done = ({ id, number, revision, stage }: Order) => ({ orderId: id, number, revision, stage });
