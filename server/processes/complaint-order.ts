import { sum } from "../../contract/money.ts";
import { scopeOf } from "../platform/actor.ts";
import type { Context } from "../platform/command.ts";
import type { ComplaintOrder } from "../modules/cases/index.ts";
import * as orders from "../modules/orders/index.ts";

/** An order that a customer complains about, if the actor sees it. */
export async function complaintOrder({ tx, actor }: Pick<Context, "tx" | "actor">, orderId: string): Promise<ComplaintOrder | undefined> {
  const scope = scopeOf(actor, "orders.see");
  const file = scope && (await orders.describe(tx, orderId));
  if (!file || !orders.mayReach({ actor, scope }, file.order)) return undefined;
  const { number, customerId, customerName, salespersonId, departmentId, establishedAt } = file.order;
  return {
    number, customerId, customerName, salespersonId, departmentId, stands: establishedAt !== null,
    lines: file.lines.map(({ id, lineNo, productId, productCode, name, unit }) => ({
      id, lineNo, productId, productCode, name, unit, shipped: sum(file.schedules.filter(({ lineId }) => lineId === id).map(({ shipped }) => shipped)),
    })),
  };
}
