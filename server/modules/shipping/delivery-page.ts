import { maskPhone } from "../../../contract/customers.ts";
import { asksResult } from "../../../contract/delivery-policy.ts";
import * as contract from "../../../contract/shipping.ts";
import type { Actor } from "../../platform/actor.ts";
import { type DeliveryFile, personIn } from "./attachments.ts";
import type { Line } from "./shipping.ts";
import { leastOf, mostOf } from "./tolerance.ts";

/** A phone as the reader may see it. */
const phoneFor = ({ permissions }: Actor, phone: string): string => (phone && !permissions.has("customers.seePhones") ? maskPhone(phone) : phone);

const carriageOf = (file: DeliveryFile, actor: Actor): contract.Delivery["carriage"] => {
  const { carriageBy: by, carrier, trackingNumber } = file.delivery;
  const driver = personIn(file, "driver");
  return by && { by, carrier, trackingNumber, plate: file.plate, driver: driver.name || null, driverPhone: phoneFor(actor, driver.phone) || null };
};

function receiptOf(file: DeliveryFile): contract.Delivery["receipt"] {
  const { signedAt, receiptMeans: means, objection, receiptHash: hash, receiptByName } = file.delivery;
  return signedAt && means && hash ? { signedAt, means, signer: personIn(file, "signer").name, objection, files: file.files, hash, recordedByName: receiptByName } : null;
}

/** A line with the quantities between which it counts as complete. */
export const lineShown = (line: Line): contract.DeliveryLine => ({ ...line, least: leastOf(line), most: mostOf(line) });

/** The page of a delivery; phones only for those who must call. */
export function pageOfDelivery(file: DeliveryFile, actor: Actor): contract.Delivery {
  const { delivery: d, lines, packages, checks, contacts, notices, feedback } = file;
  const receiver = personIn(file, "receiver");
  const phone = phoneFor(actor, receiver.phone);
  return {
    id: d.id, number: d.number, state: d.state, revision: d.revision, orderId: d.orderId, orderNumber: d.orderNumber, customerId: d.customerId, customerName: d.customerName,
    warehouseId: d.warehouseId, dueOn: d.dueOn, urgent: d.urgent, lineCount: lines.length, carrier: d.carrier, trackingNumber: d.trackingNumber, plate: file.plate, groupId: d.groupId, tripId: d.tripId,
    carrierAppointment: d.carrierAppointment, requestedAt: d.requestedAt, shippedAt: d.shippedAt, arrivedAt: d.arrivedAt, contactedAt: d.contactedAt, signedAt: d.signedAt, reportedOn: d.reportedOn, checkFirst: d.policy.checkFirst,
    pickingDone: d.pickingDone, packingDone: d.packingDone, address: d.address, policy: d.policy, heardLater: contract.heardLater.parse(d.heardLater), objectedAt: d.objectedAt, receiver: { name: receiver.name, phone }, specialNeeds: d.specialNeeds, expectedArrival: d.expectedArrival,
    carriage: carriageOf(file, actor), lines: lines.map(lineShown), allowances: file.allowances, reversals: file.reversals, delays: file.delays, packages, checks, contacts, notices, receipt: receiptOf(file), feedback,
  };
}

/** A line as phones outside the house show it. */
export const phoneLineOf = ({ id, lineNo, productCode, name, spec, unit, customerPartNo, shipped, secondUnit, secondPicked, received, receiptReason, receiptNote }: Line): contract.DeliveryByLink["lines"][number] =>
  ({ id, lineNo, productCode, name, spec, unit, customerPartNo, shipped, secondUnit, secondPicked, received, receiptReason, receiptNote });

/** What a customer's phone shows of it. */
export function phonePageOf(file: DeliveryFile, given: Pick<contract.DeliveryByLink, "link" | "company" | "together">): contract.DeliveryByLink {
  const { delivery: d, lines, plate } = file;
  const receipt = receiptOf(file);
  return {
    ...given, deliveryId: d.id, number: d.number, orderNumber: d.orderNumber, customerName: d.customerName, address: d.address, state: d.state, shippedAt: d.shippedAt, arrivedAt: d.arrivedAt, carrier: d.carrier,
    trackingNumber: d.trackingNumber, plate, receipt: receipt && { signedAt: receipt.signedAt, signer: receipt.signer, objection: receipt.objection, hash: receipt.hash },
    lines: lines.map(phoneLineOf),
    rated: file.feedback.length > 0, policy: { evidence: d.policy.evidence, scores: d.policy.scores }, asksResult: asksResult(d),
  };
}
