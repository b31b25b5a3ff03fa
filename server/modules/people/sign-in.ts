import type { Company } from "../../../contract/companies.ts";
import type { Session } from "../../../contract/people.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Pipeline } from "../../platform/command.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { type AuditFact, auditHere, auditSignIn } from "./audit.ts";
import { enterCompany, provenElsewhere } from "./enter-company.ts";
import type { Login } from "./login.ts";
import { factorsIn } from "./second-factor-store.ts";
import * as store from "./login-store.ts";
import { passwordsIn } from "./password-profiles.ts";
import { minutesOn, signInPolicy } from "./rules.ts";
import { newSecret, sha256 } from "./secrets.ts";
import type { Asked } from "./sso/kept-providers.ts";
import type { Provider } from "./sso/provider.ts";
import { providersIn } from "./sso/store.ts";

/** Where a request comes from. */
export interface Origin {
  address: string;
  userAgent: string;
  headers: Headers;
}

export interface SignInDeps {
  db: Database;
  login: Login;
  clock: Clock;
  /** All companies of the installation (`companies.allCompanies`). */
  companies: (tx: Tx) => Promise<Pick<Company, "id" | "name" | "demo">[]>;
  /** Hands over the letter about a forgotten password. */
  pipeline: Pick<Pipeline, "act">;
  /** The address that links in letters begin with; never what a request calls its host. */
  publicUrl: string;
  /** A company's identity provider, undefined while it does not answer. */
  providers: (asked: Asked) => Promise<Provider | undefined>;
}

/** Puts a fact on record with the origin of the request. */
export const audit = ({ db, clock }: SignInDeps, origin: Origin, fact: Pick<AuditFact, "what" | "userId" | "accountHash" | "facts">): Promise<void> =>
  auditSignIn(db, { at: clock.now(), address: origin.address, userAgent: origin.userAgent, ...fact });

type Guarded<T> = () => Promise<T | undefined>;
interface Guard {
  /** What is guessed at: the password of an e-mail, or the code that comes after it. */
  email: string;
  of?: "password" | "code";
  origin: Origin;
}

/**
 * Runs a check of a password or code under the lock-out of account and address; says the same whether or not the account exists. Codes are counted by
 * themselves: whoever has the password could else clear the count between two guesses.
 */
export async function guarded<T>(deps: SignInDeps, { email, of = "password", origin }: Guard, check: Guarded<T>): Promise<T | Refused> {
  const { db, clock } = deps;
  const account: store.AttemptKey = { kind: "account", key: sha256(of === "password" ? email : `${of}:${email}`) };
  const address: store.AttemptKey = { kind: "address", key: sha256(origin.address) };
  const lock = { now: clock.now(), lockMinutes: await passwordsIn(db).lockMinutes() };
  const limits = { failures: signInPolicy.failures, minutes: lock.lockMinutes };
  const free = await db.outside(async (tx) => (await store.mayAttempt(tx, account, lock)) && (await store.mayAttempt(tx, address, lock)));
  const found = free ? await check() : undefined;
  if (found !== undefined) {
    await db.outside(async (tx) => [await store.forgetAttempts(tx, account), await store.giveBackAttempt(tx, address)]);
    return found;
  }
  const user = await db.outside((tx) => store.userByEmail(tx, email));
  await audit(deps, origin, { what: free ? "signInFailed" : "signInLocked", facts: { of }, ...(user ? { userId: user.id } : { accountHash: account.key }) });
  if (!free) return refuse("signInLocked", limits);
  return of === "code" ? refuse("codeWrong", limits) : refuse("signInFailed", limits);
}

/** Which of a login's companies its session may work in: the one whose provider opened it, or those that a password opens. */
async function mayEnter({ db }: SignInDeps, { userId, providerCompany }: Pick<store.SessionRow, "userId" | "providerCompany">): Promise<(companyId: string) => boolean> {
  if (providerCompany !== null) return (companyId) => companyId === providerCompany;
  const shut = await providersIn(db).shutToPassword(userId);
  return (companyId) => !shut.includes(companyId);
}

/** What the pages need to know of a session; before its code was shown, no more than that. */
export async function sessionAnswer(deps: SignInDeps, token: string): Promise<Session | undefined> {
  const { db, clock, companies } = deps;
  const session = await db.outside((tx) => store.sessionOf(tx, token, clock.now()));
  if (!session) return undefined;
  const { email, companyId, waitsFor } = session;
  if (waitsFor === "code") return { email, companyId: null, companies: [], waitsFor };
  const may = await mayEnter(deps, session);
  return db.outside(async (tx) => {
    const joined = new Set((await store.membershipsOf(tx, session.userId)).filter((member) => member.joined && may(member.companyId)).map((member) => member.companyId));
    const open = (await companies(tx)).filter((company) => joined.has(company.id)).map(({ id, name, demo }) => ({ id, name, demo }));
    return { email, companyId, companies: open, waitsFor };
  });
}

