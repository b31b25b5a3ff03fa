import { z } from "zod";
import { email, secret, sessionAnswer } from "./people.ts";
import { roles } from "./permissions.ts";
import { command, day, id, instant, page, paging, query, text } from "./toolkit.ts";

const anyPassword = z.string().min(1).max(128);
/** Six figures of the app, or a recovery code with or without its dashes. */
const code = z.string().trim().min(6).max(60);

/** The second step of signing in and what concerns one's own second factor; like all of signing in below `signInBase`. */
export const signInWithCode = command({
  name: "signInWithCode", summary: "The second step of signing in: the app's code, or a recovery code", path: "/sign-in/code", permission: "public", body: z.strictObject({ code }), answer: sessionAnswer,
});
const factor = z.object({ since: instant.nullable(), recoveryLeft: z.int(), required: z.boolean() });
export type SecondFactor = z.output<typeof factor>;
export const readSecondFactor = query({
  name: "readSecondFactor", summary: "How things stand with one's own second factor", path: "/second-factor", permission: "public", answer: factor,
});
export const beginSecondFactor = command({
  name: "beginSecondFactor", summary: "A new secret for an authenticator app; asks for the password, but not of whom a provider let in and who has none", path: "/second-factor", permission: "public",
  body: z.strictObject({ password: anyPassword.optional() }), answer: z.object({ secret: z.string(), address: z.string() }),
});
const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });
export const confirmSecondFactor = command({
  name: "confirmSecondFactor", summary: "The app's first code; from now on every sign-in asks for one", path: "/second-factor/confirm", permission: "public",
  body: z.strictObject({ code }), answer: recoveryCodes,
});
export const renewRecoveryCodes = command({
  name: "renewRecoveryCodes", summary: "New recovery codes in place of the old ones", path: "/second-factor/recovery-codes", permission: "public",
  body: z.strictObject({ password: anyPassword, code }), answer: recoveryCodes,
});
export const removeSecondFactor = command({
  name: "removeSecondFactor", summary: "Take one's second factor away, with password and code", path: "/second-factor/remove", permission: "public",
  body: z.strictObject({ password: anyPassword, code }), answer: z.object({}),
});
export const askPasswordReset = command({
  name: "askPasswordReset", summary: "Mail a link for a forgotten password; the answer tells nothing about the account", path: "/password-reset", permission: "public",
  body: z.strictObject({ email }), answer: z.object({}),
});
export const resetPassword = command({
  name: "resetPassword", summary: "Set a forgotten password by the mailed link; all sessions end", path: "/password-reset/complete", permission: "public",
  body: z.strictObject({ secret, password: anyPassword }), answer: z.object({ email: z.string() }),
});

export const mySessions = query({
  name: "mySessions", summary: "Where one is signed in, the last used first", path: "/me/sessions", permission: "self",
  answer: z.array(z.object({ id, current: z.boolean(), userAgent: z.string(), address: z.string(), signedInAt: instant, lastUsedAt: instant, expiresAt: instant })),
});
const ended = z.object({ ended: z.int() });
export const endMySession = command({
  name: "endMySession", summary: "End one of one's own sessions", path: "/me/sessions/:sessionId/end", permission: "self", params: z.object({ sessionId: id }), answer: ended,
});
export const endMyOtherSessions = command({ name: "endMyOtherSessions", summary: "End all of one's own sessions but this one", path: "/me/sessions/end-others", permission: "self", answer: ended });
const personId = z.object({ personId: id });
export const endSessionsOfPerson = command({
  name: "endSessionsOfPerson", summary: "End a colleague's sessions in this company", path: "/people/:personId/sessions/end", permission: "people.manage", params: personId, answer: ended,
});
export const resetSecondFactor = command({
  name: "resetSecondFactor", summary: "Take away a colleague's lost second factor; his sessions end", path: "/people/:personId/second-factor/reset", permission: "people.manage", params: personId,
  body: z.strictObject({ reason: text(200).min(2) }), answer: z.object({ id }),
});

/** By which rules passwords are made: ASVS 5.0, or GB/T 22239 (等保). */
export const passwordProfiles = ["asvs", "gbt22239"] as const;
export type PasswordProfile = (typeof passwordProfiles)[number];
const passwordProfile = z.enum(passwordProfiles);
const secondFactorRoles = z.array(z.enum(roles)).max(roles.length);
const security = z.object({ secondFactorRoles, passwordProfile, revision: z.int() });
export const readSecurity = query({ name: "readSecurity", summary: "What the company asks of its people's sign-in", path: "/security", permission: "people.see", answer: security });
export const setSecurity = command({
  name: "setSecurity", summary: "Set for which roles a second factor is required, and by which rules passwords are made (left out: as before)", method: "PUT", path: "/security", permission: "people.authorise",
  body: z.strictObject({ secondFactorRoles, passwordProfile: passwordProfile.optional(), expectedRevision: z.int().min(0) }), answer: security,
});

/** What an auditor looks for. */
export const auditKinds = [
  "signedIn", "signInFailed", "signInLocked", "signedOut", "signOutRefused", "companyChosen", "passwordSet", "resetAsked", "sessionsEnded", "secondFactorAdded", "secondFactorRemoved", "secondFactorReset",
  "recoveryCodeUsed", "recoveryCodesRenewed", "accessDenied", "personAdded", "personLeft", "personReturned", "personInvited", "rolesSet", "standInNamed", "tokenIssued", "tokenRevoked", "securitySet", "exported", "unmasked", "contactErased", "personErased",
  "ssoSet", "providerAccountSet", "administratorsSeparated", "togetherAsked", "administratorsTogether",
] as const;
export type AuditKind = (typeof auditKinds)[number];
export const listAudit = query({
  name: "listAudit", summary: "Sign-ins, failures, denied access, changes of power, exports; newest first", path: "/audit", permission: "audit.see",
  query: paging.extend({ personId: id.optional(), kind: z.enum(auditKinds).optional(), from: day.optional(), to: day.optional() }),
  answer: page(z.object({
    id, at: instant, what: z.string(), personId: id.nullable(), personName: z.string().nullable(), actorId: id.nullable(), actorName: z.string().nullable(), facts: z.record(z.string(), z.unknown()),
    address: z.string(), userAgent: z.string(),
  })),
});
export const recordExport = command({
  name: "recordExport", summary: "Put on record that a list leaves as a file, before it does", path: "/exports", permission: "self",
  body: z.strictObject({ list: text(60).min(1), rows: z.int().min(0).max(1_000_000) }), answer: z.object({ id }),
});
