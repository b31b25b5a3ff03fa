import Big from "big.js";
import * as contract from "../../../../contract/purchasing.ts";
import type { ParsedInputOf } from "../../../../contract/toolkit.ts";
import { sum } from "../../../../contract/money.ts";
import { readProducts } from "../../catalog/index.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { shortageArranged } from "../events.ts";
import type { Answer, Line, Purchase, PurchasingDeps } from "../purchasing.ts";
import * as store from "../store.ts";
import { checkLines, tellOrders } from "../work.ts";

export type Given = ParsedInputOf<typeof contract.raisePurchase>;

/** The lines as they are bought (`productUnknown`). */
export async function linesOf(context: CommandContext, purchaseId: string, given: Given["lines"]): Promise<Line[] | Refused> {
  const products = new Map((await readProducts(context.tx, given.map(({ productId }) => productId))).map((product) => [product.id, product]));
  const strange = given.findIndex(({ productId }) => !products.has(productId));
  if (strange >= 0) return refuse("productUnknown", { line: strange + 1 }, ["lines", strange]);
  return given.map(({ productId, quantity, unitPrice = null }, i) => {
    const { code, name, spec, stockUnit, byLot } = products.get(productId)!;
    return { id: context.newId(), purchaseId, lineNo: i + 1, productId, productCode: code, name, spec, unit: stockUnit, byLot, quantity, received: "0", unitPrice };
  });
}

interface ForOrders {
  deps: Pick<PurchasingDeps, "arrange">;
  line: Line;
  shares: Given["lines"][number]["shares"];
  at: number;
}
/** For which orders a line is bought: each share is taken out of what its order misses; the line buys at least all of them (`purchaseCoversLess`). */
async function sharesOf(context: CommandContext, { deps, line, shares, at }: ForOrders): Promise<Answer[] | Refused> {
  const refused = checkLines(shares);
  if (refused) return refused;
  const answers: Answer[] = [];
  const wanted: string[] = [];
  for (const share of shares) {
    const part = await deps.arrange(context, { ...share, by: "purchase" });
    if (isRefused(part)) return part;
    if (part.productId !== line.productId) return refuse("shortageOther", { number: part.orderNumber }, ["lines", at, "shares"]);
    wanted.push(part.inStock);
    answers.push({
      ...share, id: context.newId(), orderNumber: part.orderNumber, productId: part.productId, by: "purchase", covered: "0", expectedOn: null, purchaseId: line.purchaseId, lineId: line.id, transferId: null, transferNumber: null, note: "",
      answeredAt: context.now, answeredBy: context.actor.id,
    });
  }
  if (new Big(sum(wanted)).gt(line.quantity)) return refuse("purchaseCoversLess", { code: line.productCode, quantity: line.quantity, wanted: sum(wanted), unit: line.unit }, ["lines", at, "quantity"]);
  return answers;
}

/** For which orders all lines are bought. */
export async function answersOf(context: CommandContext, { deps, lines, given }: { deps: Pick<PurchasingDeps, "arrange">; lines: readonly Line[]; given: Given["lines"] }): Promise<Answer[] | Refused> {
  const answers: Answer[] = [];
  for (const [at, line] of lines.entries()) {
    const shares = await sharesOf(context, { deps, line, shares: given[at]!.shares, at });
    if (isRefused(shares)) return shares;
    answers.push(...shares);
  }
  return answers;
}

/** Raises a purchase order by hand or for lines of orders that are short; those wait for a plan of production no more. */
export const raisePurchase = (deps: PurchasingDeps) =>
  handle(contract.raisePurchase, async ({ supplierId, expectedOn, note, placed, lines: given }, context) => {
    const { tx, now, actor } = context;
    const supplier = await store.supplierById(tx, supplierId);
    if (!supplier) return refuse("notFound");
    if (!supplier.active) return refuse("supplierStopped", { name: supplier.name }, ["supplierId"]);
    const refused = checkLines(given);
    if (refused) return refused;
    const id = context.newId();
    const lines = await linesOf(context, id, given);
    if (isRefused(lines)) return lines;
    const answers = await answersOf(context, { deps, lines, given });
    if (isRefused(answers)) return answers;
    const purchase: Purchase = {
      id, number: await deps.takeNumber(context, "purchase"), state: placed ? "ordered" : "draft", revision: 0, supplierId, supplierName: supplier.name, expectedOn, confirmedAt: null, confirmedByName: null, overdueTold: null, note,
      orderedAt: placed ? now : null, cancelReason: null, createdAt: now, createdBy: actor.id, createdByName: actor.name,
    };
    await store.insert(tx, purchase, lines);
    if (answers.length) await store.insertAnswers(tx, answers);
    tellOrders(context, answers, { what: "shortageAnswered", number: purchase.number, on: expectedOn });
    record(context, { subject: { kind: "purchase", id }, what: placed ? "purchasePlaced" : "purchaseRaised", facts: { number: purchase.number, supplierId, expectedOn, lines: lines.map(({ productId, quantity }) => ({ productId, quantity })) } });
    for (const orderId of new Set(answers.map((answer) => answer.orderId))) context.emit(shortageArranged({ orderId, part: id }));
    return { purchaseId: id, number: purchase.number, state: purchase.state, revision: 0 };
  });
