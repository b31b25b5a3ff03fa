import Big from "big.js";
import * as contract from "../../../../contract/purchasing.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused } from "../../../platform/refusal.ts";
import { purchaseDelayed } from "../events.ts";
import { openOf, type Answer, type Purchase } from "../purchasing.ts";
import * as store from "../store.ts";
import { conclude, drop, load, tellOrders } from "../work.ts";

export const placePurchase = handle(contract.placePurchase, async ({ purchaseId, expectedRevision }, context) => {
  const purchase = await load(context, purchaseId, { verbs: ["order"], expectedRevision });
  if (isRefused(purchase)) return purchase;
  return conclude(context, purchase, { change: { state: "ordered", orderedAt: context.now }, what: "purchasePlaced" });
});

const waiting = (answers: readonly Answer[]): Answer[] => answers.filter((answer) => new Big(openOf(answer)).gt(0));

/** Tells who waits for the goods that they come later than was said; `after` null while nobody knows when. */
export function tellDelay(context: CommandContext, { id, number, supplierName, expectedOn }: Purchase, { answers, after, note }: { answers: readonly Answer[]; after: string | null; note: string }): void {
  const orderIds = [...new Set(waiting(answers).map(({ orderId }) => orderId))];
  context.emit(purchaseDelayed({ purchaseId: id, number, supplierName, before: expectedOn, after, note, orderIds }));
}

/** The supplier confirms the day, or is heard to come on another one: a later one is a delay of the orders that wait for the goods (01.14). */
export const datePurchase = handle(contract.datePurchase, async ({ purchaseId, expectedOn, confirmed, note, expectedRevision }, context) => {
  const purchase = await load(context, purchaseId, { verbs: ["setDate", "setDateOfRest"], expectedRevision });
  if (isRefused(purchase)) return purchase;
  const answers = await store.lockAnswers(context.tx, { purchaseId });
  if (expectedOn !== purchase.expectedOn) tellOrders(context, waiting(answers), { what: "purchaseDated", number: purchase.number, on: expectedOn, why: note });
  if (expectedOn > purchase.expectedOn) tellDelay(context, purchase, { answers, after: expectedOn, note });
  const change = { expectedOn, confirmedAt: confirmed ? context.now : null, confirmedByName: confirmed ? context.actor.name : null };
  return conclude(context, purchase, { change, what: confirmed ? "purchaseConfirmed" : "purchaseDated", facts: { expectedOn: { from: purchase.expectedOn, to: expectedOn } }, why: note });
});

/** Calls off what has not come: its orders are short again. */
export const cancelPurchase = handle(contract.cancelPurchase, async ({ purchaseId, reason, expectedRevision }, context) => {
  const purchase = await load(context, purchaseId, { verbs: ["cancel"], expectedRevision });
  if (isRefused(purchase)) return purchase;
  await drop(context, await store.lockAnswers(context.tx, { purchaseId }), { number: purchase.number, why: reason });
  return conclude(context, purchase, { change: { state: "cancelled", cancelReason: reason }, what: "purchaseCancelled", why: reason });
});
