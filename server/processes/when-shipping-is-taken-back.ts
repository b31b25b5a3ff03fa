import Big from "big.js";
import { type Reaction, when } from "../platform/events.ts";
import { isRefused } from "../platform/refusal.ts";
import * as orders from "../modules/orders/index.ts";
import * as settlement from "../modules/settlement/index.ts";
import * as shipping from "../modules/shipping/index.ts";
import * as stock from "../modules/stock/index.ts";
import { pinnedPolicyOf } from "./policy-of-order.ts";
import { productsOf } from "./products.ts";
import { toStock } from "./units.ts";
import { follows } from "./when-goods-move-order-follows.ts";

type Moves = readonly shipping.Move[];
const negated = (moves: Moves) => moves.map((move) => ({ ...move, quantity: Big(move.quantity).neg().toFixed() }));

/**
 * Goods that came back lie in their warehouse again and are promised to their order as before (what went beyond it is free); what had not
 * to come any more is owed again, and finance is not asked for their invoice. Refused with `reverseInvoiceFirst` once they are billed.
 */
const backInStock: Reaction = when(shipping.shipmentReversed, async ({ orderId, part, warehouseId, moves, excess, waived, reason }, context) => {
  const billed = await settlement.withdrawRequest(context, { orderId, deliveryId: part, reason });
  if (isRefused(billed)) return billed;
  const products = await productsOf(context.tx, moves.map(({ productId }) => productId));
  const placed = (some: Moves) => some.map(({ productId, quantity }) => ({ productId, warehouseId, quantity: toStock(quantity, products.get(productId)!) }));
  const received = await stock.receive(context, { source: { kind: "delivery", id: part }, reason, lines: placed(negated(moves)) });
  if (isRefused(received)) return received;
  const ordered = negated(moves).map((move) => ({ ...move, quantity: Big(move.quantity).minus(excess.find(({ scheduleId }) => scheduleId === move.scheduleId)?.quantity ?? 0).toFixed() }));
  const reserved = await stock.reserve(context, { source: { kind: "order", id: orderId }, lines: placed(ordered) });
  if (isRefused(reserved)) return reserved;
  await orders.moveGoods(context, orderId, "shipped", moves);
  if (waived.length) await orders.fitSchedules(context, orderId, waived);
});

/** A receipt that does not count any more accepts nothing: what it was billed on is withdrawn. */
const notAccepted: Reaction = when(shipping.signOffReversed, async ({ orderId, part, moves, reason }, context) => {
  if ((await pinnedPolicyOf(context.tx, orderId)).settlement.invoice === "onAcceptance") {
    const billed = await settlement.withdrawRequest(context, { orderId, deliveryId: part, reason, stillSupplied: true });
    if (isRefused(billed)) return billed;
  }
  if (moves.length) await orders.moveGoods(context, orderId, "signed", moves);
});

/** Counter-facts of shipping move an order's goods back, and with them its stage. */
export const shippingIsTakenBack: readonly Reaction[] = [
  follows(shipping.issueChanged, "issued"), follows(shipping.packingReversed, "packed"), backInStock, follows(shipping.arrivalReversed, "arrived"), notAccepted,
];
