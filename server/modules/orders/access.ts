import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import type { Order } from "./orders.ts";

/** Whether the permission of this request reaches the order: one's own, one's departments', or all. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, order: Pick<Order, "salespersonId" | "createdBy" | "departmentId">): boolean {
  if (scope === "company") return true;
  if (ownersOf(actor).some((owner) => owner === order.salespersonId || owner === order.createdBy)) return true;
  return scope === "department" && order.departmentId !== null && actor.departmentIds.includes(order.departmentId);
}
