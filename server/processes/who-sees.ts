import { permissionsOf, reachesOwn } from "../../contract/permissions.ts";
import type { Subject } from "../../contract/toolkit.ts";
import { type Actor, scopeOf, standingFor } from "../platform/actor.ts";
import type { Duty } from "../modules/duties/index.ts";
import type { Context } from "../platform/command.ts";
import { maySee } from "./may-see.ts";
import type { Reader, ReadersOf } from "./readers.ts";

/** A colleague as if he were asking himself, with those for whom he stands in. */
export function actorOf(reader: Reader, companyId: string): Actor {
  const { id, name, roles, departmentIds = [], standsFor = [], ownRoles = roles } = reader;
  return { kind: "person", id, companyId, name, roles, departmentIds, permissions: permissionsOf(roles), standsFor: standingFor(ownRoles, standsFor.map((absent) => ({ ...absent, own: reachesOwn(absent.roles) }))) };
}

const seeing: Readonly<Record<string, string>> = { order: "orders.see", case: "cases.see", change: "changes.see", enquiry: "enquiries.see" };

/** The people among these who may see a document. Those who may see all of the company's see the same; the others are looked at one by one. */
export async function seersAmong(context: Pick<Context, "tx" | "now">, subject: Subject, readers: readonly Reader[]): Promise<Reader[]> {
  const { tx } = context;
  const permission = seeing[subject.kind] ?? "";
  const found: Reader[] = [];
  let everything: boolean | undefined;
  for (const reader of readers) {
    const actor = actorOf(reader, tx.companyId);
    const all = scopeOf(actor, permission) === "company";
    const sees = all && everything !== undefined ? everything : await maySee({ tx, actor }, subject);
    if (all) everything = sees;
    if (sees) found.push(reader);
  }
  return found;
}

/**
 * Who may do the work of a duty: whoever sees its document and has the role that its definition names; what is a person's own (the salesperson's) is sales' work.
 */
export const takersOf = (readersOf: ReadersOf) => async (context: Pick<Context, "tx" | "now">, { subject, definition }: Pick<Duty, "subject" | "definition">): Promise<Reader[]> => {
  const { owner } = definition;
  const fit = (await readersOf(context)).filter(({ roles }) => ("role" in owner ? roles.includes(owner.role) : permissionsOf(roles).has("orders.enter")));
  return seersAmong(context, subject, fit);
};

/** Active colleagues who may see a document. */
export const seersOf = (readersOf: ReadersOf) => async (context: Pick<Context, "tx" | "now">, subject: Subject): Promise<Reader[]> => seersAmong(context, subject, await readersOf(context));

/** All active colleagues as if each asked himself. */
export const colleaguesOf = (readersOf: ReadersOf) => async (context: Pick<Context, "tx" | "now">): Promise<Actor[]> =>
  (await readersOf(context)).map((reader) => actorOf(reader, context.tx.companyId));
