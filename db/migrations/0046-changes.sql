-- Changes 订单变更: how an order that went to review comes to its next version, is called off, or has lines closed short; and what each of that meant.

create schema changes;

create table changes.changes (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  salesperson_id uuid,
  department_id uuid,
  order_created_by uuid not null,
  -- What is wanted, why, and how that became known: written once.
  kind text not null check (kind in ('amend', 'cancel', 'shortClose')),
  content jsonb not null,
  reason text not null,
  source jsonb not null,
  currency text not null,
  compensation numeric(18,2) check (compensation >= 0),
  base_version int not null,
  base_hash text not null,
  differences jsonb not null,
  ruling jsonb not null,
  -- The proposed version word for word, with what the order takes over of it.
  proposed_body text not null,
  proposed_hash text not null,
  proposal jsonb not null,
  requested_at timestamptz not null,
  requested_by uuid not null,
  requested_by_name text not null,
  -- What became of it.
  state text not null check (state in ('inReview', 'toSign', 'awaitingCustomer', 'applied', 'refused', 'withdrawn')),
  consent_request_id uuid,
  agreement_paper_id uuid,
  closed_at timestamptz,
  closed_by uuid,
  closed_by_name text,
  closed_why text,
  applied_version int,
  revision int not null default 0,
  search_text text not null,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  check ((state in ('applied', 'refused', 'withdrawn')) = (closed_at is not null)),
  check ((state = 'applied') = (applied_version is not null)),
  check (compensation is null or kind = 'cancel')
);
-- An order has at most one change that is not decided.
create unique index one_open_change on changes.changes (company_id, order_id) where state in ('inReview', 'toSign', 'awaitingCustomer');
create index changes_newest on changes.changes (company_id, id desc);
create index changes_of_order on changes.changes (company_id, order_id, id desc);
create index changes_by_state on changes.changes (company_id, state, id desc);
create index changes_by_salesperson on changes.changes (company_id, salesperson_id, id desc);

-- What a change meant at each moment at which somebody went by it.
create table changes.impacts (
  company_id bigint not null,
  id uuid not null,
  change_id uuid not null,
  occasion text not null check (occasion in ('requested', 'decided', 'approved', 'consented', 'applied', 'refused')),
  step text,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  sheet jsonb not null,
  primary key (company_id, id),
  foreign key (company_id, change_id) references changes.changes (company_id, id)
);
create index impacts_of_change on changes.impacts (company_id, change_id, id);

-- The keys under which a change is found by part of its number, its order's number or its customer's name.
create table changes.change_grams (
  company_id bigint not null,
  gram text not null,
  id uuid not null,
  primary key (company_id, gram, id),
  foreign key (company_id, id) references changes.changes (company_id, id)
);

call platform.protect('changes');
revoke update, delete on changes.changes, changes.impacts from gendan_app;
grant update (state, consent_request_id, agreement_paper_id, closed_at, closed_by, closed_by_name, closed_why, applied_version, revision) on changes.changes to gendan_app;

-- A line that a change took away keeps its row, for schedules, deliveries and invoices still name it; `removed_in` is the version from which on it is gone.
alter table orders.lines add column removed_in int;
-- Nothing may be left of a part that a change took away.
alter table orders.schedules drop constraint schedules_quantity_check, add constraint schedules_quantity_check check (quantity >= 0);
alter table production.requests drop constraint requests_quantity_check, add constraint requests_quantity_check check (quantity >= 0);
alter table production.run_shares drop constraint run_shares_quantity_check, add constraint run_shares_quantity_check check (quantity >= 0);
alter table shipping.lines drop constraint lines_ordered_check, add constraint lines_ordered_check check (ordered >= 0);

-- The customer may be asked about a version that a change proposes and the order does not have yet.
alter table confirmations.requests add column change_id uuid;
