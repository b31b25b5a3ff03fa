import type { SecondFactor } from "../../../contract/security.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { enterCompany } from "./enter-company.ts";
import * as store from "./login-store.ts";
import { minutesOn, signInPolicy } from "./rules.ts";
import { factorsIn } from "./second-factor-store.ts";
import { secondFactorDue } from "./security-store.ts";
import { sha256 } from "./secrets.ts";
import { audit, guarded, type Origin, type SignInDeps } from "./sign-in.ts";
import { base32, newRecoveryCode, newTotpSecret, stepOfCode, totpAddress } from "./totp.ts";

interface Asker {
  token: string | undefined;
  origin: Origin;
}

const sixDigits = /^\d{6}$/;
/** A recovery code as it is hashed: people leave out the dashes, or write it large. */
const plainRecovery = (code: string): string => code.toLowerCase().replace(/[^a-z2-7]/g, "");

/** Whether a code is right, and takes it: each code opens once. Undefined counts as wrong. */
export async function takeCode(deps: SignInDeps, userId: string, given: { code: string; origin: Origin }): Promise<boolean> {
  const factors = factorsIn(deps.db);
  const now = deps.clock.now();
  const code = given.code.replace(/\s/g, "");
  if (!sixDigits.test(code)) {
    const taken = await factors.takeRecovery({ userId, hash: sha256(plainRecovery(code)), now });
    if (taken) await audit(deps, given.origin, { what: "recoveryCodeUsed", userId, facts: { left: await factors.recoveryLeft(userId) } });
    return taken;
  }
  const factor = await factors.factorOf(userId);
  const step = factor?.confirmedAt ? stepOfCode(factor.secret, code, { now, lastStep: factor.lastStep }) : undefined;
  return step !== undefined && factors.takeStep({ userId, step, now });
}

/** The session of who asks; one that waits for a code may do nothing here, one that has to enrol may enrol. */
async function asker(deps: SignInDeps, { token }: Asker): Promise<(store.SessionRow & { token: string }) | Refused> {
  const session = token ? await deps.db.outside((tx) => store.sessionOf(tx, token, deps.clock.now())) : undefined;
  return token && session && session.waitsFor !== "code" ? { ...session, token } : refuse("signInNeeded");
}

/** Whom his company's provider let in a moment ago, who has no password, and whose login is of no other company: there is nothing else that he could show. */
async function provedAlready(deps: SignInDeps, { userId, providerCompany, openedAt }: store.SessionRow): Promise<boolean> {
  if (providerCompany === null || minutesOn(openedAt, signInPolicy.codeMinutes) < deps.clock.now() || (await deps.login.hasPassword(userId))) return false;
  return (await deps.db.outside((tx) => store.membershipsOf(tx, userId))).every(({ companyId }) => companyId === providerCompany);
}

/** Who is at the keyboard shows that he knows the password, however long ago he signed in (ASVS 5.0 V7.5.1). */
async function shown(deps: SignInDeps, who: store.SessionRow, given: { password: string; origin: Origin }): Promise<true | Refused> {
  return guarded(deps, { email: who.email, origin: given.origin }, async () => (await deps.login.isPassword(who.userId, given.password)) || undefined);
}

/** The same, and holds the second factor. */
async function shownBoth(deps: SignInDeps, who: store.SessionRow, given: { password: string; code: string; origin: Origin }): Promise<true | Refused> {
  const password = await shown(deps, who, given);
  if (isRefused(password)) return password;
  return guarded(deps, { email: who.email, of: "code", origin: given.origin }, async () => (await takeCode(deps, who.userId, given)) || undefined);
}

async function newRecoveryCodes(deps: SignInDeps, userId: string): Promise<string[]> {
  const codes = Array.from({ length: signInPolicy.recoveryCodes }, newRecoveryCode);
  await factorsIn(deps.db).keepRecovery(userId, codes.map((code) => sha256(plainRecovery(code))));
  return codes;
}

/** Whether one of the login's companies asks for a second factor. */
async function due({ db, clock }: SignInDeps, { userId }: store.SessionRow): Promise<boolean> {
  const joined = (await db.outside((tx) => store.membershipsOf(tx, userId))).filter((member) => member.joined);
  const asks = await Promise.all(joined.map(({ companyId }) => db.inCompany(companyId, (tx) => secondFactorDue(tx, userId, clock.now()))));
  return asks.includes(true);
}

