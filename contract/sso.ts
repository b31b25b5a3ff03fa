import { z } from "zod";
import { sessionAnswer } from "./people.ts";
import { command, id, query, text } from "./toolkit.ts";

/** Where an identity provider sends people back to, below the staff's address. */
export const ssoReturnPath = "/sso";
/** Where it tells, itself and not through a browser, that somebody signed out (OpenID Connect Back-Channel Logout 1.0); below `signInBase`. */
export const ssoBackChannelPath = (companyId: string): string => `/sso/back-channel/${companyId}`;

const companyId = z.string().regex(/^\d{1,18}$/);

/** Signing in through a company's identity provider; like all of signing in below `signInBase`. */
export const listSignInWays = query({
  name: "listSignInWays", summary: "The companies that can be entered through their identity provider, by the label of each button", path: "/sso/ways", permission: "public",
  answer: z.array(z.object({ companyId, label: z.string() })),
});
export const startSso = command({
  name: "startSso", summary: "Begin to sign in through a company's identity provider; answers where to go", path: "/sso/start", permission: "public",
  body: z.strictObject({ companyId }), answer: z.object({ location: z.string() }),
});
export const finishSso = command({
  name: "finishSso", summary: "Sign in with what the identity provider sent along (the query of the page it led back to); once", path: "/sso/finish", permission: "public",
  body: z.strictObject({ sent: z.string().max(6_000) }), answer: sessionAnswer,
});
export const signOutAtProvider = query({
  name: "signOutAtProvider", summary: "Where the identity provider ends its own session, if this one was opened through it", path: "/sso/sign-out", permission: "public",
  answer: z.object({ location: z.string().nullable() }),
});

/** A claim of OpenID Connect; `email` counts only when the provider calls it verified. */
const accountClaim = z.string().regex(/^[A-Za-z][\w.:/-]{0,99}$/);
const emailDomain = z.string().trim().toLowerCase().regex(/^(?=.{3,200}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const issuer = z.url({ protocol: /^https?$/ }).max(300);
const settings = {
  enabled: z.boolean(), label: text(40).min(1), issuer, clientId: text(200).min(1), accountClaim, emailDomains: z.array(emailDomain).max(20), passwordsToo: z.boolean(), provesSecondFactor: z.boolean(),
};
/** Without the secret, which is shown to nobody; `returnAddress`, `signOutAddress` and `hosts` (those that the operator allows) are for whoever sets it up. */
const shown = z.object({ ...settings, revision: z.int() }).nullable();
export type SsoSettings = NonNullable<z.output<typeof shown>>;
export const readSso = query({
  name: "readSso", summary: "How people sign in through the company's identity provider", path: "/sso", permission: "people.manage",
  answer: z.object({ settings: shown, returnAddress: z.string(), signOutAddress: z.string(), hosts: z.array(z.string()) }),
});
export const setSso = command({
  name: "setSso", summary: "Set how people sign in through the company's identity provider; without a secret the one that is kept stays", method: "PUT", path: "/sso", permission: "people.manage",
  body: z.strictObject({ ...settings, clientSecret: z.string().min(1).max(300).optional(), expectedRevision: z.int().min(0) }), answer: z.object({ revision: z.int() }),
});

const params = z.object({ personId: id });
export const readProviderAccount = query({
  name: "readProviderAccount", summary: "As whom the identity provider knows a person", path: "/people/:personId/provider-account", permission: "people.manage", params,
  answer: z.object({ account: z.string().nullable(), bound: z.boolean() }),
});
export const setProviderAccount = command({
  name: "setProviderAccount", summary: "Write as whom the identity provider knows a person, and forget whom it named before", method: "PUT", path: "/people/:personId/provider-account", permission: "people.manage", params,
  body: z.strictObject({ account: text(200).min(1).nullable() }), answer: z.object({ id }),
});
