-- A company chooses by which rules its people's passwords are made: ASVS 5.0, or GB/T 22239 (等保), which also has them changed.

alter table people.security add column password_profile text not null default 'asvs' check (password_profile in ('asvs', 'gbt22239'));
-- Passwords that are older than these rules are chosen anew at the next sign-in.
alter table people.security add column profile_since timestamptz;

-- Hashes of the password of today and, where the rules ask for it, of those before. Like all hashes for sign-in alone: the application's role reads and writes none.
create table login.past_passwords (
  user_id uuid not null references login.users (id),
  set_at timestamptz not null,
  hash text not null,
  primary key (user_id, set_at)
);
insert into login.past_passwords (user_id, set_at, hash) select user_id, max(updated_at), max(password) from login.accounts where provider_id = 'credential' and password is not null group by user_id;

alter table login.sessions drop constraint sessions_waits_for_check;
alter table login.sessions add constraint sessions_waits_for_check check (waits_for in ('code', 'enrolment', 'password'));
-- How long it may lie unused, as the company's rules said when it was opened.
alter table login.sessions add column idle_minutes integer not null default 720;
