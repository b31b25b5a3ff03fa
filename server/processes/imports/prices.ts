import { setPrice } from "../../../contract/prices.ts";
import * as catalog from "../../modules/catalog/index.ts";
import { today } from "../register-facts.ts";
import { day, figure } from "./fields.ts";
import type { Cells, Entered, TableKind } from "./table-kind.ts";
import { type Found, lookUp, productsByCode, together } from "./names.ts";

const text = (value: Cells[string]): string => (typeof value === "string" ? value : "");

function entered(cells: Cells, named: { list: (name: string) => Found; product: (code: string) => Found; today: string }): Entered {
  const found = together({ id: named.list(text(cells.list)), productId: named.product(text(cells.code)) });
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
  nameOf: ({ list, code }) => `${text(list)} ${text(code)}`.trim(),
  keyOf: ({ list, code, minQuantity, validFrom }) => [list, code, minQuantity ?? "0", validFrom ?? ""].join(" ").toUpperCase(),
  async prepare(context, rows) {
    const product = await productsByCode(context.tx, rows.map(({ code }) => text(code)), "code");
    const named = { list: lookUp(await catalog.priceLists(context.tx), "list"), product, today: await today(context) };
    return (cells) => entered(cells, named);
  },
  told: (refusal) => (refusal.path?.[0] === "productId" ? { ...refusal, path: ["code"] } : refusal),
};
