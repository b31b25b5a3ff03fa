import { creditOn } from "../../contract/customers.ts";
import type { Impact } from "../../contract/changes.ts";
import { compare, minus } from "../../contract/money.ts";
import type { CheckResult } from "../../contract/reviews.ts";
import type { CommandContext } from "../platform/command.ts";
import { type Reaction, when } from "../platform/events.ts";
import type { Refused } from "../platform/refusal.ts";
import type { Change } from "../modules/changes/index.ts";
import * as changes from "../modules/changes/index.ts";
import * as confirmations from "../modules/confirmations/index.ts";
import * as customers from "../modules/customers/index.ts";
import * as orders from "../modules/orders/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import { creditCheck } from "./order-checks.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { today } from "./register-facts.ts";

const orderSubject = (id: string) => ({ kind: "order", id });

/** What finance found about the credit when it passed the step; undefined where the step does not look at it. */
const creditIn = (checks: readonly CheckResult[]): CheckResult | undefined => checks.find(({ check }) => check === creditCheck);

async function limitOf(context: CommandContext, customerId: string): Promise<string | null> {
  const customer = await customers.readOnce(context.tx, customerId);
  return customer ? creditOn(customer, await today(context)) : null;
}

/** An order paid before delivery needs no credit, and counts in the exposure as any other. */
const keepsLimit = ({ facts }: CheckResult): boolean => facts["onCredit"] !== false;

/** Finance has passed an order: within the limit, or beyond it with its words (01.7). Of several that are passed at once, those that do not fit are refused. */
async function orderPassed(context: CommandContext, orderId: string, credit: CheckResult): Promise<Refused | undefined> {
  const { customerId, currency, totalAmount } = (await orders.readOrderRow(context.tx, orderId))!;
  const limit = keepsLimit(credit) ? await limitOf(context, customerId) : null;
  return settlement.grantCredit(context, { subject: orderSubject(orderId), orderId, customerId, currency, amount: totalAmount, limit, mayExceed: credit.result === "red" });
}

/** The same for a change: by as much as the exposure grows with it. */
export async function changePassed(context: CommandContext, { id, orderId, customerId }: Change, { checks, money }: { checks: readonly CheckResult[]; money: Impact["money"] }): Promise<Refused | undefined> {
  const credit = creditIn(checks);
  const more = minus(money.exposureAfter, money.exposureBefore);
  if (!credit || compare(more, "0") <= 0) return undefined;
  const limit = keepsLimit(credit) ? money.limit : null;
  return settlement.grantCredit(context, { subject: { kind: "change", id }, orderId, customerId, currency: money.currency, amount: more, limit, mayExceed: credit.result === "red" });
}

const standsNow = async (context: CommandContext, orderId: string): Promise<boolean> => orders.stands((await orders.partsOf(context, orderId)).schedules);

/** An order that waits again, for the rest of its review or for its customer, takes up what it was granted. */
async function waitsAgain(context: CommandContext, orderId: string): Promise<Refused | undefined> {
  if (await standsNow(context, orderId)) return undefined;
  const { customerId, totalAmount } = (await orders.readOrderRow(context.tx, orderId))!;
  return settlement.grantAgain(context, orderSubject(orderId), { amount: totalAmount, limit: await limitOf(context, customerId) });
}

/** A change of an order that does not stand was carried out: what it was granted follows, unless finance is asked anew. */
async function changeApplied(context: CommandContext, { id, orderId, kind, ruling }: Change): Promise<Refused | void> {
  await settlement.grantCountsElsewhere(context, { kind: "change", id });
  if (kind === "cancel") return settlement.endGrant(context, orderSubject(orderId));
  if (await standsNow(context, orderId)) return undefined;
  const order = (await orders.readOrderRow(context.tx, orderId))!;
  const { review: { steps } } = await pinnedPolicyOf(context.tx, orderId);
  const asked = order.review === "inReview" && steps.some(({ key, checks }) => checks.includes(creditCheck) && ruling.askedAgain.some((one) => one.key === key));
  if (asked) return settlement.endGrant(context, orderSubject(orderId));
  // Whoever had to decide about more has decided about the change.
  return settlement.grantAgain(context, orderSubject(orderId), { amount: order.totalAmount, limit: null, mayExceed: true });
}

/** Finance's yes takes up the customer's credit until the order stands and counts itself, or comes back. They react after what decisions taken back undo: an order that stands no more waits again. */
export const creditIsGranted: Reaction[] = [
  // What comes to review again is granted anew.
  when(orders.orderSubmitted, async ({ orderId, version }, context) => (version > 1 ? settlement.endGrant(context, orderSubject(orderId)) : undefined)),
  when(reviews.reviewStepDecided, async ({ subject, passed, checks }, context) => {
    const credit = subject.kind === "order" && passed ? creditIn(checks) : undefined;
    return credit ? orderPassed(context, subject.id, credit) : undefined;
  }),
  when(reviews.reviewStepReversed, async ({ subject, checkNames }, context) => {
    if (checkNames.includes(creditCheck)) return settlement.endGrant(context, subject);
    return subject.kind === "order" ? waitsAgain(context, subject.id) : undefined;
  }),
  when(orders.reviewFailed, ({ orderId }, context) => settlement.restGrant(context, orderSubject(orderId))),
  when(confirmations.confirmationRefused, async ({ orderId, changeId }, context) => (changeId ? undefined : settlement.restGrant(context, orderSubject(orderId)))),
  when(confirmations.confirmationReversed, ({ orderId }, context) => waitsAgain(context, orderId)),
  ...[orders.orderWithdrawn, orders.cancelled].map((event) => when(event, ({ orderId }, context) => settlement.endGrant(context, orderSubject(orderId)))),
  ...[changes.changeRefused, changes.changeWithdrawn].map((event) => when(event, ({ part }, context) => settlement.endGrant(context, { kind: "change", id: part }))),
  when(changes.changeApplied, ({ change }, context) => changeApplied(context, change)),
];
