-- When a company works: versions of its calendar, each a whole, because duties remember the version that set their due time.

create schema calendar;

create table calendar.versions (
  company_id bigint not null,
  version integer not null,
  -- Time zone, week of shifts, known years, days that differ from the week with their names.
  calendar jsonb not null,
  made_at timestamptz not null,
  made_by uuid not null,
  primary key (company_id, version)
);

call platform.protect('calendar');
-- A version never changes: what it set must stay explainable.
revoke update, delete on calendar.versions from gendan_app;
