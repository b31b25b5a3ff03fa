import Big from "big.js";
import { type PurchaseState, purchaseLifecycle } from "../../../contract/purchasing.ts";
import type { shortageAnswers } from "../../../contract/shortages.ts";
import { compare, type Decimal, minus } from "../../../contract/money.ts";
import type { CommandContext, Context } from "../../platform/command.ts";
import type { Refused } from "../../platform/refusal.ts";
import type { OrderPart } from "./events.ts";

/** A purchase order as it is stored. */
export interface Purchase {
  id: string;
  number: string;
  state: PurchaseState;
  revision: number;
  supplierId: string;
  supplierName: string;
  expectedOn: string;
  confirmedAt: Date | null;
  confirmedByName: string | null;
  overdueTold: string | null;
  note: string;
  orderedAt: Date | null;
  cancelReason: string | null;
  createdAt: Date;
  createdBy: string;
  createdByName: string;
}

/** In the product's stock unit. */
export interface Line {
  id: string;
  purchaseId: string;
  lineNo: number;
  productId: string;
  productCode: string;
  name: string;
  spec: string;
  unit: string;
  byLot: boolean;
  quantity: Decimal;
  received: Decimal;
  unitPrice: Decimal | null;
}

/** How what is missing of a part of an order comes, in the order's sales unit. */
export interface Answer {
  id: string;
  orderId: string;
  orderNumber: string;
  scheduleId: string;
  productId: string;
  by: (typeof shortageAnswers)[number];
  quantity: Decimal;
  covered: Decimal;
  expectedOn: string | null;
  purchaseId: string | null;
  lineId: string | null;
  transferId: string | null;
  transferNumber: string | null;
  note: string;
  answeredAt: Date;
  answeredBy: string;
}

/** What is asked for a part of an order, and how it is to come. */
export interface Wanted {
  orderId: string;
  scheduleId: string;
  quantity: Decimal;
  by: Answer["by"];
}
/** The part as its order knows it; `inStock` is the quantity in stock units. */
export interface Arranged {
  orderNumber: string;
  productId: string;
  unit: string;
  inStock: Decimal;
}

/** Facts and acts of other rooms that `server/rooms.ts` hands to this one. */
export interface PurchasingDeps {
  today(context: Pick<Context, "tx" | "now">): Promise<string>;
  takeNumber(context: CommandContext, kind: "purchase" | "purchaseReceipt"): Promise<string>;
  /** Checks that so much of the part is short and takes what does not come of production out of its requests (`shortageLess`, `shortageOther`, `notFound`). */
  arrange(context: CommandContext, wanted: Wanted): Promise<Arranged | Refused>;
  askTransfer(context: CommandContext, given: { fromId: string; toId: string; note: string; productId: string; quantity: Decimal }): Promise<{ transferId: string; number: string } | Refused>;
  warehousesOf(tx: Context["tx"]): Promise<readonly { id: string; name: string; kind: string }[]>;
}

const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) < 0 ? a : b);
export const openOf = ({ quantity, covered }: Pick<Answer, "quantity" | "covered">): Decimal => minus(quantity, covered);

/** Goods that came are for the orders in the order in which they asked; `received` in stock units, the answer in sales units. What no order waits for is free. */
export function coverOf(answers: readonly Answer[], { received, stockPerSales }: { received: Decimal; stockPerSales: Decimal }): { answer: Answer; quantity: Decimal }[] {
  let left: Decimal = new Big(received).div(stockPerSales).round(6, Big.roundDown).toFixed();
  return answers.flatMap((answer) => {
    const quantity = least(left, openOf(answer));
    left = minus(left, quantity);
    return new Big(quantity).gt(0) ? [{ answer, quantity }] : [];
  });
}

/** Where a purchase order stands by what of it has come. */
export function verbAfter(lines: readonly Pick<Line, "quantity" | "received">[], reversing: boolean): keyof typeof purchaseLifecycle.steps {
  if (reversing) return lines.every(({ received }) => new Big(received).eq(0)) ? "reverseAll" : "reversePart";
  return lines.every(({ quantity, received }) => new Big(received).eq(quantity)) ? "receiveAll" : "receivePart";
}

export const partOf = ({ orderId, scheduleId, productId }: Answer, quantity: Decimal): OrderPart => ({ orderId, scheduleId, productId, quantity });

/** Takes so much off open answers, the latest first: a part of an order became less. */
export function lessen(answers: readonly Answer[], by: Decimal): { cuts: { id: string; quantity: Decimal }[]; rest: Decimal } {
  let rest = by;
  const cuts = answers.toReversed().flatMap((answer) => {
    const quantity = least(rest, openOf(answer));
    rest = minus(rest, quantity);
    return new Big(quantity).gt(0) ? [{ id: answer.id, quantity }] : [];
  });
  return { cuts, rest };
}
