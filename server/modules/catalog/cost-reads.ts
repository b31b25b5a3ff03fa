import { codeKey } from "../../../contract/catalog.ts";
import * as contract from "../../../contract/costs.ts";
import { read } from "../../platform/command.ts";
import { badCursor, keyLike, pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import { askedFor } from "../../platform/search-words.ts";
import * as store from "./cost-store.ts";
import type { Today } from "./known.ts";
import { readProducts } from "./store.ts";

const listCosts = read(contract.listCosts, async ({ id }, { tx }) => ((await readProducts(tx, [id])).length ? store.costsOf(tx, id) : refuse("notFound")));

const listProductCosts = (today: Today) =>
  read(contract.listProductCosts, async ({ q, missing = false, cursor, limit }, context) => {
    const after = keyLike(cursor, ["text", "uuid"]);
    if (cursor !== undefined && !after) return badCursor();
    const rows = await store.productCosts(context.tx, { asked: askedFor(q), missing, day: await today(context), after, limit: limit + 1 });
    return pageOf(rows, limit, ({ code, productId }) => [codeKey(code), productId]);
  });

export const costReadsOf = (today: Today) => [listCosts, listProductCosts(today)];
