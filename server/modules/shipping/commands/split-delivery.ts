import { compare, minus } from "../../../../contract/money.ts";
import { divisible } from "../../../../contract/delivery-lifecycle.ts";
import * as contract from "../../../../contract/delivery-parts.ts";
import type { Refusal } from "../../../../contract/toolkit.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { backOrdered, deliverySplit } from "../events.ts";
import { allPicked } from "../picking.ts";
import { type Line, movesOf } from "../shipping.ts";
import { about, conclude, load } from "../work.ts";

interface Part {
  lineId: string;
  quantity: string;
}

/** What speaks against letting these parts go otherwise: an unknown line, more than is not picked yet, or nothing would stay. Collected. */
function splitFaults(lines: readonly Line[], parts: readonly Part[]): Refusal[] {
  const faults = parts.flatMap(({ lineId, quantity }, i): Refusal[] => {
    const line = lines.find(({ id }) => id === lineId);
    if (!line || parts.findIndex((other) => other.lineId === lineId) !== i || compare(quantity, "0") === 0) return [{ code: "deliveryLineUnknown", path: ["lines", i] }];
    const open = minus(line.ordered, line.picked);
    return compare(quantity, open) > 0 ? [{ code: "splitTooMuch", facts: { productCode: line.productCode, open, wanted: quantity, unit: line.unit }, path: ["lines", i, "quantity"] }] : [];
  });
  const stays = lines.some((line) => compare(line.ordered, parts.find(({ lineId }) => lineId === line.id)?.quantity ?? "0") > 0);
  return faults.length || stays ? faults : [{ code: "nothingWouldStay" }];
}

/** Lets quantities go with a second delivery of the same warehouse, or wait, promised to the order, until somebody sends them on. */
export const splitDelivery = handle(contract.splitDelivery, async ({ deliveryId, lines: parts, into, dueOn = null, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  if (!divisible(delivery.state)) return refuse("wrongState", { state: delivery.state });
  const refused = refuseAll(splitFaults(lines, parts));
  if (refused) return refused;
  const gone = (line: Line) => parts.find(({ lineId }) => lineId === line.id)?.quantity ?? "0";
  const facts = { ...about(delivery), warehouseId: delivery.warehouseId, moves: movesOf(lines, gone), dueOn };
  context.emit(into === "delivery" ? deliverySplit(facts) : backOrdered({ ...facts, why: "sentLater", reason, held: true }));
  const after = lines.map((line) => ({ ...line, ordered: minus(line.ordered, gone(line)) }));
  const finished = delivery.state === "picking" && allPicked(after.filter(({ ordered }) => compare(ordered, "0") > 0));
  return conclude(context, delivery, {
    change: finished ? { state: "picked", pickingDone: true } : {}, lines: after, told: { what: "deliverySplit", facts: { into, moves: facts.moves, dueOn }, why: reason },
  });
});
