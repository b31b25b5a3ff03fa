import { ownersOf } from "../../platform/actor.ts";
import type { Context } from "../../platform/command.ts";
import { type Sql, sql } from "../../platform/db.ts";

interface Kept {
  salespersonId: string | null;
  departmentId: string | null;
}

/** Whether the actor's permission reaches something kept by this salesperson and department. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, { salespersonId, departmentId }: Kept): boolean {
  if (scope === "company") return true;
  if (salespersonId !== null && ownersOf(actor).includes(salespersonId)) return true;
  return scope === "department" && departmentId !== null && actor.departmentIds.includes(departmentId);
}

/** The same as a condition on the rows of an aliased table. */
export function reachable(alias: string, { actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> {
  const [salesperson, department] = [sql.ref(`${alias}.salesperson_id`), sql.ref(`${alias}.department_id`)];
  if (scope === "company") return sql``;
  const own = sql`${salesperson} = any(${ownersOf(actor)}::uuid[])`;
  if (scope === "own") return sql`and ${own}`;
  return sql`and (${own} or ${department} = any(${[...actor.departmentIds]}::uuid[]))`;
}
