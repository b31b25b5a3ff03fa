import { compare } from "../../../../contract/money.ts";
import { inHouse } from "../../../../contract/delivery-lifecycle.ts";
import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { allowanceTable } from "../columns.ts";
import { leastOf, mostOf } from "../tolerance.ts";
import { conclude, load } from "../work.ts";

/** Somebody entitled lets a line leave with more, or count as complete with less, than its tolerance; who and why stays on record. */
export const allowBeyondTolerance = handle(contract.allowBeyondTolerance, async ({ deliveryId, lineId, quantity, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  if (!inHouse(delivery.state)) return refuse("wrongState", { state: delivery.state });
  const line = lines.find(({ id }) => id === lineId);
  if (!line || compare(quantity, "0") <= 0) return refuse("deliveryLineUnknown", {}, ["lineId"]);
  const [more, less] = [compare(quantity, mostOf(line)) > 0, compare(quantity, leastOf(line)) < 0];
  if (!more && !less) return refuse("withinTolerance", { productCode: line.productCode, least: leastOf(line), most: mostOf(line), unit: line.unit }, ["quantity"]);
  const allowance = { id: context.newId(), deliveryId, lineId, quantity, reason, at: context.now, by: context.actor.id, byName: context.actor.name };
  return conclude(context, delivery, {
    change: {}, lines: [{ ...line, ...(more ? { allowedMost: quantity } : { allowedLeast: quantity }) }], rows: [allowanceTable.insert(context.tx.companyId, [allowance])],
    told: { what: "toleranceExceeded", facts: { lineId, productCode: line.productCode, ordered: line.ordered, allowed: quantity, unit: line.unit }, why: reason },
  });
});
