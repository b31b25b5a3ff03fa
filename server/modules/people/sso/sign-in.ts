import { createHmac } from "node:crypto";
import { type SsoSettings, ssoReturnPath } from "../../../../contract/sso.ts";
import { isRefused, refuse, type Refused } from "../../../platform/refusal.ts";
import { auditHere } from "../audit.ts";
import { join } from "../login-store.ts";
import { minutesOn, signInPolicy } from "../rules.ts";
import { newSecret, sha256 } from "../secrets.ts";
import { type Opened, openThroughProvider, type Origin, type SignInDeps } from "../sign-in.ts";
import { administrating } from "../separation.ts";
import { isParted } from "../separation-store.ts";
import { personByUser, rolesOf } from "../store.ts";
import { addressToSignIn, addressToSignOut, type Named, type Proof, type Provider, whoCame } from "./provider.ts";
import { decideAccount } from "./rules.ts";
import * as store from "./store.ts";

const derived = (browser: string, what: string): string => createHmac("sha256", browser).update(what).digest("base64url");
/** Nonce and verifier lie nowhere: they come of the state and of the secret in the browser's cookie. */
const proofOf = (browser: string, state: string): Proof => ({ state, nonce: derived(browser, `nonce ${state}`), verifier: derived(browser, `verifier ${state}`) });

/** The settings of a company that is entered through its provider, and that provider. Refused: ssoOff, ssoAway. */
async function openProvider(deps: SignInDeps, companyId: string): Promise<{ settings: SsoSettings; provider: Provider } | Refused> {
  const settings = await deps.db.outside((tx) => store.settingsOf(tx, companyId));
  if (!settings?.enabled) return refuse("ssoOff");
  const provider = await deps.providers({ companyId, settings, secretOf: store.providersIn(deps.db).secretOf });
  return provider ? { settings, provider } : refuse("ssoAway");
}

/** Begins a sign-in: where to go, and the secret that the browser keeps until it is back. Refused: ssoOff, ssoAway. */
export async function startSso(deps: SignInDeps, given: { companyId: string; browser: string | undefined }): Promise<{ location: string; browser: string } | Refused> {
  const opened = await openProvider(deps, given.companyId);
  if (isRefused(opened)) return opened;
  const state = newSecret();
  // Two tabs of one browser may be on their way at once.
  const browser = given.browser ?? newSecret();
  const expiresAt = minutesOn(deps.clock.now(), signInPolicy.providerMinutes);
  await deps.db.outside((tx) => store.beginAttempt(tx, { hash: sha256(state), browser: sha256(browser), companyId: given.companyId, expiresAt }));
  return { location: await addressToSignIn(opened.provider, proofOf(browser, state), deps.publicUrl + ssoReturnPath), browser };
}

type Came = Pick<Parameters<typeof openThroughProvider>[1], "userId" | "through">;

/** Finds the person whom the provider named, and binds the two at the first time. */
function findPerson(deps: SignInDeps, { companyId, settings, named }: { companyId: string; settings: SsoSettings; named: Named }): Promise<Came | Refused> {
  const { issuer } = settings;
  const { subject, sid } = named;
  return deps.db.inCompany(companyId, async (tx) => {
    const bound = await store.userOfSubject(tx, { issuer, subject });
    const account = decideAccount(settings, named.claims);
    // An account that is bound already needs no claim, but an e-mail that is no longer verified or of another domain shuts it out.
    if (isRefused(account)) return account;
    const userId = bound?.userId ?? (await (account.kind === "email" ? store.userOfEmail(tx, account.value) : store.userOfAccount(tx, account.value)))?.userId;
    const person = userId === undefined ? undefined : await personByUser(tx, userId);
    if (userId === undefined || person?.state !== "active") return refuse("ssoUnknown");
    // Whoever keeps the provider's settings must not become one of the two who watch him.
    if ((await isParted(tx)) && (await rolesOf(tx, person.id)).some((role) => administrating.includes(role))) return refuse("ssoNotForAdministrators");
    if (!bound && !(await store.bind(tx, { userId, issuer, subject, now: deps.clock.now() }))) return refuse("ssoOtherAccount");
    await join(tx, { userId, companyId, now: deps.clock.now() });
    return { userId, through: { companyId, issuer, subject, sid } };
  });
}

/**
 * Ends a sign-in with what the provider sent along. It holds once, in the browser that began it, for the company for which it was begun; it opens no other
 * company of the same login. Nobody is added to a company's people by it. Refused: ssoOver, ssoOff, ssoAway, ssoDenied, ssoNotProven, ssoUnverified,
 * ssoForeignDomain, ssoUnknown, ssoOtherAccount.
 */
export async function finishSso(deps: SignInDeps, given: { sent: string; browser: string | undefined; origin: Origin }): Promise<Opened | Refused> {
  const { db, clock } = deps;
  const { sent, browser, origin } = given;
  const query = new URLSearchParams(sent);
  const state = query.get("state");
  const attempt = state && browser ? await db.outside((tx) => store.useAttempt(tx, { hash: sha256(state), browser: sha256(browser), now: clock.now() })) : undefined;
  if (!state || !browser || !attempt) return refuse("ssoOver");
  const { companyId } = attempt;
  const came = await identify(deps, { companyId, returned: new URL(`${deps.publicUrl}${ssoReturnPath}?${query.toString()}`), proof: proofOf(browser, state) });
  if (!isRefused(came)) return openThroughProvider(deps, { ...came, origin });
  await auditHere(db, companyId, { what: "signInFailed", at: clock.now(), facts: { of: "sso", why: came.refusals[0].code }, address: origin.address, userAgent: origin.userAgent });
  return came;
}

const refusalOf = { away: "ssoAway", denied: "ssoDenied", notProven: "ssoNotProven" } as const;

async function identify(deps: SignInDeps, { companyId, returned, proof }: { companyId: string; returned: URL; proof: Proof }): Promise<Came | Refused> {
  const opened = await openProvider(deps, companyId);
  if (isRefused(opened)) return opened;
  const named = await whoCame(opened.provider, returned, proof);
  return typeof named === "string" ? refuse(refusalOf[named]) : findPerson(deps, { companyId, settings: opened.settings, named });
}

/** Where the provider that opened a session ends its own; null where none did, or it is away. */
export async function providerSignOut(deps: SignInDeps, companyId: string | null | undefined): Promise<string | null> {
  const opened = companyId ? await openProvider(deps, companyId) : refuse("ssoOff");
  return isRefused(opened) ? null : addressToSignOut(opened.provider, `${deps.publicUrl}/sign-in`);
}
