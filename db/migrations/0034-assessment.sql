-- Assessment 考核: penalties and rewards as proposals with evidence, confirmed by a named manager, open to appeal; posted nowhere.

create schema assessment;

create table assessment.entries (
  company_id bigint not null,
  id uuid not null,
  -- What it is about, and under which rule: written once.
  kind text not null,
  origin text not null check (origin in ('duty', 'hand')),
  term_key text not null,
  term_name jsonb not null,
  policy_id uuid not null,
  policy_version int not null,
  confirmed_by text[] not null,
  appeal_days int not null,
  day date not null,
  duty_id uuid,
  evidence jsonb not null,
  reason text not null,
  role text,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  -- What people decide about it.
  person_id uuid,
  person_name text not null,
  department_ids uuid[] not null,
  amount numeric(18,2),
  points int,
  state text not null,
  revision int not null default 0,
  decision jsonb,
  appeal_until timestamptz,
  appeal jsonb,
  settlement jsonb,
  primary key (company_id, id),
  -- A broken limit is proposed once under a rule, however often it is told.
  unique (company_id, duty_id, term_key),
  foreign key (company_id, person_id) references people.people (company_id, id),
  foreign key (company_id, policy_id, policy_version) references policies.versions (company_id, policy_id, version),
  check (origin <> 'duty' or duty_id is not null),
  check (state in ('proposed', 'dismissed') or person_id is not null),
  check ((state = 'proposed') = (decision is null)),
  check (state not in ('appealed', 'upheld', 'withdrawn') or appeal is not null),
  check ((state in ('upheld', 'withdrawn')) = (settlement is not null))
);
create index entries_of_person on assessment.entries (company_id, person_id, id desc);
create index entries_by_day on assessment.entries (company_id, day, id desc);
create index entries_to_decide on assessment.entries (company_id, id desc) where state in ('proposed', 'appealed');

call platform.protect('assessment');
-- Who proposed what, when and on which evidence can no longer change; only what people decide about it.
revoke update, delete on assessment.entries from gendan_app;
grant update (person_id, person_name, department_ids, amount, points, state, revision, decision, appeal_until, appeal, settlement) on assessment.entries to gendan_app;

-- Whether a broken limit was told on; the verdict falls in a set-based closing, which tells nobody.
alter table duties.duties add column reported boolean not null default false;
create index to_report on duties.duties (company_id, closed_at) where kept = false and not reported;
