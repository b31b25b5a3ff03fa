import { setPrice as contract } from "../../../../contract/prices.ts";
import { handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { Today } from "../known.ts";
import { priceRefusal } from "../prices.ts";
import { lockPriceList, pricesOf, savePrice } from "../price-store.ts";
import { readProducts } from "../store.ts";

export const setPrice = (today: Today) =>
  handle(contract, async ({ id: listId, ...given }, context) => {
    // Prices of a list are set one after another: the lock makes the check below hold until the commit.
    const list = await lockPriceList(context.tx, listId);
    const [product] = await readProducts(context.tx, [given.productId]);
    if (!list || !product) return refuse("notFound");
    const earlier = await pricesOf(context.tx, listId, given.productId);
    const refusal = priceRefusal(given, earlier, await today(context));
    if (refusal) return refuse(refusal.code, refusal.facts, refusal.path);
    await savePrice(context.tx, { ...given, listId });
    record(context, { subject: { kind: "priceList", id: listId }, what: "priceSet", facts: given });
    return { listId, productId: given.productId, validFrom: given.validFrom };
  });
