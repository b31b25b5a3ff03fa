import type { Refusal } from "../../../contract/toolkit.ts";
import type { OrderAdvice } from "../../../contract/orders.ts";
import type { Context, Handler } from "../../platform/command.ts";
import { adviseOrder } from "./advice.ts";
import { assignOrder } from "./commands/assign-order.ts";
import { confirmInformation } from "./commands/confirm-information.ts";
import { confirmOral } from "./commands/confirm-oral.ts";
import { editOrder } from "./commands/edit-order.ts";
import { enterOrder } from "./commands/enter-order.ts";
import { holdOrder, resumeOrder } from "./commands/hold-order.ts";
import { answerProposal, listProposals, makeProposal } from "./commands/proposals.ts";
import { dropFollowUp, planFollowUp } from "./commands/plan-follow-up.ts";
import { recordContact } from "./commands/record-contact.ts";
import { mergeOrders, splitOrder } from "./commands/split-order.ts";
import { submitOrder } from "./commands/submit-order.ts";
import { tagRoutes } from "./commands/tags.ts";
import { cancelOrder, withdrawOrder } from "./commands/withdraw-order.ts";
import { listDrafts, removeDraft, saveDraft } from "./drafts.ts";
import { rememberMapping } from "./import/index.ts";
import { type ListFacts, listOrders, reachOf } from "./order-list.ts";
import { readMargin } from "./margin-page.ts";
import { readOrder } from "./order-page.ts";
import type { Ports } from "./ports.ts";
import { arrangeViews, dropView, listViews, saveView } from "./saved-views.ts";
import { dropTemplate, listTemplates, readTemplate, renameTemplate, saveTemplate } from "./templates.ts";

export interface OrdersDeps extends Ports, ListFacts {
  /** Puts refusals into words, for advice that is no refusal yet. */
  tell(context: Context, refusals: readonly Refusal[]): OrderAdvice["missing"];
}

export const orderRoutesOf = (deps: OrdersDeps): readonly Handler[] => [
  adviseOrder(deps, deps.tell), enterOrder(deps), editOrder(deps), confirmInformation, confirmOral(deps), submitOrder(deps), withdrawOrder, cancelOrder, splitOrder(deps), mergeOrders(deps), holdOrder, resumeOrder, assignOrder, recordContact(deps), planFollowUp(deps), dropFollowUp(deps), listProposals, makeProposal(deps), answerProposal(deps), saveDraft, removeDraft,
  listDrafts, listOrders(deps), readOrder(deps), readMargin(deps), rememberMapping, listViews, saveView, dropView, arrangeViews, ...tagRoutes,
  listTemplates, readTemplate, saveTemplate, renameTemplate, dropTemplate,
];

export { reachOf };
export { contactUse } from "./contact-use.ts";
export { previewImport } from "./import/index.ts";
export type { Ports as OrderPorts } from "./ports.ts";
export { mayReach } from "./access.ts";
export { type Applied, applyChange, whyUnchangeable } from "./apply-change.ts";
export { asProposal, asProposed, type Proposal, type Proposed, pricedAt, propose, shippedByLine } from "./proposal.ts";
export { costDayOf, marginsOf } from "./margins.ts";
export { type Deal, lastDeals } from "./deals.ts";
export { contentUnder, wrongForStanding } from "./proposal-terms.ts";
export { onHold } from "./hold.ts";
export { isReplaced, type ScheduleChange } from "./reschedule.ts";
export * from "./events.ts";
export { type OldOrder, type TakenOrder, ordersNumbered, takeOverOf } from "./take-over.ts";
export { type Move, moveGoods, recordAfterSales, recordComing, recordConfirmation, recordHandOver, recordMoney, recordReview, setDates, stand } from "./follow.ts";
export { somethingBegun, standNoMore, takeBackConfirmation, takeBackReview } from "./taken-back.ts";
export { fitSchedules, oweAgain, splitSchedules } from "./schedules.ts";
export { describe } from "./order-page.ts";
export { hasCompleted, type OrderFile, twinsOf, versionsOf } from "./store.ts";
export { axesOf, type Line, type Order, type Schedule, stands } from "./orders.ts";
export { current as readOrderRow, lock as lockOrderRow, partsOf } from "./working-set.ts";
