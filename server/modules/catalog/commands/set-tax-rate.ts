import { setTaxRate as contract } from "../../../../contract/catalog.ts";
import { handle } from "../../../platform/command.ts";
import { record } from "../../journal/index.ts";
import { saveTaxRate } from "../store.ts";

export const setTaxRate = handle(contract, async (rate, context) => {
  const { id } = await saveTaxRate(context.tx, context.newId(), rate);
  record(context, { subject: { kind: "taxRate", id }, what: "set", facts: rate });
  return rate;
});
