import type { ImportField, ImportMapping } from "../../../../contract/order-import.ts";
import { halfWidth } from "../../../../contract/typed-values.ts";

/** Under which headers customers write each field. */
const headers: Record<ImportField, readonly string[]> = {
  customerPartNo: ["客户料号", "客户物料号", "客户物料编码", "客户编码", "客户品号", "客户货号", "客戶料號", "customer part no", "customer pn", "cust part"],
  barCode: ["条码", "条形码", "商品条码", "国际条码", "條碼", "barcode", "bar code", "ean"],
  code: ["料号", "料號", "物料编码", "物料号", "物料编号", "物料代码", "产品编码", "产品编号", "产品代码", "商品编码", "商品编号", "存货编码", "货号", "貨號", "品号", "品號", "编码", "编号", "图号", "sku", "item no", "item code", "part no", "part number", "product code", "code"],
  name: ["品名", "产品名称", "物料名称", "商品名称", "货物名称", "存货名称", "名称", "名稱", "物料描述", "product", "item name", "name", "description"],
  spec: ["规格", "規格", "规格型号", "型号规格", "型号", "型號", "尺寸", "spec", "specification", "model", "size"],
  quantity: ["数量", "數量", "订单数量", "订购数量", "订货数量", "采购数量", "需求数量", "下单数量", "件数", "qty", "quantity", "order qty"],
  unit: ["单位", "單位", "计量单位", "unit", "uom"],
  unitPrice: ["单价", "單價", "含税单价", "未税单价", "不含税单价", "价格", "unit price", "price"],
  requestedDate: ["交期", "交货期", "交货日期", "要求交期", "要求到货日期", "到货日期", "到货时间", "要货日期", "交货时间", "发货日期", "需求日期", "需求日", "送货日期", "交貨日期", "delivery date", "due date", "required date", "date"],
  remark: ["备注", "備註", "说明", "要求", "remark", "remarks", "note", "comment"],
  amount: ["金额", "金額", "含税金额", "总价", "合计金额", "小计", "amount", "total"],
  lineNo: ["序号", "序號", "行号", "项次", "項次", "no", "line", "#"],
};

const plainName = (title: string): string => halfWidth(title).toLowerCase().replaceAll(/[\s*:_./()[\]（）【】]/g, "");
const aliases = (Object.entries(headers) as [ImportField, readonly string[]][])
  .flatMap(([field, names]) => names.map((name) => ({ field, name: plainName(name) })))
  .toSorted((a, b) => b.name.length - a.name.length);

/** Short Latin words stand alone ("no", "code"): inside others they mean nothing. */
const fits = (title: string, name: string): boolean => title === name || (title.includes(name) && (name.length > 5 || !/^[a-z#]+$/.test(name)));

function fieldOf(title: string): { field: ImportField; exact: boolean } | undefined {
  const plain = plainName(title);
  // Headers are short; a sentence that speaks of quantities is a note.
  if (!plain || plain.length > 20) return undefined;
  const found = aliases.find(({ name }) => plain === name) ?? aliases.find(({ name }) => fits(plain, name));
  return found && { field: found.field, exact: found.name === plain };
}

/** Which column holds which field by a row of headers; of two columns for one field the one with the plainer header counts, then the first. */
export function columnsOf(row: readonly string[]): ImportMapping {
  const mapping: ImportMapping = {};
  const read = row.map(fieldOf);
  for (const wanted of [true, false])
    for (const [at, found] of read.entries()) if (found?.exact === wanted) mapping[found.field] ??= at;
  return mapping;
}

/** A table of order rows says what and how much. */
export const isUsable = (mapping: ImportMapping): boolean =>
  mapping.quantity !== undefined && (mapping.code !== undefined || mapping.customerPartNo !== undefined || mapping.barCode !== undefined);

// Titles, addresses and dates of the customer's own form stand above the table.
const deepestHeader = 40;

/** The first row that names what and how much. */
export function findHeader(rows: readonly (readonly string[])[]): { at: number; mapping: ImportMapping } | undefined {
  for (const [at, row] of rows.slice(0, deepestHeader).entries()) {
    const mapping = columnsOf(row);
    if (isUsable(mapping)) return { at, mapping };
  }
  return undefined;
}
