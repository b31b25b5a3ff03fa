import type { Product, Unit } from "../../../../contract/catalog.ts";
import type { ImportRow, RowMark } from "../../../../contract/order-import.ts";
import { price as priceText, quantity as quantityText } from "../../../../contract/toolkit.ts";
import { sameUnit } from "../../../../contract/typed-values.ts";
import type { FoundCode } from "../../catalog/index.ts";
import type { FileRow } from "./rows.ts";

/** What the catalogue says about the rows. */
export interface Known {
  found: ReadonlyMap<string, FoundCode>;
  products: ReadonlyMap<string, Product>;
  units: ReadonlyMap<string, Unit>;
  acceptDuplicates: boolean;
}

/** The products that a row's codes stand for: one when they agree, as far as they are known. */
function productsOf({ codes }: FileRow, { found, products }: Known): Product[] {
  const ids = new Set(codes.flatMap((code) => {
    const hit = found.get(code);
    return hit?.found === "one" ? [hit.productId] : hit?.found === "many" ? hit.productIds : [];
  }));
  // One code may be shared by several products while another names one of them.
  const certain = new Set(codes.flatMap((code) => {
    const hit = found.get(code);
    return hit?.found === "one" ? [hit.productId] : [];
  }));
  return [...(certain.size === 1 ? certain : ids)].flatMap((id) => products.get(id) ?? []);
}

const decimalsOf = (value: string): number => value.split(".")[1]?.length ?? 0;

function faultOf(row: FileRow, matches: readonly Product[], units: Known["units"]): RowMark | undefined {
  const [product] = matches;
  if (!product) return "notFound";
  if (matches.length > 1) return "ambiguous";
  const { value } = row.quantity;
  if (value === null || !quantityText.safeParse(value).success || decimalsOf(value) > (units.get(product.salesUnit)?.decimals ?? 6)) return "badQuantity";
  if (row.unit && !sameUnit(row.unit, product.salesUnit)) return "unitDiffers";
  if (row.unitPrice.bad || (row.unitPrice.value !== null && !priceText.safeParse(row.unitPrice.value).success)) return "badPrice";
  return row.requestedDate.bad ? "badDate" : undefined;
}

const shown = ({ id, code, name, spec }: Product) => ({ id, code, name, spec });
const fitting = (schema: { safeParse(value: unknown): { success: boolean } }, value: string | null) => (value !== null && schema.safeParse(value).success ? value : null);

/** Marks every row; the same product for the same day counts as repeated from its second row on. */
export function markedRows(rows: readonly FileRow[], known: Known): ImportRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const matches = productsOf(row, known);
    const product = matches.length === 1 ? matches[0]! : null;
    const key = product && `${product.id} ${row.requestedDate.value}`;
    const repeated = key !== null && seen.has(key) && !known.acceptDuplicates;
    if (key !== null) seen.add(key);
    return {
      row: row.row, mark: faultOf(row, matches, known.units) ?? (repeated ? "duplicate" : "ok"), code: row.code || (row.customerPartNo ?? row.codes[0] ?? ""),
      customerPartNo: row.customerPartNo, name: row.name, spec: row.spec, quantity: fitting(quantityText, row.quantity.value), unit: row.unit,
      unitPrice: fitting(priceText, row.unitPrice.value), requestedDate: row.requestedDate.value, remark: row.remark, cells: row.cells,
      product: product && { ...shown(product), salesUnit: product.salesUnit }, candidates: matches.length > 1 ? matches.map(shown) : [],
    };
  });
}
