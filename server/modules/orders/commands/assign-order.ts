import * as contract from "../../../../contract/order-assignment.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { personNames, rolesOf, worksHere } from "../../people/index.ts";
import { change, done, lockFor } from "../change.ts";
import { orderAssigned } from "../events.ts";
import { hasEnded, type Order } from "../orders.ts";

const at = ["salespersonId"];

/** Why this person cannot be given the order. */
async function unfit({ tx }: CommandContext, { salespersonId, number }: Order, personId: string | null): Promise<Refused | undefined> {
  if (personId === null) return salespersonId === null ? refuse("orderNobodys", { number }, at) : undefined;
  const name = (await personNames(tx, [personId])).get(personId) ?? "—";
  if (personId === salespersonId) return refuse("orderTheirsAlready", { name, number }, at);
  if (!(await rolesOf(tx, personId)).includes("salesperson")) return refuse("notASalesperson", { name }, at);
  return (await worksHere(tx, personId)) ? undefined : refuse("salespersonLeft", { name }, at);
}

/**
 * Gives an open order to another salesperson 指派 (R002), or takes back that it was given while it was nobody's; its documents and the duties that are its salesperson's follow in the same transaction (decision 0036). Refused: stale where it is
 * somebody else's than whoever gives it believed, wrongState once it has ended, orderTheirsAlready, orderNobodys, notASalesperson, salespersonLeft.
 */
export const assignOrder = handle(contract.assignOrder, async ({ orderId, salespersonId, fromId, reason }, context) => {
  const order = await lockFor(context, orderId);
  if (isRefused(order)) return order;
  if (order.salespersonId !== fromId) return refuse("stale", { revision: order.revision, stage: order.stage });
  if (hasEnded(order)) return refuse("wrongState", { state: order.stage });
  const wrong = await unfit(context, order, salespersonId);
  if (wrong) return wrong;
  const after = await change(context, order, { salespersonId }, { what: salespersonId === null ? "unassigned" : "assigned", facts: { salesperson: { from: fromId, to: salespersonId } }, why: reason });
  context.emit(orderAssigned({ orderId, fromId, salespersonId, why: reason }));
  return done(after);
});
