import * as contract from "../../../../contract/stock.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { contentsOf, lockWarehouse, updateWarehouse } from "../warehouses.ts";

/** Closes an empty warehouse, or opens it again; its past stays. */
export const closeWarehouse = handle(contract.closeWarehouse, async ({ warehouseId, closed, reason, expectedRevision }, context) => {
  const { tx, now } = context;
  const before = await lockWarehouse(tx, warehouseId, "update");
  if (!before) return refuse("notFound");
  if (before.revision !== expectedRevision) return refuse("stale", { revision: before.revision });
  if ((before.closedAt !== null) === closed) return refuse("wrongState", { state: closed ? "closed" : "open" });
  const { lying } = closed ? await contentsOf(tx, warehouseId) : { lying: 0 };
  if (lying > 0) return refuse("warehouseNotEmpty", { products: lying });
  const revision = before.revision + 1;
  await updateWarehouse(tx, { id: warehouseId, closedAt: closed ? now : null, revision });
  record(context, { subject: { kind: "warehouse", id: warehouseId }, what: closed ? "warehouseClosed" : "warehouseOpened", facts: { code: before.code }, why: reason });
  return { id: warehouseId, revision };
});
