import * as contract from "../../../../contract/people.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import * as logins from "../login-store.ts";
import { invitationKind, personSubject } from "../people.ts";
import { hoursOn, signInPolicy } from "../rules.ts";
import { sha256 } from "../secrets.ts";
import { isParted } from "../separation-store.ts";
import * as store from "../store.ts";

/** Keeps an invitation of a login to the context's company; only the secret's hash is stored. */
export async function invite({ tx, now }: CommandContext, userId: string, secret: string): Promise<{ kind: "join" | "reset"; expiresAt: Date }> {
  const kind = invitationKind(await logins.membershipsOf(tx, userId), tx.companyId);
  const expiresAt = hoursOn(now, signInPolicy.invitationHours);
  await logins.keepInvitation(tx, { hash: sha256(secret), userId, kind, expiresAt });
  return { kind, expiresAt };
}

export const invitePerson = handle(contract.invitePerson, async ({ personId, invitation }, context) => {
  const { tx } = context;
  const person = await store.lockPerson(tx, personId);
  if (!person) return refuse("notFound");
  if (person.state === "left") return refuse("personLeft", { name: person.name });
  if (person.roles.length && (await isParted(tx))) return refuse("accessApart");
  const memberships = await logins.membershipsOf(tx, person.userId);
  const joined = memberships.some((member) => member.companyId === tx.companyId && member.joined);
  if (joined && invitationKind(memberships, tx.companyId) === "join") return refuse("loginShared");
  const made = await invite(context, person.userId, invitation);
  await auditAct(context, "personInvited", { about: person, facts: { kind: made.kind } });
  record(context, { subject: personSubject(personId), what: "personInvited", facts: { kind: made.kind } });
  return made;
});
