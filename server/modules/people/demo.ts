import type { AnswerOf } from "../../../contract/toolkit.ts";
import type { demoPeople } from "../../../contract/people.ts";
import { type Role, roles } from "../../../contract/permissions.ts";
import { refuse, type Refused } from "../../platform/refusal.ts";
import * as logins from "./login-store.ts";
import { profileRules } from "./password-profiles.ts";
import { audit, type Opened, type Origin, sessionAnswer, type SignInDeps } from "./sign-in.ts";
import * as store from "./store.ts";

const placeOf = (person: { roles: readonly Role[] }): number => Math.min(...person.roles.map((role) => roles.indexOf(role)));

/** The people of all demo companies, in the order in which an order meets them; none where there is no demo. */
export async function peopleOfDemos({ db, companies }: SignInDeps): Promise<AnswerOf<typeof demoPeople>> {
  const demos = (await db.outside(companies)).filter((company) => company.demo);
  const lists = await Promise.all(
    demos.map(async (company) =>
      (await db.inCompany(company.id, store.activePeople)).map(({ id, name, jobTitle, roles }) => ({ id, name, jobTitle, roles, companyName: company.name })),
    ),
  );
  return lists.flatMap((people) => people.toSorted((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name, "zh-CN")));
}

/** Signs a visitor in as a person of a demo company; any other company refuses. */
export async function signInAs(deps: SignInDeps, { personId, origin }: { personId: string; origin: Origin }): Promise<Opened | Refused> {
  const { db, login, clock, companies } = deps;
  for (const company of (await db.outside(companies)).filter(({ demo }) => demo)) {
    const person = await db.inCompany(company.id, (tx) => store.personById(tx, personId));
    if (person?.state !== "active") continue;
    const token = await login.openFor(person.userId);
    await db.outside(async (tx) => {
      await logins.join(tx, { userId: person.userId, companyId: company.id, now: clock.now() });
      await logins.cameFrom(tx, token, { ...origin, mayIdle: true });
      await logins.workIn(tx, token, { companyId: company.id, waitsFor: null, idleMinutes: profileRules.asvs.idleMinutes });
    });
    await audit(deps, origin, { what: "signedIn", userId: person.userId });
    const session = await sessionAnswer(deps, token);
    if (session) return { token, session };
  }
  return refuse("notInDemo");
}
