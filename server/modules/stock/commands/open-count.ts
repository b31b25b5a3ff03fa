import * as contract from "../../../../contract/counts.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { insertCount, type StoredCount, takeDown } from "../count-store.ts";
import type { StockDeps } from "../reads.ts";
import { warehouses } from "../warehouses.ts";

/** Opens a sheet with what the books say now; whoever counts goes by it. */
export const openCount = ({ takeNumber }: StockDeps) =>
  handle(contract.openCount, async ({ warehouseId, productIds, note }, context) => {
    const place = (await warehouses(context.tx)).find(({ id }) => id === warehouseId);
    if (!place) return refuse("notFound");
    const count: StoredCount = {
      id: context.newId(), number: await takeNumber(context, "count"), state: "counting", revision: 0, warehouseId, note, createdBy: context.actor.id, createdAt: context.now, submittedBy: null,
      submittedAt: null, decidedBy: null, decidedAt: null, decision: "",
    };
    await insertCount(context.tx, { ...count, productIds });
    if (!(await takeDown(context.tx, { countId: count.id, warehouseId, productIds }))) return refuse("nothingToCount", { code: place.code }, ["warehouseId"]);
    record(context, { subject: { kind: "count", id: count.id }, what: "countOpened", facts: { number: count.number, warehouseId } });
    return { countId: count.id, number: count.number, state: count.state, revision: 0 };
  });
