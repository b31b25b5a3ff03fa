import type { DeliveryPolicy } from "../../../contract/delivery-policy.ts";
import type { Decimal } from "../../../contract/money.ts";
import type { CommandContext } from "../../platform/command.ts";
import { record } from "../journal/index.ts";
import { make } from "./attachments.ts";
import type { ShippingDeps } from "./deps.ts";
import { pickingProgressDue, pickingRequested, readyToPack } from "./events.ts";
import { type Delivery, type Line, movesOf, subjectOf } from "./shipping.ts";
import { about } from "./work.ts";

/** What is to leave the warehouse for one order, as it was when the delivery was asked for. */
export interface RequestedDelivery {
  order: {
    id: string; number: string; ledgerId: string; customerId: string; customerName: string; salespersonId: string | null; departmentId: string | null; createdBy: string | null;
  };
  warehouseId: string;
  /** The day on which it should leave. */
  dueOn: string | null;
  urgent: boolean;
  specialNeeds: string;
  policy: DeliveryPolicy;
  shipTo: { address: string; receiver: string; phone: string };
  lines: readonly (Pick<Line, "lineNo" | "orderLineId" | "scheduleId" | "productId" | "productCode" | "name" | "spec" | "unit" | "barCode" | "customerPartNo" | "overPercent" | "underPercent" | "secondUnit" | "weighed"> & { quantity: Decimal })[];
}

function newDelivery({ order, shipTo, warehouseId, dueOn, urgent, specialNeeds, policy }: RequestedDelivery, given: { id: string; number: string; at: Date }): Delivery {
  return {
    id: given.id, number: given.number, orderId: order.id, orderNumber: order.number, customerId: order.customerId, customerName: order.customerName, salespersonId: order.salespersonId,
    departmentId: order.departmentId, orderCreatedBy: order.createdBy, warehouseId, address: shipTo.address, specialNeeds, policy, urgent, dueOn, state: "requested", revision: 0, requestedAt: given.at,
    pickingDone: false, packingDone: false, carrierAppointment: null, reportedOn: null, carriageBy: null, carrier: null, trackingNumber: null, tripId: null, stopNo: null, groupId: null, expectedArrival: null, shippedAt: null,
    arrivedAt: null, contactedAt: null, objectedAt: null, signedAt: null, heardLater: {}, receiptMeans: null, receiptBody: null, receiptHash: null, objection: null, receiptBy: null, receiptByName: null, receiptNo: 1,
  };
}

const newLine = ({ quantity, ...line }: RequestedDelivery["lines"][number], id: string, deliveryId: string): Line => ({
  ...line, id, deliveryId, ordered: quantity, allowedMost: null, allowedLeast: null, secondPicked: null, pieces: [], backOrdered: "0", picked: "0", packed: "0", shipped: "0", received: null, shortReason: null, receiptReason: null, receiptNote: null,
});

/** Makes the 《出库单》 of goods that lie in the warehouse (01.12); called by a process. Answers the delivery's id. */
export const request = ({ takeNumber }: Pick<ShippingDeps, "takeNumber">) => async (context: CommandContext, given: RequestedDelivery): Promise<string> => {
  const number = await takeNumber(context, given.order.ledgerId);
  const delivery = newDelivery(given, { id: context.newId(), number, at: context.now });
  const lines = given.lines.map((line) => newLine(line, context.newId(), delivery.id));
  const receiver = { ownerId: delivery.id, role: "receiver" as const, name: given.shipTo.receiver, phone: given.shipTo.phone };
  make(context, { delivery, lines, receiver });
  const moves = movesOf(lines, ({ ordered }) => ordered);
  record(context, { subject: subjectOf(delivery), what: "pickingRequested", facts: { orderId: delivery.orderId, number, warehouseId: delivery.warehouseId, moves } });
  context.emit(pickingRequested({ ...about(delivery), moves }));
  context.emit(readyToPack(about(delivery)));
  context.emit(pickingProgressDue(about(delivery)));
  return delivery.id;
};
