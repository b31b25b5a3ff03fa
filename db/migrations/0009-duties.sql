-- Duties: what somebody must do by a time, with warning, escalations, pauses, and kept or broken as a fact.

create schema duties;

create table duties.duties (
  company_id bigint not null,
  id uuid not null,
  definition_id text not null,
  -- The definition as the policy had it at the opening; a later version of the policy leaves a running duty alone.
  definition jsonb not null,
  -- Of the definition, for the set-based closing.
  closes text[] not null,
  subject_kind text not null,
  subject_id uuid not null,
  title text not null,
  part text,
  day date,
  owner_id uuid,
  owner_role text,
  -- Roles to which it was escalated so far.
  escalated_to text[] not null default '{}',
  opened_at timestamptz not null,
  target timestamptz,
  due_at timestamptz,
  missing_year integer,
  calendar_version integer not null,
  steps jsonb not null,
  level integer not null,
  next_step_at timestamptz,
  pauses jsonb not null,
  state text not null check (state in ('open', 'paused', 'closed', 'cancelled')),
  kept boolean,
  closed_at timestamptz,
  closed_by uuid,
  cancel_reason text,
  primary key (company_id, id)
);
-- One of a kind runs at a time; the event that would open it again finds it running.
create unique index running on duties.duties (company_id, subject_kind, subject_id, definition_id, part, day) nulls not distinct where state in ('open', 'paused');
-- A daily duty exists once a day; one of a day of rest that became a working day again may be opened anew.
create unique index once_a_day on duties.duties (company_id, day, definition_id, subject_kind, subject_id, part) nulls not distinct where day is not null and state <> 'cancelled';
create index of_subject on duties.duties (company_id, subject_kind, subject_id, opened_at desc);
-- The sweep.
create index to_fire on duties.duties (company_id, next_step_at) where next_step_at is not null;
create index by_calendar on duties.duties (company_id, calendar_version) where state in ('open', 'paused') or (state = 'closed' and due_at is null and missing_year is not null);
-- Lists: by owner, by role, for supervisors, soonest due first.
create index by_owner on duties.duties (company_id, owner_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('open', 'paused');
create index by_role on duties.duties (company_id, owner_role, (coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('open', 'paused');
create index by_due on duties.duties (company_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('open', 'paused');
-- Not an index of the array: its operators are not leakproof, so row-level security would keep PostgreSQL from using it.
create index escalated on duties.duties (company_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where state in ('open', 'paused') and escalated_to <> '{}';
create index broken on duties.duties (company_id, closed_at desc, id desc) where kept = false;

call platform.protect('duties');
revoke delete on duties.duties from gendan_app;
