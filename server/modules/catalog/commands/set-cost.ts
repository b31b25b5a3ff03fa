import { setCost as contract } from "../../../../contract/costs.ts";
import { handleEach } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { costDays, type CostRow, lockCosted, saveCosts } from "../cost-store.ts";
import { costRefusals } from "../costs.ts";
import type { Today } from "../known.ts";

/** Sets standard costs. In the journal they are a subject of their own, for whoever follows a product need not see what it costs. */
export const setCost = (today: Today) =>
  handleEach(contract, async (inputs, context) => {
    const units = new Map((await lockCosted(context.tx, [...new Set(inputs.map(({ id }) => id))])).map(({ id, stockUnit }) => [id, stockUnit]));
    const begun = Map.groupBy(await costDays(context.tx, [...units.keys()]), ({ productId }) => productId);
    const day = await today(context);
    const set = new Map<string, CostRow>();
    const outcomes = inputs.map(({ id: productId, ...given }) => {
      const stockUnit = units.get(productId);
      if (stockUnit === undefined) return refuse("notFound");
      const refused = refuseAll(costRefusals(given, { stockUnit, days: begun.get(productId)?.map(({ validFrom }) => validFrom) ?? [], today: day }));
      if (refused) return refused;
      const { validFrom, cost } = given;
      set.set(`${productId} ${validFrom}`, { productId, validFrom, cost, unit: stockUnit, setAt: context.now, setBy: context.actor.id, setByName: context.actor.name });
      record(context, { subject: { kind: "productCost", id: productId }, what: "costSet", facts: { validFrom, cost, unit: stockUnit } });
      return { productId, validFrom };
    });
    if (set.size) await saveCosts(context.tx, [...set.values()]);
    return outcomes;
  });
