import type { FastifyRequest } from "fastify";
import { language, standInName } from "../../../contract/people.ts";
import { permissionsOf, reachesOwn } from "../../../contract/permissions.ts";
import type { Language } from "../../../contract/toolkit.ts";
import { type Actor, type Believed, standingFor } from "../../platform/actor.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Database, spoken, sql, type Sql, type Tx } from "../../platform/db.ts";
import type { Login } from "./login.ts";
import { cookieOf, sha256, unsigned } from "./secrets.ts";

/** Whose place a person takes at this moment, and in which of the roles that the absent one still holds. */
export interface StandingIn {
  id: string;
  name: string;
  roles: string[];
  departmentIds: string[];
}

/** What the one statement finds of a session or a token. */
export interface Found {
  companyId: string;
  id: string;
  name: string;
  language: string;
  /** Only of a session. */
  signedInAt?: Date;
  sessionId?: string;
  roles: string[];
  departmentIds: string[];
  standingIn: StandingIn[];
}

// Every request asks one of these, so all but what is shown and the moment is one text, made once; the moment comes as a column beside what was shown (`shown.at`).
const holds = "valid_from <= shown.at and (valid_to is null or valid_to > shown.at)";
const rolesOf = (person: string) => `array(select role from people.roles h where h.company_id = ${person}.company_id and h.person_id = ${person}.id and ${holds})`;
const departmentsOf = (person: string) => `array(select department_id::text from people.departments h where h.company_id = ${person}.company_id and h.person_id = ${person}.id and ${holds})`;

const standingIn = `coalesce((
  select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'departmentIds', ${departmentsOf("a")},
      'roles', array(select unnest(w.roles) intersect select unnest(${rolesOf("a")}))) order by a.id)
    from people.stand_ins w join people.people a on a.company_id = w.company_id and a.id = w.absent_id and a.state = 'active'
   where w.company_id = p.company_id and w.stand_in_id = p.id and w.valid_from <= shown.at and w.valid_to > shown.at), '[]')`;

const personColumns = `${departmentsOf("p")} as "departmentIds", ${standingIn} as "standingIn"`;

// "Last used" is written at most every five minutes, so that busy pages and programs do not write with every read.
const unnoted = "(shown.last_used_at is null or shown.last_used_at < shown.at - interval '5 minutes')";
const nothing = sql``;

const sessionUsed = sql.raw(`, used as (update login.sessions k set last_used_at = shown.at from shown where k.id = shown.id and ${unnoted})`);
const sessionFound = sql.raw(`
  select p.company_id as "companyId", p.id, p.name, p.language, shown.created_at as "signedInAt", shown.id as "sessionId", ${rolesOf("p")} as roles, ${personColumns}
    from shown
    join login.members m on m.user_id = shown.user_id and m.company_id = shown.company_id and m.joined_at is not null
    join people.people p on p.company_id = shown.company_id and p.user_id = shown.user_id and p.state = 'active'`);
// A session that waits for a second factor opens nothing here.
const bySession = (token: string) => (now: Date, note: boolean) => sql`
  with shown as (
    select *, ${now}::timestamptz as at from login.sessions where token = ${token} and expires_at > ${now} and waits_for is null
       and (may_idle or coalesce(last_used_at, created_at) + idle_minutes * interval '1 minute' > ${now}::timestamptz)
  )${note ? sessionUsed : nothing}${sessionFound}`;

const tokenUsed = sql.raw(`, used as (update people.tokens k set last_used_at = shown.at from shown where k.company_id = shown.company_id and k.id = shown.id and ${unnoted})`);
const tokenFound = sql.raw(`
  select shown.company_id as "companyId", coalesce(p.id, shown.id) as id, coalesce(p.name, shown.name) as name, coalesce(p.language, 'zh-CN') as language, p.id is null as service,
         case when p.id is null then shown.roles else ${rolesOf("p")} end as roles, ${personColumns}
    from shown left join people.people p on p.company_id = shown.company_id and p.id = shown.person_id and p.state = 'active'
   where shown.person_id is null or p.id is not null`);
const byToken = (companyId: string, hash: Buffer) => (now: Date, note: boolean) => sql`
  with shown as (
    select *, ${now}::timestamptz as at from people.tokens where company_id = ${companyId} and hash = ${hash} and revoked_at is null and expires_at > ${now}
  )${note ? tokenUsed : nothing}${tokenFound}`;

