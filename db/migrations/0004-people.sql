-- Global logins (no company), and the people of each company with their roles, departments, stand-ins and tokens.

create schema login;
grant usage on schema login to gendan_app;

create table login.users (
  id uuid primary key,
  name text not null,
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- Password hashes: read and written by the sign-in library alone, not by the application's role.
create table login.accounts (
  id uuid primary key,
  user_id uuid not null references login.users (id),
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider_id, account_id)
);
create table login.sessions (
  id uuid primary key,
  token text not null unique,
  user_id uuid not null references login.users (id),
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- The company that the person chose to work in; null until then.
  company_id bigint
);
create index sessions_by_user on login.sessions (user_id);
-- Required by the sign-in library's check of its tables; used once a second factor or mailed codes are switched on.
create table login.verifications (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index verifications_by_identifier on login.verifications (identifier);
-- Which companies a login belongs to; joined once the person has taken up that company's invitation.
create table login.members (
  user_id uuid not null references login.users (id),
  company_id bigint not null references companies.companies (id),
  joined_at timestamptz,
  primary key (user_id, company_id)
);
create table login.invitations (
  hash bytea primary key,
  user_id uuid not null references login.users (id),
  company_id bigint not null,
  kind text not null check (kind in ('join', 'reset')),
  expires_at timestamptz not null,
  used_at timestamptz
);
-- Failed sign-ins in a row, by account and by address; keys are hashes, for people type passwords into the wrong field.
create table login.attempts (
  kind text not null check (kind in ('account', 'address')),
  key bytea not null,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  primary key (kind, key)
);
grant select, insert on login.users to gendan_app;
grant select, update, delete on login.sessions to gendan_app;
grant select, insert, update, delete on login.members, login.attempts to gendan_app;
grant select, insert, update, delete on login.invitations to gendan_app;

create schema people;

create table people.people (
  company_id bigint not null references companies.companies (id),
  id uuid not null,
  user_id uuid not null references login.users (id),
  name text not null,
  job_title text not null default '',
  language text not null default 'zh-CN',
  state text not null default 'active' check (state in ('active', 'left')),
  revision integer not null default 1,
  primary key (company_id, id),
  unique (company_id, user_id)
);
create index people_by_name on people.people (company_id, name, id);
alter table companies.departments add foreign key (company_id, head_id) references people.people (company_id, id);

-- Personal data apart from the rest, so that it can be deleted by itself.
create table people.personal (
  company_id bigint not null,
  person_id uuid not null,
  phone text not null default '',
  primary key (company_id, person_id),
  foreign key (company_id, person_id) references people.people (company_id, id)
);

create table people.roles (
  company_id bigint not null,
  person_id uuid not null,
  role text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (company_id, person_id, role, valid_from),
  foreign key (company_id, person_id) references people.people (company_id, id)
);
create index roles_now on people.roles (company_id, role) where valid_to is null;

create table people.departments (
  company_id bigint not null,
  person_id uuid not null,
  department_id uuid not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  primary key (company_id, person_id, department_id, valid_from),
  foreign key (company_id, person_id) references people.people (company_id, id),
  foreign key (company_id, department_id) references companies.departments (company_id, id)
);

create table people.stand_ins (
  company_id bigint not null,
  id uuid not null,
  absent_id uuid not null,
  stand_in_id uuid not null,
  roles text[] not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, absent_id) references people.people (company_id, id),
  foreign key (company_id, stand_in_id) references people.people (company_id, id),
  check (absent_id <> stand_in_id and valid_to >= valid_from)
);
create index stand_ins_by_stand_in on people.stand_ins (company_id, stand_in_id, valid_to);
create index stand_ins_by_absent on people.stand_ins (company_id, absent_id, valid_to);

create table people.tokens (
  company_id bigint not null,
  id uuid not null,
  hash bytea not null,
  prefix text not null,
  name text not null,
  -- A person's own token carries his roles of the moment; a service's token (no person) carries the roles named here.
  person_id uuid,
  roles text[] not null default '{}',
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, hash),
  foreign key (company_id, person_id) references people.people (company_id, id)
);

-- Sign-ins, failures and sign-outs; those of nobody we know have company 0. Kept for 184 days at least (网络安全法).
create table people.audit (
  company_id bigint not null,
  id uuid not null,
  at timestamptz not null,
  what text not null,
  user_id uuid,
  account_hash bytea,
  address text not null,
  user_agent text not null,
  primary key (company_id, id)
);
create index audit_by_user on people.audit (company_id, user_id, at desc);

call platform.protect('people');
revoke update, delete on people.audit from gendan_app;
revoke delete on people.people, people.roles, people.departments, people.stand_ins, people.tokens from gendan_app;

-- Authentication reads these in one statement before it knows the company. It runs as the connection's own user; all other
-- work runs as gendan_app, to which this policy does not apply.
create policy sign_in on people.people for select to current_user using (true);
create policy sign_in on people.roles for select to current_user using (true);
create policy sign_in on people.departments for select to current_user using (true);
create policy sign_in on people.stand_ins for select to current_user using (true);
create policy sign_in on people.tokens to current_user using (true);
