import type { AuditKind } from "../../../contract/security.ts";
import type { Actor } from "../../platform/actor.ts";
import type { CommandContext } from "../../platform/command.ts";
import { type Database, sql, type Tx } from "../../platform/db.ts";
import { uuidv7 } from "../../platform/ids.ts";
import type { Random } from "../../platform/random.ts";
import { membershipsOf } from "./login-store.ts";

/** What is put on record about signing in and about power. */
export interface AuditFact {
  /** Of a command, from its context; else made here. */
  id?: string;
  what: AuditKind;
  at: Date;
  /** The login that it is about. */
  userId?: string;
  /** SHA-256 of the name given, where there is no such login. */
  accountHash?: Buffer;
  /** The person (or program) that did it, where a company's command did. */
  actorId?: string;
  facts?: Record<string, unknown>;
  address: string;
  userAgent: string;
}

/** Records a fact in the company of a transaction that is under way. */
export const auditIn = (tx: Tx, fact: AuditFact): Promise<number> =>
  tx.run(sql`
    insert into people.audit (company_id, id, at, what, user_id, account_hash, actor_id, facts, address, user_agent)
    values (${tx.companyId}, ${fact.id ?? uuidv7(fact.at)}, ${fact.at}, ${fact.what}, ${fact.userId ?? null}, ${fact.accountHash ?? null}, ${fact.actorId ?? null},
            ${JSON.stringify(fact.facts ?? {})}::jsonb, ${fact.address}, ${fact.userAgent.slice(0, 300)})`);

/** Records a fact in one company alone. */
export const auditHere = (db: Database, companyId: string, fact: AuditFact): Promise<number> => db.inCompany(companyId, (tx) => auditIn(tx, fact));

/** Records the fact in every company of the login, or without a company when there is no such login. */
export async function auditSignIn(db: Database, fact: AuditFact): Promise<void> {
  const { userId } = fact;
  const companies = userId ? (await db.outside((tx) => membershipsOf(tx, userId))).map((member) => member.companyId) : [];
  for (const companyId of companies.length ? companies : ["0"]) await db.inCompany(companyId, (tx) => auditIn(tx, fact));
}

const byActor = ({ id, address = "", userAgent = "" }: Actor) => ({ actorId: id, address, userAgent });

/**
 * Puts on record in a command what an auditor looks for: whose power changed, what left the house, what was uncovered. `about` is the person whom it
 * concerns. Facts are keys and words of the vocabulary, never personal data.
 */
export const auditAct = ({ tx, actor, now, newId }: Pick<CommandContext, "tx" | "actor" | "now" | "newId">, what: AuditKind, given: { about?: { userId: string }; facts?: Record<string, unknown> } = {}): Promise<number> =>
  auditIn(tx, { what, id: newId(), at: now, userId: given.about?.userId, facts: given.facts, ...byActor(actor) });

const quietMs = 10 * 60_000;
const mostRemembered = 20_000;

/**
 * Whether the same was not told within ten minutes, and that it is told now: so that nobody can flood the record with what is refused to him. Known to this process
 * alone, and forgotten when it ends.
 */
export function notLately(): (what: string, at: Date) => boolean {
  const lately = new Map<string, number>();
  return (what, at) => {
    // The clock of a demo may have been set back.
    if (Math.abs(at.getTime() - (lately.get(what) ?? -quietMs)) < quietMs) return false;
    lately.delete(what);
    lately.set(what, at.getTime());
    if (lately.size > mostRemembered) lately.delete(lately.keys().next().value ?? "");
    return true;
  };
}

/** Records what somebody was denied, once in ten minutes a person, route and status, in a transaction of its own, for the refused one is rolled back. */
export function deniedAccess({ db, now, random }: { db: Database; now: () => Date; random: Random }): (actor: Actor, denied: { route: string; status: number }) => Promise<void> {
  const isNews = notLately();
  return async (actor, { route, status }) => {
    const at = now();
    if (!isNews(`${actor.companyId} ${actor.id} ${status} ${route}`, at)) return;
    await db.inCompany(actor.companyId, (tx) => auditIn(tx, { what: "accessDenied", id: uuidv7(at, random(10)), at, facts: { route, status }, ...byActor(actor) }));
  };
}
