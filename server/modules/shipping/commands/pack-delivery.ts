import { minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import type { ShippingDeps } from "../deps.ts";
import { issueChanged, packed } from "../events.ts";
import { issueDelta } from "../leaving.ts";
import { packingFaults } from "../packing.ts";
import { movesOf, packedAsPicked } from "../shipping.ts";
import { replacePackages } from "../store.ts";
import { about, conclude, load } from "../work.ts";

/** Packs all that was picked. Packing anew after a correction moves the difference only. */
export const packDelivery = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) => handle(contract.packDelivery, async ({ deliveryId, packages, expectedRevision }, context) => {
  const loaded = await load(context, deliveryId, { verb: "pack", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const refused = refuseAll([...(await shutBefore(context, { orderId: delivery.orderId, act: "pack", goodsChecked: false })), ...packingFaults(lines, packages)]);
  if (refused) return refused;
  const moves = movesOf(lines, (line) => minus(line.picked, line.packed));
  const issued = issueDelta(lines, (line) => line.picked);
  if (issued.length) context.emit(issueChanged({ ...about(delivery), moves: issued }));
  context.emit(packed({ ...about(delivery), moves }));
  return conclude(context, delivery, {
    change: { state: "packed", packingDone: true }, lines: lines.map(packedAsPicked),
    rows: replacePackages(context.tx, deliveryId, packages.map((box, i) => ({ ...box, deliveryId, no: i + 1 }))),
    told: { what: "packed", facts: { moves, packages: packages.map(({ label, weightKg }) => ({ label, weightKg })) } },
  });
});
