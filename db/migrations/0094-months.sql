-- What grows without end lies in one table a month, so that what is over goes as a whole table and what is young is read alone: the journal and the audit here,
-- letters in 0095. Months are those of UTC. Made ahead by `platform.make_months`; a row whose month is not there waits in the default partition and is moved by its next run.

-- How long what is kept. A class without days is kept for ever; no class goes sooner than its floor.
create table platform.keeping (
  class text primary key,
  floor_days integer check (floor_days > 0),
  kept_days integer,
  reason text not null,
  check (kept_days is null or kept_days >= floor_days),
  check (floor_days is not null or kept_days is null)
);
insert into platform.keeping (class, floor_days, kept_days, reason) values
  ('books', null, null, 'All that is named in no other class: orders, goods, invoices, receipts, papers. Vouchers are kept for 30 years at least (Measures for the Administration of Accounting Archives); nothing removes them.'),
  ('journal', null, null, 'It proves what the books say, and a chain without its beginning proves nothing: no part of it goes before the books.'),
  ('audit', 184, 400, 'Six months of logs at least (Cybersecurity Law, art. 23), which are 184 days at most; a year and a month, so that a year can be compared with the one before.'),
  ('letters', 1096, 3653, 'Three years after the deal is done (E-Commerce Law, art. 31), and a deal may take years; ten years, as other accounting records.');

create table platform.monthly (
  -- schema.table
  name text primary key,
  -- The column by which its rows lie in their months.
  by_column text not null,
  class text not null references platform.keeping (class)
);

create view platform.months as
  select m.name, m.by_column, m.class, n.nspname || '.' || c.relname as part, to_date(substring(c.relname from '_(\d{4}_\d{2})$'), 'YYYY_MM') as month,
         greatest(c.reltuples, 0)::bigint as about_rows, pg_total_relation_size(c.oid) as bytes
    from platform.monthly m join pg_inherits i on i.inhparent = m.name::regclass join pg_class c on c.oid = i.inhrelid join pg_namespace n on n.oid = c.relnamespace;

-- Makes one month of a table and moves there what waits in the default partition.
create procedure platform.make_month(p_name text, p_by text, p_month date) language plpgsql as $$
declare
  part text := p_name || to_char(p_month, '"_"YYYY"_"MM');
  since timestamptz := p_month::timestamp at time zone 'UTC';
  upto timestamptz := (p_month + interval '1 month')::timestamp at time zone 'UTC';
begin
  execute format('create table %s (like %s including all)', part, p_name);
  execute format('with moved as (delete from %s_default where %I >= %L and %I < %L returning *) insert into %s select * from moved', p_name, p_by, since, p_by, upto, part);
  execute format('alter table %s attach partition %s for values from (%L) to (%L)', p_name, part, since, upto);
  -- Nobody but its owner may name a month; should anybody be let in by mistake, companies are apart there too.
  execute format('alter table %s enable row level security', part);
  execute format('alter table %s force row level security', part);
  execute format('create policy own_company on %s using (company_id = (select platform.company()))', part);
end $$;

-- Makes the months of all monthly tables from one instant (p_now without it) to three months after p_now, and those of rows that wait in default partitions; tells what it made.
-- Several may call it at once: one works, the others wait and find it done.
create function platform.make_months(p_now timestamptz, p_since timestamptz default null) returns text[] language plpgsql set lock_timeout = '5s' as $$
declare
  t record;
  each_month date;
  waiting date[];
  made text[] := '{}';
begin
  for t in select name, by_column from platform.monthly order by name for update loop
    execute format('select array(select distinct date_trunc(''month'', %I at time zone ''UTC'')::date from %s_default)', t.by_column, t.name) into waiting;
    for each_month in
      select distinct w.month from (
        select generate_series(date_trunc('month', coalesce(p_since, p_now) at time zone 'UTC'), date_trunc('month', p_now at time zone 'UTC') + interval '3 months', interval '1 month')::date as month
        union all select unnest(waiting)) w
       where not exists (select from platform.months m where m.name = t.name and m.month = w.month) order by 1
    loop
      call platform.make_month(t.name, t.by_column, each_month);
      made := made || (t.name || to_char(each_month, '" "YYYY-MM'));
    end loop;
  end loop;
  return made;
end $$;

-- Turns a table, emptied of its name, into one of months: p_old is what it was, its successor p_name is made and empty.
create procedure platform.fill_months(p_old text, p_name text, p_by text, p_class text) language plpgsql as $$
begin
  insert into platform.monthly (name, by_column, class) values (p_name, p_by, p_class);
  execute format('create table %s_default partition of %s default', p_name, p_name);
  execute format('alter table %s_default enable row level security', p_name);
  execute format('alter table %s_default force row level security', p_name);
  execute format('create policy own_company on %s_default using (company_id = (select platform.company()))', p_name);
  -- `gendan verify` looks whether anything waits there; whoever makes months moves it, across companies.
  execute format('grant select on %s_default to gendan_app', p_name);
  execute format('create policy making_months on %s_default to current_user using (true)', p_name);
  execute format('alter table %s no force row level security', p_old);
  execute format('select platform.make_months(now(), min(%I)) from %s', p_by, p_old);
  execute format('insert into %s select * from %s', p_name, p_old);
  execute format('drop table %s', p_old);
