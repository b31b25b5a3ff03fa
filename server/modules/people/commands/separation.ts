import { type SeparateRole, separateRoles } from "../../../../contract/permissions.ts";
import * as contract from "../../../../contract/separation.ts";
import type { AnswerOf } from "../../../../contract/toolkit.ts";
import { type CommandContext, type Handler, handle, read } from "../../../platform/command.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { record } from "../../journal/index.ts";
import { auditAct } from "../audit.ts";
import { membershipsOf } from "../login-store.ts";
import type { PeopleDeps } from "../people.ts";
import { daysOn } from "../rules.ts";
import { administrating, rolesParted } from "../separation.ts";
import * as separation from "../separation-store.ts";
import * as store from "../store.ts";

type Answer = AnswerOf<typeof contract.readSeparation>;
const shown = ({ since, askedBy, askedRole }: separation.Separation): Answer => ({ since, askedBy: askedBy && askedRole ? { id: askedBy, role: askedRole } : null });

/** Somebody who can be one of the three: who works here and has taken up his account, so that nobody else can take it up for him. */
async function chosen({ tx }: CommandContext, id: string): Promise<store.PersonRow | Refused> {
  const person = await store.lockPerson(tx, id);
  if (!person) return refuse("notFound");
  if (person.state === "left") return refuse("personLeft", { name: person.name });
  const joined = (await membershipsOf(tx, person.userId)).some((member) => member.companyId === tx.companyId && member.joined);
  return joined ? person : refuse("administratorNotJoined", { name: person.name });
}

const separate = ({ companySubject }: PeopleDeps) =>
  handle(contract.separateAdministrators, async ({ systemAdminId, securityAdminId, auditAdminId }, context) => {
    const { tx, now } = context;
    if ((await separation.lockSeparation(tx)).since) return refuse("wrongState", { state: "separate" });
    const wanted = new Map<string, SeparateRole>([[systemAdminId, "systemAdmin"], [securityAdminId, "securityAdmin"], [auditAdminId, "auditAdmin"]]);
    if (wanted.size < separateRoles.length) return refuse("administratorsApart");
    const people = new Map((await separation.holders(tx, administrating)).map((person) => [person.id, person]));
    for (const id of [...wanted.keys()].sort()) {
      const person = await chosen(context, id);
      if (isRefused(person)) return person;
      people.set(id, person);
    }
    await separation.endStandIns(tx, { roles: administrating, notTo: auditAdminId, now });
    await separation.endTokens(tx, administrating, now);
    for (const { id, userId, roles: before } of people.values()) {
      const roles = rolesParted(before, wanted.get(id));
      await store.hold(tx, { personId: id, what: "roles", wanted: roles, now });
      await auditAct(context, "rolesSet", { about: { userId }, facts: { from: before, to: roles } });
    }
    const parted = await separation.part(tx, now).catch(separation.keptApart);
    if (isRefused(parted)) return parted;
    if (!parted) return refuse("wrongState", { state: "separate" });
    const facts = { systemAdminId, securityAdminId, auditAdminId };
    await auditAct(context, "administratorsSeparated", { facts });
    record(context, { subject: companySubject(tx.companyId), what: "administratorsSeparated", facts });
    return { since: now, askedBy: null };
  });

const waitDays = 7;
/** As which of the two somebody asks or agrees. */
const asWhich = (roles: readonly string[]): SeparateRole => (roles.includes("securityAdmin") ? "securityAdmin" : "systemAdmin");

const join = ({ companySubject }: PeopleDeps) =>
  handle(contract.joinAdministrators, async (_, context) => {
    const { tx, actor, now } = context;
    const before = await separation.lockSeparation(tx);
    if (!before.since) return refuse("wrongState", { state: "together" });
    const role = asWhich(actor.roles);
    const agrees = before.askedBy !== null && before.askedBy !== actor.id && before.askedRole !== role && before.askedAt !== null && daysOn(before.askedAt, waitDays) > now;
    const subject = companySubject(tx.companyId);
    if (!agrees) {
      await separation.askTogether(tx, { by: actor.id, role, at: now });
      await auditAct(context, "togetherAsked", { facts: { role } });
      record(context, { subject, what: "togetherAsked", facts: { role } });
      return { since: before.since, askedBy: { id: actor.id, role } };
    }
    await separation.together(tx);
    for (const { id, userId, roles } of await separation.holders(tx, ["systemAdmin"])) {
      const to = [...rolesParted(roles, undefined), "admin"];
      await store.hold(tx, { personId: id, what: "roles", wanted: to, now });
      await auditAct(context, "rolesSet", { about: { userId }, facts: { from: roles, to } });
    }
    await auditAct(context, "administratorsTogether", { facts: { askedBy: before.askedBy } });
    record(context, { subject, what: "administratorsTogether", facts: { askedBy: before.askedBy } });
    return { since: null, askedBy: null };
  });

/** 三员分立: parting the administration among three, and ending that with the word of two of them. */
export const separationRoutes = (deps: PeopleDeps): readonly Handler[] => [
  read(contract.readSeparation, async (_, { tx }) => shown(await separation.separationOf(tx))), separate(deps), join(deps),
];
