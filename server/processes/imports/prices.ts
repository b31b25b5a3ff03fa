import { setPrice } from "../../../contract/prices.ts";
import * as catalog from "../../modules/catalog/index.ts";
import { today } from "../register-facts.ts";
import { day, figure } from "./fields.ts";
import { type Cells, type Entered, type TableKind, textOf } from "./table-kind.ts";
import { type Found, lookUp, productsByCode, together } from "./names.ts";

const idOf = (found: Found): string | undefined => ("id" in found ? found.id : undefined);

function entered(cells: Cells, named: { list: (name: string) => Found; product: (code: string) => Found; today: string }): Entered {
  const found = together({ id: named.list(textOf(cells.list)), productId: named.product(textOf(cells.code)) });
  if ("refusals" in found) return found;
  const { price, floorPrice, minQuantity, validFrom = named.today } = cells;
  return { input: { ...found.ids, price, validFrom, ...(floorPrice !== undefined && { floorPrice }), ...(minQuantity !== undefined && { minQuantity }) } };
}

/** Prices into lists that exist, from today on unless a day is given. */
export const priceImport: TableKind = {
  fields: {
    list: { headers: ["价格表", "价目表", "价格表编码", "價格表", "price list"], required: true },
    code: { headers: ["料号", "商品编码", "产品编码", "产品编号", "物料编码", "存货编码", "货号", "编码", "料號", "product code", "item code", "code", "sku"], required: true },
    price: { headers: ["单价", "价格", "含税单价", "销售价", "單價", "price", "unit price"], required: true, ...figure },
    floorPrice: { headers: ["底价", "最低价", "底價", "floor price"], ...figure },
    minQuantity: { headers: ["起订量", "起订数量", "最小数量", "起訂量", "min quantity"], ...figure },
    validFrom: { headers: ["生效日期", "生效日", "起始日期", "valid from", "from"], ...day },
  },
  command: setPrice,
  nameOf: ({ list, code }) => `${textOf(list)} ${textOf(code)}`.trim(),
  keyOf: ({ list, code, minQuantity, validFrom }) => [list, code, minQuantity ?? "0", validFrom ?? ""].join(" ").toUpperCase(),
  async prepare(context, rows) {
    const product = await productsByCode(context.tx, rows.map(({ code }) => textOf(code)), "code");
    const named = { list: lookUp(await catalog.priceLists(context.tx), "list"), product, today: await today(context) };
    return (cells) => entered(cells, named);
  },
  again: {
    command: setPrice,
    async known({ tx }, rows) {
      const product = await productsByCode(tx, rows.map(({ code }) => textOf(code)), "code");
      const list = lookUp(await catalog.priceLists(tx), "list");
      const ids = rows.flatMap(({ code }) => idOf(product(textOf(code))) ?? []);
      const prices = await catalog.pricesOfProducts(tx, ids);
      return (cells) => {
        const at = { listId: idOf(list(textOf(cells.list))), productId: idOf(product(textOf(cells.code))), minQuantity: textOf(cells.minQuantity) || "0", validFrom: textOf(cells.validFrom) };
        const known = prices.find((price) => price.listId === at.listId && price.productId === at.productId && price.minQuantity === at.minQuantity && price.validFrom === at.validFrom);
        if (!known) return undefined;
        const { listId, ...fields } = known;
        return { id: listId, fields };
      };
    },
  },
  told: (refusal) => (refusal.path?.[0] === "productId" ? { ...refusal, path: ["code"] } : refusal),
};