end $$;

-- When a month goes; null: never.
create function platform.month_goes_at(p_month date, p_class text) returns timestamptz language sql stable as $$
  select (p_month + interval '1 month')::timestamp at time zone 'UTC' + make_interval(days => kept_days) from platform.keeping where class = p_class $$;

-- Drops a month whose time is over; refuses every other. p_now is the clock of whoever asks; one that runs more than a day ahead of the database's own (and of the demo's, where there is one) is not believed.
create procedure platform.drop_month(p_name text, p_month date, p_now timestamptz) language plpgsql as $$
declare
  its record;
  goes_at timestamptz;
  demo interval := coalesce((select (value ->> 'offset')::double precision * interval '1 millisecond' from platform.settings where name = 'demo.clock'), interval '0');
begin
  select part, class into its from platform.months where name = p_name and month = p_month;
  if not found then raise exception 'there is no month % of %', p_month, p_name; end if;
  goes_at := platform.month_goes_at(p_month, its.class);
  if p_now > now() + demo + interval '1 day' then raise exception 'the clock that says % is not believed: nothing is dropped', p_now using errcode = 'GD031'; end if;
  if goes_at is null then raise exception '% of % is kept for ever', to_char(p_month, 'YYYY-MM'), p_name using errcode = 'GD031'; end if;
  if goes_at > p_now then raise exception '% of % is kept until %', to_char(p_month, 'YYYY-MM'), p_name, goes_at using errcode = 'GD031'; end if;
  set local lock_timeout = '2s';
  execute format('alter table %s detach partition %s', p_name, its.part);
  execute format('drop table %s', its.part);
end $$;

-- For whoever watches: how many months lie ready after this one, and how many rows wait outside of all months.
create function platform.month_state(p_now timestamptz) returns table (name text, ahead integer, outside bigint) language plpgsql stable as $$
begin
  for name in select m.name from platform.monthly m order by 1 loop
    select count(*) into ahead from platform.months m where m.name = month_state.name and m.month > date_trunc('month', p_now at time zone 'UTC');
    execute format('select count(*) from %s_default', name) into outside;
    return next;
  end loop;
end $$;

-- The journal. Its key holds the month, so no index alone keeps a number from being there twice in two months: the head does, whose row every writer locks and counts on (decision 0027).
alter table journal.heads
  -- Between these lie all entries of the chain: a reader looks into no other month. Whoever writes a head without them has its chain looked for in all.
  add column first_at timestamptz not null default '-infinity',
  add column last_at timestamptz not null default 'infinity';

alter table journal.entries rename to entries_before;
alter table journal.entries_before drop constraint entries_pkey;
drop index journal.entries_by_time, journal.entries_by_actor;
create table journal.entries (
  company_id bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid not null,
  -- The exact text that was hashed; facts are read out of it.
  body text not null,
  hash bytea not null,
  primary key (company_id, subject_kind, subject_id, seq, at)
) partition by range (at);
create index entries_by_time on journal.entries (company_id, at desc);
create index entries_by_actor on journal.entries (company_id, actor_id, at desc);
call platform.fill_months('journal.entries_before', 'journal.entries', 'at', 'journal');
call platform.protect('journal');
revoke update, delete on journal.entries from gendan_app;

alter table journal.heads no force row level security;
alter table journal.entries no force row level security;
update journal.heads h set first_at = e.first_at, last_at = e.last_at
  from (select company_id, subject_kind, subject_id, min(at) as first_at, max(at) as last_at from journal.entries group by 1, 2, 3) e
 where h.company_id = e.company_id and h.subject_kind = e.subject_kind and h.subject_id = e.subject_id;
alter table journal.entries force row level security;
alter table journal.heads force row level security;

-- The audit: sign-ins, denied access, whose power changed. Its ids are made by the application out of the instant and chance.
alter table people.audit rename to audit_before;
alter table people.audit_before drop constraint audit_pkey;
drop index people.audit_by_user, people.audit_by_time, people.audit_by_kind;
create table people.audit (
  company_id bigint not null,
  id uuid not null,
  at timestamptz not null,
  what text not null,
  user_id uuid,
  account_hash bytea,
  address text not null,
  user_agent text not null,
  actor_id uuid,
  facts jsonb not null default '{}',
  primary key (company_id, id, at)
) partition by range (at);
create index audit_by_user on people.audit (company_id, user_id, at desc);
create index audit_by_time on people.audit (company_id, id desc);
create index audit_by_kind on people.audit (company_id, what, id desc);
call platform.fill_months('people.audit_before', 'people.audit', 'at', 'audit');
call platform.protect('people');
revoke update, delete on people.audit from gendan_app;
