-- Second factors, mailed resets of passwords, sessions that show when they were used, and an audit that says who did what to whom.

-- A session whose owner still has to show a code, or to set one up first, opens nothing else.
alter table login.sessions add column waits_for text check (waits_for in ('code', 'enrolment'));
alter table login.sessions add column last_used_at timestamptz;
-- Sessions of a demo's visitors: its clock jumps by days.
alter table login.sessions add column may_idle boolean not null default false;

-- The secret of an authenticator app. As with password hashes, the application's role reads no secrets: sign-in does, as the connection's own user.
create table login.second_factors (
  user_id uuid primary key references login.users (id),
  secret bytea not null,
  begun_at timestamptz not null,
  -- Null until the first code was shown.
  confirmed_at timestamptz,
  -- The step of the last code that was taken: a code is taken once.
  last_step bigint not null default 0
);
create table login.recovery_codes (
  user_id uuid not null references login.users (id),
  hash bytea not null,
  used_at timestamptz,
  primary key (user_id, hash)
);
grant select (user_id, confirmed_at), delete on login.second_factors to gendan_app;
grant select (user_id, used_at), delete on login.recovery_codes to gendan_app;

-- Links by which a forgotten password is set anew; only the hash of each.
create table login.resets (
  hash bytea primary key,
  user_id uuid not null references login.users (id),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index resets_by_user on login.resets (user_id);
grant select, insert, update, delete on login.resets to gendan_app;

-- What the company asks of its people's sign-in.
create table people.security (
  company_id bigint not null references companies.companies (id),
  second_factor_roles text[] not null default '{}',
  revision integer not null default 1,
  primary key (company_id)
);

-- Who did it, where that was not the person himself, and what else is to be known of it.
alter table people.audit add column actor_id uuid;
alter table people.audit add column facts jsonb not null default '{}';
create index audit_by_time on people.audit (company_id, id desc);
create index audit_by_kind on people.audit (company_id, what, id desc);

call platform.protect('people');
revoke delete on people.security from gendan_app;

create policy sign_in on people.security for select to current_user using (true);