export interface Opened {
  token: string;
  session: Session;
}

/** Completes a session whose owner is known: with one company it works there at once; without any it is closed again. Refused: ssoOnly. */
async function settle(deps: SignInDeps, token: string, userId: string): Promise<Opened | Refused | undefined> {
  const session = await sessionAnswer(deps, token);
  const [only, ...more] = session?.companies ?? [];
  if (!session || !only) {
    await deps.db.outside((tx) => store.endSession(tx, token));
    return (await providersIn(deps.db).shutToPassword(userId)).length ? refuse("ssoOnly") : undefined;
  }
  if (!more.length) await enterCompany(deps, token, { userId, companyId: only.id });
  const settled = await sessionAnswer(deps, token);
  return settled && { token, session: settled };
}

/** The session waits for the code of the second factor. */
async function withCode(deps: SignInDeps, token: string): Promise<Opened | undefined> {
  await deps.db.outside((tx) => store.awaitCode(tx, token, minutesOn(deps.clock.now(), signInPolicy.codeMinutes)));
  const session = await sessionAnswer(deps, token);
  return session && { token, session };
}

/**
 * Opens a session for whom a company's provider named; it works in that company alone. The provider stands for the password, and for the second factor where the
 * company says so.
 */
export async function openThroughProvider(deps: SignInDeps, given: { userId: string; through: store.Through; origin: Origin }): Promise<Opened | Refused> {
  const { db, login, clock } = deps;
  const { userId, through, origin } = given;
  const { companyId } = through;
  const token = await login.openFor(userId);
  await db.outside(async (tx) => [await store.cameFrom(tx, token, origin), await store.openedThrough(tx, token, through)]);
  const asks = (await factorsIn(db).factorOf(userId))?.confirmedAt && !(await provenElsewhere(deps, token));
  const opened = asks ? await withCode(deps, token) : await settle(deps, token, userId);
  if (!opened) return refuse("ssoUnknown");
  if (!asks && !isRefused(opened)) await auditHere(db, companyId, { what: "signedIn", at: clock.now(), userId, facts: { through: "sso" }, address: origin.address, userAgent: origin.userAgent });
  return opened;
}

/** The right password was given: the session opens, or waits for the code of the second factor. */
async function afterPassword(deps: SignInDeps, given: { token: string; email: string; origin: Origin }): Promise<Opened | Refused | undefined> {
  const { db } = deps;
  const { token, email, origin } = given;
  const user = await db.outside(async (tx) => {
    await store.cameFrom(tx, token, origin);
    return store.userByEmail(tx, email);
  });
  if (!user) return undefined;
  if ((await factorsIn(db).factorOf(user.id))?.confirmedAt) return withCode(deps, token);
  const opened = await settle(deps, token, user.id);
  if (opened && !isRefused(opened)) await audit(deps, origin, { what: "signedIn", userId: user.id });
  return opened;
}

/** Signs in with e-mail and password. A login that belongs to no company is told the same as a wrong password. */
export async function signInWithPassword(deps: SignInDeps, given: { email: string; password: string; origin: Origin }): Promise<Opened | Refused> {
  const { email, password, origin } = given;
  return guarded(deps, { email, origin }, async () => {
    const token = await deps.login.openWithPassword(email, password, origin.headers);
    return token ? afterPassword(deps, { token, email, origin }) : undefined;
  });
}

/** The second step: the code of the app or a recovery code. The session goes on under a new token. */
export async function signInWithCode(deps: SignInDeps, given: { token: string | undefined; origin: Origin; take: (userId: string) => Promise<boolean> }): Promise<Opened | Refused> {
  const { db, clock } = deps;
  const { token, origin, take } = given;
  const session = token ? await db.outside((tx) => store.sessionOf(tx, token, clock.now())) : undefined;
  if (!token || session?.waitsFor !== "code") return refuse("signInNeeded");
  const { userId, email } = session;
  const right = await guarded(deps, { email, of: "code", origin }, async () => (await take(userId)) || undefined);
  if (isRefused(right)) return right;
  const next = newSecret();
  await db.outside((tx) => store.renewSession(tx, token, { next, now: clock.now() }));
  const opened = await settle(deps, next, userId);
  if (!opened || isRefused(opened)) return opened ?? refuse("signInNeeded");
  await audit(deps, origin, { what: "signedIn", userId, facts: { secondFactor: true } });
  return opened;
}
