import { createProduct as contract } from "../../../../contract/catalog.ts";
import { handle } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { productRefusals } from "../catalog.ts";
import { insertProduct } from "../store.ts";
import { known, type Today } from "../known.ts";

export const createProduct = (today: Today) =>
  handle(contract, async ({ code, ...fields }, context) => {
    const refused = refuseAll(productRefusals(fields, await known(context, today)));
    if (refused) return refused;
    const id = context.newId();
    if (!(await insertProduct(context.tx, { id, code, fields }))) return refuse("productCodeTaken", { code }, ["code"]);
    record(context, { subject: { kind: "product", id }, what: "created", facts: { code, ...fields } });
    return { id, revision: 1 };
  });
