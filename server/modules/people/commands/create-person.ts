import * as contract from "../../../../contract/people.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import * as logins from "../login-store.ts";
import { personSubject } from "../people.ts";
import { isParted } from "../separation-store.ts";
import * as store from "../store.ts";
import { unknownDepartment } from "./edit-person.ts";
import { invite } from "./invite-person.ts";

/**
 * Adds a person to the context's company and makes his login where he has none. He can sign in once he has taken up the
 * invitation; without one he is only on the list. Refuses `alreadyHere`, `unknownDepartment`, and roles while the
 * administration is parted (`rolesApart`).
 */
export async function createPerson(context: CommandContext, { email, invitation, ...person }: contract.PersonInput): Promise<{ id: string; revision: number } | Refused> {
  const { tx, now } = context;
  if (person.roles.length && (await isParted(tx))) return refuse("rolesApart", {}, ["roles"]);
  const id = context.newId();
  const user = await logins.ensureUser(tx, { id: context.newId(), email, name: person.name, now });
  await logins.addMember(tx, user.id);
  const made = await store.insertPerson(tx, { ...person, id, userId: user.id, now }).catch(unknownDepartment);
  if (isRefused(made)) return made;
  if (!made) return refuse("alreadyHere", {}, ["email"]);
  if (invitation) await invite(context, user.id, invitation);
  await auditAct(context, "personAdded", { about: { userId: user.id }, facts: { roles: person.roles } });
  record(context, { subject: personSubject(id), what: "personAdded", facts: { roles: person.roles, departmentIds: person.departmentIds } });
  return { id, revision: 1 };
}

export const create = handle(contract.createPerson, (input, context) => createPerson(context, input));
