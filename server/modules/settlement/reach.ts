import type { Context } from "../../platform/command.ts";
import { type Sql, sql } from "../../platform/db.ts";

interface Kept {
  salespersonId: string | null;
  departmentId: string | null;
}

/** Whether the actor's permission reaches something kept by this salesperson and department. */
export function mayReach({ actor, scope }: Pick<Context, "actor" | "scope">, { salespersonId, departmentId }: Kept): boolean {
  if (scope === "company") return true;
  if (salespersonId === actor.id) return true;
  return scope === "department" && departmentId !== null && actor.departmentIds.includes(departmentId);
}

/** The same as a condition on the rows of an aliased table. */
export function reachable(alias: string, { actor, scope }: Pick<Context, "actor" | "scope">): Sql<unknown> {
  const [salesperson, department] = [sql.ref(`${alias}.salesperson_id`), sql.ref(`${alias}.department_id`)];
  if (scope === "company") return sql``;
  if (scope === "own") return sql`and ${salesperson} = ${actor.id}`;
  return sql`and (${salesperson} = ${actor.id} or ${department} = any(${[...actor.departmentIds]}::uuid[]))`;
}
