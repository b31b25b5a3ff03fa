import * as contract from "../../../../contract/people.ts";
import { type CommandContext, handle } from "../../../platform/command.ts";
import { isRefused, refuse, refuseAll } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { personSubject, standInFaults } from "../people.ts";
import { apartFaults } from "../separation.ts";
import { isParted, keptApart, lentTo } from "../separation-store.ts";
import * as standIns from "../stand-in-store.ts";
import * as store from "../store.ts";

const authorises = (context: CommandContext) => context.actor.permissions.has("people.authorise");

export const addStandIn = handle(contract.addStandIn, async ({ absentId, standInId, roles, from, to }, context) => {
  const { tx, actor, now } = context;
  // Naming oneself would be granting oneself the other's roles.
  if (standInId === actor.id || absentId === standInId) return refuse("notYourself");
  if (absentId !== actor.id && !authorises(context)) return refuse("notPermitted", { permission: "people.authorise" });
  // The roles are read under the lock that a change of them needs, so none is lent that was just taken away.
  const absent = await store.lockPerson(tx, absentId);
  const standIn = await store.personById(tx, standInId);
  if (!absent || !standIn) return refuse("notFound");
  const apart = (await isParted(tx)) ? apartFaults([...standIn.roles, ...roles, ...(await lentTo(tx, standInId, now))]) : [];
  const refused = refuseAll([...standInFaults({ absent, standIn, roles, from, to, now }), ...apart]);
  if (refused) return refused;
  const id = context.newId();
  const named = await standIns.insertStandIn(tx, { id, absentId, standInId, roles, from, to }).catch(keptApart);
  if (isRefused(named)) return named;
  await auditAct(context, "standInNamed", { about: absent, facts: { standInId, roles, from, to } });
  record(context, { subject: personSubject(absentId), what: "standInNamed", facts: { id, standInId, roles, from, to } });
  return { id };
});

export const endStandIn = handle(contract.endStandIn, async ({ standInId }, context) => {
  const { tx, actor, now } = context;
  const found = await standIns.lockStandIn(tx, standInId);
  if (!found) return refuse("notFound");
  if (![found.absentId, found.standInId].includes(actor.id) && !authorises(context)) return refuse("notFound");
  if (found.to <= now) return refuse("wrongState", { state: "ended" });
  await standIns.endStandIn(tx, standInId, now);
  record(context, { subject: personSubject(found.absentId), what: "standInEnded", facts: { id: standInId } });
  return { id: standInId };
});
