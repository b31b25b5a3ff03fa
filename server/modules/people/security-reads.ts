import type { Company } from "../../../contract/companies.ts";
import { mySignIns as mySignInsContract } from "../../../contract/people.ts";
import * as contract from "../../../contract/security.ts";
import { type Handler, read } from "../../platform/command.ts";
import type { Tx } from "../../platform/db.ts";
import { keyLike, pageOf } from "../../platform/keyset.ts";
import { auditRows, signInsOf } from "./audit-store.ts";
import { securityOf } from "./security-store.ts";
import { sessionsOf } from "./session-store.ts";
import * as store from "./store.ts";

/** The row after which a page begins. */
const after = (cursor: string | undefined): string | undefined => keyLike(cursor, ["uuid"])?.[0];

export const mySignIns = read(mySignInsContract, async ({ cursor, limit }, { tx, actor }) => pageOf(await signInsOf(tx, actor.id, { after: after(cursor), limit }), limit, ({ id }) => [id]));

export const mySessions = read(contract.mySessions, async (_, { tx, actor, now }) => {
  const person = actor.kind === "person" ? await store.personById(tx, actor.id) : undefined;
  const found = person ? await sessionsOf(tx, { userId: person.userId, from: actor.sessionId }, now) : [];
  return found.map((session) => ({ ...session, current: session.id === actor.sessionId }));
});

export const readSecurity = read(contract.readSecurity, (_, { tx }) => securityOf(tx));

/** The company's audit; days are those of its time zone, the last one whole. */
export const listAudit = (companyOf: (tx: Tx) => Promise<Company>): Handler =>
  read(contract.listAudit, async ({ cursor, limit, ...filter }, { tx }) => {
    const { timeZone } = await companyOf(tx);
    return pageOf(await auditRows(tx, { ...filter, timeZone, after: after(cursor), limit }), limit, ({ id }) => [id]);
  });
