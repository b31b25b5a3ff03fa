import Big from "big.js";
import { compare, minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/purchasing.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { readProducts } from "../../catalog/index.ts";
import { record } from "../../journal/index.ts";
import { answerDropped, shortageArranged } from "../events.ts";
import { type Answer, openOf, partOf, type PurchasingDeps } from "../purchasing.ts";
import * as store from "../store.ts";
import { checkLines, conclude, drop, load, tellOrders } from "../work.ts";
import { answersOf, linesOf } from "./raise-purchase.ts";

interface Kept {
  answer: Answer;
  left: string;
}

/** What the draft bought for orders before is there to be shared out anew; only what goes beyond it is taken out of what they miss. */
function arrangeOver({ arrange }: Pick<PurchasingDeps, "arrange">, kept: readonly Kept[]): PurchasingDeps["arrange"] {
  const over: PurchasingDeps["arrange"] = async (context, wanted) => {
    const before = kept.find(({ answer, left }) => answer.scheduleId === wanted.scheduleId && answer.orderId === wanted.orderId && new Big(left).gt(0));
    if (!before) return arrange(context, wanted);
    const again = compare(before.left, wanted.quantity) < 0 ? before.left : wanted.quantity;
    before.left = minus(before.left, again);
    const more = minus(wanted.quantity, again);
    const part = new Big(more).gt(0) ? await over(context, { ...wanted, quantity: more }) : undefined;
    if (isRefused(part)) return part;
    const { productId, orderNumber } = before.answer;
    const [product] = await readProducts(context.tx, [productId]);
    return { orderNumber, productId, unit: product?.salesUnit ?? "", inStock: new Big(wanted.quantity).times(product?.stockPerSales ?? "1").toFixed() };
  };
  return over;
}

/** Changes a draft: supplier, day, lines, prices, and for which orders it buys. What it buys for them no more is short again. Refused as raising one, and with `wrongState` once it was placed. */
export const editDraft = (deps: PurchasingDeps) =>
  handle(contract.editPurchase, async ({ purchaseId, expectedRevision, supplierId, expectedOn, note, lines: given }, context) => {
    const purchase = await load(context, purchaseId, { verbs: ["edit"], expectedRevision });
    if (isRefused(purchase)) return purchase;
    const supplier = await store.supplierById(context.tx, supplierId);
    if (!supplier) return refuse("notFound");
    if (!supplier.active) return refuse("supplierStopped", { name: supplier.name }, ["supplierId"]);
    const refused = checkLines(given);
    if (refused) return refused;
    const lines = await linesOf(context, purchaseId, given);
    if (isRefused(lines)) return lines;
    const kept = (await store.lockAnswers(context.tx, { purchaseId })).map((answer) => ({ answer, left: openOf(answer) }));
    const answers = await answersOf(context, { deps: { arrange: arrangeOver(deps, kept) }, lines, given });
    if (isRefused(answers)) return answers;
    await store.rewriteDraft(context.tx, purchaseId, { lines, answers });
    const gone = kept.filter(({ left }) => new Big(left).gt(0));
    for (const [orderId, own] of Map.groupBy(gone, ({ answer }) => answer.orderId)) context.emit(answerDropped({ orderId, part: purchaseId, parts: own.map(({ answer, left }) => partOf(answer, left)) }));
    for (const orderId of new Set(answers.map((answer) => answer.orderId))) context.emit(shortageArranged({ orderId, part: purchaseId }));
    tellOrders(context, answers, { what: "shortageAnswered", number: purchase.number, on: expectedOn });
    const facts = { supplierId, expectedOn, lines: lines.map(({ productId, quantity, unitPrice }) => ({ productId, quantity, unitPrice })) };
    return conclude(context, purchase, { change: { supplierId, supplierName: supplier.name, expectedOn, note }, what: "purchaseEdited", facts });
  });

/** Deletes a draft; the orders that it was to buy for are short again. What it was, the journal keeps. */
export const deleteDraft = handle(contract.deletePurchase, async ({ purchaseId, expectedRevision }, context) => {
  const purchase = await load(context, purchaseId, { verbs: ["edit"], expectedRevision });
  if (isRefused(purchase)) return purchase;
  const lines = await store.linesOf(context.tx, purchaseId);
  await drop(context, await store.lockAnswers(context.tx, { purchaseId }), { number: purchase.number, why: "" });
  await store.deleteDraft(context.tx, purchaseId);
  record(context, { subject: { kind: "purchase", id: purchaseId }, what: "purchaseDeleted", facts: { number: purchase.number, supplierId: purchase.supplierId, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) } });
  return { purchaseId, number: purchase.number };
});
