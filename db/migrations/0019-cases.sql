-- Cases 异常单 / 售后单 about any document: who answers for it, what was said, how it ended.

create schema cases;

create table cases.cases (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  subject_kind text not null,
  subject_id uuid not null,
  part text,
  title text not null,
  customer_name text not null,
  salesperson_id uuid,
  department_id uuid,
  kind text not null,
  source text not null,
  description text not null,
  departments uuid[] not null default '{}',
  photos uuid[] not null default '{}',
  state text not null,
  revision int not null default 0,
  opened_at timestamptz not null,
  opened_by uuid not null,
  opened_by_name text not null,
  owner_id uuid,
  owner_name text,
  proposal text,
  customer_answer text,
  result text,
  satisfaction int check (satisfaction between 1 and 5),
  settled_at timestamptz,
  search_text text not null,
  primary key (company_id, id),
  unique (company_id, number),
  check ((state = 'settled') = (settled_at is not null and result is not null))
);
create index cases_newest on cases.cases (company_id, opened_at desc, id desc);
create index cases_by_state on cases.cases (company_id, state, opened_at desc, id desc);
create index cases_of_subject on cases.cases (company_id, subject_kind, subject_id);
create index cases_by_salesperson on cases.cases (company_id, salesperson_id, opened_at desc, id desc);

-- The keys under which a case is found by part of its number, title or customer.
create table cases.case_grams (
  company_id bigint not null,
  gram text not null collate "C",
  id uuid not null,
  primary key (company_id, gram, id)
);

create table cases.notes (
  company_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  text text not null,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id)
);
create index notes_of_case on cases.notes (company_id, case_id, at, id);

call platform.protect('cases');
revoke update, delete on cases.notes from gendan_app;
revoke delete on cases.cases from gendan_app;
