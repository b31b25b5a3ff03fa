import { sum } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { isRefused } from "../../platform/refusal.ts";
import * as stock from "../../modules/stock/index.ts";
import { lookUp, productsByCode, together } from "../imports/names.ts";
import { stockImport } from "../imports/stock.ts";
import { type BookKind, textOf } from "../imports/table-kind.ts";

type Line = { productId: string; warehouseId: string; quantity: string };

/** Opening stock: what lies in each warehouse at the cut-over, in the unit in which stock is kept. */
export const stockBook: BookKind = {
  fields: stockImport.fields,
  nameOf: (cells) => stockImport.nameOf(cells),
  keyOf: (cells) => stockImport.keyOf(cells),
  async prepare({ tx }, { rows, provenance }) {
    const product = await productsByCode(tx, rows.map(({ code }) => textOf(code)), "code");
    const warehouse = lookUp(await stock.warehouses(tx), "warehouse");
    const found = rows.map(({ warehouse: named, code, counted }) => ({ ...together({ warehouseId: warehouse(textOf(named)), productId: product(textOf(code)) }), quantity: textOf(counted) }));
    const lines = found.map((one): Line | undefined => ("ids" in one && one.ids.productId && one.ids.warehouseId ? { productId: one.ids.productId, warehouseId: one.ids.warehouseId, quantity: one.quantity } : undefined));
    const levels = await stock.availableOf(tx, lines.flatMap((line) => line?.productId ?? []));
    const lies = ({ productId, warehouseId }: Line) => levels.get(productId)?.byWarehouse.some((level) => level.warehouseId === warehouseId) ?? false;
    const faults = found.map((one, i): Refusal[] => ("refusals" in one ? one.refusals : lines[i] && lies(lines[i]) ? [{ code: "importStockThere", path: ["code"] }] : []));
    const known = lines.flatMap((line) => line ?? []);
    return {
      faults,
      async enter(context) {
        const { takeoverId, file, sha256 } = provenance;
        const opened = await stock.setOpening(context, known.filter(({ quantity }) => Number(quantity) > 0), { takeoverId, file, sha256 });
        return isRefused(opened) ? [opened.refusals] : [];
      },
      sums: () => Object.fromEntries([...Map.groupBy(known, ({ warehouseId }) => `stock:${warehouseId}`)].map(([key, own]) => [key, sum(own.map(({ quantity }) => quantity))])),
    };
  },
};
