-- A provider tells that somebody signed out there (OpenID Connect Back-Channel Logout 1.0): his sessions that it opened end here, too.

-- Whom the provider named when it opened the session, and its name for its own session, where it gave one.
alter table login.sessions add column provider_issuer text;
alter table login.sessions add column provider_subject text;
alter table login.sessions add column provider_sid text;
create index sessions_by_provider on login.sessions (provider_company, provider_issuer, provider_subject) where provider_company is not null;
update login.sessions s set provider_issuer = a.issuer, provider_subject = a.subject
  from login.provider_accounts a where a.company_id = s.provider_company and a.user_id = s.user_id;

-- Each of its messages counts once; none is believed any more when its row goes.
create table login.logout_tokens (
  company_id bigint not null references companies.companies (id),
  hash bytea not null,
  expires_at timestamptz not null,
  primary key (company_id, hash)
);
create index logout_tokens_by_end on login.logout_tokens (expires_at);
grant select, insert, delete on login.logout_tokens to gendan_app;
