import { editPriceList as contract } from "../../../../contract/prices.ts";
import { changesBetween } from "../../../platform/changes.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { CustomerExists } from "../known.ts";
import { validityReversed } from "../prices.ts";
import { lockPriceList, updatePriceList } from "../price-store.ts";

export const editPriceList = (customerExists: CustomerExists) => handle(contract, async ({ id, expectedRevision, ...change }, context) => {
  const before = await lockPriceList(context.tx, id);
  if (!before) return refuse("notFound");
  if (before.revision !== expectedRevision) return refuse("stale", { revision: before.revision });
  if (validityReversed(change)) return refuse("validityReversed", change, ["validTo"]);
  if (change.customerId && !(await customerExists(context.tx, change.customerId))) return refuse("referenceUnknown", { field: "customerId" }, ["customerId"]);
  const revision = before.revision + 1;
  await updatePriceList(context.tx, id, { ...change, revision });
  const { name, channel, grade, customerId, validFrom, validTo } = before;
  record(context, { subject: { kind: "priceList", id }, what: "edited", facts: { changes: changesBetween({ name, channel, grade, customerId, validFrom, validTo }, change) } });
  return { id, revision };
});