/** How things stand with one's own second factor. */
export async function readFactor(deps: SignInDeps, from: Asker): Promise<SecondFactor | Refused> {
  const who = await asker(deps, from);
  if (isRefused(who)) return who;
  const factors = factorsIn(deps.db);
  const factor = await factors.factorOf(who.userId);
  return { since: factor?.confirmedAt ?? null, recoveryLeft: await factors.recoveryLeft(who.userId), required: await due(deps, who) };
}

/** A new secret for an authenticator app; it counts once a code of it was shown. Refused: factorThere. */
export async function beginFactor(deps: SignInDeps, from: Asker & { password?: string | undefined }): Promise<{ secret: string; address: string } | Refused> {
  const who = await asker(deps, from);
  if (isRefused(who)) return who;
  const right = (await provedAlready(deps, who)) || (await shown(deps, who, { ...from, password: from.password ?? "" }));
  if (isRefused(right)) return right;
  const secret = newTotpSecret();
  const begun = await factorsIn(deps.db).begin({ userId: who.userId, secret, now: deps.clock.now() });
  return begun ? { secret: base32(secret), address: totpAddress(secret, who.email) } : refuse("factorThere");
}

/** The first code of a new app: from now on every sign-in asks for one. Other sessions end. Refused: factorMissing, codeWrong. */
export async function confirmFactor(deps: SignInDeps, from: Asker & { code: string }): Promise<{ recoveryCodes: string[] } | Refused> {
  const { db, clock } = deps;
  const who = await asker(deps, from);
  if (isRefused(who)) return who;
  const { userId, email, token, companyId } = who;
  const factors = factorsIn(db);
  const factor = await factors.factorOf(userId);
  if (!factor) return refuse("factorMissing");
  if (factor.confirmedAt) return refuse("factorThere");
  const right = await guarded(deps, { email, of: "code", origin: from.origin }, async () => {
    const step = stepOfCode(factor.secret, from.code.replace(/\s/g, ""), { now: clock.now(), lastStep: factor.lastStep });
    return step !== undefined && (await factors.takeStep({ userId, step, now: clock.now() })) ? true : undefined;
  });
  if (isRefused(right)) return right;
  const recoveryCodes = await newRecoveryCodes(deps, userId);
  await db.outside((tx) => store.endSessionsOf(tx, userId, token));
  if (companyId) await enterCompany(deps, token, { userId, companyId });
  await audit(deps, from.origin, { what: "secondFactorAdded", userId });
  return { recoveryCodes };
}

/** Recovery codes in place of those there are. Refused: factorMissing, signInFailed, codeWrong. */
export async function renewRecovery(deps: SignInDeps, from: Asker & { password: string; code: string }): Promise<{ recoveryCodes: string[] } | Refused> {
  const who = await asker(deps, from);
  if (isRefused(who)) return who;
  if (!(await factorsIn(deps.db).factorOf(who.userId))?.confirmedAt) return refuse("factorMissing");
  const right = await shownBoth(deps, who, from);
  if (isRefused(right)) return right;
  const recoveryCodes = await newRecoveryCodes(deps, who.userId);
  await audit(deps, from.origin, { what: "recoveryCodesRenewed", userId: who.userId });
  return { recoveryCodes };
}

/** Takes one's second factor away, with password and code. Refused while the company asks for it: factorRequired. */
export async function removeFactor(deps: SignInDeps, from: Asker & { password: string; code: string }): Promise<object | Refused> {
  const who = await asker(deps, from);
  if (isRefused(who)) return who;
  if (!(await factorsIn(deps.db).factorOf(who.userId))?.confirmedAt) return refuse("factorMissing");
  if (await due(deps, who)) return refuse("factorRequired");
  const right = await shownBoth(deps, who, from);
  if (isRefused(right)) return right;
  await factorsIn(deps.db).remove(who.userId);
  await deps.db.outside((tx) => store.endSessionsOf(tx, who.userId, who.token));
  await audit(deps, from.origin, { what: "secondFactorRemoved", userId: who.userId });
  return {};
}
