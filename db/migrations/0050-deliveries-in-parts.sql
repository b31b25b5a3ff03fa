-- Deliveries as they really happen: in parts and with back orders, within a tolerance, weighed piece by piece, and taken back by counter-facts.

-- The tolerance under which the goods were asked for, and what somebody entitled allowed beyond it.
alter table shipping.lines
  add column over_percent numeric(5,2) not null default 0 check (over_percent >= 0),
  add column under_percent numeric(5,2) not null default 0 check (under_percent between 0 and 100),
  add column allowed_most numeric,
  add column allowed_least numeric,
  -- Goods that are counted in one unit and weighed in another; `weighed`: by that weight they are priced, so they cannot leave without it.
  add column second_unit text,
  add column weighed boolean not null default false,
  add column second_picked numeric,
  -- Rolls or boxes, each with its own quantity: what was picked is their sum.
  add column pieces jsonb not null default '[]',
  -- What did not leave with this delivery and has its own next one.
  add column back_ordered numeric not null default 0 check (back_ordered >= 0);
alter table shipping.lines drop constraint lines_ordered_check, drop constraint lines_check, drop constraint lines_check1;
alter table shipping.lines
  -- Zero: all of the line went over to another delivery before anything of it was picked.
  add constraint ordered_is_a_quantity check (ordered >= 0),
  add constraint picked_as_allowed check (picked >= 0 and picked <= greatest(ordered * (1 + over_percent / 100), coalesce(allowed_most, 0))),
  add constraint packed_as_allowed check (packed >= 0 and packed <= greatest(ordered * (1 + over_percent / 100), coalesce(allowed_most, 0)));

-- Who let a line leave with more or less than its tolerance, and why.
create table shipping.allowances (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  line_id uuid not null,
  quantity numeric not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id),
  foreign key (company_id, line_id) references shipping.lines (company_id, id)
);
create index allowances_of_delivery on shipping.allowances (company_id, delivery_id, at);

-- Back orders 欠货: what an order still has to get. `held`: the goods lie there, promised to the order; else stock has to cover it first.
create table shipping.back_orders (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  delivery_number text not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  salesperson_id uuid,
  department_id uuid,
  order_created_by uuid,
  warehouse_id uuid not null,
  line_no int not null,
  order_line_id uuid not null,
  schedule_id uuid not null,
  product_id uuid not null,
  product_code text not null,
  name text not null,
  spec text not null,
  unit text not null,
  quantity numeric not null check (quantity > 0),
  held boolean not null,
  why text not null check (why in ('pickedShort', 'sentLater', 'deliveryCancelled')),
  reason text not null,
  due_on date,
  state text not null check (state in ('open', 'sent', 'dropped')),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id),
  check ((state = 'open') = (closed_at is null))
);
create index back_orders_by_state on shipping.back_orders (company_id, state, id);
create index back_orders_of_order on shipping.back_orders (company_id, order_id);
create index back_orders_of_product on shipping.back_orders (company_id, product_id) where state = 'open';

-- Counter-facts 红冲: what was taken back, why, by whom, and what it had said (a receipt word for word).
create table shipping.reversals (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  what text not null check (what in ('packing', 'check', 'shipment', 'arrival', 'signOff')),
  reason text not null,
  said jsonb not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index reversals_of_delivery on shipping.reversals (company_id, delivery_id, at);

-- Of which receipt of a delivery a file is; a receipt that was taken back keeps its files.
alter table shipping.deliveries add column receipt_no int not null default 1;
alter table shipping.receipt_files add column receipt_no int not null default 1;
alter table shipping.receipt_files drop constraint receipt_files_pkey, add primary key (company_id, delivery_id, receipt_no, file_id);

call platform.protect('shipping');
revoke update, delete on shipping.allowances, shipping.reversals from gendan_app;
revoke delete on shipping.back_orders from gendan_app;
