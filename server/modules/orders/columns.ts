import { tableOf } from "../../platform/table.ts";
import type { Line, Order, Schedule } from "./orders.ts";

const orderColumns = {
  id: "uuid", ledgerId: "uuid", departmentId: "uuid", number: "text", kind: "text", channel: "text", channelNote: "text", receivedAt: "timestamptz",
  customerId: "uuid", customerName: "text", contactId: "uuid", addressId: "uuid", given: "jsonb", differences: "jsonb", originals: "jsonb", customerPo: "text",
  salespersonId: "uuid", createdBy: "uuid", createdAt: "timestamptz", requestedDate: "date", finishDate: "date", promisedDate: "date", promisedReplyAt: "timestamptz",
  paymentTerms: "jsonb", currency: "text", priority: "text", specialNeeds: "jsonb", remarks: "text", netAmount: "numeric", taxAmount: "numeric", totalAmount: "numeric",
  invoicedAmount: "numeric", paidAmount: "numeric", concededAmount: "numeric", informationConfirmedAt: "timestamptz", oral: "boolean", oralConfirmedAt: "timestamptz", submittedAt: "timestamptz",
  establishedAt: "timestamptz", handedOverAt: "timestamptz", version: "int", versionHash: "text", revision: "int", policyId: "uuid", policyVersion: "int", completeWhen: "jsonb", review: "text",
  confirmation: "text", fulfilment: "text", afterSales: "text", archived: "boolean", heldAt: "timestamptz", heldByName: "text", holdReason: "text", stage: "text",
} as const satisfies Record<keyof Order, string>;

const lineColumns = {
  id: "uuid", orderId: "uuid", lineNo: "int", productId: "uuid", productCode: "text", name: "text", spec: "text", customerPartNo: "text", quantity: "numeric", unit: "text",
  priceUnit: "text", priceFactor: "numeric", listPrice: "numeric", floorPrice: "numeric", unitPrice: "numeric", taxIncluded: "boolean", taxRate: "numeric", amount: "numeric",
  taxAmount: "numeric", supply: "text", requestedDate: "date", customParameters: "text", remark: "text",
} as const satisfies Record<keyof Line, string>;

const scheduleColumns = {
  id: "uuid", orderId: "uuid", lineId: "uuid", quantity: "numeric", date: "date", planned: "numeric", stocked: "numeric", issued: "numeric", packed: "numeric",
  shipped: "numeric", arrived: "numeric", signed: "numeric", replaces: "uuid", returnStep: "uuid", coming: "numeric",
} as const satisfies Record<keyof Schedule, string>;

export const orderTable = tableOf<Order>("orders.orders", orderColumns);
/** With the text by which it is searched, for writing. */
export const filedOrderTable = tableOf<Order & { searchText: string }>("orders.orders", { ...orderColumns, searchText: "text" });
/** What a list tells of an order: of fifty at once, so the others are left where they are. */
const listed = [
  "id", "number", "stage", "customerId", "customerName", "salespersonId", "channel", "kind", "priority", "currency", "totalAmount", "invoicedAmount", "paidAmount", "concededAmount",
  "requestedDate", "promisedDate", "customerPo", "review", "confirmation", "fulfilment", "afterSales", "archived", "specialNeeds", "oral", "oralConfirmedAt", "differences", "heldAt", "createdAt", "revision",
] as const satisfies (keyof Order)[];
export type ListedOrder = Pick<Order, (typeof listed)[number]>;
export const listedTable = tableOf<ListedOrder>("orders.orders", Object.fromEntries(listed.map((field) => [field, orderColumns[field]])));
export const lineTable = tableOf<Line>("orders.lines", lineColumns);
export const scheduleTable = tableOf<Schedule>("orders.schedules", scheduleColumns);
