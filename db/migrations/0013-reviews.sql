-- Reviews of any document: steps in sequence or side by side, automatic checks, statements and signatures bound to a version.

create schema reviews;

create table reviews.reviews (
  company_id bigint not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  subject_version int not null,
  subject_hash text not null,
  title text not null,
  summary jsonb not null,
  entered_by uuid not null,
  owner_id uuid,
  department_id uuid,
  opened_by uuid not null,
  opened_by_name text not null,
  opened_at timestamptz not null,
  state text not null,
  closed_at timestamptz,
  primary key (company_id, id)
);
-- A document has at most one review running.
create unique index one_open_review on reviews.reviews (company_id, subject_kind, subject_id) where state = 'open';
create index reviews_of_subject on reviews.reviews (company_id, subject_kind, subject_id, opened_at desc);
create index reviews_by_submitter on reviews.reviews (company_id, opened_by, opened_at desc, id desc);

create table reviews.steps (
  company_id bigint not null,
  review_id uuid not null,
  key text not null,
  name jsonb not null,
  sequence int not null,
  roles text[] not null,
  check_names text[] not null,
  asks text[] not null,
  estimate_roles text[],
  passes_by_itself boolean not null,
  self_approval boolean not null,
  statement_rule text not null,
  signature_rule text not null,
  state text not null,
  opened_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  statement text,
  answers jsonb not null default '{}',
  checks jsonb not null default '[]',
  signature jsonb,
  primary key (company_id, review_id, key),
  foreign key (company_id, review_id) references reviews.reviews (company_id, id)
);
-- No index over the roles: under row-level security array operators cannot use one, and few steps are open at a time.
create index steps_open on reviews.steps (company_id, opened_at) where state = 'open';
create index steps_by_decider on reviews.steps (company_id, decided_by, decided_at desc) where decided_by is not null;

create table reviews.estimates (
  company_id bigint not null,
  id uuid not null,
  review_id uuid not null,
  step_key text not null,
  roles text[] not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  days int,
  ready_on date,
  note text,
  primary key (company_id, id),
  foreign key (company_id, review_id) references reviews.reviews (company_id, id)
);
create index estimates_of_review on reviews.estimates (company_id, review_id);
create index estimates_open on reviews.estimates (company_id, asked_at) where answered_at is null;

call platform.protect('reviews');
