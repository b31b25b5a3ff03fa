import * as contract from "../../../../contract/people.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import * as logins from "../login-store.ts";
import { personSubject } from "../people.ts";
import * as store from "../store.ts";
import { revokeAllOf } from "../token-store.ts";

/** Departments are another room's: the foreign key knows which exist. */
export function unknownDepartment(error: { code?: string }): Refused {
  if (error.code === "23503") return refuse("unknownDepartment", {}, ["departmentIds"]);
  throw error;
}

/** The person, locked, as the caller knew him. */
async function lockAsKnown(context: CommandContext, { personId, expectedVersion }: { personId: string; expectedVersion: number }) {
  const person = await store.lockPerson(context.tx, personId);
  if (!person) return refuse("notFound");
  return person.revision === expectedVersion ? person : refuse("stale", { revision: person.revision });
}

/** What gives or takes power is done by somebody else, and never to the last administrator. */
async function lockOther(context: CommandContext, known: { personId: string; expectedVersion: number; keepsAdmin: boolean }) {
  if (known.personId === context.actor.id) return refuse("notYourself");
  const administrators = known.keepsAdmin ? [] : await store.lockAdministrators(context.tx);
  if (administrators.length === 1 && administrators[0]?.id === known.personId) return refuse("lastAdministrator");
  return lockAsKnown(context, known);
}

export const editPerson = handle(contract.editPerson, async ({ personId, expectedVersion, ...wanted }, context) => {
  const person = await lockAsKnown(context, { personId, expectedVersion });
  if (isRefused(person)) return person;
  const changed = (["name", "jobTitle", "language"] as const).filter((field) => person[field] !== wanted[field]);
  const phone = (await store.phoneOf(context.tx, personId)) === wanted.phone ? [] : ["phone"];
  const saved = await store.updatePerson(context.tx, personId, wanted);
  record(context, { subject: personSubject(personId), what: "personEdited", facts: { changed: [...changed, ...phone] } });
  return saved;
});

export const setRoles = handle(contract.setRoles, async ({ personId, expectedVersion, roles }, context) => {
  const person = await lockOther(context, { personId, expectedVersion, keepsAdmin: roles.includes("admin") });
  if (isRefused(person)) return person;
  const saved = await store.hold(context.tx, { personId, what: "roles", wanted: roles, now: context.now });
  await auditAct(context, "rolesSet", { about: person, facts: { from: person.roles, to: roles } });
  record(context, { subject: personSubject(personId), what: "rolesSet", facts: { from: person.roles, to: roles } });
  return saved;
});

export const setDepartments = handle(contract.setDepartments, async ({ personId, expectedVersion, departmentIds }, context) => {
  const person = await lockOther(context, { personId, expectedVersion, keepsAdmin: true });
  if (isRefused(person)) return person;
  const saved = await store.hold(context.tx, { personId, what: "departments", wanted: departmentIds, now: context.now }).catch(unknownDepartment);
  if (isRefused(saved)) return saved;
  record(context, { subject: personSubject(personId), what: "departmentsSet", facts: { from: person.departmentIds, to: departmentIds } });
  return saved;
});

export const setPersonState = handle(contract.setPersonState, async ({ personId, expectedVersion, state }, context) => {
  const { tx, now } = context;
  const person = await lockOther(context, { personId, expectedVersion, keepsAdmin: state === "active" });
  if (isRefused(person)) return person;
  if (person.state === state) return refuse("wrongState", { state });
  if (state === "left") {
    await logins.removeMember(tx, person.userId);
    await logins.endSessionsHere(tx, person.userId);
    await revokeAllOf(tx, personId, now);
  } else await logins.addMember(tx, person.userId);
  const saved = await store.updateState(tx, personId, state);
  const what = state === "left" ? "personLeft" : "personReturned";
  await auditAct(context, what, { about: person });
  record(context, { subject: personSubject(personId), what });
  return saved;
});

export const setMyLanguage = handle(contract.setMyLanguage, async ({ language }, context) => {
  await store.updateLanguage(context.tx, context.actor.id, language);
  return { language };
});
