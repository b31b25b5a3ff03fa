import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/db.ts";
import * as store from "./login-store.ts";
import { passwordsIn, profileRules } from "./password-profiles.ts";
import { daysOn } from "./rules.ts";
import { factorsIn } from "./second-factor-store.ts";
import { profileOf, secondFactorDue } from "./security-store.ts";
import { settingsOf } from "./sso/store.ts";

interface Deps {
  db: Database;
  clock: Clock;
}
interface Entering {
  userId: string;
  companyId: string;
}

const throughOf = ({ db, clock }: Deps, token: string): Promise<string | null> => db.outside(async (tx) => (await store.sessionOf(tx, token, clock.now()))?.providerCompany ?? null);

/** Whether the company's provider opened the session and asks for a second factor itself. */
export async function provenElsewhere(deps: Deps, token: string): Promise<boolean> {
  const through = await throughOf(deps, token);
  return through !== null && ((await deps.db.outside((tx) => settingsOf(tx, through)))?.provesSecondFactor ?? false);
}

async function factorDue(deps: Deps, token: string, { userId, companyId }: Entering): Promise<boolean> {
  if (await provenElsewhere(deps, token)) return false;
  const asked = await deps.db.inCompany(companyId, (tx) => secondFactorDue(tx, userId, deps.clock.now()));
  return asked && !(await factorsIn(deps.db).factorOf(userId))?.confirmedAt;
}

/** Whether a password is too old for the company, or older than the rules by which it has passwords changed. */
export const isTooOld = (setAt: Date, { oldestDays, since, now }: { oldestDays: number | null; since: Date | null; now: Date }): boolean =>
  oldestDays !== null && (daysOn(setAt, oldestDays) <= now || (since !== null && setAt < since));

/**
 * Begins to work in a company; where it wants a second factor of this person and there is none yet, or another password in place of one that is too old, nothing
 * opens before. Whom a provider let in showed no password, so his is not looked at.
 */
export async function enterCompany(deps: Deps, token: string, given: Entering): Promise<void> {
  const { db, clock } = deps;
  const { profile, since } = await db.inCompany(given.companyId, profileOf);
  const { oldestDays, idleMinutes } = profileRules[profile];
  const setAt = oldestDays !== null && (await throughOf(deps, token)) === null ? await passwordsIn(db).setAt(given.userId) : undefined;
  const aged = setAt !== undefined && isTooOld(setAt, { oldestDays, since, now: clock.now() });
  const waitsFor = (await factorDue(deps, token, given)) ? "enrolment" : aged ? "password" : null;
  await db.outside((tx) => store.workIn(tx, token, { companyId: given.companyId, waitsFor, idleMinutes }));
}
