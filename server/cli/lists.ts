import { getCustomer, type CustomerFile, listCustomers } from "../../contract/customers.ts";
import { type Product, listProducts } from "../../contract/catalog.ts";
import { listProductCosts, type ProductCost } from "../../contract/costs.ts";
import { listDuties, type DutyAnswer } from "../../contract/duties.ts";
import { listOrders, type OrderRow } from "../../contract/orders.ts";
import { listPriceLists, listPricesOfList } from "../../contract/prices.ts";
import { listRuns, type Run } from "../../contract/production.ts";
import { type InvoiceRequestRow, listInvoiceRequests, listReceipts, listReceivables, type ReceiptRow, type ReceivableRow } from "../../contract/settlement.ts";
import { type DeliveryRow, listDeliveries } from "../../contract/shipping.ts";
import { listStock, type StockRow } from "../../contract/stock.ts";
import type { AnswerOf, Endpoint, Language } from "../../contract/toolkit.ts";
import type { Asking } from "../processes/asking.ts";
import { termsText } from "../processes/imports/terms.ts";
import { answers, customerStates, deliveryStates, dutyStates, meansOfReceipt, nameOf, orderStages, requestStates, runStates, supplies } from "./export-words.ts";

type Cell = string | number | boolean | Date | null | undefined;

/** A list that can be written into a file: where its rows come from, page by page, and its columns. */
export interface FileList<Row = unknown> {
  /** The read whose permission it needs. */
  endpoint: Endpoint;
  pages(asking: Asking): AsyncGenerator<Row[]>;
  /** Header in Simplified Chinese → cell. The headers, in every language, are those that the import of the same things reads. */
  columns: Record<string, (row: Row, language: Language) => Cell>;
}

const list = <Row>(endpoint: Endpoint, columns: FileList<Row>["columns"], input: object = {}): FileList => ({ endpoint, pages: ({ pages }) => pages(endpoint, input), columns: columns as FileList["columns"] });

async function* customerFiles({ pages, ask }: Asking): AsyncGenerator<CustomerFile[]> {
  for await (const page of pages<{ id: string }>(listCustomers, {})) {
    const files: CustomerFile[] = [];
    for (const { id } of page) files.push((await ask(getCustomer, { id }))!);
    yield files;
  }
}

type Price = AnswerOf<typeof listPricesOfList>["rows"][number] & { list: string };
async function* prices({ pages, ask }: Asking): AsyncGenerator<Price[]> {
  for (const { id, code } of (await ask(listPriceLists, {})) ?? [])
    for await (const page of pages<Omit<Price, "list">>(listPricesOfList, { id })) yield page.map((row) => ({ ...row, list: code }));
}

type Stocked = StockRow & StockRow["warehouses"][number];
/** One row a warehouse, as opening stock is imported. */
async function* stocked({ pages }: Asking): AsyncGenerator<Stocked[]> {
  for await (const page of pages<StockRow>(listStock, {})) yield page.flatMap((row) => row.warehouses.map((warehouse) => ({ ...row, ...warehouse })));
}

const contactOf = ({ contacts }: CustomerFile) => contacts.find(({ active }) => active);
const addressOf = ({ addresses }: CustomerFile) => addresses.find(({ isDefault, active }) => isDefault && active) ?? addresses.find(({ active }) => active);
const yesNo = (value: boolean, language: Language) => nameOf(answers, value ? "yes" : "no", language);

const customers: FileList<CustomerFile> = {
  endpoint: listCustomers, pages: customerFiles,
  columns: {
    客户编码: ({ code }) => code, 客户名称: ({ name }) => name, 简称: ({ shortName }) => shortName, 统一社会信用代码: ({ uscc }) => uscc, 等级: ({ grade }) => grade, 地区: ({ region }) => region, 经销商: ({ dealer }, language) => yesNo(dealer, language),
    渠道: ({ channel }) => channel, 币种: ({ currency }) => currency, 付款条件: ({ paymentTerms }, language) => termsText(paymentTerms, language), 含税: ({ taxInclusive }, language) => yesNo(taxInclusive, language), 状态: ({ state }, language) => nameOf(customerStates, state, language), 信用额度: ({ creditLimit }) => creditLimit,
    联系人: (file) => contactOf(file)?.name, 电话: (file) => contactOf(file)?.phones.join(";"), 邮箱: (file) => contactOf(file)?.emails.join(";"),
    省: (file) => addressOf(file)?.province, 市: (file) => addressOf(file)?.city, 区: (file) => addressOf(file)?.district, 详细地址: (file) => addressOf(file)?.detail, 备注: ({ remark }) => remark,
  },
};

const priceRows: FileList<Price> = {
  endpoint: listPriceLists, pages: prices,
  columns: {
    价格表: (row) => row.list, 料号: ({ productCode }) => productCode, 品名: ({ productName }) => productName, 规格: ({ spec }) => spec, 单位: ({ unit }) => unit, 单价: ({ price }) => price, 底价: ({ floorPrice }) => floorPrice,
    起订量: ({ minQuantity }) => minQuantity, 生效日期: ({ validFrom }) => validFrom,
  },
};

const stockRows: FileList<Stocked> = {
  endpoint: listStock, pages: stocked,
  columns: {
    仓库: ({ code }) => code, 料号: ({ productCode }) => productCode, 品名: ({ productName }) => productName, 规格: ({ spec }) => spec, 单位: ({ unit }) => unit, 数量: ({ onHand }) => onHand, 已占用: ({ reserved }) => reserved, 可用: ({ available }) => available,
  },
};

