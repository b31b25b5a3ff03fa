import * as contract from "../../../contract/catalog.ts";
import type { PriceInForce, Product } from "../../../contract/catalog.ts";
import * as prices from "../../../contract/prices.ts";
import { quantity } from "../../../contract/toolkit.ts";
import type { Actor } from "../../platform/actor.ts";
import { read } from "../../platform/command.ts";
import { badCursor, keyLike, pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import { askedFor } from "../../platform/search-words.ts";
import { rateOn } from "./catalog.ts";
import type { Today } from "./known.ts";
import * as priceStore from "./price-store.ts";
import * as store from "./store.ts";
import { statutoryRates } from "./tax-rates-cn.ts";

/** Floor prices are for those who sell and decide; others get the price without it. */
export const withoutFloor = <P extends Pick<PriceInForce, "floorPrice">>(actor: Actor, price: P): P =>
  actor.permissions.has("catalog.seeFloorPrices") ? price : { ...price, floorPrice: null };

const listProducts = read(contract.listProducts, async ({ q, cursor, limit, sort, ...filter }, { tx }) => {
  const after = keyLike(cursor, ["text", "uuid"]);
  if (cursor !== undefined && !after) return badCursor();
  const rows = await store.productsWhere(tx, { ...filter, sort, asked: askedFor(q), after, limit: limit + 1 });
  return pageOf(rows, limit, (row: Product) => [sort === "name" ? row.name : contract.codeKey(row.code), row.id]);
});

const searchProducts = read(contract.searchProducts, async ({ q, limit }, { tx }) => {
  const asked = askedFor(q);
  return asked ? store.bestProducts(tx, asked, limit) : [];
});

const getProduct = (today: Today) =>
  read(contract.getProduct, async ({ id }, context) => {
    const [product] = await store.readProducts(context.tx, [id]);
    if (!product) return refuse("notFound");
    const day = await today(context);
    const inForce = await priceStore.pricesInForce(context.tx, id, day);
    const taxRate = rateOn(await store.ownTaxRates(context.tx), product.taxClass, day) ?? null;
    return { ...product, taxRate, prices: inForce.map((price) => withoutFloor(context.actor, price)) };
  });

const listUnits = read(contract.listUnits, (_, { tx }) => store.units(tx));
const listTaxRates = read(contract.listTaxRates, async (_, { tx }) => [...statutoryRates, ...(await store.ownTaxRates(tx))]);
const listPriceLists = read(prices.listPriceLists, (_, { tx }) => priceStore.priceLists(tx));
const listPrices = read(prices.listPrices, async ({ id, productId }, { tx, actor }) =>
  (await priceStore.pricesOf(tx, id, productId)).map(({ minQuantity, validFrom, price, floorPrice }) => withoutFloor(actor, { minQuantity, validFrom, price, floorPrice })),
);
const listPricesOfList = read(prices.listPricesOfList, async ({ id, cursor, limit }, { tx, actor }) => {
  const after = keyLike(cursor, ["uuid", "text", "day"]);
  const rows = await priceStore.pricesOfList(tx, id, { after: after && quantity.safeParse(after[1]).success ? after : undefined, limit: limit + 1 });
  const { rows: shown, next } = pageOf(rows, limit, (row) => [row.productId, row.minQuantity, row.validFrom]);
  return { rows: shown.map((row) => withoutFloor(actor, row)), next };
});
const listDiscountAuthority = read(prices.listDiscountAuthority, (_, { tx }) => priceStore.discountAuthority(tx));

export const readsOf = (today: Today) => [
  listProducts, searchProducts, getProduct(today), listUnits, listTaxRates, listPriceLists, listPrices, listPricesOfList, listDiscountAuthority,
];
