import type { Company } from "../../../contract/companies.ts";
import * as contract from "../../../contract/people.ts";
import type { Actor } from "../../platform/actor.ts";
import { type Handler, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { badCursor, keyLike, pageOf } from "../../platform/keyset.ts";
import { refuse } from "../../platform/refusal.ts";
import * as logins from "./login-store.ts";
import { profileRules } from "./password-profiles.ts";
import { profileOf } from "./security-store.ts";
import { hasFactor } from "./session-store.ts";
import { openStandIns } from "./stand-in-store.ts";
import * as store from "./store.ts";
import { tokensOf } from "./token-store.ts";

/** Who makes accounts or gives them power sees whose they are. */
const keepsAccounts = ({ permissions }: Actor): boolean => permissions.has("people.manage") || permissions.has("people.authorise");
const shown = ({ id, name, jobTitle, state, roles, departmentIds, revision }: store.PersonRow) => ({ id, name, jobTitle, state, roles, departmentIds, revision });

export const listPeople = read(contract.listPeople, async ({ cursor, limit, ...filter }, { tx }) => {
  const [name, id] = keyLike(cursor, ["text", "uuid"]) ?? [];
  const after = name !== undefined && id !== undefined ? { name, id } : undefined;
  if (cursor && !after) return badCursor();
  return pageOf((await store.findPeople(tx, { ...filter, after, limit })).map(shown), limit, (row) => [row.name, row.id]);
});

export const readPerson = read(contract.readPerson, async ({ personId }, { tx, actor, now }) => {
  const person = await store.personById(tx, personId);
  if (!person) return refuse("notFound");
  const closer = personId === actor.id || keepsAccounts(actor);
  const memberships = await logins.membershipsOf(tx, person.userId);
  return {
    ...shown(person),
    language: person.language,
    email: closer && !person.erased ? await logins.emailOf(tx, person.userId) : null,
    phone: personId === actor.id || actor.permissions.has("people.manage") ? await store.phoneOf(tx, personId) : null,
    secondFactor: closer ? await hasFactor(tx, person.userId) : null,
    erased: person.erased,
    joined: memberships.some((member) => member.companyId === tx.companyId && member.joined),
    standIns: await openStandIns(tx, now, personId),
  };
});

export const listStandIns = read(contract.listStandIns, (_, { tx, now }) => openStandIns(tx, now));

export const listTokens = read(contract.listTokens, (_, { tx, actor }) => tokensOf(tx, actor.id, keepsAccounts(actor)));

/** After how long the pages sign out by themselves, where the company's profile asks for that: less than a working day. */
async function idleMinutesOf(tx: Tx): Promise<number | null> {
  const { idleMinutes } = profileRules[(await profileOf(tx)).profile];
  return idleMinutes < profileRules.asvs.idleMinutes ? idleMinutes : null;
}

/** Who is signed in; `companyOf` comes from the companies' door. */
export const whoAmI = (companyOf: (tx: Tx) => Promise<Company>): Handler =>
  read(contract.whoAmI, async (_, { tx, actor, now, language }) => {
    const person = actor.kind === "person" ? await store.personById(tx, actor.id) : undefined;
    const standIns = (await openStandIns(tx, now, actor.id)).filter((row) => row.standInId === actor.id && row.from <= now);
    const { id, name, shortName, timeZone, currency, demo } = await companyOf(tx);
    return {
      id: actor.id, kind: actor.kind, name: actor.name, jobTitle: person?.jobTitle ?? "", language: person?.language ?? language,
      roles: [...actor.roles], departmentIds: [...actor.departmentIds], permissions: Object.fromEntries(actor.permissions),
      idleMinutes: await idleMinutesOf(tx), standingInFor: standIns.map((row) => ({ id: row.absentId, name: row.absentName, roles: row.roles, to: row.to })),
      company: { id, name, shortName, timeZone, currency, demo },
    };
  });
