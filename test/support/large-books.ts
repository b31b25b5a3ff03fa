import type { TakeoverKind } from "../../contract/takeovers.ts";

/** Sizes of old books: open orders of five lines, customers, products. */
export interface BookSizes {
  orders: number;
  customers: number;
  products: number;
}

const padded = (n: number) => String(n).padStart(4, "0");
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const customer = (n: number) => `批量客户${padded(n)}有限公司`;
const lineOf = (order: number, line: number, products: number) => ({ product: (order * 7 + line * 131) % products, quantity: 10 + ((order * 3 + line) % 90), price: 3 + ((order + line) % 40) });
const table = (header: string, rows: readonly (readonly (string | number)[])[]) => [header, ...rows.map((row) => row.join(","))].join("\n");

/** Old books of any size, the same each time: half of the orders have left in part and are invoiced as far, a third is to be made. */
export function largeBooks({ orders, customers, products }: BookSizes) {
  const stock = new Map<number, number>();
  const lines = range(orders).flatMap((order) => range(5).map((line) => ({ order, line, ...lineOf(order, line, products) })));
  for (const { product, quantity } of lines) stock.set(product, (stock.get(product) ?? 0) + quantity);
  const stage = (order: number) => (order % 3 ? "已审核" : "已排产");
  const sent = (order: number, quantity: number) => (order % 2 ? Math.floor(quantity / 2) : 0);
  const text: Record<Exclude<TakeoverKind, "balances">, string> = {
    customers: table("代码,名称,简称,客户等级,结算方式,联系人,移动电话,送货地址,信用额度", range(customers).map((n) => [`K${padded(n)}`, customer(n), `批量${padded(n)}`, "B", "月结30天", "联系人", `139${String(10_000_000 + n)}`, `工业路 ${n} 号`, 20_000 + n])),
    products: table("存货编码,存货名称,规格型号,主计量单位,供应方式,加工工序", range(products).map((n) => [`P${padded(n)}`, `纸品${padded(n)}`, `${n}×50`, "卷", n % 3 ? "备库" : "自制", n % 3 ? "" : "分切→包装"])),
    prices: table("价格表,存货编码,存货名称,含税单价,最低价,生效日期", range(products).map((n) => ["2026", `P${padded(n)}`, `纸品${padded(n)}`, 4 + (n % 40), 3, "2026-01-01"])),
    stock: table("仓库名称,存货编码,存货名称,主计量单位,结存数量", [...stock].toSorted(([a], [b]) => a - b).map(([n, quantity]) => ["成品库", `P${padded(n)}`, `纸品${padded(n)}`, "卷", quantity])),
    orders: table("订单编号,订单日期,客户名称,单据状态,预发货日期,存货编码,数量,含税单价,累计发货数量,累计开票数量,已收款", lines.map(({ order, product, quantity, price }) =>
      [`JS-${padded(order)}`, "2026-11-10", customer(order % customers), stage(order), "2026-12-10", `P${padded(product)}`, quantity, price, sent(order, quantity), sent(order, quantity), 0])),
  };
  return (["customers", "products", "prices", "stock", "orders"] as const).map((kind) => ({ kind, file: { name: `${kind}.csv`, bytes: Buffer.from(text[kind]).toString("base64") } }));
}
