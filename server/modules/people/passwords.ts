import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { enterCompany } from "./enter-company.ts";
import * as store from "./login-store.ts";
import { passwordsIn } from "./password-profiles.ts";
import { passwordRefusal, wordsAbout } from "./password-rules.ts";
import { sha256 } from "./secrets.ts";
import { audit, guarded, type Origin, type SignInDeps } from "./sign-in.ts";

interface Acceptance {
  invitation: string;
  password: string;
  origin: Origin;
}

/**
 * Takes up an invitation. A login without a password gets the one given. One that has a password must show it to join one more
 * company: else the administrator who typed an address first would own the account. A reset holds only while the login belongs
 * to no other company.
 */
export async function acceptInvitation(deps: SignInDeps, { invitation, password, origin }: Acceptance): Promise<{ email: string } | Refused> {
  const { db, login, clock } = deps;
  const hash = sha256(invitation);
  const found = await db.outside((tx) => store.openInvitation(tx, hash, clock.now()));
  if (!found) return refuse("invitationGone");
  const { userId, companyId, email } = found;
  const present = await login.hasPassword(userId);
  if (found.kind === "join" && present) {
    const right = await guarded(deps, { email, origin }, async () => ((await login.isPassword(userId, password)) ? true : undefined));
    if (isRefused(right)) return right;
  }
  const chooses = found.kind === "reset" || !present;
  const weak = chooses ? await weakness(deps, { userId, email, password, path: "password" }) : undefined;
  if (weak) return weak;
  const used = await db.outside(async (tx) => {
    const elsewhere = (await store.membershipsOf(tx, userId)).some((member) => member.companyId !== companyId);
    if (found.kind === "reset" && elsewhere) return 0;
    const first = await store.useInvitation(tx, hash, clock.now());
    if (first) await store.join(tx, { userId, companyId, now: clock.now() });
    return first;
  });
  if (!used) return refuse("invitationGone");
  if (chooses) await renewPassword(deps, { userId, password, origin });
  return { email };
}

/** Changes the password of a signed-in person, who shows the present one; a session that waited for it goes on. */
export async function changePassword(deps: SignInDeps, given: { token: string; current: string; next: string; origin: Origin }): Promise<Refused | undefined> {
  const session = await deps.db.outside((tx) => store.sessionOf(tx, given.token, deps.clock.now()));
  if (!session || (session.waitsFor && session.waitsFor !== "password")) return refuse("signInNeeded");
  const { userId, email, companyId, waitsFor } = session;
  const right = await guarded(deps, { email, origin: given.origin }, async () => ((await deps.login.isPassword(userId, given.current)) ? true : undefined));
  if (isRefused(right)) return right;
  const weak = await weakness(deps, { userId, email, password: given.next, path: "next" });
  if (weak) return weak;
  await renewPassword(deps, { userId, password: given.next, origin: given.origin, keep: given.token });
  if (waitsFor && companyId) await enterCompany(deps, given.token, { userId, companyId });
  return undefined;
}

/** What speaks against a password that somebody chooses, by what all of his companies ask. */
export async function weakness({ db, companies, login }: SignInDeps, given: { userId: string; email: string; password: string; path: string }): Promise<Refused | undefined> {
  const names = await db.outside(async (tx) => {
    const here = new Set((await store.membershipsOf(tx, given.userId)).map(({ companyId }) => companyId));
    return [await store.nameOf(tx, given.userId), ...(await companies(tx)).filter(({ id }) => here.has(id)).map(({ name }) => name)];
  });
  const rules = await passwordsIn(db).rulesOf(given.userId);
  const refused = passwordRefusal(given.password, { about: wordsAbout({ email: given.email, names }), path: given.path, rules });
  if (refused) return refused;
  return (await login.wasPassword(given.userId, given.password, rules.remembered)) ? refuse("passwordUsed", { count: rules.remembered }, [given.path]) : undefined;
}

/** Sets a password; all sessions end but the one to keep, and links for a forgotten password with them. */
export async function renewPassword(deps: SignInDeps, { userId, password, origin, keep }: { userId: string; password: string; origin: Origin; keep?: string }): Promise<void> {
  await deps.login.setPassword(userId, password);
  await deps.db.outside(async (tx) => [await store.endSessionsOf(tx, userId, keep), await store.endResets(tx, userId, deps.clock.now())]);
  await audit(deps, origin, { what: "passwordSet", userId });
}
