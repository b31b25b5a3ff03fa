import { tableOf } from "../../platform/table.ts";
import type { Priced } from "./concessions.ts";
import type { ObligationRow } from "./terms.ts";

export interface RequestRow {
  id: string;
  orderId: string;
  orderNumber: string;
  deliveryId: string | null;
  deliveryNumber: string | null;
  customerId: string;
  customerName: string;
  ledgerId: string;
  currency: string;
  salespersonId: string | null;
  departmentId: string | null;
  suppliedOn: string;
  billableOn: string;
  net: string;
  tax: string;
  gross: string;
  requestedAt: Date;
  searchText: string;
  /** The change of an order billed whole that asks it beside the first request. */
  changeId: string | null;
  changeNumber: string | null;
}

export interface RequestLineRow {
  id: string;
  requestId: string;
  lineNo: number;
  orderLineId: string;
  deliveryLineId: string | null;
  name: string;
  spec: string;
  quantity: string;
  unit: string;
  unitPrice: string;
  priceFactor: string;
  taxIncluded: boolean;
  taxClass: string;
  taxRate: string;
  net: string;
  tax: string;
  gross: string;
  priced: Priced;
}

export interface InvoiceRow {
  id: string;
  number: string;
  kind: string;
  taxNumber: string;
  issuedOn: string;
  customerId: string;
  ledgerId: string;
  currency: string;
  net: string;
  tax: string;
  gross: string;
  fileId: string | null;
  fileSha256: string | null;
  remark: string;
  by: string;
  at: Date;
}

export interface InvoiceLineRow {
  invoiceId: string;
  lineNo: number;
  requestLineId: string;
  orderId: string;
  quantity: string;
  net: string;
  tax: string;
  gross: string;
}

export interface ReceivableRow {
  id: string;
  origin: "invoice" | "charge";
  /** Null for a charge. */
  invoiceId: string | null;
  invoiceNumber: string;
  taxNumber: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  currency: string;
  salespersonId: string | null;
  departmentId: string | null;
  prepaid: boolean;
  issuedOn: string;
  dueOn: string;
  amount: string;
  paid: string;
  settledOn: string | null;
  searchText: string;
}

export interface ReceiptRow {
  id: string;
  origin: "money" | "credit";
  number: string;
  customerId: string;
  customerName: string;
  ledgerId: string;
  currency: string;
  amount: string;
  receivedOn: string;
  means: string;
  reference: string | null;
  payer: string;
  remark: string;
  fileId: string | null;
  by: string;
  at: Date;
  searchText: string;
}

export interface AllocationRow {
  id: string;
  receiptId: string;
  /** Null where a receivable from before this house, or a charge, was paid. */
  orderId: string | null;
  receivableId: string | null;
  fromDeposit: string | null;
  amount: string;
  appliedOn: string;
  by: string;
  at: Date;
}

/** A call about what a customer owes. */
export interface CallRow {
  id: string;
  customerId: string;
  currency: string;
  at: Date;
  by: string;
  byName: string;
  contactId: string | null;
  said: string;
  overdue: string;
  promisedOn: string | null;
  promisedAmount: string | null;
}

const text = "text", uuid = "uuid", money = "numeric", date = "date";

export const obligationTable = tableOf<ObligationRow>("settlement.obligations", {
  orderId: uuid, stage: "int", percent: money, due: text, days: "int", fromMonthEnd: "boolean", dueOn: date, amount: money,
});
export const requestTable = tableOf<RequestRow>("settlement.requests", {
  id: uuid, orderId: uuid, orderNumber: text, deliveryId: uuid, deliveryNumber: text, customerId: uuid, customerName: text, ledgerId: uuid, currency: text,
  salespersonId: uuid, departmentId: uuid, suppliedOn: date, billableOn: date, net: money, tax: money, gross: money, requestedAt: "timestamptz", searchText: text,
  changeId: uuid, changeNumber: text,
});
export const requestLineTable = tableOf<RequestLineRow>("settlement.request_lines", {
  id: uuid, requestId: uuid, lineNo: "int", orderLineId: uuid, deliveryLineId: uuid, name: text, spec: text, quantity: money, unit: text, unitPrice: money,
  priceFactor: money, taxIncluded: "boolean", taxClass: text, taxRate: money, net: money, tax: money, gross: money, priced: text,
});
export const invoiceTable = tableOf<InvoiceRow>("settlement.invoices", {
  id: uuid, number: text, kind: text, taxNumber: text, issuedOn: date, customerId: uuid, ledgerId: uuid, currency: text, net: money, tax: money, gross: money,
  fileId: uuid, fileSha256: text, remark: text, by: uuid, at: "timestamptz",
});
export const invoiceLineTable = tableOf<InvoiceLineRow>("settlement.invoice_lines", {
  invoiceId: uuid, lineNo: "int", requestLineId: uuid, orderId: uuid, quantity: money, net: money, tax: money, gross: money,
});
export const receivableTable = tableOf<ReceivableRow>("settlement.receivables", {
  id: uuid, origin: text, invoiceId: uuid, invoiceNumber: text, taxNumber: text, orderId: uuid, orderNumber: text, customerId: uuid, customerName: text, currency: text,
  salespersonId: uuid, departmentId: uuid, prepaid: "boolean", issuedOn: date, dueOn: date, amount: money, paid: money, settledOn: date, searchText: text,
});
export const receiptTable = tableOf<ReceiptRow>("settlement.receipts", {
  id: uuid, origin: text, number: text, customerId: uuid, customerName: text, ledgerId: uuid, currency: text, amount: money, receivedOn: date, means: text, reference: text,
  payer: text, remark: text, fileId: uuid, by: uuid, at: "timestamptz", searchText: text,
});
export const allocationTable = tableOf<AllocationRow>("settlement.allocations", {
  id: uuid, receiptId: uuid, orderId: uuid, receivableId: uuid, fromDeposit: uuid, amount: money, appliedOn: date, by: uuid, at: "timestamptz",
});
export const callTable = tableOf<CallRow>("settlement.calls", {
  id: uuid, customerId: uuid, currency: text, at: "timestamptz", by: uuid, byName: text, contactId: uuid, said: text, overdue: money, promisedOn: date, promisedAmount: money,
});
