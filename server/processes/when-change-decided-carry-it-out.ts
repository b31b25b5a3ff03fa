import { type Reaction, when } from "../platform/events.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Refused } from "../platform/refusal.ts";
import type { Change } from "../modules/changes/index.ts";
import * as changes from "../modules/changes/index.ts";
import type { AskCustomer } from "../modules/confirmations/index.ts";
import * as confirmations from "../modules/confirmations/index.ts";
import * as orders from "../modules/orders/index.ts";
import { readPaperRow, snapshotOf } from "../modules/papers/index.ts";
import * as reviews from "../modules/reviews/index.ts";
import { carryOut, type CarryOutDeps, weighAgain } from "./carry-out-change.ts";
import { reviewStepsOf } from "./change-review.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { changePassed } from "./when-finance-passes-grant-credit.ts";
import { agreementOf, proposedConfirmation } from "./papers/changes.ts";

interface Deps extends CarryOutDeps {
  dropProposal: (context: CommandContext, about: { orderId: string; changeId: string }) => Promise<void>;
}

/** The change that a review is about, with its order locked before it. */
async function lockedChange(context: CommandContext, changeId: string): Promise<Change> {
  const known = await changes.readChangeRow(context.tx, changeId);
  if (!known) throw new Error(`change ${changeId} is gone`);
  await orders.lockOrderRow(context.tx, known.orderId);
  return (await changes.lockChange(context.tx, changeId))!;
}

async function putBeforeDepartments(context: CommandContext, change: Change, { reviews: room }: Deps): Promise<void> {
  const { id, number, orderId, orderNumber, customerName, kind, reason, salespersonId, departmentId, requestedBy, differences } = change;
  await room.open(context, {
    subject: { kind: "change", id, version: change.baseVersion + 1 }, hash: change.proposedHash, title: `${number} ${orderNumber} ${customerName}`, enteredBy: requestedBy, ownerId: salespersonId, departmentId,
    steps: reviewStepsOf(await pinnedPolicyOf(context.tx, orderId), change.ruling), summary: { number, orderId, order: orderNumber, customer: customerName, kind, reason, differences: differences.length },
  });
}

/** What the customer is asked to sign: the agreement that our side has signed, or the confirmation of the version that is proposed. */
async function paperFor(context: CommandContext, change: Change, { papers, publicUrl }: Deps): Promise<Pick<NonNullable<AskCustomer["proposed"]>, "paper" | "snapshot">> {
  const row = change.agreementPaperId ? await readPaperRow(context.tx, change.agreementPaperId) : undefined;
  if (row) return { paper: { paperId: row.id, hash: row.snapshotHash }, snapshot: snapshotOf(row) };
  const snapshot = await proposedConfirmation(context, change, publicUrl);
  return { snapshot, paper: await papers.makePaper(context, { kind: "orderConfirmation", subject: { kind: "order", id: change.orderId }, part: change.id, snapshot }) };
}

/** Puts the proposed version before the customer (25.4), by mail if he can be reached so. */
async function askCustomer(context: CommandContext, change: Change, deps: Deps): Promise<void> {
  const { orderId, customerId, proposedHash, baseVersion } = change;
  const { confirmation: policy } = await pinnedPolicyOf(context.tx, orderId);
  const contactId = orders.asProposal(change.proposal).fields.contactId;
  const proposed = { changeId: change.id, ...(await paperFor(context, change, deps)) };
  const asked = await deps.ask(context, { orderId, version: baseVersion + 1, hash: proposedHash, customerId, contactId, policy, mail: true, proposed });
  await changes.move(context, change, { consentRequestId: asked.requestId });
}

/** Every department has agreed: what the ruling says comes next. */
async function agreed(context: CommandContext, change: Change, deps: Deps): Promise<Refused | void> {
  const { impact, obstacles } = await weighAgain(context, change);
  const { asksCustomer, how } = change.ruling;
  // An agreement is signed for our side also where the customer's yes stands on it already.
  const waits = asksCustomer || (how === "agreement" && change.consent !== null);
  context.emit(changes.changeApproved({ orderId: change.orderId, part: change.id, change }));
  // What no longer holds is found before the customer is troubled.
  if (!waits || obstacles.length) return carryOut(context, change, deps);
  changes.keepImpact(context, change.id, { occasion: "approved", sheet: { ...impact, obstacles: [] } });
  if (how !== "agreement") return askCustomer(context, await changes.move(context, change, { verb: "askCustomer" }), deps);
  const paper = await deps.papers.makePaper(context, { kind: "changeAgreement", subject: { kind: "order", id: change.orderId }, part: change.id, snapshot: await agreementOf(context, change, deps.publicUrl) });
  await changes.move(context, change, { verb: "askSignature", agreementPaperId: paper.paperId });
}

async function endOpen(context: CommandContext, orderId: string, why: string): Promise<void> {
  const open = await changes.lockOpenChangeOf(context.tx, orderId);
  if (open) await changes.close(context, open, { verb: "refuse", why });
}

/** A change goes its way: before the departments that it touches, to the customer where he must consent, into the order; or it ends and the order goes on as it was. */
export const changesAreCarriedOut = (deps: Deps): Reaction[] => [
  when(changes.changeRequested, ({ change }, context) => (change.ruling.how === "free" ? carryOut(context, change, deps) : putBeforeDepartments(context, change, deps))),
  when(reviews.reviewStepDecided, async ({ subject, part, passed, checks }, context) => {
    const change = subject.kind === "change" ? await lockedChange(context, subject.id) : undefined;
    if (!change) return undefined;
    const { impact, obstacles } = await weighAgain(context, change);
    changes.keepImpact(context, change.id, { occasion: "decided", step: part ?? null, sheet: { ...impact, obstacles: deps.tell({ ...context, language: "zh-CN" }, obstacles) } });
    return passed ? changePassed(context, change, { checks, money: impact.money }) : undefined;
  }),
  when(reviews.stepsPassed, async ({ subject }, context) => (subject.kind === "change" ? agreed(context, await lockedChange(context, subject.id), deps) : undefined)),
  when(reviews.stepsFailed, async ({ subject, reasons }, context) => {
    if (subject.kind === "change") await changes.close(context, await lockedChange(context, subject.id), { verb: "refuse", why: reasons.map(({ by, statement }) => `${by}：${statement}`).join("\n") });
  }),
  when(changes.agreementSigned, ({ change }, context) => (change.consent ? carryOut(context, change, deps) : askCustomer(context, change, deps))),
  when(confirmations.confirmationAccepted, async ({ changeId }, context) => (changeId ? carryOut(context, await lockedChange(context, changeId), deps) : undefined)),
  when(confirmations.confirmationRefused, async ({ changeId, reason }, context) => {
    if (changeId) await changes.close(context, await lockedChange(context, changeId), { verb: "refuse", why: reason });
  }),
  ...[changes.changeRefused, changes.changeWithdrawn].map((event) =>
    when(event, async ({ orderId, part }, context) => {
      await deps.reviews.withdraw(context, { kind: "change", id: part });
      await deps.dropProposal(context, { orderId, changeId: part });
    })),
  // An order that goes back to sales is edited; what was asked about its words has lost its meaning.
  when(orders.orderWithdrawn, ({ orderId }, context) => endOpen(context, orderId, "订单已撤回")),
  when(orders.reviewFailed, ({ orderId }, context) => endOpen(context, orderId, "订单审核未通过")),
];
