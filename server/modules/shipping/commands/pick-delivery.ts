import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import type { ShippingDeps } from "../deps.ts";
import { lineShown } from "../delivery-page.ts";
import { allPicked, pick } from "../picking.ts";
import { conclude, load } from "../work.ts";

/** Picks by scan or by hand; a foreign product or more than may leave is refused and nothing of the batch is kept. */
export const pickDelivery = ({ shutBefore }: Pick<ShippingDeps, "shutBefore">) =>
  handle(contract.pickDelivery, async ({ deliveryId, expectedRevision, ...picks }, context) => {
    const loaded = await load(context, deliveryId, { verb: "pick", expectedRevision });
    if (isRefused(loaded)) return loaded;
    const shut = await shutBefore(context, { orderId: loaded.delivery.orderId, act: "pick", goodsChecked: false });
    const { lines, refusals } = pick(loaded.lines, picks, context.newId);
    const refused = refuseAll([...shut, ...refusals]);
    if (refused) return refused;
    const finished = allPicked(lines);
    const done = await conclude(context, loaded.delivery, {
      change: { state: finished ? "picked" : "picking", pickingDone: finished }, lines, told: { what: finished ? "picked" : "picking", facts: { ...picks } },
    });
    return { ...done, lines: lines.map(lineShown) };
  });
