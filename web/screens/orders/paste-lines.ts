import type { PickedProduct, ProductSearch } from "../../parts/ProductPicker.tsx";
import { guessColumns, readDay, readNumber } from "../../ui/paste-table.ts";
import { type EntryLine, isQuantity, newLine } from "./entry-form.ts";

const fields = ["product", "name", "quantity", "unitPrice", "requestedDate", "remark"] as const;
type Field = (typeof fields)[number];

/** The names under which spreadsheets of this trade head their columns. */
const headings: Record<Field, readonly string[]> = {
  product: ["物料编码", "物料号", "料号", "客户料号", "产品编码", "产品编号", "商品编码", "编码", "货号", "条码", "物料編碼", "料號", "產品編號", "貨號", "product", "product code", "code", "sku", "part no", "part number", "item"],
  name: ["名称", "品名", "物料名称", "产品名称", "品名规格", "名稱", "name", "description"],
  quantity: ["数量", "订购数量", "订货数量", "數量", "qty", "quantity"],
  unitPrice: ["单价", "含税单价", "價格", "單價", "含稅單價", "price", "unit price"],
  requestedDate: ["交期", "要货日期", "交货日期", "期望交期", "交貨日期", "date", "delivery date", "due"],
  remark: ["备注", "说明", "備註", "remark", "note"],
};
/** The order of columns where a table has no headings. */
const usual: Partial<Record<Field, number>> = { product: 0, quantity: 1, unitPrice: 2, requestedDate: 3, remark: 4 };

export type RowFault = "productMissing" | "productUnknown" | "quantityWrong" | "priceWrong" | "dayWrong";
export interface BadRow {
  cells: string[];
  fault: RowFault;
}

interface Candidate {
  cells: string[];
  code: string;
  values: Partial<EntryLine>;
  fault?: RowFault | undefined;
}

function candidateOf(cells: string[], at: Partial<Record<Field, number>>, today: string): Candidate {
  const cell = (field: Field) => cells[at[field] ?? -1]?.trim() ?? "";
  const [code, quantity] = [cell("product"), readNumber(cell("quantity"))];
  const unitPrice = cell("unitPrice") ? readNumber(cell("unitPrice")) : "";
  const requestedDate = cell("requestedDate") ? readDay(cell("requestedDate"), today) : "";
  const fault: RowFault | undefined =
    !code ? "productMissing" : !quantity || !isQuantity(quantity) ? "quantityWrong" : unitPrice === undefined ? "priceWrong" : requestedDate === undefined ? "dayWrong" : undefined;
  return { cells, code, fault, values: { quantity: quantity ?? "", unitPrice: unitPrice ?? "", requestedDate: requestedDate ?? "", remark: cell("remark") } };
}

/** The rows of a pasted table; a first row that names columns says which is which. */
export function candidatesOf(rows: readonly string[][], today: string): Candidate[] {
  const [head = []] = rows;
  const guessed = guessColumns(head, headings);
  const named = guessed?.product !== undefined && guessed.quantity !== undefined ? guessed : undefined;
  return rows.slice(named ? 1 : 0).map((cells) => candidateOf(cells, named ?? usual, today));
}

/** Few questions at once, for two hundred rows are pasted and the house serves others. */
const atOnce = 6;

async function productsByCode(codes: readonly string[], products: Pick<ProductSearch, "exactly">): Promise<Map<string, PickedProduct>> {
  const found = new Map<string, PickedProduct>();
  const waiting = [...new Set(codes)];
  const work = async () => {
    for (let code = waiting.shift(); code !== undefined; code = waiting.shift()) {
      const product = await products.exactly(code);
      if (product) found.set(code, product);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}

/** The line with a product in it. */
export const withProduct = (line: EntryLine, product: PickedProduct, customerPartNo = ""): EntryLine => ({
  ...line, productId: product.id, code: product.code, name: product.name, spec: product.spec, unit: product.salesUnit, customerPartNo,
});

/** Makes lines of a pasted table: good rows become lines, bad ones come back with the reason. */
export async function pasted(rows: readonly string[][], { products, today }: { products: Pick<ProductSearch, "exactly" | "partNoOf">; today: string }): Promise<{ lines: EntryLine[]; bad: BadRow[] }> {
  const candidates = candidatesOf(rows, today);
  const found = await productsByCode(candidates.flatMap(({ code, fault }) => (fault ? [] : [code])), products);
  const judged = candidates.map((candidate) => ({ ...candidate, product: found.get(candidate.code) }));
  return {
    lines: judged.flatMap(({ fault, product, values }) => (fault || !product ? [] : [withProduct(newLine(values), product, products.partNoOf(product.id))])),
    bad: judged.flatMap(({ cells, fault, product }) => (fault || !product ? [{ cells, fault: fault ?? "productUnknown" }] : [])),
  };
}
