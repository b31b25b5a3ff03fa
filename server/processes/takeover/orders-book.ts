import { asAmount, minus, sum } from "../../../contract/money.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isRefused } from "../../platform/refusal.ts";
import { clockOf } from "../../modules/calendar/index.ts";
import * as catalog from "../../modules/catalog/index.ts";
import * as customers from "../../modules/customers/index.ts";
import * as orders from "../../modules/orders/index.ts";
import * as people from "../../modules/people/index.ts";
import { day, figure, oneOf } from "../imports/fields.ts";
import { type Found, lookUp, productsByCode } from "../imports/names.ts";
import { type BookKind, type Cells, textOf } from "../imports/table-kind.ts";
import { readTerms, termsAllowed } from "../imports/terms.ts";
import { customerColumns, customersOf } from "./named.ts";
import { type OldRow, oldOrderOf, type OrderLooks } from "./old-order.ts";
import { invoicedBefore, type TakeOverOrder } from "./take-over-order.ts";

const stages = oneOf({
  approved: ["已审核", "已确认", "审核", "执行中", "未发货", "已審核"], scheduled: ["已排产", "已排程", "生产中", "已下达", "已排產"], toShip: ["待发货", "已备货", "已完工", "已入库", "部分发货", "待發貨"],
});
const carried = { carried: true } as const;

const fields: BookKind["fields"] = {
  number: { headers: ["订单号", "订单编号", "单据编号", "销售订单号", "单据号", "訂單號", "order number", "order no"], required: true, ...carried },
  ...customerColumns,
  orderedOn: { headers: ["单据日期", "订单日期", "下单日期", "日期", "訂單日期", "order date"], required: true, ...carried, ...day },
  requestedDate: { headers: ["交货日期", "要求交期", "预发货日期", "预计发货日期", "交期", "交貨日期", "delivery date"], ...day },
  stage: { headers: ["状态", "订单状态", "阶段", "单据状态", "狀態", "stage", "status"], ...carried, ...stages },
  salesperson: { headers: ["业务员", "销售员", "業務員", "salesperson"], ...carried },
  customerPo: { headers: ["客户订单号", "客户单号", "客戶訂單號", "customer po"], ...carried },
  paymentTerms: { headers: ["付款条件", "收款条件", "结算方式", "付款條件", "payment terms"], ...carried, asTyped: true, read: (value) => (readTerms(value) ? value : undefined), allowed: termsAllowed },
  paid: { headers: ["已收款", "已收金额", "累计收款金额", "已收款金额", "已收金額", "paid"], ...carried, ...figure },
  code: { headers: ["料号", "存货编码", "物料编码", "产品编码", "商品编码", "编码", "料號", "product code", "item code", "code"], required: true },
  quantity: { headers: ["数量", "订货数量", "订单数量", "销售数量", "數量", "quantity", "qty"], required: true, ...figure },
  unitPrice: { headers: ["含税单价", "单价", "销售单价", "價格", "單價", "unit price", "price"], required: true, ...figure },
  shipped: { headers: ["已发货数量", "累计发货数量", "已出库数量", "累计出库数量", "已发数量", "已出貨數量", "shipped"], ...figure },
  invoiced: { headers: ["已开票数量", "累计开票数量", "已开票", "已開票數量", "invoiced"], ...figure },
  remark: { headers: ["备注", "行备注", "備註", "remark"] },
};

async function looksOf(context: CommandContext, rows: readonly Cells[]): Promise<OrderLooks> {
  const { tx } = context;
  const product = await productsByCode(tx, rows.map(({ code }) => textOf(code)), "code");
  const ids = rows.flatMap(({ code }) => idOf(product(textOf(code))) ?? []);
  return {
    product, products: new Map((await catalog.readProducts(tx, [...new Set(ids)])).map((one) => [one.id, one])), customer: await customersOf(tx, rows),
    salesperson: lookUp(await people.activePeople(tx), "salesperson"), taken: await orders.ordersNumbered(tx, rows.map(({ number }) => textOf(number))), clock: await clockOf(tx),
  };
}
const idOf = (found: Found): string | undefined => ("id" in found ? found.id : undefined);

const shortOf = (refusals: readonly Refusal[]): Refusal[] =>
  refusals.map(({ code, facts, path }) => (code === "stockShort" ? { code: "oldStockShort", facts: { missing: facts?.missing }, path: ["stage"] } : { code, facts, path: [String(path?.[0] ?? "number")] }));

/** Open orders with their lines: a row is a line, its order's own columns stand on every one or only on the first. */
export const ordersBook = (takeOver: TakeOverOrder): BookKind => ({
  fields,
  nameOf: ({ number, code }) => [number, code].map(textOf).filter(Boolean).join(" "),
  keyOf: () => "",
  async prepare(context, { rows, numbers, provenance }) {
    const looks = await looksOf(context, rows);
    const numbered = rows.map((cells, i): OldRow => ({ cells, row: numbers[i]!, at: i }));
    const read = [...Map.groupBy(numbered, ({ cells }) => textOf(cells.number)).values()].map((own) => ({ own, ...oldOrderOf(own, { looks, provenance }) }));
    const faults: Refusal[][] = rows.map(() => []);
    for (const { faults: wrong } of read) for (const { at, refusal } of wrong) faults[at]!.push(refusal);
    const taken: { order: orders.Order; open: string }[] = [];
    return {
      faults,
      async enter(inContext) {
        const late: Refusal[][] = rows.map(() => []);
        await customers.holdAhead(inContext.tx, read.flatMap(({ order }) => order?.input.customerId ?? []));
        for (const { own, order } of read) {
          const done = order && (await takeOver(inContext, order));
          if (isRefused(done)) late[own[0]!.at]!.push(...shortOf(done.refusals));
          else if (done) taken.push({ order: done.order, open: minus(done.order.totalAmount, invoicedBefore(done, order.invoiced)) });
        }
        return late;
      },
      sums() {
        const amounts = [...Map.groupBy(taken.map(({ order }) => order), ({ currency }) => currency)].map(([currency, own]): [string, string] => [`orderAmount:${currency}`, asAmount(sum(own.map(({ totalAmount }) => totalAmount)), currency)]);
        return { orders: String(taken.length), ...Object.fromEntries(amounts) };
      },
      uses: () => taken.map(({ order: { customerId, currency }, open }) => ({ customerId, currency, amount: open })),
    };
  },
});
