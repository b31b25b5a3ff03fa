import { z } from "zod";
import { roles } from "./permissions.ts";
import { because } from "./input-reasons.ts";
import { command, id, instant, languages, type Language, page, paging, query, text } from "./toolkit.ts";

export const role = z.enum(roles);
export const language = z.enum(languages);
/** Somebody who was added and holds no role yet may do nothing. */
const someRoles = z.array(role).max(roles.length).refine((list) => new Set(list).size === list.length, because("twiceTheSame"));
const heldRoles = z.array(role).min(1).max(roles.length).refine((list) => new Set(list).size === list.length, because("twiceTheSame"));

/** A password, chosen long ago or just now: what is asked of a new one depends on the company, and a refusal says it. */
const anyPassword = z.string().min(1).max(128);
/** The global name of a login. */
export const email = z.string().trim().toLowerCase().pipe(z.email().max(200));
/**
 * 256 random bits in base64url, made by the caller: so no answer that is kept for retries holds a secret, and the database
 * keeps its SHA-256 only.
 */
export const secret = z.string().regex(/^[\w-]{43,64}$/);

/** What a program sends as `Authorization: Bearer …`: names the company, so that the look-up needs no key across companies. */
export const tokenText = (companyId: string, itsSecret: string): string => `gdn_${companyId}_${itsSecret}`;

/** How a person acting for absent colleagues is named wherever a name is shown or signed. */
export const standInName: Record<Language, (name: string, absent: readonly string[]) => string> = {
  "zh-CN": (name, absent) => `${name}（代 ${absent.join("、")}）`,
  "zh-TW": (name, absent) => `${name}（代 ${absent.join("、")}）`,
  en: (name, absent) => `${name} (for ${absent.join(", ")})`,
};

const name = text(60).min(1);
const personRow = z.object({
  id, name, jobTitle: z.string(), state: z.enum(["active", "left"]), roles: z.array(role), departmentIds: z.array(id), revision: z.number(),
});
const standInRow = z.object({ id, absentId: id, absentName: z.string(), standInId: id, standInName: z.string(), roles: z.array(role), from: instant, to: instant });
export type StandInRow = z.output<typeof standInRow>;
const saved = z.object({ id, revision: z.number() });
const params = z.object({ personId: id });
const expectedVersion = z.int().positive();
const reach = z.enum(["own", "department", "company"]);

export const whoAmI = query({
  name: "whoAmI", summary: "Who is signed in, and what he may do", path: "/me", permission: "self",
  answer: z.object({
    id, kind: z.string(), name: z.string(), jobTitle: z.string(), language, roles: z.array(z.string()), departmentIds: z.array(z.string()),
    permissions: z.record(z.string(), reach), standingInFor: z.array(z.object({ id, name: z.string(), roles: z.array(z.string()), to: instant })),
    /** After so many minutes without a key or a click the pages sign out by themselves; null: they do not. */
    idleMinutes: z.int().nullable(),
    company: z.object({ id: z.string(), name: z.string(), shortName: z.string(), timeZone: z.string(), currency: z.string(), demo: z.boolean() }),
  }),
});
export const setMyLanguage = command({
  name: "setMyLanguage", summary: "Choose the language of one's pages and messages", method: "PUT", path: "/me/language", permission: "self",
  body: z.strictObject({ language }), answer: z.object({ language }),
});
export const mySignIns = query({
  name: "mySignIns", summary: "One's own sign-ins, failures and sign-outs, newest first", path: "/me/sign-ins", permission: "self", query: paging,
  answer: page(z.object({ id, at: instant, what: z.string(), address: z.string(), userAgent: z.string() })),
});

export const listPeople = query({
  name: "listPeople", summary: "The company's people", path: "/people", permission: "people.see",
  query: paging.extend({ search: text(60).optional(), role: role.optional(), state: z.enum(["active", "left"]).optional() }), answer: page(personRow),
});
export const readPerson = query({
  name: "readPerson", summary: "One person; login only for himself and those who keep accounts or give roles, phone for the former", path: "/people/:personId", permission: "people.see", params,
  answer: personRow.extend({ language, email: z.string().nullable(), phone: z.string().nullable(), secondFactor: z.boolean().nullable(), joined: z.boolean(), erased: z.boolean(), standIns: z.array(standInRow) }),
});
const personFields = { name, jobTitle: text(60).default(""), phone: text(40).default(""), language: language.default("zh-CN") };
/** A new person of the company; `invitation` is the secret of the link by which he joins and chooses a password. */
export const personInput = z.strictObject({ ...personFields, email, roles: someRoles, departmentIds: z.array(id).max(20).default([]), invitation: secret.optional() });
export type PersonInput = z.output<typeof personInput>;
export const createPerson = command({
  name: "createPerson", summary: "Add a person", path: "/people", permission: "people.manage", body: personInput, answer: saved,
});
export const editPerson = command({
  name: "editPerson", summary: "Change a person's name, title, phone and language", method: "PUT", path: "/people/:personId", permission: "people.manage",
  params, body: z.strictObject({ ...personFields, expectedVersion }), answer: saved,
});
export const setRoles = command({
  name: "setRoles", summary: "Set a person's roles; nobody sets his own", method: "PUT", path: "/people/:personId/roles", permission: "people.authorise",
  params, body: z.strictObject({ roles: someRoles, expectedVersion }), answer: saved,
});
export const setDepartments = command({
  name: "setDepartments", summary: "Set a person's departments; nobody sets his own", method: "PUT", path: "/people/:personId/departments", permission: "people.authorise",
  params, body: z.strictObject({ departmentIds: z.array(id).max(20), expectedVersion }), answer: saved,
});
export const setPersonState = command({
  name: "setPersonState", summary: "A person leaves (signed out at once, tokens revoked) or returns", method: "PUT", path: "/people/:personId/state", permission: "people.manage",
  params, body: z.strictObject({ state: z.enum(["active", "left"]), expectedVersion }), answer: saved,
});
export const erasePerson = command({
  name: "erasePerson", summary: "Delete telephone and e-mail of a person who left, with all that opened his account; his name stays beside what he signed", path: "/people/:personId/erase", permission: "people.manage",
  params, body: z.strictObject({ reason: text(300).min(2), expectedVersion }), answer: saved.extend({ loginForgotten: z.boolean() }),
});
export const invitePerson = command({
  name: "invitePerson", summary: "A new link by which a person joins, or chooses a new password", path: "/people/:personId/invitations", permission: "people.manage",
  params, body: z.strictObject({ invitation: secret }), answer: z.object({ kind: z.enum(["join", "reset"]), expiresAt: instant }),
});

