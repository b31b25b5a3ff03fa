-- Production: what orders want made, when which machine makes it, how far it is.

create schema production;

create table production.work_centres (
  company_id bigint not null,
  id uuid not null,
  code text not null,
  name text not null,
  -- What it makes on one working day.
  capacity numeric(18,6) not null check (capacity >= 0),
  unit text not null,
  -- Gives runs their numbers; counted under the lock that planning takes anyway.
  runs_made int not null default 0,
  primary key (company_id, id),
  unique (company_id, code)
);

create table production.downtimes (
  company_id bigint not null,
  id uuid not null,
  work_centre_id uuid not null,
  from_day date not null,
  to_day date not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  primary key (company_id, id),
  foreign key (company_id, work_centre_id) references production.work_centres (company_id, id),
  check (from_day <= to_day)
);
create index downtimes_by_centre on production.downtimes (company_id, work_centre_id, to_day);

create table production.requests (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  order_number text not null,
  customer_name text not null,
  schedule_id uuid not null,
  product_id uuid not null,
  product_code text not null,
  product_name text not null,
  spec text not null,
  unit text not null,
  quantity numeric(18,6) not null check (quantity > 0),
  planned numeric(18,6) not null default 0,
  needed_by date,
  urgent boolean not null,
  custom_parameters text,
  -- Work-centre units that one unit of the product takes.
  load_factor numeric(18,6) not null check (load_factor > 0),
  operations text[] not null,
  requested_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, schedule_id),
  check (0 <= planned and planned <= quantity)
);
create index requests_open on production.requests (company_id, (coalesce(needed_by, 'infinity'::date)), id) where planned < quantity;
create index requests_of_order on production.requests (company_id, order_id);

create table production.runs (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  state text not null,
  revision int not null default 0,
  work_centre_id uuid not null,
  product_id uuid not null,
  quantity numeric(18,6) not null check (quantity > 0),
  start_day date not null,
  end_day date not null,
  expected_finish date not null,
  -- The expected finish that sales was last told to be too late.
  told_finish date,
  operations text[] not null,
  current_operation text,
  percent int not null default 0 check (percent between 0 and 100),
  note text not null default '',
  reported_on date,
  reported_at timestamptz,
  planned_by uuid not null,
  planned_at timestamptz not null,
  approved_by uuid,
  approved_on date,
  started_on date,
  finished_on date,
  good numeric(18,6),
  scrap numeric(18,6),
  return_reason text,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, work_centre_id) references production.work_centres (company_id, id)
);
create index runs_by_finish on production.runs (company_id, expected_finish, id);
create index runs_open_by_finish on production.runs (company_id, expected_finish, id) where state <> 'stockedIn';
create index runs_by_finished_day on production.runs (company_id, finished_on);

create table production.run_shares (
  company_id bigint not null,
  run_id uuid not null,
  request_id uuid not null,
  order_id uuid not null,
  quantity numeric(18,6) not null check (quantity > 0),
  stocked numeric(18,6) not null default 0,
  primary key (company_id, run_id, request_id),
  foreign key (company_id, run_id) references production.runs (company_id, id),
  foreign key (company_id, request_id) references production.requests (company_id, id),
  check (stocked <= quantity)
);
create index run_shares_of_request on production.run_shares (company_id, request_id);
create index run_shares_of_order on production.run_shares (company_id, order_id);

create table production.run_days (
  company_id bigint not null,
  work_centre_id uuid not null,
  day date not null,
  run_id uuid not null,
  load numeric(18,6) not null check (load > 0),
  primary key (company_id, work_centre_id, day, run_id),
  foreign key (company_id, run_id) references production.runs (company_id, id)
);
create index run_days_of_run on production.run_days (company_id, run_id);

create table production.reports (
  company_id bigint not null,
  id uuid not null,
  run_id uuid not null,
  day date not null,
  at timestamptz not null,
  by uuid not null,
  current_operation text,
  percent int not null,
  expected_finish date not null,
  note text not null,
  unchanged boolean not null,
  primary key (company_id, id),
  foreign key (company_id, run_id) references production.runs (company_id, id)
);
create index reports_of_run on production.reports (company_id, run_id, day);

create table production.inspections (
  company_id bigint not null,
  id uuid not null,
  run_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  outcome text not null check (outcome in ('passed', 'failed')),
  checks jsonb not null,
  good numeric(18,6) not null,
  rejected numeric(18,6) not null,
  reason text,
  primary key (company_id, id),
  foreign key (company_id, run_id) references production.runs (company_id, id)
);
create index inspections_of_run on production.inspections (company_id, run_id, at);

call platform.protect('production');
revoke update, delete on production.reports, production.inspections, production.downtimes from gendan_app;
revoke delete on production.runs, production.requests, production.work_centres from gendan_app;
