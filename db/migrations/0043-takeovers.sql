-- Moving in: the old books as files, the sums that somebody typed in from them, and the acceptance that seals both.

create schema takeovers;

-- One for each company. Until it is accepted the books (stock, balances, orders) are files only; accepting makes facts of them.
create table takeovers.takeovers (
  company_id bigint not null,
  id uuid not null,
  cutover_on date not null,
  opened_by uuid not null,
  opened_at timestamptz not null,
  accepted_by uuid,
  accepted_at timestamptz,
  -- What was accepted: the sums and the hashes of the files.
  accepted jsonb,
  revision int not null default 1,
  primary key (company_id, id),
  unique (company_id),
  check ((accepted_by is null) = (accepted_at is null) and (accepted_at is null) = (accepted is null))
);

-- Every file that was taken in; of each kind the latest counts that nobody took away.
create table takeovers.files (
  company_id bigint not null,
  id uuid not null,
  takeover_id uuid not null,
  kind text not null,
  source text not null,
  name text not null,
  sha256 text not null,
  columns jsonb not null,
  rows int not null,
  sums jsonb not null,
  by uuid not null,
  by_name text not null,
  at timestamptz not null,
  removed_by uuid,
  removed_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, takeover_id) references takeovers.takeovers (company_id, id),
  check ((removed_by is null) = (removed_at is null))
);
create index files_by_kind on takeovers.files (company_id, takeover_id, kind, id desc);

-- Sums as the old books say them, typed in by a person.
create table takeovers.controls (
  company_id bigint not null,
  takeover_id uuid not null,
  key text not null,
  value numeric not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, takeover_id, key),
  foreign key (company_id, takeover_id) references takeovers.takeovers (company_id, id)
);

-- Which column of an old system's file holds what, as somebody mended it: by the name that people give the system.
create table takeovers.mappings (
  company_id bigint not null,
  source text not null,
  kind text not null,
  columns jsonb not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, source, kind)
);

call platform.protect('takeovers');
revoke delete on takeovers.takeovers, takeovers.files, takeovers.controls, takeovers.mappings from gendan_app;
revoke update on takeovers.takeovers, takeovers.files from gendan_app;
grant update (cutover_on, accepted_by, accepted_at, accepted, revision) on takeovers.takeovers to gendan_app;
grant update (removed_by, removed_at) on takeovers.files to gendan_app;

-- What is accepted is sealed, whoever writes.
create function takeovers.sealed() returns trigger language plpgsql as $$
begin
  if exists (select from takeovers.takeovers t where t.company_id = new.company_id and t.id = new.takeover_id and t.accepted_at is not null) then
    raise exception 'takeover % is accepted', new.takeover_id;
  end if;
  return new;
end $$;
create trigger sealed before insert or update on takeovers.files for each row execute function takeovers.sealed();
create trigger sealed before insert or update on takeovers.controls for each row execute function takeovers.sealed();
create function takeovers.accepted_once() returns trigger language plpgsql as $$
begin
  if old.accepted_at is not null then raise exception 'takeover % is accepted', old.id; end if;
  return new;
end $$;
create trigger accepted_once before update on takeovers.takeovers for each row execute function takeovers.accepted_once();

-- A company is a demo from its first moment or never: the column was promised to stay, now the database keeps the promise.
create function companies.demo_stays() returns trigger language plpgsql as $$
begin
  if new.demo is distinct from old.demo then raise exception 'company % cannot change between demo and real', old.id; end if;
  return new;
end $$;
create trigger demo_stays before update on companies.companies for each row execute function companies.demo_stays();
