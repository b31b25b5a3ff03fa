-- Backups of the installation: asked for by the clock, by an administrator or on the command line. All companies lie in one archive, so these rows belong to none of them.

create schema backups;
grant usage on schema backups to gendan_app;

create table backups.runs (
  id uuid primary key,
  kind text not null check (kind in ('scheduled', 'asked', 'command')),
  state text not null check (state in ('asked', 'running', 'good', 'failed')),
  asked_at timestamptz not null,
  began_at timestamptz,
  -- Moved while its process lives; one that stands still belongs to a process that died.
  beat_at timestamptz,
  ended_at timestamptz,
  -- Name of the archive in the folder of backups.
  file text,
  bytes bigint,
  rows bigint,
  files bigint,
  missing bigint,
  -- Read back after it was written, every hash compared.
  verified_at timestamptz,
  error text,
  -- Taken out of the folder, because enough newer ones are kept.
  removed_at timestamptz,
  check (state <> 'good' or (file is not null and verified_at is not null))
);
-- Several processes look at the clock; one writes.
create unique index one_at_a_time on backups.runs ((true)) where state = 'running';
create index runs_by_time on backups.runs (asked_at desc, id desc);
grant select, insert, update on backups.runs to gendan_app;
