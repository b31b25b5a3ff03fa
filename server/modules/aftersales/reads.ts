import * as contract from "../../../contract/aftersales.ts";
import { type Decimal, lineAmount, sum } from "../../../contract/money.ts";
import { type Context, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { refuse } from "../../platform/refusal.ts";
import { type Line, mayReach, onHold, type Return, toMakeGood } from "./aftersales.ts";
import * as store from "./store.ts";
import type { AftersalesDeps } from "./work.ts";

const rowOf = ({ id, number, caseId, caseNumber, orderId, orderNumber, customerName, reason, state, comesBack, revision, authorisedAt, authorisedByName }: Return): contract.ReturnRow => ({
  id, number, caseId, caseNumber, orderId, orderNumber, customerName, reason, state, comesBack, revision, authorisedAt, authorisedByName,
});

/** How much of a line was repaired, by steps that stand. */
const repairedOf = ({ id }: Pick<Line, "id">, steps: readonly store.KeptStep[]): Decimal =>
  sum(steps.filter(({ what, reversed }) => what === "repaired" && !reversed).flatMap(({ lines }) => lines.filter(({ lineId }) => lineId === id).map(({ quantity = "0" }) => quantity)));

export const readsOf = ({ currencyOf }: Pick<AftersalesDeps, "currencyOf">) => [
  read(contract.listReturns, async (filter, context) => {
    const { rows, next } = await store.list(context.tx, filter, context);
    return { rows: rows.map(rowOf), next };
  }),
  read(contract.readReturn, async ({ returnId }, context) => {
    const { tx } = context;
    const one = await store.read(tx, returnId);
    if (!one || !mayReach(context, one)) return refuse("notFound");
    const currency = await currencyOf(tx, one.orderId);
    const { files, warehouseId, receiptNote, receiptFiles, receivedAt, receivedByName, finding, inspectionFiles, inspectedAt, inspectedByName, creditId, creditNumber, credited, cancelReason } = one;
    const stored = await store.linesOf(tx, returnId);
    const kept = await store.stepsOf(tx, returnId);
    const steps = kept.map(({ id, what, at, byName, creditNumber: credit, lines: given, reversed }) => ({
      id, what, at, byName, creditNumber: credit, reversed: reversed && { ...reversed, at: new Date(reversed.at) },
      lines: given.flatMap(({ lineId, quantity = null, restocked = null, scrapped = null }) => stored.filter((line) => line.id === lineId).map(({ lineNo }) => ({ lineNo, quantity, restocked, scrapped }))),
    }));
    const lines = stored.map(({ returnId: _returnId, comesBack: _comesBack, unitPrice, ...line }) => ({
      ...line, onHold: onHold(line), repaired: repairedOf(line, kept), value: unitPrice === null ? null : lineAmount({ quantity: toMakeGood({ ...line, comesBack: one.comesBack }), price: unitPrice, currency }),
    }));
    return {
      ...rowOf(one), steps, lines, files, warehouseId, receiptNote, receiptFiles, receivedAt, receivedByName, finding, inspectionFiles, inspectedAt, inspectedByName, currency, cancelReason,
      credit: creditId && creditNumber && credited ? { id: creditId, number: creditNumber, amount: credited } : null,
    };
  }),
] as const;

/** Whether who asks may see what hangs on a return. */
export async function maySeeReturn({ tx, actor, scope }: Pick<Context, "tx" | "actor" | "scope">, returnId: string): Promise<boolean> {
  const one = await store.read(tx, returnId);
  return one !== undefined && mayReach({ actor, scope }, one);
}

/** A return with its lines, for its paper. */
export async function returnFileOf(tx: Tx, returnId: string): Promise<{ one: Return; lines: (Line & { onHold: Decimal; repaired: Decimal })[] } | undefined> {
  const [one, lines, steps] = await Promise.all([store.read(tx, returnId), store.linesOf(tx, returnId), store.stepsOf(tx, returnId)]);
  return one && { one, lines: lines.map((line) => ({ ...line, onHold: onHold(line), repaired: repairedOf(line, steps) })) };
}
