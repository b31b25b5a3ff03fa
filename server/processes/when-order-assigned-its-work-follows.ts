import * as aftersales from "../modules/aftersales/index.ts";
import * as cases from "../modules/cases/index.ts";
import * as changes from "../modules/changes/index.ts";
import * as duties from "../modules/duties/index.ts";
import { type NoticeKind, notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { personNames } from "../modules/people/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import { type Reaction, when } from "../platform/events.ts";

/** What hangs on an order goes with it to its new salesperson: its documents, and the duties that are its salesperson's (decision 0036). Both salespeople are told, and whoever entered an order that is nobody's again where its duties come back to him. */
export const assignedOrdersTakeTheirWork: Reaction = when(orders.orderAssigned, async ({ orderId, fromId, salespersonId, why }, context) => {
  const { tx, actor } = context;
  const order = (await orders.readOrderRow(tx, orderId))!;
  const subject = { kind: "order", id: orderId };
  const subjects = [subject, ...(await changes.changeIdsOf(tx, orderId)).map((id) => ({ kind: "change", id }))];
  for (const room of [shipping, settlement, cases, aftersales, changes]) room.passOn(context, { orderId, salespersonId });
  for (const each of subjects) reviews.passOn(context, { subject: each, salespersonId });
  // Of an order without a salesperson they are whoever entered it's.
  const [answered, answers] = [fromId ?? order.createdBy, salespersonId ?? order.createdBy];
  const passed = answered === answers ? [] : await duties.passOn(context, { subjects, fact: "salespersonId", from: answered, to: answers, why });
  const to = (await personNames(tx, [answers])).get(answers) ?? "—";
  const facts = { number: order.number, customer: order.customerName, by: actor.name, to, why, duties: passed.length };
  const tell = (personId: string | null, kind: NoticeKind) => {
    if (personId !== null && personId !== actor.id) notify(context, { personId, kind, facts, subject });
  };
  tell(salespersonId, "orderGiven");
  tell(fromId, salespersonId === null ? "orderTakenOff" : "orderPassedOn");
  if (salespersonId === null && passed.length) tell(order.createdBy, "dutiesCameBack");
});
