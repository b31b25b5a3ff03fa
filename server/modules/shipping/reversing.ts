import type { DeliveryDone, ReversedFact } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Sql } from "../../platform/db.ts";
import { reversalTable } from "./columns.ts";
import type { Delivery, Line } from "./shipping.ts";
import { conclude, type Loaded } from "./work.ts";

interface TakingBack {
  what: ReversedFact;
  reason: string;
  /** What the fact had said, word for word. */
  said: Record<string, unknown>;
  change: Partial<Delivery>;
  lines?: readonly Line[];
  rows?: readonly Sql<unknown>[];
}

/** Puts a counter-fact on record: what was said stays, with who took it back and why, and the delivery stands where it stood before. */
export function takeBack(context: CommandContext, { delivery }: Loaded, { what, reason, said, change, lines, rows = [] }: TakingBack): Promise<DeliveryDone> {
  const counter = { id: context.newId(), deliveryId: delivery.id, what, reason, said, at: context.now, by: context.actor.id, byName: context.actor.name };
  return conclude(context, delivery, {
    change, ...(lines && { lines }), rows: [...rows, reversalTable.insert(context.tx.companyId, [counter])], told: { what: `${what}Reversed`, facts: said, why: reason },
  });
}
