import { lifecycle } from "./lifecycle.ts";

/** Review: has the house looked at the order and agreed? */
export const reviewAxis = lifecycle(["draft", "inReview", "failed", "passed", "cancelled"], {
  edit: { from: ["draft", "failed"], to: "draft" },
  submit: { from: ["draft"], to: "inReview" },
  withdraw: { from: ["inReview"], to: "draft" },
  fail: { from: ["inReview"], to: "failed" },
  pass: { from: ["inReview"], to: "passed" },
  /** The customer refused what the review had passed: sales may change it and ask again. */
  reopen: { from: ["passed"], to: "draft" },
  /** A department's decision was taken back 反审核: the review goes on. */
  reverse: { from: ["passed", "failed"], to: "inReview" },
  cancel: { from: ["draft", "failed"], to: "cancelled" },
  /** By a change that departments, and where the policy asks for it the customer, have agreed to (25.7). */
  callOff: { from: ["inReview", "passed"], to: "cancelled" },
});
export type ReviewState = (typeof reviewAxis.states)[number];

/** Confirmation: has the customer agreed to what the house offers? */
export const confirmationAxis = lifecycle(["none", "awaiting", "given", "refused"], {
  ask: { from: ["none", "refused", "awaiting"], to: "awaiting" },
  give: { from: ["awaiting"], to: "given" },
  refuse: { from: ["awaiting"], to: "refused" },
  reset: { from: ["none", "awaiting", "refused"], to: "none" },
  /** The customer's answer was taken back: he is asked anew. */
  reverse: { from: ["given", "refused"], to: "awaiting" },
  /** The review on which it rests was taken back; given only where the policy had asked nobody. */
  forget: { from: ["none", "awaiting", "given"], to: "none" },
});
export type ConfirmationState = (typeof confirmationAxis.states)[number];

/** The review state that edits and cancellation go by: an order that its customer refused is as open as a draft. */
export const openReview = ({ review, confirmation }: { review: ReviewState; confirmation: ConfirmationState }): ReviewState =>
  review === "passed" && confirmation === "refused" ? reviewAxis.after("reopen", review) : review;

/** After-sales: is something still to be made good? */
export const afterSalesAxis = lifecycle(["none", "open", "settled"], {
  open: { from: ["none", "settled", "open"], to: "open" },
  settle: { from: ["open"], to: "settled" },
});
export type AfterSalesState = (typeof afterSalesAxis.states)[number];

/** How far the goods of an order are, summed over its schedules; each step counts what has at least got there. */
export const milestones = ["planned", "stocked", "issued", "packed", "shipped", "arrived", "signed"] as const;
export type Milestone = (typeof milestones)[number];
/**
 * Where the slowest part of an order's goods stands; what is ahead of it stands in front. `partlyToShip` and `partlyShipped` without more:
 * the rest is being made, and the rest lies ready. `awaitingPurchase` and `…RestToCome`: what is missing was bought or is moved here from another warehouse, and has not come.
 */
export const fulfilmentStates = [
  "none", "partlyScheduled", "awaitingPurchase", "scheduled", "partlyToShipRestToPlan", "partlyToShipRestToCome", "partlyToShip", "toShip", "partlyShippedRestToPlan", "partlyShippedRestToCome",
  "partlyShippedRestToMake", "partlyShipped", "shipped", "arrived", "signed",
] as const;
export type FulfilmentState = (typeof fulfilmentStates)[number];

/** Whether all of an order's goods, or some, have got somewhere. Goods taken from stock need no plan: they count as planned. */
export interface GoodsReached {
  allPlanned: boolean;
  somePlanned: boolean;
  /** What has no plan is bought or on its way from another warehouse. */
  allArranged: boolean;
  allIssued: boolean;
  someIssued: boolean;
  allShipped: boolean;
  someShipped: boolean;
  allArrived: boolean;
  allSigned: boolean;
}

