import type { SsoSettings } from "../../../../contract/sso.ts";
import { administrating } from "../separation.ts";
import { type Database, spoken, sql, type Sql, type Tx } from "../../../platform/db.ts";

/** Roles that keep their password where others enter through the provider alone: a provider that fails must not lock a company out. */
const keepPasswords = administrating;

const columns = sql.raw("enabled, label, issuer, client_id, account_claim, email_domains, passwords_too, proves_second_factor, revision");

/** How a company's people sign in through its provider; undefined where nobody set it. */
export const settingsOf = (tx: Tx, companyId: string): Promise<SsoSettings | undefined> => tx.maybe<SsoSettings>(sql`select ${columns} from login.providers where company_id = ${companyId}`);

/** What the sign-in page offers. */
export const waysIn = (tx: Tx): Promise<{ companyId: string; label: string }[]> => tx.many(sql`select company_id, label from login.providers where enabled order by label, company_id`);

type Wanted = Omit<SsoSettings, "revision">;
/** The first settings of a company; undefined when somebody else set them meanwhile. */
export const insertSettings = (tx: Tx, w: Wanted & { clientSecret: string }): Promise<{ revision: number } | undefined> =>
  tx.maybe(sql`
    insert into login.providers (company_id, enabled, label, issuer, client_id, client_secret, account_claim, email_domains, passwords_too, proves_second_factor)
    values (${tx.companyId}, ${w.enabled}, ${w.label}, ${w.issuer}, ${w.clientId}, ${w.clientSecret}, ${w.accountClaim}, ${w.emailDomains}::text[], ${w.passwordsToo}, ${w.provesSecondFactor})
    on conflict (company_id) do nothing returning revision`);
/** Other settings, without a secret the one that is kept; undefined when somebody else changed them meanwhile. */
export const updateSettings = (tx: Tx, w: Wanted & { clientSecret?: string | undefined; expectedRevision: number }): Promise<{ revision: number } | undefined> =>
  tx.maybe(sql`
    update login.providers set enabled = ${w.enabled}, label = ${w.label}, issuer = ${w.issuer}, client_id = ${w.clientId}, account_claim = ${w.accountClaim}, email_domains = ${w.emailDomains}::text[],
           passwords_too = ${w.passwordsToo}, proves_second_factor = ${w.provesSecondFactor}, revision = revision + 1 ${w.clientSecret === undefined ? sql`` : sql`, client_secret = ${w.clientSecret}`}
     where company_id = ${tx.companyId} and revision = ${w.expectedRevision} returning revision`);

/** Whether anybody ever came in through this issuer. */
export const wasUsed = async (tx: Tx, issuer: string): Promise<boolean> =>
  (await tx.run(sql`select from login.provider_accounts where company_id = ${tx.companyId} and issuer = ${issuer} and subject is not null limit 1`)) > 0;

/** Ends the sessions in which people work here by password alone, but those of whoever keeps his. */
export const endPasswordSessions = (tx: Tx): Promise<number> =>
  tx.run(sql`
    delete from login.sessions s where s.company_id = ${tx.companyId} and s.provider_company is null and not exists (
      select from people.people p join people.roles r on r.company_id = p.company_id and r.person_id = p.id and r.valid_to is null and r.role = any(${keepPasswords}::text[])
       where p.company_id = ${tx.companyId} and p.user_id = s.user_id)`);

export interface ProviderAccount {
  account: string | null;
  issuer: string | null;
  subject: string | null;
}
export const accountOf = (tx: Tx, userId: string): Promise<ProviderAccount | undefined> =>
  tx.maybe<ProviderAccount>(sql`select account, issuer, subject from login.provider_accounts where company_id = ${tx.companyId} and user_id = ${userId}`);
/** Writes the account, and forgets whom the provider named; 0 when the account is somebody else's. */
export const writeAccount = (tx: Tx, userId: string, account: string | null): Promise<number> =>
  tx.run(sql`
    insert into login.provider_accounts (company_id, user_id, account)
    select ${tx.companyId}::bigint, ${userId}::uuid, ${account}::text
     where not exists (select from login.provider_accounts where company_id = ${tx.companyId} and account = ${account} and user_id <> ${userId})
    on conflict (company_id, user_id) do update set account = excluded.account, issuer = null, subject = null, bound_at = null`);
