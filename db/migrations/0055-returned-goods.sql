-- Goods that come back 退货单: authorised out of a case, received on hold, inspected, put back or written off, credited or replaced.

create schema aftersales;

create table aftersales.returns (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  case_id uuid not null,
  case_number text not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  salesperson_id uuid,
  department_id uuid,
  reason text not null,
  state text not null check (state in ('authorised', 'received', 'inspected', 'cancelled')),
  revision int not null default 0,
  files uuid[] not null default '{}',
  authorised_at timestamptz not null,
  authorised_by uuid not null,
  authorised_by_name text not null,
  warehouse_id uuid,
  receipt_note text,
  receipt_files uuid[] not null default '{}',
  received_at timestamptz,
  received_by_name text,
  finding text,
  inspection_files uuid[] not null default '{}',
  inspected_at timestamptz,
  inspected_by_name text,
  credit_id uuid,
  credit_number text,
  credited numeric(18,2),
  cancel_reason text,
  primary key (company_id, id),
  unique (company_id, number),
  check (state in ('authorised', 'cancelled') or (warehouse_id is not null and received_at is not null)),
  check ((credit_id is null) = (credited is null))
);
create index returns_by_state on aftersales.returns (company_id, state, id);
create index returns_of_order on aftersales.returns (company_id, order_id);
create index returns_of_case on aftersales.returns (company_id, case_id);

-- In the order's sales unit. What was received lies on hold until it is put back (`restocked`) or written off (`scrapped`).
create table aftersales.lines (
  company_id bigint not null,
  id uuid not null,
  return_id uuid not null,
  order_line_id uuid not null,
  line_no int not null,
  product_id uuid not null,
  product_code text not null,
  name text not null,
  unit text not null,
  unit_price numeric(16,6),
  quantity numeric(18,6) not null check (quantity > 0),
  received numeric(18,6) not null default 0 check (received >= 0 and received <= quantity),
  restocked numeric(18,6) not null default 0 check (restocked >= 0),
  scrapped numeric(18,6) not null default 0 check (scrapped >= 0),
  replaced numeric(18,6) not null default 0 check (replaced >= 0 and replaced <= received),
  primary key (company_id, id),
  unique (company_id, return_id, order_line_id),
  foreign key (company_id, return_id) references aftersales.returns (company_id, id),
  check (restocked + scrapped <= received)
);
create index lines_of_order_line on aftersales.lines (company_id, order_line_id);

call platform.protect('aftersales');
revoke delete on aftersales.returns, aftersales.lines from gendan_app;

-- A schedule that owes again what came back; its goods were billed with those that it replaces.
alter table orders.schedules add column replaces uuid;
