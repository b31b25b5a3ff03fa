import { compare, minus, sum } from "../../contract/money.ts";
import type { Language, Text } from "../../contract/toolkit.ts";
import type { CommandContext } from "../platform/command.ts";
import { companyOf } from "../modules/companies/index.ts";
import * as customers from "../modules/customers/index.ts";
import { customerToldOfShipment, mail, render, restComesLater } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { type DeliveryFile, linkFor } from "../modules/shipping/index.ts";
import { today } from "./register-facts.ts";

interface Shipment {
  orderId: string;
  file: DeliveryFile;
  customerUrl: string;
}

/** What of the order has not left yet, in a sentence for the customer; nothing where all of it did. */
async function restOf(context: CommandContext, orderId: string): Promise<Text | undefined> {
  const { lines, schedules } = await orders.partsOf(context, orderId);
  const open = lines.flatMap(({ id, name, spec, unit }) => {
    const left = sum(schedules.filter(({ lineId }) => lineId === id).map(({ quantity, shipped }) => minus(quantity, compare(shipped, quantity) > 0 ? quantity : shipped)));
    return compare(left, "0") > 0 ? [`${name} ${spec} ${left} ${unit}`.replaceAll(/\s+/g, " ")] : [];
  });
  const told = (language: Language) => render(restComesLater, { list: open.join(", ") }, language);
  return open.length ? { "zh-CN": told("zh-CN"), "zh-TW": told("zh-TW"), en: told("en") } : undefined;
}

/**
 * Tells the customer by mail, where the policy lists it, that goods are on their way, how to follow them, and, where it lists a page,
 * where to sign for them (01.16), and what of the order comes later. It counts as told once the mail server took the letter.
 */
export async function tellOfShipment(context: CommandContext, { orderId, file: { delivery, plate }, customerUrl }: Shipment): Promise<void> {
  const { told: means } = delivery.policy;
  if (!means.includes("mail")) return;
  const order = (await orders.readOrderRow(context.tx, orderId))!;
  const customer = await customers.readOnce(context.tx, order.customerId);
  const reachable = customer?.contacts.filter(({ active, emails }) => active && emails.length) ?? [];
  const told = reachable.filter(({ id, receivesConfirmations }) => receivesConfirmations || id === order.contactId);
  if (!told.length) return;
  const facts = {
    number: order.number, company: (await companyOf(context.tx)).name, shippedAt: await today(context), carrier: delivery.carrier ?? plate ?? "", waybill: delivery.trackingNumber ?? "—",
    expectedOn: delivery.expectedArrival ?? "—", rest: await restOf(context, orderId), link: means.includes("page") ? `${customerUrl}/p/sign#${linkFor(context, delivery, "signDelivery").token}` : undefined,
  };
  for (const contact of told)
    mail(context, {
      to: { address: contact.emails[0]!, name: contact.name, language: "zh-CN" }, kind: means.includes("page") ? "shipmentSent" : "shipmentSentWithoutPage", key: `shipment ${delivery.id} ${contact.id}`, subject: { kind: "order", id: orderId },
      facts: { ...facts, name: contact.name }, onSent: customerToldOfShipment({ orderId, part: delivery.id, by: "mail", recipient: contact.name }),
    });
}
