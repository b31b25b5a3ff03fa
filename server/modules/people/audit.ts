import { type Database, sql, type Tx } from "../../platform/db.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { membershipsOf } from "./login-store.ts";

/** What is put on record about signing in. */
export interface SignInFact {
  what: "signedIn" | "signInFailed" | "signInLocked" | "signedOut" | "passwordSet" | "companyChosen";
  at: Date;
  userId?: string;
  /** SHA-256 of the name given, where there is no such login. */
  accountHash?: Buffer;
  address: string;
  userAgent: string;
}

const insert = (tx: Tx, fact: SignInFact) =>
  tx.run(sql`
    insert into people.audit (company_id, id, at, what, user_id, account_hash, address, user_agent)
    values (${tx.companyId}, ${uuidv7(fact.at)}, ${fact.at}, ${fact.what}, ${fact.userId ?? null}, ${fact.accountHash ?? null}, ${fact.address}, ${fact.userAgent.slice(0, 300)})`);

/** Records the fact in every company of the login, or without a company when there is no such login. */
export async function auditSignIn(db: Database, fact: SignInFact): Promise<void> {
  const { userId } = fact;
  const companies = userId ? (await db.outside((tx) => membershipsOf(tx, userId))).map((member) => member.companyId) : [];
  for (const companyId of companies.length ? companies : ["0"]) await db.inCompany(companyId, (tx) => insert(tx, fact));
}
