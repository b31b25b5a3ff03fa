import { setTimeout } from "node:timers/promises";
import { systemActor } from "../../platform/actor.ts";
import { isRefused, refuse, type Refused } from "../../platform/refusal.ts";
import { mail } from "../notices/index.ts";
import * as store from "./login-store.ts";
import { renewPassword, weakness } from "./passwords.ts";
import { minutesOn, signInPolicy } from "./rules.ts";
import { newSecret, sha256 } from "./secrets.ts";
import { audit, type Origin, type SignInDeps } from "./sign-in.ts";
import { personByUser } from "./store.ts";

/** The answer comes after so long whatever was found: what takes less time tells nothing. */
const answerAfterMs = 300;

/** Where a login's letter goes out: a company that is no demo before one that is, for the demo's mailbox is open to everybody. */
async function senderOf({ db, companies }: SignInDeps, userId: string): Promise<string | undefined> {
  return db.outside(async (tx) => {
    const joined = new Set((await store.membershipsOf(tx, userId)).filter((member) => member.joined).map(({ companyId }) => companyId));
    const mine = (await companies(tx)).filter(({ id }) => joined.has(id));
    return (mine.find(({ demo }) => !demo) ?? mine[0])?.id;
  });
}

async function sendLink(deps: SignInDeps, email: string, origin: Origin): Promise<void> {
  const { db, clock, pipeline, publicUrl } = deps;
  const now = clock.now();
  const mayMail = await db.outside((tx) => store.mayAttempt(tx, { kind: "account", key: sha256(`reset:${email}`) }, { now, lockMinutes: signInPolicy.lockMinutes }));
  const user = await db.outside((tx) => store.userByEmail(tx, email));
  const companyId = user && (await senderOf(deps, user.id));
  if (!mayMail || !companyId) return;
  const secret = newSecret();
  const hash = sha256(secret);
  const sent = await pipeline.act(systemActor(companyId), async (context) => {
    const person = await personByUser(context.tx, user.id);
    if (person?.state !== "active") return refuse("notFound");
    await store.endResets(context.tx, user.id, now);
    await store.keepReset(context.tx, { hash, userId: user.id, expiresAt: minutesOn(now, signInPolicy.resetMinutes) });
    const facts = { link: `${publicUrl}/reset#${secret}`, minutes: signInPolicy.resetMinutes };
    mail(context, { to: { address: email, name: person.name, language: person.language }, kind: "passwordForgotten", facts, key: `reset ${hash.toString("hex").slice(0, 32)}` });
    return true;
  });
  if (!isRefused(sent)) await audit(deps, origin, { what: "resetAsked", userId: user.id });
}

/**
 * Mails a link by which a forgotten password is set anew. The answer is the same, and as late, whether or not there is such an account. Five letters an
 * account and five requests an address in a quarter of an hour; then `signInLocked` for the address.
 */
export async function askReset(deps: SignInDeps, { email, origin }: { email: string; origin: Origin }): Promise<object | Refused> {
  const address: store.AttemptKey = { kind: "address", key: sha256(`reset:${origin.address}`) };
  if (!(await deps.db.outside((tx) => store.mayAttempt(tx, address, { now: deps.clock.now(), lockMinutes: signInPolicy.lockMinutes })))) return refuse("signInLocked", { minutes: signInPolicy.lockMinutes });
  await Promise.all([sendLink(deps, email, origin), setTimeout(answerAfterMs)]);
  return {};
}

/**
 * Sets a password by a mailed link, once; all sessions end and failures are forgotten. The second factor stays: a mailbox alone opens nothing.
 * Refused: resetGone, passwordShort, passwordCommon, passwordPersonal.
 */
export async function resetPassword(deps: SignInDeps, { secret, password, origin }: { secret: string; password: string; origin: Origin }): Promise<{ email: string } | Refused> {
  const { db, clock } = deps;
  const hash = sha256(secret);
  const found = await db.outside((tx) => store.openReset(tx, hash, clock.now()));
  if (!found) return refuse("resetGone");
  const weak = await weakness(deps, { ...found, password, path: "password" });
  if (weak) return weak;
  if (!(await db.outside((tx) => store.useReset(tx, hash, clock.now())))) return refuse("resetGone");
  await renewPassword(deps, { userId: found.userId, password, origin });
  await db.outside((tx) => store.forgetAttempts(tx, { kind: "account", key: sha256(found.email) }));
  return { email: found.email };
}
