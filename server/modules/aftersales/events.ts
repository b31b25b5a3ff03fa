import type { Decimal } from "../../../contract/money.ts";
import { event, type OrderFacts } from "../../platform/events.ts";

/** `part` is the return; quantities in the order's sales unit. */
interface ReturnFacts extends OrderFacts {
  part: string;
  number: string;
  reason: string;
}
export interface Goods {
  orderLineId: string;
  productId: string;
  quantity: Decimal;
}

export const returnAuthorised = event<ReturnFacts>("returnAuthorised");
/** Another step of a return was done or taken back, or it was called off; told after what the step itself tells. */
export const returnChanged = event<ReturnFacts>("returnChanged");
/** Goods came back, into a warehouse on hold. */
export const returnReceived = event<ReturnFacts & { step: string; warehouseId: string; goods: Goods[] }>("returnReceived");
/** Out of the warehouse on hold: back into stock, or written off. */
export const returnInspected = event<ReturnFacts & { step: string; warehouseId: string; into: string; restocked: Goods[]; scrapped: Goods[] }>("returnInspected");
/** Out of the warehouse on hold, repaired: the order owes it again, and it leaves. */
export const returnRepaired = event<ReturnFacts & { step: string; warehouseId: string; into: string; goods: Goods[]; dueOn: string | null }>("returnRepaired");
/** The order owes again what came back. */
export const replacementWanted = event<ReturnFacts & { step: string; goods: Goods[]; dueOn: string | null }>("replacementWanted");
/** A receipt, an inspection or a repair was taken back: stock moves back what moved in the step's name. */
export const returnStepReversed = event<ReturnFacts & { step: string; why: string }>("returnStepReversed");
/** The order does not owe again what a replacement or a repair made it owe. */
export const replacementReversed = event<ReturnFacts & { step: string; goods: Goods[]; why: string }>("replacementReversed");