/** Whom the provider named before. */
export const userOfSubject = (tx: Tx, who: { issuer: string; subject: string }): Promise<{ userId: string } | undefined> =>
  tx.maybe(sql`select user_id from login.provider_accounts where company_id = ${tx.companyId} and issuer = ${who.issuer} and subject = ${who.subject}`);
/** The person of this company who signs in with an e-mail. */
export const userOfEmail = (tx: Tx, email: string): Promise<{ userId: string } | undefined> =>
  tx.maybe(sql`select p.user_id from people.people p join login.users u on u.id = p.user_id where p.company_id = ${tx.companyId} and u.email = ${email}`);
export const userOfAccount = (tx: Tx, account: string): Promise<{ userId: string } | undefined> =>
  tx.maybe(sql`select user_id from login.provider_accounts where company_id = ${tx.companyId} and account = ${account}`);
/** Keeps whom the provider named; 0 when this issuer named another one before, or named somebody else so. */
export const bind = (tx: Tx, given: { userId: string; issuer: string; subject: string; now: Date }): Promise<number> =>
  tx.run(sql`
    insert into login.provider_accounts as a (company_id, user_id, issuer, subject, bound_at) values (${tx.companyId}, ${given.userId}, ${given.issuer}, ${given.subject}, ${given.now})
    on conflict (company_id, user_id) do update set issuer = excluded.issuer, subject = excluded.subject, bound_at = excluded.bound_at
     where a.issuer is null or a.issuer <> excluded.issuer or a.subject = excluded.subject`);

export const beginAttempt = (tx: Tx, row: { hash: Buffer; browser: Buffer; companyId: string; expiresAt: Date }): Promise<number> =>
  tx.run(sql`insert into login.provider_attempts (hash, browser, company_id, expires_at) values (${row.hash}, ${row.browser}, ${row.companyId}, ${row.expiresAt})`);
/** The company of a sign-in that this browser began, for the one request that ends it. */
export const useAttempt = (tx: Tx, row: { hash: Buffer; browser: Buffer; now: Date }): Promise<{ companyId: string } | undefined> =>
  tx.maybe(sql`
    update login.provider_attempts set used_at = ${row.now} where hash = ${row.hash} and browser = ${row.browser} and used_at is null and expires_at > ${row.now} returning company_id`);

/** 1 for the one time that a message is taken, 0 for any other. */
export const useLogoutToken = (tx: Tx, row: { hash: Buffer; expiresAt: Date }): Promise<number> =>
  tx.run(sql`insert into login.logout_tokens (company_id, hash, expires_at) values (${tx.companyId}, ${row.hash}, ${row.expiresAt}) on conflict do nothing`);
/** Ends the sessions that the company's provider opened for somebody, or by one of its own sessions; one whose name it never gave could be any of his. */
export const endSessionsFrom = (tx: Tx, { issuer, subject, sid }: { issuer: string; subject: string | undefined; sid: string | undefined }): Promise<{ userId: string }[]> =>
  tx.many<{ userId: string }>(sql`
    delete from login.sessions where provider_company = ${tx.companyId} and provider_issuer = ${issuer}
       ${subject === undefined ? sql`` : sql`and provider_subject = ${subject}`}
       ${sid === undefined ? sql`` : subject === undefined ? sql`and provider_sid = ${sid}` : sql`and coalesce(provider_sid, ${sid}) = ${sid}`}
    returning user_id`);

/** What sign-in reads as the connection's own user, for the application's role sees neither secrets nor another company's roles. */
export function providersIn(db: Database) {
  function ask<Row extends object>(query: Sql<unknown>): Promise<Row[]> {
    return db.ask<Row>(spoken(query));
  }
  return {
    secretOf: async (companyId: string): Promise<string> => (await ask<{ secret: string }>(sql`select client_secret as secret from login.providers where company_id = ${companyId}`))[0]?.secret ?? "",
    /** The companies of a login that its password does not open. */
    shutToPassword: async (userId: string): Promise<string[]> =>
      (await ask<{ companyId: string }>(sql`
        select v.company_id as "companyId" from login.providers v join login.members m on m.company_id = v.company_id and m.user_id = ${userId}
         where v.enabled and not v.passwords_too and not exists (
           select from people.people p join people.roles r on r.company_id = p.company_id and r.person_id = p.id and r.valid_to is null and r.role = any(${keepPasswords}::text[])
            where p.company_id = v.company_id and p.user_id = m.user_id)`)).map(({ companyId }) => companyId),
  };
}
