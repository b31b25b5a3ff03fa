import type * as contract from "../../../contract/shipping.ts";
import type { Actor } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db.ts";
import { type Attachments, attachmentsOf, personIn } from "./attachments.ts";
import { type Delivery, type Line, masked } from "./shipping.ts";
import * as store from "./store.ts";

/** A delivery with all that belongs to it: for its page, its papers 《出库单》《物流发货记录》《签收单》《客户反馈表》 and its phone view. */
export interface DeliveryFile extends Attachments {
  delivery: Delivery;
  lines: Line[];
}

/** All facts of a delivery, names and phones unmasked; three statements. */
export async function paperFactsOf(tx: Tx, deliveryId: string): Promise<DeliveryFile | undefined> {
  const delivery = await store.read(tx, deliveryId);
  return delivery && { delivery, lines: await store.linesOf(tx, deliveryId), ...(await attachmentsOf(tx, delivery)) };
}

const carriageOf = (file: DeliveryFile): contract.Delivery["carriage"] => {
  const { carriageBy: by, carrier, trackingNumber } = file.delivery;
  const driver = personIn(file, "driver");
  return by && { by, carrier, trackingNumber, plate: file.plate, driver: driver.name || null, driverPhone: driver.phone || null };
};

function receiptOf(file: DeliveryFile): contract.Delivery["receipt"] {
  const { signedAt, receiptMeans: means, objection, receiptHash: hash, receiptByName } = file.delivery;
  return signedAt && means && hash ? { signedAt, means, signer: personIn(file, "signer").name, objection, files: file.files, hash, recordedByName: receiptByName } : null;
}

/** The page of a delivery; phones only for those who must call. */
export function pageOfDelivery(file: DeliveryFile, actor: Actor): contract.Delivery {
  const { delivery: d, lines, packages, checks, contacts, feedback } = file;
  const receiver = personIn(file, "receiver");
  const phone = actor.permissions.has("customers.seePhones") ? receiver.phone : masked(receiver.phone);
  return {
    id: d.id, number: d.number, state: d.state, revision: d.revision, orderId: d.orderId, orderNumber: d.orderNumber, customerId: d.customerId, customerName: d.customerName,
    warehouseId: d.warehouseId, dueOn: d.dueOn, urgent: d.urgent, lineCount: lines.length, carrier: d.carrier, trackingNumber: d.trackingNumber, plate: file.plate,
    carrierAppointment: d.carrierAppointment, requestedAt: d.requestedAt, shippedAt: d.shippedAt, arrivedAt: d.arrivedAt, contactedAt: d.contactedAt, signedAt: d.signedAt, reportedOn: d.reportedOn,
    pickingDone: d.pickingDone, packingDone: d.packingDone, address: d.address, receiver: { name: receiver.name, phone }, specialNeeds: d.specialNeeds, expectedArrival: d.expectedArrival,
    carriage: carriageOf(file), lines, packages, checks, contacts, receipt: receiptOf(file), feedback,
  };
}

/** What a customer's phone shows of it. */
export function phonePageOf(file: DeliveryFile, given: Pick<contract.DeliveryByLink, "link" | "company">): contract.DeliveryByLink {
  const { delivery: d, lines, plate } = file;
  const receipt = receiptOf(file);
  return {
    ...given, number: d.number, orderNumber: d.orderNumber, customerName: d.customerName, address: d.address, state: d.state, shippedAt: d.shippedAt, arrivedAt: d.arrivedAt, carrier: d.carrier,
    trackingNumber: d.trackingNumber, plate, receipt: receipt && { signedAt: receipt.signedAt, signer: receipt.signer, objection: receipt.objection, hash: receipt.hash },
    lines: lines.map(({ id, lineNo, productCode, name, spec, unit, customerPartNo, shipped, received, receiptReason, receiptNote }) => ({
      id, lineNo, productCode, name, spec, unit, customerPartNo, shipped, received, receiptReason, receiptNote,
    })),
    rated: file.feedback.length > 0,
  };
}
