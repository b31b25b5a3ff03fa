import type { DeliveryDone } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused, Refused, refuse } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { type Delivery, guard, mayReach, subjectOf, type Verb } from "./shipping.ts";
import * as store from "./store.ts";

export type { Loaded } from "./store.ts";

/** Locks a delivery within the actor's reach at the revision that he saw, and checks that the verb is possible on it. */
export async function load(context: CommandContext, deliveryId: string, asked: { verb?: Verb | ((delivery: Delivery) => Verb); expectedRevision?: number }): Promise<store.Loaded | Refused> {
  const found = await store.lock(context.tx, deliveryId);
  if (!found || !mayReach(context, found.delivery)) return refuse("notFound");
  const { delivery } = found;
  if (asked.expectedRevision !== undefined && asked.expectedRevision !== delivery.revision) return refuse("stale", { revision: delivery.revision });
  const verb = typeof asked.verb === "function" ? asked.verb(delivery) : asked.verb;
  const barred = verb && guard(delivery, verb);
  return barred ? new Refused([barred]) : found;
}

/** Locks several deliveries, in the order of their ids so that two commands never wait for each other; answers them in the order asked for. */
export async function loadAll(context: CommandContext, deliveryIds: readonly string[], asked: { verb?: Verb | ((delivery: Delivery) => Verb) } = {}): Promise<store.Loaded[] | Refused> {
  const found = new Map<string, store.Loaded>();
  for (const deliveryId of [...new Set(deliveryIds)].toSorted()) {
    const loaded = await load(context, deliveryId, asked);
    if (isRefused(loaded)) return loaded;
    found.set(deliveryId, loaded);
  }
  return [...new Set(deliveryIds)].map((id) => found.get(id)!);
}

export interface Told {
  what: string;
  facts?: Record<string, unknown>;
  why?: string;
}

export const doneOf = ({ id, number, state, revision }: Delivery): DeliveryDone => ({ deliveryId: id, number, state, revision });

/** Writes what changed on a locked delivery, with what belongs to the same deed, and puts it on record from state to state. */
export async function conclude(context: CommandContext, delivery: Delivery, { told, ...saving }: store.Saving & { told: Told }): Promise<DeliveryDone> {
  await store.save(context.tx, delivery, saving);
  const after = { ...delivery, ...saving.change, revision: delivery.revision + 1 };
  const moved = after.state === delivery.state ? {} : { from: delivery.state, to: after.state };
  record(context, { subject: subjectOf(delivery), what: told.what, facts: { orderId: delivery.orderId, ...moved, ...told.facts }, why: told.why });
  return doneOf(after);
}

/** What an event of a delivery carries. */
export const about = ({ id, orderId }: Pick<Delivery, "id" | "orderId">): { orderId: string; part: string } => ({ orderId, part: id });
