import type { Company } from "../../../contract/companies.ts";
import type { Session } from "../../../contract/people.ts";
import type { Clock } from "../../platform/clock.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { auditSignIn, type SignInFact } from "./audit.ts";
import type { Login } from "./login.ts";
import * as store from "./login-store.ts";
import { signInPolicy } from "./rules.ts";
import { sha256 } from "./secrets.ts";

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
}

const limits = { failures: signInPolicy.failures, minutes: signInPolicy.lockMinutes };
const keysOf = (email: string, origin: Origin): store.AttemptKey[] => [
  { kind: "account", key: sha256(email) },
  { kind: "address", key: sha256(origin.address) },
];

/** Puts a fact on record with the origin of the request. */
export const audit = ({ db, clock }: SignInDeps, origin: Origin, fact: Pick<SignInFact, "what" | "userId" | "accountHash">): Promise<void> =>
  auditSignIn(db, { at: clock.now(), address: origin.address, userAgent: origin.userAgent, ...fact });

type Guarded<T> = () => Promise<T | undefined>;

/** Runs a check of a password under the lock-out of account and address; says the same whether or not the account exists. */
export async function guarded<T>(deps: SignInDeps, { email, origin }: { email: string; origin: Origin }, check: Guarded<T>): Promise<T | Refused> {
  const { db, clock } = deps;
  const [account, address] = keysOf(email, origin) as [store.AttemptKey, store.AttemptKey];
  const free = await db.outside(async (tx) => (await store.mayAttempt(tx, account, clock.now())) && (await store.mayAttempt(tx, address, clock.now())));
  const found = free ? await check() : undefined;
  if (found !== undefined) {
    await db.outside(async (tx) => [await store.forgetAttempts(tx, account), await store.giveBackAttempt(tx, address)]);
    return found;
  }
  const user = await db.outside((tx) => store.userByEmail(tx, email));
  await audit(deps, origin, { what: free ? "signInFailed" : "signInLocked", ...(user ? { userId: user.id } : { accountHash: account.key }) });
  return refuse(free ? "signInFailed" : "signInLocked", limits);
}

/** What the pages need to know of a session. */
export async function sessionAnswer({ db, clock, companies }: SignInDeps, token: string): Promise<Session | undefined> {
  return db.outside(async (tx) => {
    const session = await store.sessionOf(tx, token, clock.now());
    if (!session) return undefined;
    const joined = new Set((await store.membershipsOf(tx, session.userId)).filter((member) => member.joined).map((member) => member.companyId));
    const open = (await companies(tx)).filter((company) => joined.has(company.id)).map(({ id, name, demo }) => ({ id, name, demo }));
    return { email: session.email, companyId: session.companyId, companies: open };
  });
}

export interface Opened {
  token: string;
  session: Session;
}

/** Completes a fresh session: with one company it works there at once; without any it is closed again. */
export async function settle(deps: SignInDeps, token: string): Promise<Opened | undefined> {
  const session = await sessionAnswer(deps, token);
  const [only, ...more] = session?.companies ?? [];
  if (!session || !only) {
    await deps.db.outside((tx) => store.endSession(tx, token));
    return undefined;
  }
  if (more.length) return { token, session };
  await deps.db.outside((tx) => store.workIn(tx, token, only.id));
  return { token, session: { ...session, companyId: only.id } };
}

/** Signs in with e-mail and password. A login that belongs to no company is told the same as a wrong password. */
export async function signInWithPassword(deps: SignInDeps, given: { email: string; password: string; origin: Origin }): Promise<Opened | Refused> {
  const { email, password, origin } = given;
  const opened = await guarded(deps, given, async () => {
    const token = await deps.login.openWithPassword(email, password, origin.headers);
    return token ? settle(deps, token) : undefined;
  });
  if (isRefused(opened)) return opened;
  const user = await deps.db.outside((tx) => store.userByEmail(tx, email));
  await audit(deps, origin, { what: "signedIn", userId: user?.id });
  return opened;
}
