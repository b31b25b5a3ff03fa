import * as contract from "../../../../contract/shipping.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { differencesOf, uncompared } from "../checking.ts";
import { checkTable } from "../columns.ts";
import { conclude, load } from "../work.ts";

/** Compares what the policy lists with the 《出库单》; only without a difference may the delivery leave (01.15). */
export const checkDelivery = handle(contract.checkDelivery, async ({ deliveryId, expectedRevision, ...compared }, context) => {
  const loaded = await load(context, deliveryId, { verb: "check", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { delivery, lines } = loaded;
  const refused = refuseAll(uncompared(delivery, lines, compared));
  if (refused) return refused;
  const differs = differencesOf(delivery, lines, compared);
  const passed = differs.length === 0;
  const check = { id: context.newId(), deliveryId, at: context.now, by: context.actor.id, byName: context.actor.name, passed, differs, note: compared.note };
  const done = await conclude(context, delivery, {
    change: passed ? { state: "checked" } : {}, rows: [checkTable.insert(context.tx.companyId, [check])],
    told: { what: passed ? "checked" : "checkDiffered", facts: { differs: differs.map(({ what, lineId }) => ({ what, lineId })) }, why: compared.note || undefined },
  });
  return { ...done, check };
});
