import { minus } from "../../../contract/money.ts";
import type { DeliveryDone } from "../../../contract/shipping.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Sql } from "../../platform/db.ts";
import { backOrdered, shipped } from "./events.ts";
import { type Delivery, type Line, movesOf, shippedAsPacked } from "./shipping.ts";
import { excessOf, restOf, waivedOf } from "./tolerance.ts";
import { about, conclude, type Loaded } from "./work.ts";

/** What was packed leaves; a line that falls short of its tolerance comes later with the rest. */
const left = (line: Line): Line => shippedAsPacked({ ...line, backOrdered: restOf(line) });

/** What of the lines went beyond the order, and what of them is not owed any more. */
export const toleranceUsed = (lines: readonly Line[]) => ({ excess: movesOf(lines, (line) => excessOf(line.shipped, line)), waived: movesOf(lines, waivedOf) });

interface Way {
  change: Partial<Delivery>;
  rows: readonly Sql<unknown>[];
  expectedArrival: string | null;
}

/** Lets a loaded delivery leave: what was packed is what left, what is missing beyond the tolerance waits as a back order. */
export function leave(context: CommandContext, { delivery, lines }: Loaded, { change, rows, expectedArrival }: Way): Promise<DeliveryDone> {
  const after = lines.map(left);
  const moves = movesOf(after, (line) => line.shipped);
  const { warehouseId } = delivery;
  context.emit(shipped({ ...about(delivery), warehouseId, moves, ...toleranceUsed(after) }));
  const rest = movesOf(after, (line) => line.backOrdered);
  const short = after.find(({ backOrdered: quantity }) => Number(quantity) > 0);
  if (short) context.emit(backOrdered({ ...about(delivery), warehouseId, moves: rest, why: "pickedShort", reason: short.shortReason ?? "", held: false, dueOn: null }));
  return conclude(context, delivery, {
    change: { ...change, state: "shipped", shippedAt: context.now, expectedArrival }, rows, lines: after,
    told: { what: "shipped", facts: { ...change, moves, expectedArrival, ...(rest.length && { backOrdered: rest }) } },
  });
}

/** By how much the issue note changes when so much is packed: what goes beyond the order, against before. */
export const issueDelta = (lines: readonly Line[], packedOf: (line: Line) => string) =>
  movesOf(lines, (line) => minus(excessOf(packedOf(line), line), excessOf(line.packed, line)));
