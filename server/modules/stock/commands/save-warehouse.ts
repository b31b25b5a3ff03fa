import * as contract from "../../../../contract/stock.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse, type Refused } from "../../../platform/refusal.ts";
import { ledgersOf } from "../../companies/index.ts";
import { record } from "../../journal/index.ts";
import { codeTaken, contentsOf, insertWarehouse, lockWarehouse, updateWarehouse } from "../warehouses.ts";

/** Sets up a warehouse (also for the demo); refused with `warehouseCodeTaken`. Answers its id. */
export async function addWarehouse(context: CommandContext, given: contract.WarehouseInput): Promise<string | Refused> {
  const id = context.newId();
  const row = contract.warehouseInput.parse(given);
  if (!(await insertWarehouse(context.tx, { ...row, id, closedAt: null, revision: 0 }))) return refuse("warehouseCodeTaken", { code: row.code }, ["code"]);
  record(context, { subject: { kind: "warehouse", id }, what: "warehouseAdded", facts: row });
  return id;
}

const knowsLedger = async ({ tx }: CommandContext, ledgerId: string): Promise<boolean> => (await ledgersOf(tx)).some(({ id }) => id === ledgerId);

export const createWarehouse = handle(contract.createWarehouse, async (given, context) => {
  if (!(await knowsLedger(context, given.ledgerId))) return refuse("ledgerUnknown", {}, ["ledgerId"]);
  const id = await addWarehouse(context, given);
  return typeof id === "string" ? { id, revision: 0 } : id;
});

/** What lies there keeps it from changing its owner, what is promised from being put on hold. */
async function changeRefusal({ tx }: CommandContext, before: contract.Warehouse, after: { kind: contract.Warehouse["kind"]; ledgerId: string }): Promise<Refused | undefined> {
  const held = after.kind === "hold" && before.kind !== "hold";
  if (!held && after.ledgerId === before.ledgerId) return undefined;
  const { lying, promised } = await contentsOf(tx, before.id);
  if (after.ledgerId !== before.ledgerId && lying > 0) return refuse("warehouseNotEmpty", { products: lying }, ["ledgerId"]);
  return held && promised > 0 ? refuse("warehousePromised", { products: promised }, ["kind"]) : undefined;
}

export const editWarehouse = handle(contract.editWarehouse, async ({ warehouseId, expectedRevision, ...given }, context) => {
  const before = await lockWarehouse(context.tx, warehouseId, "update");
  if (!before) return refuse("notFound");
  if (before.revision !== expectedRevision) return refuse("stale", { revision: before.revision });
  if (!(await knowsLedger(context, given.ledgerId))) return refuse("ledgerUnknown", {}, ["ledgerId"]);
  if (given.code !== before.code && (await codeTaken(context.tx, { id: warehouseId, code: given.code }))) return refuse("warehouseCodeTaken", { code: given.code }, ["code"]);
  const refused = await changeRefusal(context, before, given);
  if (refused) return refused;
  const revision = before.revision + 1;
  await updateWarehouse(context.tx, { id: warehouseId, ...given, revision });
  record(context, { subject: { kind: "warehouse", id: warehouseId }, what: "warehouseEdited", facts: given });
  return { id: warehouseId, revision };
});
