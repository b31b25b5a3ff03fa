-- Deliveries 出库单 from the warehouse's order to the customer's receipt. What happened (reports, checks, talks, ratings) is only added to.

create schema shipping;

-- A trip 车次 of an own truck; it may carry several deliveries.
create table shipping.trips (
  company_id bigint not null,
  id uuid not null,
  plate text not null,
  left_at timestamptz not null,
  primary key (company_id, id)
);

create table shipping.deliveries (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  salesperson_id uuid,
  department_id uuid,
  order_created_by uuid,
  warehouse_id uuid not null,
  address text not null,
  special_needs text not null default '',
  urgent boolean not null default false,
  due_on date,
  state text not null,
  revision int not null default 0,
  requested_at timestamptz not null,
  picking_done boolean not null default false,
  packing_done boolean not null default false,
  carrier_appointment timestamptz,
  reported_on date,
  carriage_by text check (carriage_by in ('carrier', 'ownTruck')),
  carrier text,
  tracking_number text,
  trip_id uuid,
  expected_arrival date,
  shipped_at timestamptz,
  arrived_at timestamptz,
  contacted_at timestamptz,
  -- The first objection, on the receipt or by phone: it opened the case.
  objected_at timestamptz,
  signed_at timestamptz,
  receipt_means text,
  receipt_body text,
  receipt_hash text,
  objection text,
  receipt_by uuid,
  receipt_by_name text,
  search_text text not null,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, trip_id) references shipping.trips (company_id, id),
  check (state not in ('shipped', 'arrived', 'signed', 'signedWithObjection') or (shipped_at is not null and carriage_by is not null))
);
create index deliveries_by_due on shipping.deliveries (company_id, coalesce(due_on, 'infinity'::date), id);
create index deliveries_by_state on shipping.deliveries (company_id, state, coalesce(due_on, 'infinity'::date), id);
create index deliveries_by_customer on shipping.deliveries (company_id, customer_id, coalesce(due_on, 'infinity'::date), id);
create index deliveries_of_order on shipping.deliveries (company_id, order_id);
create index deliveries_by_salesperson on shipping.deliveries (company_id, salesperson_id, coalesce(due_on, 'infinity'::date), id);

-- The keys under which a delivery is found by part of a number or name.
create table shipping.delivery_grams (
  company_id bigint not null,
  gram text not null collate "C",
  id uuid not null,
  primary key (company_id, gram, id)
);
create index delivery_grams_by_delivery on shipping.delivery_grams (company_id, id);

-- Names and phones of people lie apart, so that they can be deleted alone. `owner_id` is a delivery or a trip.
create table shipping.people (
  company_id bigint not null,
  owner_id uuid not null,
  role text not null check (role in ('receiver', 'driver', 'signer')),
  name text not null,
  phone text not null default '',
  primary key (company_id, owner_id, role)
);

create table shipping.lines (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  line_no int not null,
  order_line_id uuid not null,
  schedule_id uuid not null,
  product_id uuid not null,
  product_code text not null,
  name text not null,
  spec text not null default '',
  unit text not null,
  bar_code text,
  customer_part_no text,
  ordered numeric not null check (ordered > 0),
  picked numeric not null default 0 check (picked between 0 and ordered),
  packed numeric not null default 0 check (packed between 0 and ordered),
  shipped numeric not null default 0 check (shipped between 0 and packed),
  received numeric,
  short_reason text,
  receipt_reason text,
  receipt_note text,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index lines_of_delivery on shipping.lines (company_id, delivery_id, line_no);
create index lines_of_schedule on shipping.lines (company_id, schedule_id);

create table shipping.packages (
  company_id bigint not null,
  delivery_id uuid not null,
  no int not null,
  label text not null,
  weight_kg numeric,
  size text,
  contents jsonb not null,
  primary key (company_id, delivery_id, no),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);

create table shipping.reports (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  day date not null,
  at timestamptz not null,
  by uuid not null,
  picking_done boolean not null,
  packing_done boolean not null,
  carrier_appointment timestamptz,
  note text not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);

create table shipping.checks (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  passed boolean not null,
  differs jsonb not null,
  note text not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index checks_of_delivery on shipping.checks (company_id, delivery_id, at);

create table shipping.contacts (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  quantity_good boolean not null,
  quality_good boolean not null,
  packaging_good boolean not null,
  note text not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index contacts_of_delivery on shipping.contacts (company_id, delivery_id, at);

-- Pictures and scans that prove a receipt, by the hash of their bytes.
create table shipping.receipt_files (
  company_id bigint not null,
  delivery_id uuid not null,
  file_id uuid not null,
  sha256 text not null,
  what text not null,
  line_id uuid,
  primary key (company_id, delivery_id, file_id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);

create table shipping.feedback (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  means text not null,
  quality int not null check (quality between 1 and 5),
  punctuality int not null check (punctuality between 1 and 5),
  service int not null check (service between 1 and 5),
  comments text not null,
  after_sales_result text,
  by uuid not null,
  by_name text,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index feedback_of_delivery on shipping.feedback (company_id, delivery_id, at);

call platform.protect('shipping');
revoke update, delete on shipping.reports, shipping.checks, shipping.contacts, shipping.receipt_files, shipping.feedback, shipping.trips from gendan_app;
revoke delete on shipping.deliveries, shipping.lines from gendan_app;
