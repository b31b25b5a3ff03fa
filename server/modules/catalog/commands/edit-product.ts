import { editProduct as contract, productFields } from "../../../../contract/catalog.ts";
import { handle } from "../../../platform/command.ts";
import { changesBetween } from "../../../platform/changes.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { productRefusals } from "../catalog.ts";
import { lockProduct, updateProduct } from "../store.ts";
import { known, type Today } from "../known.ts";

export const editProduct = (today: Today) =>
  handle(contract, async ({ id, expectedRevision, ...fields }, context) => {
    const before = await lockProduct(context.tx, id);
    if (!before) return refuse("notFound");
    if (before.revision !== expectedRevision) return refuse("stale", { revision: before.revision });
    const refused = refuseAll(productRefusals(fields, await known(context, today)));
    if (refused) return refused;
    await updateProduct(context.tx, before, fields);
    const changes = changesBetween(productFields.strip().parse(before), fields);
    record(context, { subject: { kind: "product", id }, what: "edited", facts: { changes } });
    return { id, revision: before.revision + 1 };
  });
