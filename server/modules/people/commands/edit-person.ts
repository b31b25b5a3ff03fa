import * as contract from "../../../../contract/people.ts";
import { type Role, separateRoles } from "../../../../contract/permissions.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { isForgotten } from "../erasure-store.ts";
import * as logins from "../login-store.ts";
import { personSubject } from "../people.ts";
import { apartFaults } from "../separation.ts";
import * as separation from "../separation-store.ts";
import * as store from "../store.ts";
import { revokeAllOf } from "../token-store.ts";

/** Departments are another room's: the foreign key knows which exist. */
export function unknownDepartment(error: { code?: string }): Refused {
  if (error.code === "23503") return refuse("unknownDepartment", {}, ["departmentIds"]);
  throw error;
}

/** The person, locked, as the caller knew him. */
export async function lockAsKnown(context: CommandContext, { personId, expectedVersion }: { personId: string; expectedVersion: number }) {
  const person = await store.lockPerson(context.tx, personId);
  if (!person) return refuse("notFound");
  return person.revision === expectedVersion ? person : refuse("stale", { revision: person.revision });
}

/** What gives or takes power is done by somebody else, and never to the last administrator, nor to the last of the three. `keeps`: what he has afterwards. */
async function lockOther(context: CommandContext, known: { personId: string; expectedVersion: number; keeps?: readonly Role[] }) {
  const { tx, actor } = context;
  const { personId, keeps } = known;
  if (personId === actor.id) return refuse("notYourself");
  const guarded: readonly Role[] = !keeps ? [] : (await separation.isParted(tx)) ? separateRoles : ["admin"];
  for (const role of guarded.filter((each) => !keeps?.includes(each))) {
    const holders = await separation.lockHolders(tx, role);
    if (holders.length === 1 && holders[0]?.id === personId) return refuse("lastAdministrator");
  }
  return lockAsKnown(context, known);
}

export const editPerson = handle(contract.editPerson, async ({ personId, expectedVersion, ...wanted }, context) => {
  const person = await lockAsKnown(context, { personId, expectedVersion });
  if (isRefused(person)) return person;
  if (person.erased) return refuse("personErased");
  const changed = (["name", "jobTitle", "language"] as const).filter((field) => person[field] !== wanted[field]);
  const phone = (await store.phoneOf(context.tx, personId)) === wanted.phone ? [] : ["phone"];
  const saved = await store.updatePerson(context.tx, personId, wanted);
  record(context, { subject: personSubject(personId), what: "personEdited", facts: { changed: [...changed, ...phone] } });
  return saved;
});

export const setRoles = handle(contract.setRoles, async ({ personId, expectedVersion, roles }, context) => {
  const person = await lockOther(context, { personId, expectedVersion, keeps: roles });
  if (isRefused(person)) return person;
  const { tx, now } = context;
  const apart = (await separation.isParted(tx)) ? refuseAll(apartFaults([...roles, ...(await separation.lentTo(tx, personId, now))])) : undefined;
  if (apart) return apart;
  const saved = await store.hold(tx, { personId, what: "roles", wanted: roles, now }).catch(separation.keptApart);
  if (isRefused(saved)) return saved;
  await auditAct(context, "rolesSet", { about: person, facts: { from: person.roles, to: roles } });
  record(context, { subject: personSubject(personId), what: "rolesSet", facts: { from: person.roles, to: roles } });
  return saved;
});

export const setDepartments = handle(contract.setDepartments, async ({ personId, expectedVersion, departmentIds }, context) => {
  const person = await lockOther(context, { personId, expectedVersion });
  if (isRefused(person)) return person;
  const saved = await store.hold(context.tx, { personId, what: "departments", wanted: departmentIds, now: context.now }).catch(unknownDepartment);
  if (isRefused(saved)) return saved;
  record(context, { subject: personSubject(personId), what: "departmentsSet", facts: { from: person.departmentIds, to: departmentIds } });
  return saved;
});

export const setPersonState = handle(contract.setPersonState, async ({ personId, expectedVersion, state }, context) => {
  const { tx, now } = context;
  const person = await lockOther(context, { personId, expectedVersion, ...(state === "left" && { keeps: [] }) });
  if (isRefused(person)) return person;
  if (person.state === state) return refuse("wrongState", { state });
  // By an account that another company kept he may return.
  if (person.erased && (await isForgotten(tx, person.userId))) return refuse("personErased");
  if (state === "left") {
    await logins.removeMember(tx, person.userId);
    await logins.endSessionsHere(tx, person.userId);
    await revokeAllOf(tx, personId, now);
  } else {
    await logins.addMember(tx, person.userId);
    // Whoever lets him return could take up his account: he is given roles anew by somebody else.
    if (await separation.isParted(tx)) await store.hold(tx, { personId, what: "roles", wanted: [], now });
  }
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
