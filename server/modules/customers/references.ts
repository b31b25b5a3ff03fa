import type { CustomerFields } from "../../../contract/customers.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Tx } from "../../platform/db.ts";
import { priceLists } from "../catalog/index.ts";
import type { CustomersDeps } from "./customers.ts";

/** A refusal for each thing that was chosen but does not exist in this company. */
export async function referenceRefusals(tx: Tx, fields: CustomerFields, deps: CustomersDeps): Promise<Refusal[]> {
  const { ledgerId, departmentId, salespersonId, priceListId } = fields;
  const unknown = ledgerId || departmentId || salespersonId ? await deps.unknownReferences(tx, { ledgerId, departmentId, salespersonId }) : [];
  const listMissing = priceListId !== null && !(await priceLists(tx)).some(({ id }) => id === priceListId);
  return [...unknown, ...(listMissing ? ["priceListId"] : [])].map((field) => ({ code: "referenceUnknown", facts: { field }, path: [field] }));
}
