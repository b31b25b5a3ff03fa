import { asAmount, minus, sum } from "../../../contract/money.ts";
import type { Customer } from "../../../contract/customers.ts";
import type { Refusal } from "../../../contract/toolkit.ts";
import { isRefused } from "../../platform/refusal.ts";
import * as orders from "../../modules/orders/index.ts";
import { type OldDocument, oldDepositsKnown, type SettlementRoom } from "../../modules/settlement/index.ts";
import { day, oneOf, signedFigure } from "../imports/fields.ts";
import { type BookKind, type Cells, textOf } from "../imports/table-kind.ts";
import { defaultLedger } from "../register-facts.ts";
import { customerColumns, customersOf } from "./named.ts";

const types = oneOf({
  receivable: ["应收", "应收账款", "应收款", "应收单", "其他应收单", "销售发票", "销售专用发票", "销售普通发票", "发票", "期初应收", "應收"],
  deposit: ["预收", "预收款", "预收账款", "定金", "订金", "押金", "收款单", "期初预收", "預收"],
});

type OrdersNumbered = Awaited<ReturnType<typeof orders.ordersNumbered>>;

/** A row as a document; what is less than nothing is owed to the customer, so it was paid ahead. */
function documentOf(cells: Cells, customer: Customer, known: OrdersNumbered): OldDocument {
  const amount = textOf(cells.amount);
  const owedToThem = amount.startsWith("-");
  const kind = cells.type === "deposit" || owedToThem ? "deposit" : "receivable";
  const currency = textOf(cells.currency) || customer.currency;
  const orderNumber = textOf(cells.order);
  const order = known.get(orderNumber);
  const issuedOn = textOf(cells.documentOn);
  return {
    kind, customerId: customer.id, currency, number: textOf(cells.number), issuedOn, dueOn: textOf(cells.dueOn) || issuedOn, amount: owedToThem ? minus("0", amount) : amount, orderNumber,
    orderId: order?.customerId === customer.id && order.currency === currency ? order.id : null, remark: textOf(cells.remark),
  };
}

const keyOf = (cells: Cells): string => [cells.type === "deposit" || textOf(cells.amount).startsWith("-") ? "deposit" : "receivable", cells.number, cells.dueOn ?? "", cells.order ?? ""].join(" ");

function sumsOf(documents: readonly OldDocument[]): Record<string, string> {
  const by = Map.groupBy(documents, ({ kind, currency }) => `${kind === "deposit" ? "deposits" : "receivables"}:${currency}`);
  return Object.fromEntries([...by].map(([key, own]) => [key, asAmount(sum(own.map(({ amount }) => amount)), own[0]!.currency)]));
}

/** What customers owe and have paid ahead at the cut-over, document by document; rows of nothing are passed over. */
export const balancesBook = ({ openBalances }: Pick<SettlementRoom, "openBalances">): BookKind => ({
  fields: {
    type: { headers: ["单据类型", "往来类型", "类型", "科目", "单据类别", "單據類型", "type"], ...types },
    ...customerColumns,
    number: { headers: ["单据号", "单据编号", "发票号", "发票号码", "单号", "凭证号", "單據編號", "document number", "number", "no"], required: true },
    documentOn: { headers: ["单据日期", "开票日期", "业务日期", "日期", "單據日期", "document date", "date"], required: true, ...day },
    dueOn: { headers: ["到期日", "应收日期", "收款到期日", "付款期限", "到期日期", "due date", "due"], ...day },
    amount: { headers: ["未收金额", "未核销金额", "本币余额", "期末余额", "应收余额", "余额", "金额", "未收金額", "open amount", "balance", "amount"], required: true, ...signedFigure },
    currency: { headers: ["币种", "币别", "幣別", "currency"], read: (value) => (/^人民币$|^RMB$|^CNY$/i.test(value) ? "CNY" : /^[A-Za-z]{3}$/.test(value) ? value.toUpperCase() : undefined), allowed: "CNY, USD" },
    order: { headers: ["订单号", "销售订单号", "订单编号", "源单编号", "訂單號", "order number", "order"] },
    remark: { headers: ["备注", "摘要", "说明", "備註", "remark"] },
  },
  nameOf: ({ number, customer, customerCode }) => [number, customer ?? customerCode].map(textOf).filter(Boolean).join(" "),
  keyOf,
  async prepare({ tx }, { rows, provenance }) {
    const customerOf = await customersOf(tx, rows);
    const numbered = await orders.ordersNumbered(tx, rows.map(({ order }) => textOf(order)).filter(Boolean));
    const found = rows.map((cells) => {
      const customer = customerOf(cells);
      return "refusal" in customer ? customer : { document: documentOf(cells, customer.customer, numbered) };
    });
    const known = await oldDepositsKnown(tx, found.flatMap((one) => ("document" in one && one.document.kind === "deposit" ? [one.document.number] : [])));
    const faultsOf = (document: OldDocument): Refusal[] => [
      ...(document.issuedOn > provenance.cutoverOn ? [{ code: "oldDateLate", facts: { date: document.issuedOn, cutover: provenance.cutoverOn }, path: ["documentOn"] }] : []),
      ...(document.kind === "deposit" && known.has(document.number) ? [{ code: "oldNumberTaken", facts: { number: document.number }, path: ["number"] }] : []),
    ];
    const documents = found.flatMap((one) => ("document" in one && Number(one.document.amount) !== 0 ? [one.document] : []));
    return {
      faults: found.map((one) => ("refusal" in one ? [one.refusal] : faultsOf(one.document))),
      async enter(context) {
        const { takeoverId, file, sha256 } = provenance;
        const refused = await openBalances(context, { documents, ledgerId: await defaultLedger(context.tx), evidence: { takeoverId, file, sha256 } });
        if (!isRefused(refused)) return [];
        const about = new Set(refused.refusals.map(({ facts }) => facts?.id));
        const hit = found.map((one) => "document" in one && one.document.orderId !== null && about.has(one.document.orderId));
        return found.map((_, i) => (hit[i] || (!hit.includes(true) && i === 0) ? refused.refusals.map((refusal) => ({ ...refusal, path: ["amount"] })) : []));
      },
      sums: () => sumsOf(documents),
      uses: () => documents.map(({ kind, customerId, currency, amount }) => ({ customerId, currency, amount: kind === "deposit" ? minus("0", amount) : amount })),
    };
  },
});