/** An order stands where its slowest part stands: it is 已排产 only when there is a plan for all that does not come from stock (01.12), and 待采购到货 as long as some of that is bought and not in. */
export function fulfilmentFrom(goods: GoodsReached): FulfilmentState {
  const { allPlanned, allArranged, allIssued } = goods;
  const rest = allPlanned ? "Make" : allArranged ? "Come" : "Plan";
  if (goods.allSigned) return "signed";
  if (goods.allArrived) return "arrived";
  if (goods.allShipped) return "shipped";
  if (goods.someShipped) return allIssued ? "partlyShipped" : `partlyShippedRestTo${rest}`;
  if (allIssued) return "toShip";
  if (goods.someIssued) return rest === "Make" ? "partlyToShip" : `partlyToShipRestTo${rest}`;
  if (allPlanned) return "scheduled";
  if (allArranged) return "awaitingPurchase";
  return goods.somePlanned ? "partlyScheduled" : "none";
}

export const paymentStates = ["unpaid", "partlyPaid", "paid"] as const;
export type PaymentState = (typeof paymentStates)[number];
export const invoicingStates = ["notInvoiced", "partlyInvoiced", "invoiced"] as const;
export type InvoicingState = (typeof invoicingStates)[number];

/** The independent progresses of an order; none of them implies another. */
export interface Axes {
  review: ReviewState;
  confirmation: ConfirmationState;
  fulfilment: FulfilmentState;
  payment: PaymentState;
  invoicing: InvoicingState;
  afterSales: AfterSalesState;
  archived: boolean;
}

/** What a policy wants before an order counts as completed (requirements C-09). */
export interface CompleteWhen {
  invoiced: boolean;
  paid: boolean;
}

export const stages = [
  "draft", "inReview", "reviewFailed", "awaitingCustomer", "customerRefused", "approved", "awaitingPurchase", "scheduled", "toShip", "shipped", "delivered",
  "completed", "inAfterSales", "archived", "cancelled",
] as const;
export type Stage = (typeof stages)[number];
/** Stages in which nothing is owed, asked or waited for any more. */
export const endedStages: ReadonlySet<Stage> = new Set(["completed", "archived", "cancelled"]);

const stageOfFulfilment: Record<Exclude<FulfilmentState, "signed">, Stage> = {
  none: "approved", partlyScheduled: "approved", partlyToShipRestToPlan: "approved", partlyShippedRestToPlan: "approved",
  awaitingPurchase: "awaitingPurchase", partlyToShipRestToCome: "awaitingPurchase", partlyShippedRestToCome: "awaitingPurchase", scheduled: "scheduled", partlyToShip: "scheduled", partlyShippedRestToMake: "scheduled",
  toShip: "toShip", partlyShipped: "toShip", shipped: "shipped", arrived: "delivered",
};

function stageBeforeApproval({ review, confirmation, fulfilment }: Axes): Stage | undefined {
  if (review === "cancelled") return "cancelled";
  if (review === "draft") return "draft";
  if (review === "inReview") return "inReview";
  if (review === "failed") return "reviewFailed";
  if (confirmation === "refused") return "customerRefused";
  // A policy may let the work begin before the customer's answer is in; then the work tells where the order stands.
  return confirmation === "given" || fulfilment !== "none" ? undefined : "awaitingCustomer";
}

/** The one stage that people see, derived from the axes and never set by hand. */
export function stageOf(axes: Axes, completeWhen: CompleteWhen): Stage {
  const before = stageBeforeApproval(axes);
  if (before) return before;
  if (axes.afterSales === "open") return "inAfterSales";
  if (axes.fulfilment !== "signed") return stageOfFulfilment[axes.fulfilment];
  if (completeWhen.invoiced && axes.invoicing !== "invoiced") return "delivered";
  if (completeWhen.paid && axes.payment !== "paid") return "delivered";
  return axes.archived ? "archived" : "completed";
}
