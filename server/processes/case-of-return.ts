import Big from "big.js";
import { sum } from "../../contract/money.ts";
import { scopeOf } from "../platform/actor.ts";
import type { CommandContext } from "../platform/command.ts";
import type { Tx } from "../platform/db.ts";
import type { CaseOfReturn } from "../modules/aftersales/index.ts";
import * as cases from "../modules/cases/index.ts";
import * as orders from "../modules/orders/index.ts";

/** One sales unit of a line as it was billed, tax included. */
const priceOf = ({ unitPrice, amount, quantity }: orders.Line): string | null => (unitPrice === null || Big(quantity).eq(0) ? null : Big(amount).div(quantity).round(6).toFixed());

/** The case out of which goods come back, if the actor sees it; its order is locked, so that two returns at once see each other. */
export async function caseOfReturn(context: CommandContext, caseId: string): Promise<CaseOfReturn | undefined> {
  const { tx, actor } = context;
  const scope = scopeOf(actor, "cases.see");
  if (!scope || !(await cases.maySeeCase({ tx, actor, scope }, caseId))) return undefined;
  const one = await cases.readCaseRow(tx, caseId);
  if (!one?.orderId) return undefined;
  await orders.lockOrderRow(tx, one.orderId);
  const file = (await orders.describe(tx, one.orderId))!;
  const { id: orderId, number: orderNumber, customerId, customerName, salespersonId, departmentId } = file.order;
  return {
    caseId, caseNumber: one.number, settled: one.state === "settled", orderId, orderNumber, customerId, customerName, salespersonId, departmentId,
    lines: file.lines.map((line) => ({
      id: line.id, lineNo: line.lineNo, productId: line.productId, productCode: line.productCode, name: line.name, unit: line.unit, unitPrice: priceOf(line),
      shipped: sum(file.schedules.filter(({ lineId }) => lineId === line.id).map(({ shipped }) => shipped)),
    })),
  };
}

export const currencyOfOrder = async (tx: Tx, orderId: string): Promise<string> => (await orders.readOrderRow(tx, orderId))!.currency;
