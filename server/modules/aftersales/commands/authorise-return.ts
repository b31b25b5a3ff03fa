import { compare, type Decimal, minus, sum } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/aftersales.ts";
import type { Refusal } from "../../../../contract/toolkit.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import { record } from "../../journal/index.ts";
import { type Line, type Return, subjectOf } from "../aftersales.ts";
import { returnAuthorised } from "../events.ts";
import * as store from "../store.ts";
import { about, type AftersalesDeps, type CaseFacts, doneOf } from "../work.ts";

interface Asked {
  orderLineId: string;
  quantity: Decimal;
}

/** No more comes back than was shipped, all returns of the order taken together. */
function lineRefusals({ lines }: CaseFacts, asked: readonly Asked[], returned: ReadonlyMap<string, Decimal>): Refusal[] {
  return asked.flatMap(({ orderLineId, quantity }, i): Refusal[] => {
    const line = lines.find(({ id }) => id === orderLineId);
    if (!line) return [{ code: "notFound", path: ["lines", i, "orderLineId"] }];
    if (compare(quantity, "0") <= 0) return [{ code: "returnNothing", path: ["lines", i, "quantity"] }];
    const left = minus(line.shipped, returned.get(orderLineId) ?? "0");
    const all = sum(asked.filter((one) => one.orderLineId === orderLineId).map((one) => one.quantity));
    return compare(all, left) > 0 ? [{ code: "returnOverShipped", facts: { line: line.lineNo, left, unit: line.unit }, path: ["lines", i, "quantity"] }] : [];
  });
}

const nothingYet = {
  state: "authorised", revision: 0, warehouseId: null, receiptNote: null, receiptFiles: [], receivedAt: null, receivedByName: null, finding: null, inspectionFiles: [], inspectedAt: null, inspectedByName: null, creditId: null,
  creditNumber: null, credited: null, cancelReason: null,
} satisfies Partial<Return>;

/** Lets the customer of a case send goods back, or has them made good without. Refused with `returnOverShipped`, `returnNothing`, `caseSettled`. */
export const authoriseReturn = ({ takeNumber, caseOf }: Pick<AftersalesDeps, "takeNumber" | "caseOf">) =>
  handle(contract.authoriseReturn, async ({ caseId, reason, comesBack, lines: asked, files }, context) => {
    const facts = await caseOf(context, caseId);
    if (!facts) return refuse("notFound");
    if (facts.settled) return refuse("caseSettled");
    const refused = refuseAll(lineRefusals(facts, asked, await store.returnedOf(context.tx, facts.orderId)));
    if (refused) return refused;
    const { settled: _settled, lines: ordered, ...known } = facts;
    const one: Return = {
      ...nothingYet, ...known, comesBack, receiptFiles: [], inspectionFiles: [], id: context.newId(), number: await takeNumber(context), reason, files, authorisedAt: context.now, authorisedBy: context.actor.id, authorisedByName: context.actor.name,
    };
    const lines = ordered.flatMap(({ id, shipped: _shipped, ...line }): Line[] => {
      const quantity = sum(asked.filter(({ orderLineId }) => orderLineId === id).map((each) => each.quantity));
      return compare(quantity, "0") > 0 ? [{ ...line, id: context.newId(), returnId: one.id, orderLineId: id, comesBack, quantity, received: "0", restocked: "0", scrapped: "0", replaced: "0" }] : [];
    });
    await store.insert(context.tx, one, lines);
    const kept = await attachFiles(context, { fileIds: files, subject: subjectOf(one) });
    if (isRefused(kept)) return kept;
    const told = { what: "returnAuthorised", facts: { returnId: one.id, number: one.number, caseId, ...(!comesBack && { comesBack }), lines: lines.map(({ lineNo, quantity }) => ({ lineNo, quantity })) }, why: reason };
    for (const subject of [subjectOf(one), { kind: "order", id: one.orderId }, { kind: "case", id: caseId }]) record(context, { subject, ...told });
    context.emit(returnAuthorised(about(one)));
    return doneOf(one);
  });