export const listStandIns = query({
  name: "listStandIns", summary: "Who stands in for whom, now and later", path: "/stand-ins", permission: "people.see", answer: z.array(standInRow),
});
export const addStandIn = command({
  name: "addStandIn", summary: "Name a stand-in for one's own absence, or (managing people) for another's", path: "/stand-ins", permission: "self",
  body: z.strictObject({ absentId: id, standInId: id, roles: heldRoles, from: instant, to: instant }), answer: z.object({ id }),
});
export const endStandIn = command({
  name: "endStandIn", summary: "End a stand-in early", path: "/stand-ins/:standInId/end", permission: "self", params: z.object({ standInId: id }), answer: z.object({ id }),
});

const tokenRow = z.object({
  id, name: z.string(), prefix: z.string(), personId: id.nullable(), roles: z.array(z.string()), createdAt: instant, expiresAt: instant,
  lastUsedAt: instant.nullable(), revokedAt: instant.nullable(),
});
export const listTokens = query({
  name: "listTokens", summary: "One's own tokens; the services' too for those who manage people", path: "/tokens", permission: "self", answer: z.array(tokenRow),
});
const tokenFields = { name: text(60).min(1), secret, expiresAt: instant };
export const issuePersonalToken = command({
  name: "issuePersonalToken", summary: "A token that may do what its owner may", path: "/tokens", permission: "self",
  body: z.strictObject(tokenFields), answer: z.object({ id, prefix: z.string() }),
});
export const issueServiceToken = command({
  name: "issueServiceToken", summary: "A token of another program, with roles of its own", path: "/service-tokens", permission: "people.authorise",
  body: z.strictObject({ ...tokenFields, roles: heldRoles }), answer: z.object({ id, prefix: z.string() }),
});
export const revokeToken = command({
  name: "revokeToken", summary: "Revoke a token", path: "/tokens/:tokenId/revoke", permission: "self", params: z.object({ tokenId: id }), answer: z.object({ id }),
});

/** Endpoints of signing in live below this path, set cookies, and take no idempotency key. */
export const signInBase = "/api/auth";
const companyChoice = z.object({ id: z.string(), name: z.string(), demo: z.boolean() });
/**
 * The signed-in login, its companies, and the one it works in (null until one of several is chosen). While it waits for the code of the second factor, or
 * for the setting up of one, or for another password in place of one that is too old, nothing else opens.
 */
export const sessionAnswer = z.object({ email: z.string(), companies: z.array(companyChoice), companyId: z.string().nullable(), waitsFor: z.enum(["code", "enrolment", "password"]).nullable() });
export type Session = z.output<typeof sessionAnswer>;

export const signIn = command({
  name: "signIn", summary: "Sign in with e-mail and password", path: "/sign-in", permission: "public",
  body: z.strictObject({ email, password: anyPassword }), answer: sessionAnswer,
});
export const signOut = command({ name: "signOut", summary: "Sign out", path: "/sign-out", permission: "public", answer: z.object({}) });
export const readSession = query({ name: "readSession", summary: "The session of the cookie", path: "/session", permission: "public", answer: sessionAnswer });
export const chooseCompany = command({
  name: "chooseCompany", summary: "Choose the company to work in", path: "/company", permission: "public",
  body: z.strictObject({ companyId: z.string().regex(/^\d{1,18}$/) }), answer: sessionAnswer,
});
export const acceptInvitation = command({
  name: "acceptInvitation", summary: "Take up an invitation: with a new password, or with the present one of a login that has one",
  path: "/invitation", permission: "public", body: z.strictObject({ invitation: secret, password: anyPassword }), answer: z.object({ email: z.string() }),
});
export const changePassword = command({
  name: "changePassword", summary: "Change one's password; other sessions end", path: "/password", permission: "public",
  body: z.strictObject({ current: anyPassword, next: anyPassword }), answer: z.object({}),
});
export const demoPeople = query({
  name: "demoPeople", summary: "Whom a visitor of the demo may be", path: "/demo/people", permission: "public",
  answer: z.array(z.object({ id, name: z.string(), jobTitle: z.string(), roles: z.array(role), companyName: z.string() })),
});
export const demoSignIn = command({
  name: "demoSignIn", summary: "Sign in as a person of the demo company, without a password; refused for any other", path: "/demo/sign-in", permission: "public",
  body: z.strictObject({ personId: id }), answer: sessionAnswer,
});
