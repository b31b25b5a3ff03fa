-- Stock: what lies where and how much of it is promised. A level is the sum of its movements at every moment; movements are never edited.

create schema stock;

create table stock.warehouses (
  company_id bigint not null,
  id uuid not null,
  code text not null,
  name text not null,
  ledger_id uuid not null,
  address text not null default '',
  primary key (company_id, id),
  unique (company_id, code)
);

create table stock.levels (
  company_id bigint not null,
  product_id uuid not null,
  warehouse_id uuid not null,
  on_hand numeric(18,6) not null default 0,
  reserved numeric(18,6) not null default 0,
  -- Counts the changes of what lies there (not of what is promised): a stock-taking is based on one.
  version int not null default 1,
  primary key (company_id, product_id, warehouse_id),
  foreign key (company_id, warehouse_id) references stock.warehouses (company_id, id),
  constraint never_oversold check (0 <= reserved and reserved <= on_hand)
);
create index levels_by_warehouse on stock.levels (company_id, warehouse_id, product_id);

-- For whom how much of a level is promised; the sum over a level is its reserved quantity.
create table stock.reservations (
  company_id bigint not null,
  source_kind text not null,
  source_id uuid not null,
  product_id uuid not null,
  warehouse_id uuid not null,
  quantity numeric(18,6) not null check (quantity >= 0),
  primary key (company_id, source_kind, source_id, product_id, warehouse_id),
  foreign key (company_id, product_id, warehouse_id) references stock.levels (company_id, product_id, warehouse_id)
);

create table stock.movements (
  company_id bigint not null,
  -- One posting moves each level at most once.
  posting_id uuid not null,
  product_id uuid not null,
  warehouse_id uuid not null,
  at timestamptz not null,
  kind text not null check (kind in ('receipt', 'issue', 'reserve', 'release', 'adjust')),
  on_hand_change numeric(18,6) not null default 0,
  reserved_change numeric(18,6) not null default 0,
  source_kind text not null,
  source_id uuid not null,
  source_part uuid,
  reason text not null default '',
  lot text,
  -- The weight of goods that are counted in one unit and weighed in another.
  second_quantity numeric(18,6),
  actor_kind text not null,
  actor_id uuid not null,
  primary key (company_id, posting_id, product_id, warehouse_id),
  foreign key (company_id, product_id, warehouse_id) references stock.levels (company_id, product_id, warehouse_id)
);
create index movements_of_product on stock.movements (company_id, product_id, posting_id desc, warehouse_id);
create index movements_of_source on stock.movements (company_id, source_kind, source_id);

call platform.protect('stock');
revoke update, delete on stock.movements from gendan_app;
revoke delete on stock.levels, stock.reservations, stock.warehouses from gendan_app;
