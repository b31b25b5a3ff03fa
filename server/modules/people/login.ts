import { hash, verify } from "@node-rs/argon2";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { APIError } from "better-auth/api";
import { Kysely, PostgresDialect } from "kysely";
import type { Clock } from "../../platform/clock.ts";
import { type Database, sql } from "../../platform/db.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { passwordsIn } from "./password-profiles.ts";
import { daysOn, signInPolicy } from "./rules.ts";
import { cookieOf, newSecret, signed, unsigned } from "./secrets.ts";

export interface LoginOptions {
  db: Database;
  clock: Clock;
  /** Signs the session cookie; the same in all processes and at every start (see `storedSecret`). */
  secret: string;
  /** Whether the public address is https: then the cookie is `__Host-` and Secure. */
  secure: boolean;
}

/** The accounts of this installation: better-auth keeps logins, passwords (argon2id) and sessions; the rest is ours. */
export interface Login extends LoginOptions {
  readonly cookieName: string;
  /** A new session's token when the password is right; undefined when login or password is wrong. */
  openWithPassword(email: string, password: string, headers: Headers): Promise<string | undefined>;
  /** A session without a password, for the demo alone. */
  openFor(userId: string): Promise<string>;
  setPassword(userId: string, password: string): Promise<void>;
  hasPassword(userId: string): Promise<boolean>;
  isPassword(userId: string, password: string): Promise<boolean>;
  /** Whether it is one of so many that the login used last, the present one among them. */
  wasPassword(userId: string, password: string, most: number): Promise<boolean>;
  /** `Set-Cookie` for a session token, or for none: then the cookie is taken away. */
  cookie(token: string | undefined): string;
  /** `Set-Cookie` for the secret that a browser keeps while it is away at an identity provider, and that secret out of a `Cookie` header. */
  browserCookie(secret: string): string;
  browserOf(header: string | undefined): string | undefined;
}

const dates = { createdAt: "created_at", updatedAt: "updated_at" };
const tables = {
  user: { modelName: "users", fields: { emailVerified: "email_verified", ...dates } },
  account: {
    modelName: "accounts",
    fields: {
      userId: "user_id", accountId: "account_id", providerId: "provider_id", accessToken: "access_token", refreshToken: "refresh_token", idToken: "id_token",
      accessTokenExpiresAt: "access_token_expires_at", refreshTokenExpiresAt: "refresh_token_expires_at", ...dates,
    },
  },
  verification: { modelName: "verifications", fields: { expiresAt: "expires_at", ...dates } },
  session: { modelName: "sessions", fields: { userId: "user_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent", ...dates } },
};

// argon2id with 19 MiB, 2 passes, 1 lane: the OWASP minimum; about 30 ms here.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

function optionsOf({ db, clock, secret, secure }: LoginOptions, cookieName: string) {
  const kysely = new Kysely<Record<string, never>>({ dialect: new PostgresDialect({ pool: db.pool }) }).withSchema("login");
  return {
    secret,
    baseURL: secure ? "https://localhost" : "http://localhost",
    database: { db: kysely, type: "postgres" },
    ...tables,
    emailAndPassword: {
      enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 128,
      password: { hash: (text) => hash(text, cost), verify: (given) => verify(given.hash, given.password) },
    },
    advanced: {
      useSecureCookies: false,
      cookies: { session_token: { name: cookieName, attributes: { secure, httpOnly: true, sameSite: "lax", path: "/" } } },
      database: { generateId: () => uuidv7(clock.now()) },
    },
    // The movable clock of demo and tests decides when a session begins and ends, not the machine's.
    databaseHooks: { session: { create: { before: (session) => Promise.resolve({ data: { ...session, createdAt: clock.now(), expiresAt: daysOn(clock.now(), signInPolicy.sessionDays) } }) } } },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
  } satisfies BetterAuthOptions;
}

/** Opens the accounts on a migrated database. */
export function openLogin(options: LoginOptions): Login {
  const { secret, secure, clock } = options;
  const past = passwordsIn(options.db);
  // `__Host-` binds the cookie to this very host and to https; browsers refuse that name over plain http.
  const cookieName = secure ? "__Host-gendan" : "gendan";
  const awayName = `${cookieName}-away`;
  const kind = `HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;
  const auth = betterAuth(optionsOf(options, cookieName));
  const inner = async () => (await auth.$context).internalAdapter;
  const credentialOf = async (userId: string) => (await (await inner()).findAccounts(userId)).find((account) => account.providerId === "credential");
  return {
    ...options,
    cookieName,
    async openWithPassword(email, password, headers) {
      try {
        return (await auth.api.signInEmail({ body: { email, password }, headers })).token;
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return undefined;
        throw error;
      }
    },
    openFor: async (userId) => (await (await inner()).createSession(userId)).token,
    async setPassword(userId, password) {
      const hashed = await hash(password, cost);
      if (await credentialOf(userId)) await (await inner()).updatePassword(userId, hashed);
      else await (await inner()).createAccount({ userId, accountId: userId, providerId: "credential", password: hashed });
      await past.keep({ userId, hash: hashed, now: clock.now(), remembered: (await past.rulesOf(userId)).remembered });
    },
    hasPassword: async (userId) => Boolean((await credentialOf(userId))?.password),
    async isPassword(userId, password) {
      const kept = (await credentialOf(userId))?.password;
      return kept ? verify(kept, password) : false;
    },
    async wasPassword(userId, password, most) {
      for (const kept of await past.hashesOf(userId, most)) if (await verify(kept, password)) return true;
      return false;
    },
    cookie: (token) =>
      `${cookieName}=${token ? signed(token, secret) : ""}; Path=/; Max-Age=${token ? signInPolicy.sessionDays * 86_400 : 0}; ${kind}`,
    browserCookie: (away) => `${awayName}=${signed(away, secret)}; Path=/; Max-Age=${signInPolicy.providerMinutes * 60}; ${kind}`,
    browserOf(header) {
      const cookie = cookieOf(header, awayName);
      return cookie === undefined ? undefined : unsigned(cookie, secret);
    },
  };
}

/** The secret that signs cookies: made at the first start, kept in the database, so that all processes share it. */
export async function storedSecret(db: Database): Promise<string> {
  const { value } = await db.outside((tx) =>
    tx.one<{ value: string }>(sql`
      insert into platform.settings (name, value) values ('signInSecret', ${JSON.stringify(newSecret())}::jsonb)
      on conflict (name) do update set value = platform.settings.value returning value`));
  return value;
}
