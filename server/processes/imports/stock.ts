import { adjustStock } from "../../../contract/stock.ts";
import { warehouses } from "../../modules/stock/index.ts";
import { figure } from "./fields.ts";
import { type TableKind, textOf } from "./table-kind.ts";
import { lookUp, productsByCode, together } from "./names.ts";

/** Opening stock: what was counted in a warehouse that has no record of the product yet. */
export const stockImport: TableKind = {
  fields: {
    warehouse: { headers: ["仓库", "仓库编码", "仓库名称", "倉庫", "warehouse"], required: true },
    code: { headers: ["料号", "商品编码", "产品编码", "产品编号", "物料编码", "存货编码", "货号", "编码", "料號", "product code", "item code", "code", "sku"], required: true },
    counted: { headers: ["数量", "库存数量", "期初数量", "结存数量", "现存量", "數量", "quantity", "qty", "on hand"], required: true, ...figure },
  },
  command: adjustStock,
  nameOf: ({ warehouse, code }) => `${textOf(warehouse)} ${textOf(code)}`.trim(),
  keyOf: ({ warehouse, code }) => [warehouse, code].join(" ").toUpperCase(),
  async prepare({ tx }, rows) {
    const product = await productsByCode(tx, rows.map(({ code }) => textOf(code)), "code");
    const warehouse = lookUp(await warehouses(tx), "warehouse");
    return (cells) => {
      const found = together({ warehouseId: warehouse(textOf(cells.warehouse)), productId: product(textOf(cells.code)) });
      // Version 0: that of a record which does not exist.
      return "refusals" in found ? found : { input: { ...found.ids, counted: cells.counted, reason: "期初导入", expectedVersion: 0 } };
    };
  },
  told: (refusal) => (refusal.code === "stale" ? { code: "importStockThere", path: ["code"] } : refusal),
};
