import { delayMeans } from "../../contract/shipping.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import * as cases from "../modules/cases/index.ts";
import { companyOf } from "../modules/companies/index.ts";
import * as customers from "../modules/customers/index.ts";
import { delayDrafts, mail, render } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as production from "../modules/production/index.ts";
import * as shipping from "../modules/shipping/index.ts";

type OpenDelay = ReturnType<typeof cases.openDelay>;

/** An order as a delay lists it, with the word drafted for its customer; `dateAfter` null while nobody knows. */
export async function delayedOrder(context: CommandContext, orderId: string, dates: { before: string | null; after: string | null }): Promise<cases.NewDelayed> {
  const { number, customerId, customerName, salespersonId } = (await orders.readOrderRow(context.tx, orderId))!;
  const { name: company } = await companyOf(context.tx);
  const draft = render(dates.after ? delayDrafts.dated : delayDrafts.undated, { customer: customerName, number, expected: dates.after, before: dates.before ?? "—", company }, "zh-CN");
  return { orderId, orderNumber: number, customerId, customerName, salespersonId, dateBefore: dates.before, dateAfter: dates.after, draft };
}

/** A machine that is down: one case for all orders whose runs it holds up. The new dates come with the plans that are made anew. */
const machineDown = (open: OpenDelay): Reaction =>
  when(production.machineDown, async ({ downtimeId, workCentre, from, to, reason, orderIds }, context) => {
    if (!orderIds.length) return;
    const found = await Promise.all(orderIds.map((id) => orders.readOrderRow(context.tx, id)));
    const rows: cases.NewDelayed[] = [];
    for (const order of found) if (order) rows.push(await delayedOrder(context, order.id, { before: order.promisedDate ?? order.requestedDate, after: null }));
    const departments = [...new Set(found.flatMap((order) => order?.departmentId ?? []))];
    await open(context, {
      subject: { kind: "downtime", id: downtimeId }, title: workCentre, customerName: [...new Set(rows.map(({ customerName }) => customerName))].join(", "), salespersonId: null, departmentId: departments[0] ?? null, kind: "delay",
      source: "production", description: `${reason} · ${from} → ${to}`, departments,
    }, rows);
  });

/** A plan or report with a later date: an open delay that the order is in learns of it; where there is none, sales was told and decides. */
const laterDate: Reaction = when(production.delayDetected, async ({ orderId, expected, neededBy }, context) => {
  await cases.dateAgain(context, orderId, await delayedOrder(context, orderId, { before: neededBy, after: expected }), expected);
});

/** What was let go reaches the customer: by letter to those of his who are told of orders. The duty to tell him ends with it. */
const told: Reaction = when(cases.delayTold, async ({ orderId, caseId, means, words, link }, context) => {
  context.emit(orders.customerToldOfDelay({ orderId }));
  if (means !== "mail") return;
  const order = (await orders.readOrderRow(context.tx, orderId))!;
  const contacts = (await customers.readOnce(context.tx, order.customerId))?.contacts ?? [];
  for (const contact of contacts.filter(({ id, active, emails, receivesConfirmations }) => active && emails.length > 0 && (receivesConfirmations || id === order.contactId)))
    mail(context, {
      to: { address: contact.emails[0]!, name: contact.name, language: "zh-CN" }, kind: link ? "delayProposed" : "delayTold", key: `delay case ${caseId} ${orderId} ${context.now.toISOString()} ${contact.id}`, subject: { kind: "order", id: orderId },
      facts: { name: contact.name, number: order.number, words, link },
    });
});

/** What was let go on a delivery's page is told in the delay's case too. */
const toldOfDelivery: Reaction = when(shipping.delayNoticeReleased, async ({ orderId, by }, context) => {
  const means = delayMeans.find((each) => each === by);
  if (means) await cases.toldElsewhere(context, orderId, means);
});

/** Delays of several orders at once have one case, and their customers hear of it from a person. */
export const delaysOpenCases = (open: OpenDelay): Reaction[] => [machineDown(open), laterDate, told, toldOfDelivery];
