-- Signing in through a company's own identity provider (OpenID Connect). Asked before a company is known, so it lies with the logins.

create table login.providers (
  company_id bigint primary key references companies.companies (id),
  enabled boolean not null,
  -- What the button on the sign-in page says, to everybody.
  label text not null,
  issuer text not null,
  client_id text not null,
  -- As with password hashes: written by the application's role, read by sign-in alone, as the connection's own user.
  client_secret text not null,
  -- The claim that says who somebody is: a verified 'email', or one whose value the administrator wrote beside the person.
  account_claim text not null,
  email_domains text[] not null,
  -- Whether a password opens the company, too; administrators keep theirs.
  passwords_too boolean not null,
  -- Whether the provider asks for a second factor itself, so that none is asked here.
  proves_second_factor boolean not null,
  revision integer not null default 1
);
grant insert, update on login.providers to gendan_app;
grant select (company_id, enabled, label, issuer, client_id, account_claim, email_domains, passwords_too, proves_second_factor, revision) on login.providers to gendan_app;

-- Who is whom: the account that the administrator wrote, and whom the provider named at the first sign-in. From then on that one alone is let in.
create table login.provider_accounts (
  company_id bigint not null references companies.companies (id),
  user_id uuid not null references login.users (id),
  account text,
  issuer text,
  subject text,
  bound_at timestamptz,
  primary key (company_id, user_id),
  unique (company_id, account),
  unique (company_id, issuer, subject),
  check ((subject is null) = (issuer is null) and (subject is null) = (bound_at is null))
);
grant select, insert, update on login.provider_accounts to gendan_app;

-- Sign-ins under way; the browser that began one ends it, once. What proves it to the provider is derived from what that browser alone holds.
create table login.provider_attempts (
  hash bytea primary key,
  browser bytea not null,
  company_id bigint not null references companies.companies (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index provider_attempts_by_end on login.provider_attempts (expires_at);
grant select, insert, update, delete on login.provider_attempts to gendan_app;

-- A company's provider opens that company, and no other one of the same login.
alter table login.sessions add column provider_company bigint;
alter table login.sessions add constraint opened_for_one_company check (company_id = provider_company);
