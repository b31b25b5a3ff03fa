-- A delivery that did not happen is not billed; when it leaves after all, it is asked for anew.
alter table settlement.requests drop constraint if exists requests_company_id_delivery_id_order_id_key;
create unique index if not exists requests_of_delivery on settlement.requests (company_id, delivery_id, order_id) where state <> 'withdrawn';

-- Deliveries of one customer, address and day that leave together 合并发货: one carriage, one link to sign; each has its own receipt.
create table shipping.groups (
  company_id bigint not null,
  id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  address text not null,
  day date not null,
  made_at timestamptz not null,
  made_by uuid not null,
  dissolved_at timestamptz,
  primary key (company_id, id)
);
alter table shipping.deliveries
  add column group_id uuid,
  -- The place of its stop on its trip.
  add column stop_no int,
  add foreign key (company_id, group_id) references shipping.groups (company_id, id);
create index deliveries_of_group on shipping.deliveries (company_id, group_id) where group_id is not null;
create index deliveries_of_trip on shipping.deliveries (company_id, trip_id) where trip_id is not null;

-- A trip 车次 is planned before it leaves; a carrier's truck may make one too.
alter table shipping.trips
  alter column left_at drop not null,
  add column carrier text,
  add column day date,
  add column state text not null default 'left' check (state in ('planned', 'left', 'dissolved')),
  add column expected_arrival date,
  add column revision int not null default 0,
  add check ((state = 'left') = (left_at is not null));
create index trips_by_state on shipping.trips (company_id, state, id);

-- The arrival of goods under way was put off. The customer is told of it by a person: `told_at`, by what means, to whom and by whom.
create table shipping.delays (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  trip_id uuid,
  expected_before date,
  expected date not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  told_at timestamptz,
  told_by text,
  recipient text,
  told_by_name text,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id),
  check ((told_at is null) = (told_by is null))
);
create index delays_of_delivery on shipping.delays (company_id, delivery_id, at);

call platform.protect('shipping');
grant update on shipping.trips to gendan_app;
revoke delete on shipping.groups, shipping.delays from gendan_app;
