-- A customer's person whose name, phones and addresses were deleted: his key stays, for orders and journal name it, and nobody is called or written to by it any more.
alter table customers.contacts add column erased_at timestamptz;
alter table customers.contacts add constraint erased_serves_for_nothing
  check (erased_at is null or (not active and not signatory and not receives_confirmations and job_title = ''));

-- A colleague who left: his telephone goes, and his e-mail with all that opened his account. His name stays beside what he signed and decided.
alter table people.people add column erased_at timestamptz;
alter table people.people add constraint erased_has_left check (erased_at is null or state = 'left');

-- The application's role neither changes logins nor reads their passwords, and one login may work in several companies: so this looks at all of them, as the owner, and does one thing.
-- False while anybody works by it, or a company keeps it for somebody who may return.
create function login.forget(of_user uuid) returns boolean language plpgsql security definer set search_path = pg_catalog as $$
declare
  asking text := current_setting('gendan.company', true);
  firm bigint;
  kept boolean := false;
begin
  perform 1 from login.users where id = of_user for update;
  if exists (select from login.members m where m.user_id = of_user) then return false; end if;
  -- Row-level security binds an owner, too, unless he is a superuser: so each company is asked as itself.
  for firm in select c.id from companies.companies c loop
    perform set_config('gendan.company', firm::text, true);
    kept := kept or exists (select from people.people p where p.company_id = firm and p.user_id = of_user and p.erased_at is null);
  end loop;
  perform set_config('gendan.company', coalesce(asking, ''), true);
  if kept then return false; end if;
  delete from login.sessions where user_id = of_user;
  delete from login.accounts where user_id = of_user;
  delete from login.past_passwords where user_id = of_user;
  delete from login.recovery_codes where user_id = of_user;
  delete from login.second_factors where user_id = of_user;
  delete from login.invitations where user_id = of_user;
  delete from login.resets where user_id = of_user;
  delete from login.provider_accounts where user_id = of_user;
  update login.users set email = of_user || '@erased.invalid', name = '', email_verified = false where id = of_user;
  return true;
end $$;
revoke all on function login.forget(uuid) from public;
grant execute on function login.forget(uuid) to gendan_app;
