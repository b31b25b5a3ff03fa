import Big from "big.js";
import {
  type AfterSalesState, type Axes, type CompleteWhen, type ConfirmationState, type FulfilmentState, type InvoicingState, type Milestone, type PaymentState, type ReviewState, type Stage,
  endedStages, fulfilmentFrom, stageOf,
} from "../../../contract/order-axes.ts";
import type { PaymentTerms } from "../../../contract/payment-terms.ts";
import type { ArchiveDifference } from "../../../contract/customers.ts";

/** An order's row as it is stored; amounts and quantities are decimal strings. */
export interface Order {
  id: string;
  ledgerId: string;
  departmentId: string | null;
  number: string;
  kind: string;
  channel: string;
  channelNote: string | null;
  receivedAt: Date | null;
  customerId: string;
  customerName: string;
  contactId: string | null;
  addressId: string | null;
  given: Record<string, string>;
  differences: ArchiveDifference[];
  originals: string[];
  customerPo: string | null;
  salespersonId: string | null;
  createdBy: string;
  createdAt: Date;
  requestedDate: string | null;
  finishDate: string | null;
  promisedDate: string | null;
  promisedReplyAt: Date | null;
  paymentTerms: PaymentTerms | null;
  currency: string;
  priority: "normal" | "high";
  specialNeeds: { customised?: string; urgent?: string; packaging?: string };
  remarks: string | null;
  netAmount: string;
  taxAmount: string;
  totalAmount: string;
  invoicedAmount: string;
  paidAmount: string;
  /** What of the total is neither invoiced nor paid after all (negative: what is asked beyond it). */
  concededAmount: string;
  informationConfirmedAt: Date | null;
  oral: boolean;
  oralConfirmedAt: Date | null;
  submittedAt: Date | null;
  establishedAt: Date | null;
  /** When production and warehouse were given the order; later than its establishment where money must come first. */
  handedOverAt: Date | null;
  version: number;
  versionHash: string | null;
  revision: number;
  policyId: string | null;
  policyVersion: number | null;
  completeWhen: CompleteWhen;
  review: ReviewState;
  confirmation: ConfirmationState;
  fulfilment: FulfilmentState;
  afterSales: AfterSalesState;
  archived: boolean;
  /** Since when, by whom and why it stands still 暂停; null while it goes on. */
  heldAt: Date | null;
  heldByName: string | null;
  holdReason: string | null;
  stage: Stage;
}

export interface Line {
  id: string;
  orderId: string;
  lineNo: number;
  productId: string;
  productCode: string;
  name: string;
  spec: string;
  customerPartNo: string | null;
  quantity: string;
  unit: string;
  priceUnit: string;
  priceFactor: string;
  listPrice: string | null;
  floorPrice: string | null;
  unitPrice: string | null;
  taxIncluded: boolean;
  taxRate: string;
  amount: string;
  taxAmount: string;
  supply: "stock" | "make" | "buy";
  requestedDate: string | null;
  customParameters: string | null;
  remark: string | null;
}

export interface Schedule extends Record<Milestone, string> {
  id: string;
  orderId: string;
  lineId: string;
  quantity: string;
  date: string | null;
  /** The return whose goods it owes again; they were billed before. */
  replaces?: string | null;
  /** The step of that return which made the order owe it; not known where it was done before steps were told apart, and then it was a replacement. */
  returnStep?: string | null;
  /** Bought for it or moved here from another warehouse, and not come yet. */
  coming?: string | null;
}

type Sums = Pick<Order, "totalAmount" | "invoicedAmount" | "concededAmount">;
/** What is to be invoiced of an order in all. */
const billable = ({ totalAmount, concededAmount }: Sums): Big => Big(totalAmount).minus(concededAmount);
/** Nothing of the order is asked for any more. */
const waived = (order: Sums): boolean => Big(order.concededAmount).gt(0) && billable(order).lte(0);

/** Payment, from money alone: it depends on no other step. Of weighed goods more may be invoiced than was ordered, and is to be paid. */
export function paymentOf(order: Sums & Pick<Order, "paidAmount">): PaymentState {
  const { paidAmount, invoicedAmount } = order;
  if (Big(paidAmount).lte(0)) return waived(order) && Big(invoicedAmount).lte(0) ? "paid" : "unpaid";
  return Big(paidAmount).gte(billable(order)) && Big(paidAmount).gte(invoicedAmount) ? "paid" : "partlyPaid";
}

export function invoicingOf(order: Sums): InvoicingState {
  if (Big(order.invoicedAmount).lte(0)) return waived(order) ? "invoiced" : "notInvoiced";
  return Big(order.invoicedAmount).gte(billable(order)) ? "invoiced" : "partlyInvoiced";
}

/** How much of a schedule has a plan or needs none: what production planned for it, and what left a warehouse without having been made for it. */
const cared = ({ planned, stocked, issued }: Schedule): Big => {
  const fromStock = Big(issued).minus(stocked);
  return (Big(planned).gte(stocked) ? Big(planned) : Big(stocked)).plus(fromStock.gt(0) ? fromStock : 0);
};

/** Whether something is owed under a schedule; of what a change or a reversal dropped nothing is. */
export const isOpenPart = ({ quantity }: Pick<Schedule, "quantity">): boolean => Big(quantity).gt(0);

/** An order stands while something is owed of it. */
export const stands = (schedules: readonly Pick<Schedule, "quantity">[]): boolean => schedules.some(isOpenPart);

/** How far the goods are, from the sums on the schedules. */
export function fulfilmentOf(all: readonly Schedule[]): FulfilmentState {
  const schedules = all.filter(isOpenPart);
  const every = (of: (schedule: Schedule) => Big | string) => schedules.length > 0 && schedules.every((schedule) => Big(of(schedule)).gte(schedule.quantity));
  const some = (of: (schedule: Schedule) => Big | string) => schedules.some((schedule) => Big(of(schedule)).gt(0));
  return fulfilmentFrom({
    allArranged: every((s) => cared(s).plus(s.coming ?? 0)), allPlanned: every(cared), somePlanned: some(cared), allIssued: every((s) => s.issued), someIssued: some((s) => s.issued), allShipped: every((s) => s.shipped), someShipped: some((s) => s.shipped),
    allArrived: every((s) => s.arrived), allSigned: every((s) => s.signed),
  });
}

export const axesOf = (order: Sums & Pick<Order, "paidAmount" | "review" | "confirmation" | "fulfilment" | "afterSales" | "archived">): Axes => ({
  review: order.review, confirmation: order.confirmation, fulfilment: order.fulfilment, payment: paymentOf(order), invoicing: invoicingOf(order),
  afterSales: order.afterSales, archived: order.archived,
});

/** Re-derives the stage after a fact changed an axis. */
export const withStage = (order: Order): Order => ({ ...order, stage: stageOf(axesOf(order), order.completeWhen) });

/** Nothing is owed, asked or waited for under it any more. */
export const hasEnded = ({ stage }: Pick<Order, "stage">): boolean => endedStages.has(stage);

/** What a person sees beside the stage at a glance. `changing`: a change is not decided yet. */
export function flagsOf(order: Pick<Order, "specialNeeds" | "priority" | "oral" | "oralConfirmedAt" | "differences" | "heldAt">, changing: boolean): string[] {
  const needs = Object.keys(order.specialNeeds);
  return [...(order.heldAt ? ["onHold"] : []), ...(changing ? ["changing"] : []), ...needs, ...(order.priority === "high" ? ["important"] : []), ...(order.oral && !order.oralConfirmedAt ? ["oral"] : []), ...(order.differences.length ? ["differs"] : [])];
}
