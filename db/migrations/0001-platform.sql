-- What every room stands on: the application's role, the company of a transaction, idempotency keys, settings.

do $$ begin
  if not exists (select from pg_roles where rolname = 'gendan_app') then create role gendan_app nologin; end if;
end $$;
do $$ begin execute format('grant gendan_app to %I', current_user); end $$;

create schema platform;
grant usage on schema platform to gendan_app;

create function platform.company() returns bigint language sql stable parallel safe
  as $$ select nullif(current_setting('gendan.company', true), '')::bigint $$;

-- Called by each migration after it has made a room's tables: the application's role may use them, and row-level security
-- keeps companies apart even where a query forgot its company_id.
create procedure platform.protect(room text) language plpgsql as $$
declare t record;
begin
  execute format('grant usage on schema %I to gendan_app', room);
  for t in
    select c.relname as table_name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
     where c.relnamespace = room::regnamespace and c.relkind in ('r', 'p')
       and not exists (select from pg_policy p where p.polrelid = c.oid)
  loop
    execute format('grant select, insert, update, delete on %I.%I to gendan_app', room, t.table_name);
    execute format('alter table %I.%I enable row level security', room, t.table_name);
    execute format('alter table %I.%I force row level security', room, t.table_name);
    execute format('create policy own_company on %I.%I using (company_id = (select platform.company()))', room, t.table_name);
  end loop;
end $$;

create table platform.idempotency (
  company_id bigint not null,
  actor_id uuid not null,
  key text not null,
  request_hash text not null,
  answer jsonb,
  at timestamptz not null,
  primary key (company_id, actor_id, key)
);
create index idempotency_by_age on platform.idempotency (company_id, at);
call platform.protect('platform');

-- Settings of the whole installation (clock of a demo, public address); not of a company.
create table platform.settings (name text primary key, value jsonb not null);
grant select, insert, update on platform.settings to gendan_app;
