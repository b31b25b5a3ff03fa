import { minus } from "../../../contract/money.ts";
import type { CarriageInput, DeliveryDone } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Sql } from "../../platform/db.ts";
import { refuseAll, type Refused } from "../../platform/refusal.ts";
import { missingCarriage } from "./carriage.ts";
import type { ShippingDeps } from "./deps.ts";
import { backOrdered, shipped } from "./events.ts";
import { type Delivery, type Line, movesOf, shippedAsPacked, type Verb } from "./shipping.ts";
import { heard, toldLater } from "./heard-later.ts";
import { excessOf, restOf, waivedOf } from "./tolerance.ts";
import { about, conclude, type Loaded } from "./work.ts";

/** What was packed leaves; a line that falls short of its tolerance comes later with the rest. */
const left = (line: Line): Line => shippedAsPacked({ ...line, backOrdered: restOf(line) });

/** What of the lines went beyond the order, and what of them is not owed any more. */
export const toleranceUsed = (lines: readonly Line[]) => ({ excess: movesOf(lines, (line) => excessOf(line.shipped, line)), waived: movesOf(lines, waivedOf) });

/** The verb by which a delivery leaves in the state that it is in. */
export const leaves = ({ state }: Pick<Delivery, "state">): Verb => (state === "packed" ? "shipUnchecked" : "ship");

/** Why a delivery does not leave yet: a gate of its order's policy is shut, or what the policy wants told of the carriage is missing. */
export async function barredFromLeaving(context: CommandContext, delivery: Delivery, { carriage, shutBefore }: { carriage: CarriageInput; shutBefore: ShippingDeps["shutBefore"] }): Promise<Refused | undefined> {
  const shut = await shutBefore(context, { orderId: delivery.orderId, act: "ship", goodsChecked: delivery.state === "checked" });
  // Whoever has to check first is not asked for the carriage yet.
  const unchecked = shut.filter(({ code }) => code === "checkFirst");
  return refuseAll(unchecked.length ? unchecked : [...shut, ...missingCarriage(carriage, delivery.policy.carriage)]);
}

interface Way {
  change: Partial<Delivery>;
  rows: readonly Sql<unknown>[];
  expectedArrival: string | null;
  /** When it left; absent: now. */
  at?: Date;
}

/** Lets a loaded delivery leave: what was packed is what left, what is missing beyond the tolerance waits as a back order. */
export function leave(context: CommandContext, { delivery, lines }: Loaded, { change, rows, expectedArrival, at = context.now }: Way): Promise<DeliveryDone> {
  const after = lines.map(left);
  const moves = movesOf(after, (line) => line.shipped);
  const { warehouseId } = delivery;
  context.emit(shipped({ ...about(delivery), at, warehouseId, moves, ...toleranceUsed(after) }));
  const rest = movesOf(after, (line) => line.backOrdered);
  const short = after.find(({ backOrdered: quantity }) => Number(quantity) > 0);
  if (short) context.emit(backOrdered({ ...about(delivery), warehouseId, moves: rest, why: "pickedShort", reason: short.shortReason ?? "", held: false, dueOn: null }));
  return conclude(context, delivery, {
    change: { ...change, state: "shipped", shippedAt: at, expectedArrival, ...heard(delivery, { what: "shipped", at, now: context.now }) }, rows, lines: after,
    told: { what: "shipped", facts: { ...change, moves, expectedArrival, ...toldLater(at, context.now), ...(rest.length && { backOrdered: rest }) } },
  });
}

/** By how much the issue note changes when so much is packed: what goes beyond the order, against before. */
export const issueDelta = (lines: readonly Line[], packedOf: (line: Line) => string) =>
  movesOf(lines, (line) => minus(excessOf(packedOf(line), line), excessOf(line.packed, line)));
