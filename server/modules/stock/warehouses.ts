import type { Warehouse } from "../../../contract/stock.ts";
import type { CommandContext } from "../../platform/command.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import { record } from "../journal/index.ts";
import { insertWarehouse } from "./queries.ts";

/** Sets up a warehouse (demo, import); refused with `warehouseCodeTaken`. Answers its id. */
export async function addWarehouse(context: CommandContext, given: Omit<Warehouse, "id">): Promise<string | Refused> {
  const id = context.newId();
  if (!(await insertWarehouse(context.tx, { ...given, id }))) return refuse("warehouseCodeTaken", { code: given.code });
  record(context, { subject: { kind: "warehouse", id }, what: "warehouseAdded", facts: { code: given.code, ledgerId: given.ledgerId } });
  return id;
}
