import { createProduct as contract } from "../../../../contract/catalog.ts";
import { handleEach } from "../../../platform/command.ts";
import { refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { productRefusals } from "../catalog.ts";
import { insertProducts } from "../store.ts";
import { known, type Today } from "../known.ts";

export const createProduct = (today: Today) =>
  handleEach(contract, async (inputs, context) => {
    const facts = await known(context, today);
    const judged = inputs.map(({ code, ...fields }) => ({ id: context.newId(), code, fields, refused: refuseAll(productRefusals(fields, facts)) }));
    const added = await insertProducts(context.tx, judged.filter(({ refused }) => !refused));
    return judged.map(({ id, code, fields, refused }) => {
      if (refused) return refused;
      if (!added.has(id)) return refuse("productCodeTaken", { code }, ["code"]);
      record(context, { subject: { kind: "product", id }, what: "created", facts: { code, ...fields } });
      return { id, revision: 1 };
    });
  });
