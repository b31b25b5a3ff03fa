import type { Customer } from "../../../contract/customers.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { Tx } from "../../platform/db.ts";
import * as customers from "../../modules/customers/index.ts";
import type { Field } from "../imports/fields.ts";
import { type Cells, textOf } from "../imports/table-kind.ts";

/** The two columns by which old books name a customer; either is enough. */
export const customerColumns = {
  customerCode: { headers: ["客户编码", "客户编号", "客户代码", "往来单位编码", "购货单位代码", "客戶編碼", "customer code"], carried: true },
  customer: { headers: ["客户名称", "客户", "往来单位", "往来单位名称", "购货单位", "购货单位名称", "客户简称", "单位名称", "客戶名稱", "customer", "customer name"], carried: true },
} satisfies Record<string, Field>;

/** Looks the customers of rows up, in one statement. */
export async function customersOf(tx: Tx, rows: readonly Cells[]): Promise<(cells: Cells) => { customer: Customer } | { refusal: Refusal }> {
  const words = [...new Set(rows.flatMap(({ customerCode, customer }) => [textOf(customerCode), textOf(customer)]).filter(Boolean))];
  const found = customers.namedIn(words.length ? await customers.findByNames(tx, words) : []);
  return (cells) => {
    const [code, name] = [textOf(cells.customerCode), textOf(cells.customer)];
    const customer = (code && found(code)) || (name && found(name));
    if (customer) return { customer };
    const path = [name || !code ? "customer" : "customerCode"];
    return { refusal: code || name ? { code: "importNameUnknown", facts: { value: name || code }, path } : { code: "importCellEmpty", path } };
  };
}
