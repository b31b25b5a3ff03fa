import { createPriceList as contract } from "../../../../contract/prices.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { CustomerExists } from "../known.ts";
import { validityReversed } from "../prices.ts";
import { insertPriceList } from "../price-store.ts";

export const createPriceList = (customerExists: CustomerExists) => handle(contract, async (given, context) => {
  if (validityReversed(given)) return refuse("validityReversed", given, ["validTo"]);
  if (given.customerId && !(await customerExists(context.tx, given.customerId))) return refuse("referenceUnknown", { field: "customerId" }, ["customerId"]);
  const id = context.newId();
  if (!(await insertPriceList(context.tx, { ...given, id, revision: 1 }))) return refuse("priceListCodeTaken", { code: given.code }, ["code"]);
  record(context, { subject: { kind: "priceList", id }, what: "created", facts: given });
  return { id, revision: 1 };
});
