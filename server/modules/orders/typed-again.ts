import type { OrderInput } from "../../../contract/orders.ts";
import type { Line, Order } from "./orders.ts";

const given = <T>(value: T | null): T | undefined => value ?? undefined;

/** A line as if it were typed again word for word. */
export const inputLine = (line: Line): OrderInput["lines"][number] => ({
  id: line.id, productId: line.productId, customerPartNo: given(line.customerPartNo), spec: line.spec, quantity: line.quantity, unit: line.unit, unitPrice: given(line.unitPrice),
  requestedDate: given(line.requestedDate), supply: line.supply, customParameters: given(line.customParameters), remark: given(line.remark),
});

/** An order as if it were typed again word for word. */
export const inputOf = ({ order, lines }: { order: Order; lines: readonly Line[] }): OrderInput => ({
  customerId: order.customerId, kind: order.kind, channel: order.channel, channelNote: given(order.channelNote), receivedAt: given(order.receivedAt), originals: order.originals, given: order.given,
  contactId: given(order.contactId), addressId: given(order.addressId), customerPo: given(order.customerPo), requestedDate: given(order.requestedDate), paymentTerms: given(order.paymentTerms),
  currency: order.currency, salespersonId: given(order.salespersonId), priority: order.priority, specialNeeds: order.specialNeeds, remarks: given(order.remarks), promisedReplyAt: given(order.promisedReplyAt),
  lines: lines.map(inputLine),
});
