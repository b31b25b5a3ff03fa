import { minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { revokeFor } from "../../links/index.ts";
import { shipmentReversed } from "../events.ts";
import { toleranceUsed } from "../leaving.ts";
import { takeBack } from "../reversing.ts";
import { type Line, movesOf, subjectOf } from "../shipping.ts";
import { about, load } from "../work.ts";

/** What came back with its own next delivery is not on this one any more. */
const backInHouse = (line: Line): Line => ({ ...line, shipped: "0", ordered: minus(line.ordered, line.backOrdered), backOrdered: "0" });

/**
 * The goods did not leave after all, or the truck came back before it arrived: they lie in their warehouse again, promised to the order, and
 * are checked again before they leave anew. The customer's link is void. Refused with `reverseInvoiceFirst` (by settlement) once they are billed.
 */
export const reverseShipment = handle(contract.reverseShipment, async ({ deliveryId, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "reverseShipment", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const { warehouseId, shippedAt, carriageBy, carrier, trackingNumber, tripId, expectedArrival } = delivery;
  const moves = movesOf(lines, ({ shipped }) => minus("0", shipped));
  context.emit(shipmentReversed({ ...about(delivery), warehouseId, moves, ...toleranceUsed(lines), reason, undoes: "shipped", again: "packed" }));
  await revokeFor(context, subjectOf(delivery), "signDelivery");
  return takeBack(context, loaded, {
    what: "shipment", reason, said: { moves, shippedAt, carriageBy, carrier, trackingNumber, tripId, expectedArrival },
    change: { state: "packed", shippedAt: null, carriageBy: null, carrier: null, trackingNumber: null, tripId: null, stopNo: null, groupId: null, expectedArrival: null }, lines: lines.map(backInHouse),
  });
});
