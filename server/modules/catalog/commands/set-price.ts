import { setPrice as contract } from "../../../../contract/prices.ts";
import type { ParsedInputOf } from "../../../../contract/toolkit.ts";
import { type CommandContext, handleEach } from "../../../platform/command.ts";
import { refuse, Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import type { Today } from "../known.ts";
import { priceRefusal } from "../prices.ts";
import { pricesOfProducts } from "../prices-of-products.ts";
import { lockPriceLists, type PriceRow, savePrices } from "../price-store.ts";
import { readProducts } from "../store.ts";

type Input = ParsedInputOf<typeof contract>;
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];
const placeOf = ({ listId, productId }: Pick<PriceRow, "listId" | "productId">): string => `${listId} ${productId}`;

/** What the prices are judged by. Prices of a list are set one after another: its lock makes the checks hold until the commit. */
async function found({ tx }: CommandContext, inputs: readonly Input[]) {
  const lists = new Set((await lockPriceLists(tx, unique(inputs.map(({ id }) => id)))).map(({ id }) => id));
  const products = new Set((await readProducts(tx, unique(inputs.map(({ productId }) => productId)))).map(({ id }) => id));
  return { lists, products, prices: Map.groupBy(await pricesOfProducts(tx, [...products]), placeOf) };
}

export const setPrice = (today: Today) =>
  handleEach(contract, async (inputs, context) => {
    const { lists, products, prices } = await found(context, inputs);
    const day = await today(context);
    const set = new Map<string, PriceRow>();
    const outcomes = inputs.map(({ id: listId, ...given }) => {
      if (!lists.has(listId) || !products.has(given.productId)) return refuse("notFound");
      const row = { ...given, listId };
      const refusal = priceRefusal(given, prices.get(placeOf(row)) ?? [], day);
      if (refusal) return new Refused([refusal]);
      // The same tier and day twice: the later word counts, as if it came after.
      set.set(`${placeOf(row)} ${Number(given.minQuantity)} ${given.validFrom}`, row);
      record(context, { subject: { kind: "priceList", id: listId }, what: "priceSet", facts: given });
      return { listId, productId: given.productId, validFrom: given.validFrom };
    });
    if (set.size) await savePrices(context.tx, [...set.values()]);
    return outcomes;
  });
