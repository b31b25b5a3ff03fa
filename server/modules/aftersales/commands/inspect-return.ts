import { compare, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/aftersales.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuseAll } from "../../../platform/refusal.ts";
import { onHold, sharesOf, tooMuch } from "../aftersales.ts";
import { type Goods, returnInspected } from "../events.ts";
import * as store from "../store.ts";
import { about, conclude, keepStep, load } from "../work.ts";

const goodsOf = (shares: ReturnType<typeof sharesOf>): Goods[] => shares.map(({ line: { orderLineId, productId }, quantity }) => ({ orderLineId, productId, quantity }));

/** Quality decides on goods that came back: so much goes into stock again, so much is written off, the rest stays on hold. Refused with `returnOverHold`, `returnNothing`. */
export const inspectReturn = handle(contract.inspectReturn, async ({ returnId, into, lines: given, finding, files, expectedRevision }, context) => {
  const loaded = await load(context, returnId, { verb: "inspect", expectedRevision });
  if (isRefused(loaded)) return loaded;
  const { one, lines } = loaded;
  const decided = given.map(({ lineId, restocked, scrapped }) => ({ lineId, quantity: sum([restocked, scrapped]) }));
  const refused = refuseAll(tooMuch(lines, decided, { code: "returnOverHold", most: onHold, fact: "held" }));
  if (refused) return refused;
  const restocked = sharesOf(lines, given.map(({ lineId, restocked: quantity }) => ({ lineId, quantity })));
  const scrapped = sharesOf(lines, given.map(({ lineId, scrapped: quantity }) => ({ lineId, quantity })));
  await store.add(context.tx, "restocked", restocked);
  await store.add(context.tx, "scrapped", scrapped);
  const step = await keepStep(context, one, { what: "inspected", warehouseId: into, lines: given.map(({ lineId, restocked: back, scrapped: gone }) => ({ lineId, restocked: back, scrapped: gone })) });
  context.emit(returnInspected({ ...about(one), step, warehouseId: one.warehouseId!, into, restocked: goodsOf(restocked), scrapped: goodsOf(scrapped) }));
  const all = compare(sum(lines.map(onHold)), sum(decided.map(({ quantity }) => quantity))) === 0;
  const told = (shares: typeof restocked) => shares.map(({ line: { lineNo }, quantity }) => ({ lineNo, quantity }));
  return conclude(context, one, {
    change: { state: all ? "inspected" : "received", finding, inspectionFiles: [...one.inspectionFiles, ...files], inspectedAt: context.now, inspectedByName: context.actor.name }, what: "returnInspected", files,
    facts: { restocked: told(restocked), scrapped: told(scrapped) }, why: finding,
  });
});
