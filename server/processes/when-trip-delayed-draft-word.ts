import { type Reaction, when } from "../platform/events.ts";
import type { NewDelayed, openDelay } from "../modules/cases/index.ts";
import { companyOf } from "../modules/companies/index.ts";
import * as customers from "../modules/customers/index.ts";
import { mail, notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import { speakersOn } from "./contact-owner.ts";
import { delayedOrder } from "./when-delays-open-case.ts";
import type { ReadersOf } from "./readers.ts";

interface Deps {
  readersOf: ReadersOf;
  openDelay: ReturnType<typeof openDelay>;
}

/** Each customer's word is drafted for whoever speaks with him about shipments; nobody outside is told before that person lets it go. */
const draft = ({ readersOf }: Deps): Reaction =>
  when(shipping.tripDelayed, async ({ tripId, expected: day, expectedTime, deliveries }, context) => {
    const expected = [day, expectedTime].filter(Boolean).join(" ");
    const { name: company } = await companyOf(context.tx);
    const readers = await readersOf(context);
    for (const { deliveryId, number, orderId, orderNumber, customerName, expectedBefore } of deliveries) {
      const speaks = await speakersOn(context.tx, orderId, "shipped");
      const facts = { number: orderNumber, delivery: number, customer: customerName, expected, before: expectedBefore ?? "—", company };
      for (const reader of readers.filter(speaks))
        notify(context, { personId: reader.id, kind: "arrivalDelayToTell", facts, subject: { kind: "order", id: orderId }, part: deliveryId, key: `arrival ${tripId} ${deliveryId} ${expected} ${reader.id}` });
    }
  });

/** One case answers for a late trip, whatever number of orders it carries. */
const oneCase = ({ openDelay: open }: Deps): Reaction =>
  when(shipping.tripDelayed, async ({ tripId, plate, expected, reason, deliveries }, context) => {
    const concerned = await Promise.all(deliveries.map(({ orderId }) => orders.readOrderRow(context.tx, orderId)));
    const departments = [...new Set(concerned.flatMap((order) => order?.departmentId ?? []))];
    const rows = new Map<string, NewDelayed>();
    for (const { orderId, expectedBefore } of deliveries) if (!rows.has(orderId)) rows.set(orderId, await delayedOrder(context, orderId, { before: expectedBefore, after: expected }));
    await open(context, {
      subject: { kind: "trip", id: tripId }, title: plate, customerName: [...new Set(deliveries.map(({ customerName }) => customerName))].join(", "), salespersonId: null, departmentId: departments[0] ?? null,
      kind: "delay", source: "trip", description: reason, departments,
    }, [...rows.values()]);
  });

/** The word itself by mail, to those of the customer who are told of the order. */
const letters: Reaction = when(shipping.delayNoticeReleased, async ({ orderId, part, by, expected }, context) => {
  if (by !== "mail") return;
  const order = (await orders.readOrderRow(context.tx, orderId))!;
  const customer = await customers.readOnce(context.tx, order.customerId);
  const { name: company } = await companyOf(context.tx);
  const told = (customer?.contacts ?? []).filter(({ id, active, emails, receivesConfirmations }) => active && emails.length > 0 && (receivesConfirmations || id === order.contactId));
  for (const contact of told)
    mail(context, {
      to: { address: contact.emails[0]!, name: contact.name, language: "zh-CN" }, kind: "arrivalDelayed", key: `arrival delay ${part} ${expected} ${contact.id}`, subject: { kind: "order", id: orderId },
      facts: { name: contact.name, number: order.number, expectedOn: expected, company },
    });
});

/** A late truck: a draft for each customer, one case for all, and letters once a person lets them go. */
export const lateTripsAreTold = (deps: Deps): Reaction[] => [draft(deps), oneCase(deps), letters];
