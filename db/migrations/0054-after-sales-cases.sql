-- Cases as after-sales works on them: what is affected, what quality found, what was offered, answered and done, and what it cost.

alter table cases.cases
  add column order_id uuid,
  add column customer_id uuid,
  add column finding text,
  -- Who answers for what went wrong, as quality sees it.
  add column blame text,
  add column proposals text[] not null default '{}',
  add column answer text check (answer in ('accepted', 'partly', 'refused')),
  add column carried_out text,
  add column escalated_to text,
  add column cost numeric(18,2) not null default 0 check (cost >= 0);
-- The owner of the tables is bound by row-level security as everybody; here he writes all companies' rows.
alter table cases.cases no force row level security;
update cases.cases set order_id = subject_id where subject_kind = 'order';
alter table cases.cases force row level security;
create index cases_by_kind on cases.cases (company_id, kind, id);
create index cases_by_customer on cases.cases (company_id, customer_id, id);
create index cases_of_order on cases.cases (company_id, order_id);

-- Goods that a case is about, in the order's sales unit.
create table cases.lines (
  company_id bigint not null,
  case_id uuid not null,
  order_line_id uuid not null,
  line_no int not null,
  product_id uuid not null,
  product_code text not null,
  name text not null,
  unit text not null,
  quantity numeric(18,6) not null check (quantity > 0),
  primary key (company_id, case_id, order_line_id),
  foreign key (company_id, case_id) references cases.cases (company_id, id)
);
create index lines_by_product on cases.lines (company_id, product_id, case_id);

-- What was found, offered, answered, done, handed up: each with its pictures. `codes` are the words chosen.
create table cases.steps (
  company_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  what text not null check (what in ('findingAsked', 'found', 'proposed', 'answered', 'carriedOut', 'escalated', 'settled', 'reopened')),
  codes text[] not null default '{}',
  means text,
  text text not null,
  files uuid[] not null default '{}',
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id)
);
create index steps_of_case on cases.steps (company_id, case_id, at, id);

-- What a case cost; a wrong line is taken back by one with the opposite amount.
create table cases.costs (
  company_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  amount numeric(18,2) not null check (amount <> 0),
  currency text not null,
  note text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, case_id) references cases.cases (company_id, id)
);
create index costs_of_case on cases.costs (company_id, case_id, at, id);

-- The orders of a delay: until when they were promised, until when they will be, the word that was drafted, and what the customer said.
create table cases.delayed (
  company_id bigint not null,
  case_id uuid not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  salesperson_id uuid,
  date_before date,
  date_after date,
  draft text not null,
  told_at timestamptz,
  told_means text,
  told_to text,
  told_by_name text,
  answer text check (answer in ('acceptsDate', 'wantsPartial', 'cancels')),
  answer_note text,
  answered_at timestamptz,
  answered_by_name text,
  primary key (company_id, case_id, order_id),
  foreign key (company_id, case_id) references cases.cases (company_id, id),
  check ((told_at is null) = (told_means is null)),
  check (answer is null or told_at is not null)
);
create index delayed_of_order on cases.delayed (company_id, order_id);

call platform.protect('cases');
revoke update, delete on cases.notes, cases.steps, cases.costs from gendan_app;
revoke update, delete on cases.lines from gendan_app;
revoke delete on cases.cases, cases.delayed from gendan_app;
