import { minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/delivery-parts.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { arrivalReversed } from "../events.ts";
import { takeBack } from "../reversing.ts";
import { movesOf } from "../shipping.ts";
import { about, load } from "../work.ts";

/** The delivery is on its way after all; who was asked how it arrived is asked again when it does. Refused with `reverseSignOffFirst` once it is signed for. */
export const reverseArrival = handle(contract.reverseArrival, async ({ deliveryId, reason, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "reverseArrival", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  context.emit(arrivalReversed({ ...about(delivery), moves: movesOf(lines, ({ shipped }) => minus("0", shipped)), undoes: "arrived" }));
  return takeBack(context, loaded, { what: "arrival", reason, said: { arrivedAt: delivery.arrivedAt, contactedAt: delivery.contactedAt }, change: { state: "shipped", arrivedAt: null, contactedAt: null } });
});
