import type { PaymentTerms } from "../../contract/payment-terms.ts";
import type { Refusal } from "../../contract/toolkit.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Refused } from "../platform/refusal.ts";
import type { Change, ChangePorts } from "../modules/changes/index.ts";
import * as changes from "../modules/changes/index.ts";
import * as customers from "../modules/customers/index.ts";
import type { AskCustomer, Asked } from "../modules/confirmations/index.ts";
import * as orders from "../modules/orders/index.ts";
import type { PapersRoom } from "../modules/papers/index.ts";
import type { reviewsRoom } from "../modules/reviews/index.ts";
import { latestSteps } from "../modules/reviews/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import type { RequestDelivery } from "./deliver.ts";
import { downstreamFollows } from "./downstream-of-change.ts";
import { billedWhole, expectedOn } from "./invoices-are-requested.ts";
import { weighChange } from "./impact-of-change.ts";
import { contextOf } from "./order-context.ts";
import { changeFactsOf } from "./papers/changes.ts";
import { confirmationSnapshotOf } from "./papers/order-confirmation.ts";
import { today } from "./register-facts.ts";
import { openOrderReview } from "./when-order-submitted-review-it.ts";

export interface CarryOutDeps {
  request: RequestDelivery;
  ask: (context: CommandContext, given: AskCustomer) => Promise<Asked>;
  reviews: Pick<ReturnType<typeof reviewsRoom>, "open" | "withdraw">;
  papers: Pick<PapersRoom, "makePaper">;
  billChange: settlement.BillChange;
  publicUrl: string;
  /** Words of what stands in the way, in Chinese: they are kept. */
  tell: ChangePorts["tell"];
}

const agreedTerms: PaymentTerms = { code: "compensation", name: "取消补偿", stages: [{ percent: "100", due: "onOrder", days: 0, fromMonthEnd: false }] };
const proposedOf = ({ proposal, proposedBody, proposedHash }: Change) => ({ proposal: orders.asProposal(proposal), body: proposedBody, hash: proposedHash });

/** The contact whom a change brings is held, and must not have been deleted since it was requested. */
async function contactGone({ tx }: CommandContext, { customerId, contactId: known }: orders.Order, change: Change): Promise<Refusal[]> {
  const { contactId } = orders.asProposal(change.proposal).fields;
  if (contactId === null || contactId === known) return [];
  const held = await customers.hold(tx, { customerId, contactId });
  return held?.isThere ? [] : [{ code: "changeContactGone" }];
}

/** What a change means now, before it is applied; the order must be the one that it was about. */
export async function weighAgain(context: CommandContext, change: Change) {
  const file = (await orders.describe(context.tx, change.orderId))!;
  const movedOn = file.order.version !== change.baseVersion || file.order.versionHash !== change.baseHash || orders.whyUnchangeable(file) !== undefined || file.order.review === "draft" || file.order.review === "failed";
  const { content } = change;
  const gone = await contactGone(context, file.order, change);
  const weighed = await weighChange(context, { changeId: change.id, file, kind: change.kind, lineIds: content.kind === "shortClose" ? content.lineIds : [], compensation: change.compensation, proposed: proposedOf(change) });
  return { ...weighed, obstacles: movedOn ? [{ code: "changeOrderMovedOn", facts: { base: change.baseVersion } }] : [...gone, ...weighed.obstacles] };
}

/** The customer is asked about the new version where his answer to the order is still out; a new 《订单确认函》 is made where it is not. */
async function newWords(context: CommandContext, change: Change, { ask, papers, publicUrl }: CarryOutDeps): Promise<void> {
  const { order, pack } = await contextOf(context, change.orderId);
  if (order.review !== "passed") return;
  if (order.confirmation !== "given") {
    await orders.recordConfirmation(context, order.id, { verb: "ask" });
    await ask(context, { orderId: order.id, version: order.version, hash: order.versionHash!, customerId: order.customerId, contactId: order.contactId, policy: pack.confirmation, mail: true });
    return;
  }
  const snapshot = await confirmationSnapshotOf(publicUrl)(context, order.id);
  await papers.makePaper(context, { kind: "orderConfirmation", subject: { kind: "order", id: order.id }, snapshot: { ...snapshot, change: changeFactsOf(change) } });
}

/** An order that is still in review is reviewed in its new version; what its departments had passed survives where the policy keeps it. */
async function reviewedAnew(context: CommandContext, change: Change, { reviews }: CarryOutDeps): Promise<void> {
  const subject = { kind: "order", id: change.orderId };
  const again = new Set(change.ruling.askedAgain.map(({ key }) => key));
  const passed = (await latestSteps(context.tx, subject)).filter(({ state }) => state === "passed").map(({ key }) => key);
  await reviews.withdraw(context, subject);
  await openOrderReview(context, reviews, { orderId: change.orderId, skip: passed.filter((key) => !again.has(key)) });
}

/** What the order comes to, what is conceded of it and how it is billed follow its new version. */
async function moneyFollows(
  context: CommandContext, change: Change, { deps, applied, proposal, total, terms }: { deps: CarryOutDeps; applied: orders.Applied; proposal: orders.Proposal; total: string; terms: PaymentTerms },
): Promise<Refused | undefined> {
  const { id, number, orderId, reason } = change;
  // What does not stand owes nothing yet; what finance granted to it follows by itself.
  if (!proposal.cancelled && !orders.stands(applied.before.schedules)) return undefined;
  const day = await today(context);
  const after = await billedWhole(context, proposal.cancelled ? [] : proposal.lines);
  await settlement.changeOrder(context, { orderId, total, terms, on: day, reason, lines: after });
  return deps.billChange(context, { orderId, change: { id, number }, before: await billedWhole(context, applied.before.lines), after, suppliedOn: expectedOn(applied.order, day), billableOn: day, reason });
}

/**
 * Carries a change out, all or nothing (25.5, 25.6): it is weighed once more, and one that counts on what no longer holds is refused with what has changed, the order
 * going on as it was. Called by processes that hold order and change.
 */
export async function carryOut(context: CommandContext, change: Change, deps: CarryOutDeps): Promise<Refused | void> {
  const { impact, obstacles } = await weighAgain(context, change);
  const told = deps.tell({ ...context, language: "zh-CN" }, obstacles);
  changes.keepImpact(context, change.id, { occasion: obstacles.length ? "refused" : "applied", sheet: { ...impact, obstacles: told } });
  if (obstacles.length) return void (await changes.close(context, change, { verb: "refuse", why: told.map(({ title }) => title).join("；") }));
  const proposed = proposedOf(change);
  const applied = await orders.applyChange(context, change.orderId, { ...proposed, changeId: change.id, why: change.reason });
  const refused = await downstreamFollows(context, applied, deps.request);
  if (refused) return refused;
  const terms = proposed.proposal.cancelled ? agreedTerms : applied.order.paymentTerms!;
  const money = await moneyFollows(context, change, { deps, applied, proposal: proposed.proposal, total: impact.money.totalAfter, terms });
  if (money) return money;
  if (proposed.proposal.cancelled) await deps.reviews.withdraw(context, { kind: "order", id: change.orderId });
  else if (applied.order.review === "inReview") await reviewedAnew(context, change, deps);
  else await newWords(context, change, deps);
  await changes.close(context, change, { verb: "apply", appliedVersion: proposed.proposal.version });
}
