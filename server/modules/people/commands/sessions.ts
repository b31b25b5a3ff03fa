import * as contract from "../../../../contract/security.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { refuse } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import * as logins from "../login-store.ts";
import { personSubject } from "../people.ts";
import * as sessions from "../session-store.ts";
import * as store from "../store.ts";

/** The person who acts; programs have no sessions. */
const self = ({ tx, actor }: CommandContext) => (actor.kind === "person" ? store.personById(tx, actor.id) : Promise.resolve(undefined));

async function told(context: CommandContext, { person, ended }: { person: store.Person; ended: number }) {
  await auditAct(context, "sessionsEnded", { about: person, facts: { ended } });
  record(context, { subject: personSubject(person.id), what: "sessionsEnded", facts: { ended } });
  return { ended };
}

export const endMySession = handle(contract.endMySession, async ({ sessionId }, context) => {
  const person = await self(context);
  const ended = person ? await sessions.endOne(context.tx, { userId: person.userId, from: context.actor.sessionId }, sessionId) : 0;
  return person && ended ? told(context, { person, ended }) : refuse("notFound");
});

export const endMyOtherSessions = handle(contract.endMyOtherSessions, async (_, context) => {
  const person = await self(context);
  if (!person) return refuse("notPermitted", { permission: "self" });
  return told(context, { person, ended: await sessions.endOthers(context.tx, { userId: person.userId, from: context.actor.sessionId }) });
});

/** Those in which he works for this company; others are none of its business. */
export const endSessionsOfPerson = handle(contract.endSessionsOfPerson, async ({ personId }, context) => {
  const person = await store.personById(context.tx, personId);
  return person ? told(context, { person, ended: await logins.endSessionsHere(context.tx, person.userId) }) : refuse("notFound");
});

/**
 * A lost phone: the second factor goes, the person sets one up again. Not for oneself, for that would be signing in without it; and not for a login that
 * belongs to other companies too, whose protection is not this company's to lift. Refused: notYourself, loginShared, factorMissing.
 */
export const resetSecondFactor = handle(contract.resetSecondFactor, async ({ personId, reason }, context) => {
  const { tx, actor } = context;
  if (personId === actor.id) return refuse("notYourself");
  const person = await store.lockPerson(tx, personId);
  if (!person) return refuse("notFound");
  if ((await logins.membershipsOf(tx, person.userId)).some(({ companyId }) => companyId !== tx.companyId)) return refuse("loginShared");
  if (!(await sessions.hasFactor(tx, person.userId))) return refuse("factorMissing");
  await sessions.dropFactor(tx, person.userId);
  await logins.endSessionsOf(tx, person.userId);
  await auditAct(context, "secondFactorReset", { about: person, facts: { reason } });
  record(context, { subject: personSubject(personId), what: "secondFactorReset", facts: { reason } });
  return { id: personId };
});