/** Makes the actor: own roles and those of the people stood in for, whose own documents come with a role that reaches them, and a name that shows it. */
export function actorOf(found: Found, kind: "person" | "service"): Actor {
  const acting = found.standingIn.filter((absent) => absent.roles.length > 0);
  const roles = [...new Set([...found.roles, ...acting.flatMap((absent) => absent.roles)])];
  const departmentIds = [...new Set([...found.departmentIds, ...acting.flatMap((absent) => absent.departmentIds)])];
  const known: Language = language.catch("zh-CN").parse(found.language);
  const name = acting.length ? standInName[known](found.name, acting.map((absent) => absent.name)) : found.name;
  const standsFor = standingFor(found.roles, acting.map(({ id, roles: lent }) => ({ id, roles: lent, own: reachesOwn(lent) })));
  return { kind, id: found.id, companyId: found.companyId, name, roles, departmentIds, permissions: permissionsOf(roles), ...(found.signedInAt && { signedInAt: found.signedInAt, sessionId: found.sessionId }), ...(standsFor.length > 0 && { standsFor }) };
}

/** Somebody of a company by his login, with all that he may do; undefined where nobody active has it. For the command line, which whoever runs it may use anyway. */
export async function actorByLogin(tx: Tx, email: string, now: Date): Promise<Actor | undefined> {
  const found = await tx.maybe<Found>(sql`
    select p.company_id as "companyId", p.id, p.name, p.language, ${sql.raw(`${rolesOf("p")} as roles, ${personColumns}`)}
      from (select ${now}::timestamptz as at) shown cross join people.people p join login.users u on u.id = p.user_id
     where p.company_id = ${tx.companyId} and p.state = 'active' and u.email = ${email.toLowerCase()}`);
  return found && actorOf(found, "person");
}

/** What a request shows of who sends it. */
type Showing = Pick<FastifyRequest, "headers" | "ip" | "url">;
export interface Authentication {
  db: Database;
  login: Login;
  clock: Clock;
  /** Other ways to be somebody (a customer's link), asked in turn when neither cookie nor token was sent. */
  others?: readonly ((request: Showing) => Promise<Actor | undefined>)[];
}

/** What somebody shows, as the database knows it. */
interface Pass {
  /** Sets it apart from what others show, and opens nothing. */
  key: string;
  /** Asks who that is; `note` writes down that it was used. */
  found(now: Date, note: boolean): Sql<unknown>;
}

/** Who somebody was when he came last. */
interface Known {
  at: Date;
  actor: Actor;
  /** What the statement found, as text. */
  found: string;
}

// Then the whole question is asked again, which notes the use of a session or token.
const believedMs = 60_000;
const mostKnown = 10_000;

/**
 * Finds out who sends a request: by bearer token, by session cookie, or by the other ways given. One statement on one
 * connection without a transaction; a cookie whose signature is wrong costs none. Who came a moment ago is believed to be the same, and the statement flies with what he asks for.
 */
export function authenticator({ db, login, clock, others = [] }: Authentication) {
  const known = new Map<string, Known>();

  function bearerOf(header: string): Pass | undefined {
    const [, companyId, secret] = /^Bearer gdn_(\d{1,18})_([\w-]{43,64})$/.exec(header) ?? [];
    if (!companyId || !secret) return undefined;
    const hash = sha256(secret);
    return { key: `${companyId} ${hash.toString("base64")}`, found: byToken(companyId, hash) };
  }

  function cookiePass(header: string | undefined): Pass | undefined {
    const cookie = cookieOf(header, login.cookieName);
    const token = cookie && unsigned(cookie, login.secret);
    return token ? { key: sha256(token).toString("base64"), found: bySession(token) } : undefined;
  }

  /** Who shows a customer's link means it, also in a browser in which a colleague is signed in. */
  const passOf = ({ authorization, cookie }: Showing["headers"]): Pass | undefined =>
    authorization?.startsWith("Bearer gdn_") ? bearerOf(authorization) : authorization?.startsWith("Link ") ? undefined : cookiePass(cookie);

  async function ask({ key, found }: Pass): Promise<Actor | undefined> {
    const now = clock.now();
    const [row] = await db.ask<Found & { service?: boolean }>(spoken(found(now, true)));
    known.delete(key);
    if (!row) return undefined;
    const actor = actorOf(row, row.service ? "service" : "person");
    if (known.size >= mostKnown) known.delete(known.keys().next().value!);
    known.set(key, { at: now, actor, found: JSON.stringify(row) });
    return actor;
  }

  const from = (request: Showing, actor: Actor): Actor => ({ address: request.ip, userAgent: request.headers["user-agent"] ?? "", ...actor });

  return {
    async authenticate(request: Showing): Promise<Actor | undefined> {
      const pass = passOf(request.headers);
      let actor = pass && (await ask(pass));
      for (const other of others) actor ??= await other(request);
      return actor && from(request, actor);
    },
    /** Who showed the same within the last minute, and the statement that proves that he still is who he was. */
    believe(request: Showing): Believed | undefined {
      const pass = passOf(request.headers);
      const before = pass && known.get(pass.key);
      const now = clock.now();
      if (!before || Math.abs(now.getTime() - before.at.getTime()) > believedMs) return undefined;
      return { actor: from(request, before.actor), belief: { ...spoken(pass.found(now, false)), holds: ([row]) => JSON.stringify(row) === before.found } };
    },
  };
}
