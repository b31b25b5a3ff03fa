import type { NewLot } from "../../../contract/lots.ts";
import type { Decimal } from "../../../contract/money.ts";
import { event, type OrderFacts } from "../../platform/events.ts";

/** Of which part of an order how much, in its sales unit. */
export interface OrderPart {
  orderId: string;
  scheduleId: string;
  productId: string;
  quantity: Decimal;
}

/** In stock units; `covered` says for which orders the goods are. */
export const goodsReceived = event<{ receiptId: string; warehouseId: string; lines: { productId: string; quantity: Decimal; lots: NewLot[] }[]; covered: OrderPart[] }>("purchaseGoodsReceived");
/** The goods of a receipt leave stock again; its orders wait for them as before. */
export const receiptReversed = event<{ receiptId: string; reason: string; covered: OrderPart[] }>("purchaseReceiptReversed");
/** What was to come for an order comes no more: it is short again, and nobody has said how it comes. `part` is the document that brings nothing. */
export const answerDropped = event<OrderFacts & { part: string; parts: OrderPart[] }>("shortageAnswerDropped");
/** Goods of a transfer that answered shortages are there: its orders get as much of them as is free. */
export const movedGoodsCame = event<OrderFacts & { part: string; parts: OrderPart[] }>("shortageTransferCame");
/** A supplier is late: `after` is the new day, null while nobody knows it and the old one has passed. `orderIds` still wait for the goods. */
export const purchaseDelayed = event<{ purchaseId: string; number: string; supplierName: string; before: string; after: string | null; note: string; orderIds: string[] }>("purchaseDelayed");
/** For parts of an order it is settled that what is missing is bought, or moved here from another warehouse. `part` is the document that brings it. */
export const shortageArranged = event<OrderFacts & { part: string }>("shortageArranged");
