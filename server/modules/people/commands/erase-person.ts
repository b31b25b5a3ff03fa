import * as contract from "../../../../contract/people.ts";
import { handle } from "../../../platform/command.ts";
import { isRefused, refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { erase, forgetLogin } from "../erasure-store.ts";
import { personSubject } from "../people.ts";
import { lockAsKnown } from "./edit-person.ts";

/**
 * Deletes telephone and e-mail of somebody who left, with all that opened his account (Personal Information Protection Law, art. 47); the login stays while another company keeps it. His name stays beside
 * what he signed, the audit until its class is over. Refused: notFound, stale, personHere, personErased.
 */
export const erasePerson = handle(contract.erasePerson, async ({ personId, expectedVersion, reason }, context) => {
  const { tx, now } = context;
  const person = await lockAsKnown(context, { personId, expectedVersion });
  if (isRefused(person)) return person;
  if (person.state !== "left") return refuse("personHere", { name: person.name });
  if (person.erased) return refuse("personErased");
  const saved = await erase(tx, { id: personId, at: now });
  const loginForgotten = await forgetLogin(tx, person.userId);
  await auditAct(context, "personErased", { about: person, facts: { reason } });
  record(context, { subject: personSubject(personId), what: "personErased", facts: { loginForgotten }, why: reason });
  return { ...saved, loginForgotten };
});
