import { compare } from "../../../../contract/money.ts";
import * as contract from "../../../../contract/cases.ts";
import type { Refusal } from "../../../../contract/toolkit.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { attachFiles } from "../../files/index.ts";
import { type CasesDeps, openCaseRow, type OrderFacts } from "../open-case.ts";

interface Asked {
  orderLineId: string;
  quantity: string;
}

/** Only of goods that left something can be wrong, and of no more than left. */
function lineRefusals(order: OrderFacts, lines: readonly Asked[]): Refusal[] {
  return lines.flatMap(({ orderLineId, quantity }, i): Refusal[] => {
    const line = order.lines.find(({ id }) => id === orderLineId);
    if (!line) return [{ code: "notFound", path: ["lines", i, "orderLineId"] }];
    if (compare(quantity, "0") <= 0) return [{ code: "notPositive", path: ["lines", i, "quantity"] }];
    if (lines.findIndex((one) => one.orderLineId === orderLineId) < i) return [{ code: "caseLineTwice", facts: { line: line.lineNo }, path: ["lines", i, "orderLineId"] }];
    return compare(quantity, line.shipped) > 0 ? [{ code: "caseOverShipped", facts: { line: line.lineNo, shipped: line.shipped, unit: line.unit }, path: ["lines", i, "quantity"] }] : [];
  });
}

const chosen = (order: OrderFacts, lines: readonly Asked[]) =>
  lines.map(({ orderLineId, quantity }) => {
    const { id: _id, shipped: _shipped, ...line } = order.lines.find(({ id }) => id === orderLineId)!;
    return { ...line, orderLineId, quantity };
  });

/** A complaint by phone or mail opens a case (01.19). Refused with `caseOrderNotStanding`, `caseOverShipped`, `caseLineTwice`, `notPositive`. */
export const openComplaint = (deps: Pick<CasesDeps, "takeNumber" | "orderOf">) => {
  const open = openCaseRow(deps);
  return handle(contract.openCase, async ({ orderId, lines, files, ...told }, context: CommandContext) => {
    const order = await deps.orderOf(context, orderId);
    if (!order) return refuse("notFound");
    if (!order.stands) return refuse("caseOrderNotStanding", { number: order.number });
    const refused = refuseAll(lineRefusals(order, lines));
    if (refused) return refused;
    const { customerId, customerName, salespersonId, departmentId } = order;
    const one = await open(context, {
      ...told, subject: { kind: "order", id: orderId }, orderId, customerId, customerName, salespersonId, departmentId, title: order.number, lines: chosen(order, lines), photos: files,
      departments: departmentId ? [departmentId] : [],
    });
    const kept = await attachFiles(context, { fileIds: files, subject: { kind: "case", id: one.id } });
    return isRefused(kept) ? kept : { caseId: one.id, number: one.number, state: one.state, revision: one.revision };
  });
};
