import { allocate, type Decimal } from "../../../contract/money.ts";
import type { PaymentStage, PaymentTerms } from "../../../contract/payment-terms.ts";

/** A business date as days can be counted with: its midnight in UTC. */
const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`);
const asDay = (date: Date): string => date.toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  const date = asDate(day);
  date.setUTCDate(date.getUTCDate() + days);
  return asDay(date);
}

export function monthEnd(day: string): string {
  const date = asDate(day);
  return asDay(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)));
}

export const daysBetween = (from: string, to: string): number => Math.round((asDate(to).getTime() - asDate(from).getTime()) / 86_400_000);

export interface Moments {
  confirmedOn: string | null;
  /** The day on which the goods left. */
  suppliedOn: string | null;
}

const isDelivery = (due: PaymentStage["due"]) => due === "onDelivery" || due === "afterDelivery";
/** Whether a stage is to be paid before the goods leave. */
export const isPrepaid = ({ due }: Pick<PaymentStage, "due">): boolean => !isDelivery(due);

/** The day on which a stage falls due, in calendar days; null while its moment has not come. Stages that are gates have no day. */
export function dueOn(stage: Pick<PaymentStage, "due" | "days" | "fromMonthEnd">, { confirmedOn, suppliedOn }: Moments): string | null {
  const moment = stage.due === "onOrder" ? confirmedOn : isDelivery(stage.due) ? suppliedOn : null;
  if (moment === null) return null;
  return addDays(stage.fromMonthEnd ? monthEnd(moment) : moment, stage.days);
}

export interface ObligationRow extends PaymentStage {
  orderId: string;
  stage: number;
  dueOn: string | null;
  amount: Decimal;
}

/** What each stage of the terms asks of an order's total; the amounts add up to the total to the cent. */
export function obligationsOf({ orderId, total, currency, terms, ...moments }: { orderId: string; total: Decimal; currency: string; terms: PaymentTerms } & Moments): ObligationRow[] {
  const amounts = allocate(total, terms.stages.map(({ percent }) => percent), currency);
  return terms.stages.map((stage, i) => ({ orderId, stage: i + 1, ...stage, dueOn: dueOn(stage, moments), amount: amounts[i]! }));
}