/** What `gendan export` writes, by the word for it. */
export const fileLists = {
  customers: customers as FileList,
  products: list<Product>(listProducts, {
    料号: ({ code }) => code, 品名: ({ name }) => name, 规格: ({ spec }) => spec, 型号: ({ model }) => model, 类别: ({ category }) => category, 销售单位: ({ salesUnit }) => salesUnit, 库存单位: ({ stockUnit }) => stockUnit,
    换算率: ({ stockPerSales }) => stockPerSales, 供货方式: ({ supply }, language) => nameOf(supplies, supply, language), 可定制: ({ customisable }, language) => yesNo(customisable, language), 按批次管理: ({ byLot }, language) => yesNo(byLot, language), 条码: ({ barCode }) => barCode, 提前期: ({ leadTimeDays }) => leadTimeDays,
    超交: ({ overPercent }) => overPercent, 欠交: ({ underPercent }) => underPercent, 保质期: ({ shelfLifeDays }) => shelfLifeDays, 工序: ({ operations }) => operations.join("→"), 税类: ({ taxClass }) => taxClass, 在用: ({ active }, language) => yesNo(active, language),
  }),
  prices: priceRows as FileList,
  costs: list<ProductCost>(listProductCosts, {
    料号: ({ code }) => code, 品名: ({ name }) => name, 规格: ({ spec }) => spec, 库存单位: ({ stockUnit, inForce }) => inForce?.unit ?? stockUnit, 标准成本: ({ inForce }) => inForce?.cost, 生效日期: ({ inForce }) => inForce?.validFrom,
  }),
  stock: stockRows as FileList,
  orders: list<OrderRow>(listOrders, {
    订单号: ({ number }) => number, 客户: ({ customerName }) => customerName, 阶段: ({ stage }, language) => nameOf(orderStages, stage, language), 客户单号: ({ customerPo }) => customerPo, 渠道: ({ channel }) => channel, 业务员: ({ salespersonName }) => salespersonName,
    要求交期: ({ requestedDate }) => requestedDate, 承诺交期: ({ promisedDate }) => promisedDate, 币种: ({ currency }) => currency, 价税合计: ({ totalAmount }) => totalAmount, 录入时间: ({ createdAt }) => createdAt,
  }),
  receivables: list<ReceivableRow>(listReceivables, {
    客户: ({ customerName }) => customerName, 订单号: ({ orderNumber }) => orderNumber, 发票号: ({ taxNumber }) => taxNumber, 开票日期: ({ issuedOn }) => issuedOn, 到期日: ({ dueOn }) => dueOn, 逾期天数: ({ daysOverdue }) => daysOverdue,
    币种: ({ currency }) => currency, 金额: ({ amount }) => amount, 未收: ({ open }) => open,
  }),
  invoices: list<InvoiceRequestRow>(listInvoiceRequests, {
    客户: ({ customerName }) => customerName, 订单号: ({ orderNumber }) => orderNumber, 发货单号: ({ deliveryNumber }) => deliveryNumber, 状态: ({ state }, language) => nameOf(requestStates, state, language), 币种: ({ currency }) => currency, 不含税: ({ net }) => net, 税额: ({ tax }) => tax,
    价税合计: ({ gross }) => gross, 供货日期: ({ suppliedOn }) => suppliedOn, 发票号: ({ taxNumber }) => taxNumber,
  }),
  receipts: list<ReceiptRow>(listReceipts, {
    收款单号: ({ number }) => number, 收款日期: ({ receivedOn }) => receivedOn, 客户: ({ customerName }) => customerName, 币种: ({ currency }) => currency, 金额: ({ amount }) => amount, 未核销: ({ rest }) => rest, 方式: ({ means }, language) => nameOf(meansOfReceipt, means, language),
    流水号: ({ reference }) => reference, 付款人: ({ payer }) => payer,
  }),
  deliveries: list<DeliveryRow>(listDeliveries, {
    发货单号: ({ number }) => number, 订单号: ({ orderNumber }) => orderNumber, 客户: ({ customerName }) => customerName, 状态: ({ state }, language) => nameOf(deliveryStates, state, language), 应发日期: ({ dueOn }) => dueOn, 承运商: ({ carrier }) => carrier, 运单号: ({ trackingNumber }) => trackingNumber,
    发货时间: ({ shippedAt }) => shippedAt, 到货时间: ({ arrivedAt }) => arrivedAt, 签收时间: ({ signedAt }) => signedAt,
  }),
  runs: list<Run>(listRuns, {
    生产单号: ({ number }) => number, 状态: ({ state }, language) => nameOf(runStates, state, language), 料号: ({ productCode }) => productCode, 品名: ({ productName }) => productName, 数量: ({ quantity }) => quantity, 设备: ({ workCentreCode }) => workCentreCode, 进度: ({ percent }) => percent,
    预计完工: ({ expectedFinish }) => expectedFinish, 订单号: ({ shares }) => shares.map(({ orderNumber }) => orderNumber).join(" "),
  }),
  duties: list<DutyAnswer>(listDuties, {
    时限: ({ definition }) => definition.id, 事项: ({ definition }, language) => definition.name[language], 关于: ({ title }) => title, 状态: ({ state }, language) => nameOf(dutyStates, state, language), 岗位: ({ ownerRole }) => ownerRole, 开始: ({ openedAt }) => openedAt, 到期: ({ dueAt }) => dueAt,
  }, { list: "running" }),
} satisfies Record<string, FileList>;
export type FileListName = keyof typeof fileLists;
