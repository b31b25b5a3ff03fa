import { addPartNumber as contract } from "../../../../contract/customer-commands.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { readProducts, savePartNumber } from "../../catalog/index.ts";
import { record } from "../../journal/index.ts";
import { locked } from "../changing.ts";

export const addPartNumber = handle(contract, async ({ id, ...given }, context) => {
  const customer = await locked(context, id);
  if (isRefused(customer)) return customer;
  if (!(await readProducts(context.tx, [given.productId])).length) return refuse("referenceUnknown", { field: "productId" }, ["productId"]);
  if (!(await savePartNumber(context.tx, { ...given, customerId: id }))) return refuse("partNumberTaken", { partNo: given.partNo }, ["partNo"]);
  record(context, { subject: { kind: "customer", id }, what: "partNumberAdded", facts: given });
  return { id, partNo: given.partNo };
});
