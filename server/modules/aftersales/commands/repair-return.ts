import { compare, minus, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/aftersales.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { type Line, onHold, sharesOf, toMakeGood, tooMuch } from "../aftersales.ts";
import { returnRepaired } from "../events.ts";
import * as store from "../store.ts";
import { about, conclude, keepStep, load } from "../work.ts";

/** What lies on hold and was not made good otherwise. */
function mayBeRepaired(line: Line): string {
  const [held, open] = [onHold(line), minus(toMakeGood(line), line.replaced)];
  return compare(held, open) < 0 ? held : open;
}

/**
 * Goods that came back are repaired and go back to their customer: out of hold, owed by the order again, and onto a delivery of their own, unbilled. They count as put back and as sent again.
 * Refused with `returnOverHold`, `returnNothing`, and by stock with `placeOnHold` where `into` is no place to send from.
 */
export const repairReturn = handle(contract.repairReturn, async ({ returnId, into, lines: given, finding, dueOn, files, expectedRevision }, context) => {
  const loaded = await load(context, returnId, { verb: "repair", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { one, lines } = loaded;
  const refused = refuseAll(tooMuch(lines, given, { code: "returnOverHold", most: mayBeRepaired, fact: "held" }));
  if (refused) return refused;
  const shares = sharesOf(lines, given);
  await store.add(context.tx, "restocked", shares);
  await store.add(context.tx, "replaced", shares);
  const step = await keepStep(context, one, { what: "repaired", warehouseId: into, lines: shares.map(({ line, quantity }) => ({ lineId: line.id, quantity })) });
  const goods = shares.map(({ line: { orderLineId, productId }, quantity }) => ({ orderLineId, productId, quantity }));
  context.emit(returnRepaired({ ...about(one), step, warehouseId: one.warehouseId!, into, goods, dueOn: dueOn ?? null }));
  const all = compare(sum(lines.map(onHold)), sum(shares.map(({ quantity }) => quantity))) === 0;
  return conclude(context, one, {
    change: { state: all ? "inspected" : "received", finding, inspectionFiles: [...one.inspectionFiles, ...files], inspectedAt: context.now, inspectedByName: context.actor.name }, what: "returnRepaired", files,
    facts: { lines: shares.map(({ line: { lineNo }, quantity }) => ({ lineNo, quantity })) }, why: finding,
  });
});
