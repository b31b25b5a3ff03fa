import type { Role } from "../../contract/permissions.ts";
import { notify } from "../modules/notices/index.ts";
import * as orders from "../modules/orders/index.ts";
import { planApproved } from "../modules/production/index.ts";
import { type Reaction, when } from "../platform/events.ts";
import { oncePerCommand, type ReadersOf } from "./readers.ts";

/** Who makes, inspects and takes in what a plan brings. */
const departments: readonly Role[] = ["planner", "productionHead", "quality", "warehouse"];

/** A plan that stands is told to the departments that work by it, and to the order's salesperson; who approved it knows (24.4, R304). */
export function whenPlanApprovedTellDepartments(readersOf: ReadersOf): Reaction {
  const readers = oncePerCommand(readersOf);
  return when(planApproved, async ({ orderId, part, run, startDay, endDay }, context) => {
    const order = await orders.readOrderRow(context.tx, orderId);
    if (!order) return;
    const facts = { number: order.number, customer: order.customerName, run, startDay, endDay };
    const concerned = (await readers(context)).filter(({ id, roles }) => id !== context.actor.id && (id === order.salespersonId || departments.some((role) => roles.includes(role))));
    for (const { id } of concerned) notify(context, { personId: id, kind: "planApproved", facts, subject: { kind: "order", id: orderId }, part, key: `plan ${part} ${orderId} ${id}` });
  });
}
