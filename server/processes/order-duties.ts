import { remindAgainAfter } from "../../contract/duties.ts";
import type { ConditionFacts } from "../../contract/facts.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { Subject } from "../../contract/toolkit.ts";
import type { Context } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import * as changes from "../modules/changes/index.ts";
import * as customers from "../modules/customers/index.ts";
import { eventsToLookUp } from "../modules/duties/index.ts";
import * as enquiries from "../modules/enquiries/index.ts";
import * as orders from "../modules/orders/index.ts";
import { applies, dutyDefinitions, limitsOf, policyInForce } from "../modules/policies/index.ts";
import { runsUnderWay } from "../modules/production/index.ts";
import { deliveriesUnderWay } from "../modules/shipping/index.ts";
import { standingOf } from "./customer-standing.ts";
import type { OrderUnderWay } from "./daily-duties-open.ts";
import type { DutyFacts, OrderDuties } from "./duties-follow-events.ts";
import { conditionFactsOf } from "./order-facts.ts";
import { policyOf } from "./policy-of-order.ts";
import { today } from "./register-facts.ts";

const events = new WeakMap<PolicyPack, ReadonlySet<string>>();
/** Whether a pack's duties must be looked up at an event; a pack is shared, and every event of every command asks. */
function looksUp(pack: PolicyPack, event: string): boolean {
  const known = events.get(pack) ?? new Set(eventsToLookUp(limitsOf(pack)));
  events.set(pack, known);
  return known.has(event);
}

type Content = NonNullable<Awaited<ReturnType<typeof orders.describe>>>;

async function dutiesOf(context: Pick<Context, "tx" | "now">, { order, lines }: Content, pack: PolicyPack): Promise<OrderDuties | undefined> {
  const customer = await customers.readOnce(context.tx, order.customerId);
  if (!customer) return undefined;
  const standing = await standingOf(context, { pack, customer, orderId: order.id });
  let facts: ConditionFacts | undefined;
  return {
    // Most events open nothing that hangs on a condition.
    holds: (condition) => applies(condition, (facts ??= conditionFactsOf({ order, lines }, customer, standing))),
    definitionsFor: (part, roles) => dutyDefinitions(pack, part, roles), title: `${order.number} ${order.customerName}`,
    // Somebody must own what the salesperson would: without one, whoever entered the order.
    facts: { salespersonId: order.salespersonId ?? order.createdBy, createdBy: order.createdBy, promisedReplyAt: order.promisedReplyAt },
  };
}

/** What an order's policy says of duties at an event; undefined when it says nothing, which costs no statement for an order at hand. */
const ofOrder: DutyFacts["policyDutiesOf"] = async (context, { id }, event) => {
  const { tx } = context;
  const order = await orders.readOrderRow(tx, id);
  const pack = order && (await policyOf(tx, order));
  if (!pack || !looksUp(pack, event)) return undefined;
  const content = await orders.describe(tx, id);
  return content && dutiesOf(context, content, pack);
};

/** The same of a wish to order, by the policy that its order would have; conditions on an order that is not there do not hold. */
const ofEnquiry: DutyFacts["policyDutiesOf"] = async ({ tx }, { id }, event) => {
  const enquiry = await enquiries.readEnquiryRow(tx, id);
  const policy = enquiry && (await policyInForce(tx, { kind: "standard", channel: enquiry.channel, date: await today({ tx, now: enquiry.recordedAt }) }));
  if (!policy || !looksUp(policy.pack, event)) return undefined;
  const { salespersonId, recordedBy, promisedReplyAt, customerName } = enquiry;
  return {
    definitionsFor: (part) => dutyDefinitions(policy.pack, part), holds: () => false, title: customerName,
    facts: { salespersonId: salespersonId ?? recordedBy, createdBy: recordedBy, promisedReplyAt },
  };
};

/** The events of a change's own review; what else is told of one is told of its order. */
const ofItsReview: readonly string[] = [changes.changeStepOpened.eventName, changes.changeStepDecided.eventName];

/** The same of a change, by the policy of its order. */
const ofChange: DutyFacts["policyDutiesOf"] = async (context, { id }, event) => {
  const change = ofItsReview.includes(event) ? await changes.readChangeRow(context.tx, id) : undefined;
  const policy = change && (await ofOrder(context, { kind: "order", id: change.orderId }, event));
  return policy && { ...policy, title: `${change.number} ${policy.title}` };
};

const places: Readonly<Record<string, DutyFacts["policyDutiesOf"]>> = { order: ofOrder, enquiry: ofEnquiry, change: ofChange };
export const policyDutiesOf: DutyFacts["policyDutiesOf"] = (context, subject, event) => places[subject.kind]?.(context, subject, event) ?? Promise.resolve(undefined);

/** For how many minutes whoever was reminded of something about an order or a change is left in peace, by the order's policy. */
export async function remindAgainAfterOf({ tx }: Pick<Context, "tx">, { kind, id }: Subject): Promise<number> {
  const order = await orders.readOrderRow(tx, kind === "change" ? ((await changes.readChangeRow(tx, id))?.orderId ?? id) : id);
  return (order && (await policyOf(tx, order)))?.reminders.againAfter ?? remindAgainAfter;
}

/** What owes a report every working day: runs that were started, deliveries that have not left. */
export async function underWay(tx: Tx): Promise<OrderUnderWay[]> {
  const [runs, deliveries] = [await runsUnderWay(tx), await deliveriesUnderWay(tx)];
  return [...runs.map((run) => ({ ...run, event: "progressDue" })), ...deliveries.map((delivery) => ({ ...delivery, event: "pickingProgressDue" }))];
}
