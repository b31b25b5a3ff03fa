import Big from "big.js";
import { quantityOf } from "../../../../contract/lots.ts";
import { minus } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/purchasing.ts";
import type { ParsedInputOf, Refusal } from "../../../../contract/toolkit.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import { readProducts } from "../../catalog/index.ts";
import { goodsReceived, receiptReversed } from "../events.ts";
import { type Answer, coverOf, type Line, partOf, type PurchasingDeps, verbAfter } from "../purchasing.ts";
import * as store from "../store.ts";
import { checkLines, conclude, load } from "../work.ts";

type GivenLine = ParsedInputOf<typeof contract.receivePurchase>["lines"][number];
type Came = { line: Line; given: GivenLine };

/** What is wrong with one line of a receipt. */
function faultOf(line: Line | undefined, { lineId, quantity, lots }: GivenLine, all: readonly GivenLine[]): Refusal | undefined {
  if (!line || all.filter((one) => one.lineId === lineId).length > 1) return { code: "purchaseLineStrange" };
  const left = minus(line.quantity, line.received);
  if (new Big(quantity).gt(left)) return { code: "purchaseOverReceived", facts: { line: line.lineNo, left, unit: line.unit } };
  if (line.byLot && !lots.length) return { code: "purchaseLotMissing", facts: { code: line.productCode } };
  return lots.length && !new Big(quantityOf(lots)).eq(quantity) ? { code: "lotsDoNotAddUp", facts: { productId: line.productId, quantity, lots: quantityOf(lots) } } : undefined;
}

function cameOf(lines: readonly Line[], given: readonly GivenLine[]): Came[] | Refused {
  const found = given.map((one) => ({ line: lines.find(({ id }) => id === one.lineId), given: one }));
  const refused = checkLines(given) ?? refuseAll(found.flatMap(({ line, given: one }, i) => {
    const fault = faultOf(line, one, given);
    return fault ? [{ ...fault, path: ["lines", i, "quantity"] }] : [];
  }));
  return refused ?? found.flatMap(({ line, given: one }) => (line ? [{ line, given: one }] : []));
}

/** For which orders the goods are that came, put on record. */
async function cover(context: CommandContext, { purchaseId, receiptId, came }: { purchaseId: string; receiptId: string; came: readonly Came[] }): Promise<{ answer: Answer; quantity: string }[]> {
  const answers = await store.lockAnswers(context.tx, { purchaseId });
  const products = new Map((await readProducts(context.tx, came.map(({ line }) => line.productId))).map(({ id, stockPerSales }) => [id, stockPerSales]));
  const covered = came.flatMap(({ line, given }) => coverOf(answers.filter(({ lineId }) => lineId === line.id), { received: given.quantity, stockPerSales: products.get(line.productId) ?? "1" }));
  if (!covered.length) return [];
  await store.changeAnswers(context.tx, covered.map(({ answer, quantity }) => ({ id: answer.id, covered: quantity })));
  await store.insertCovered(context.tx, receiptId, covered.map(({ answer, quantity }) => ({ answerId: answer.id, quantity })));
  return covered;
}

/** The warehouse receives goods of a purchase order; what orders wait for is promised to them and leaves. */
export const receivePurchase = ({ warehousesOf, takeNumber }: Pick<PurchasingDeps, "warehousesOf" | "takeNumber">) =>
  handle(contract.receivePurchase, async ({ purchaseId, warehouseId, note, lines: given, expectedRevision }, context) => {
    const purchase = await load(context, purchaseId, { verbs: ["receivePart"], expectedRevision });
    if (isRefused(purchase)) return purchase;
    const place = (await warehousesOf(context.tx)).find(({ id }) => id === warehouseId);
    if (!place) return refuse("notFound");
    const lines = await store.linesOf(context.tx, purchaseId);
    const came = cameOf(lines, given);
    if (isRefused(came)) return came;
    const receiptId = context.newId();
    const number = await takeNumber(context, "purchaseReceipt");
    await store.insertReceipt(context, { id: receiptId, number, purchaseId, warehouseId, note }, given);
    await store.addReceived(context.tx, given.map(({ lineId, quantity }) => ({ lineId, quantity })));
    const covered = await cover(context, { purchaseId, receiptId, came });
    if (covered.length && place.kind === "hold") return refuse("purchaseIntoHold", { warehouse: place.name }, ["warehouseId"]);
    context.emit(goodsReceived({
      receiptId, warehouseId, lines: came.map(({ line: { productId }, given: { quantity, lots } }) => ({ productId, quantity, lots })), covered: covered.map(({ answer, quantity }) => partOf(answer, quantity)),
    }));
    const after = lines.map((line) => ({ ...line, received: new Big(line.received).plus(given.find(({ lineId }) => lineId === line.id)?.quantity ?? 0).toFixed() }));
    const state = contract.purchaseLifecycle.after(verbAfter(after, false), purchase.state);
    return conclude(context, purchase, { change: { state }, what: "purchaseReceived", facts: { receiptId, receipt: number, warehouseId, lines: came.map(({ line: { lineNo }, given: { quantity } }) => ({ lineNo, quantity })) }, why: note });
  });

/** Takes a receipt back 红冲: its goods leave stock, and the orders that had them wait again. Refused with `reverseDeliveryFirst`, `goodsMovedOn` (by other rooms). */
export const reverseReceipt = handle(contract.reverseReceipt, async ({ purchaseId, receiptId, reason, expectedRevision }, context) => {
  const purchase = await load(context, purchaseId, { verbs: ["reversePart"], expectedRevision });
  if (isRefused(purchase)) return purchase;
  const gone = await store.receiptLines(context.tx, { purchaseId, receiptId });
  if (!gone.length) return refuse("notFound");
  if (gone.some(({ reversed }) => reversed)) return refuse("wrongState", { state: "reversed" });
  const negative = (quantity: string) => new Big(quantity).neg().toFixed();
  const answers = new Map((await store.lockAnswers(context.tx, { purchaseId })).map((answer) => [answer.id, answer]));
  const covered = await store.coveredBy(context.tx, receiptId);
  await store.insertReversal(context, receiptId, reason);
  await store.addReceived(context.tx, gone.map(({ lineId, quantity }) => ({ lineId, quantity: negative(quantity) })));
  if (covered.length) await store.changeAnswers(context.tx, covered.map(({ answerId, quantity }) => ({ id: answerId, covered: negative(quantity) })));
  context.emit(receiptReversed({ receiptId, reason, covered: covered.map(({ answerId, quantity }) => partOf(answers.get(answerId)!, quantity)) }));
  const state = contract.purchaseLifecycle.after(verbAfter(await store.linesOf(context.tx, purchaseId), true), purchase.state);
  return conclude(context, purchase, { change: { state }, what: "purchaseReceiptReversed", facts: { receiptId }, why: reason });
});
