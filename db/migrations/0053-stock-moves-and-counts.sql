-- Goods move between warehouses by a document, stock is counted by a sheet, and what production put on record is taken back by counter-facts.

create table production.reversals (
  company_id bigint not null,
  id uuid not null,
  run_id uuid not null,
  what text not null check (what in ('approval', 'start', 'finish', 'inspection', 'stockIn')),
  -- How the run stood before.
  state text not null,
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, run_id) references production.runs (company_id, id)
);
create index reversals_of_run on production.reversals (company_id, run_id, at);

call platform.protect('production');
revoke update, delete on production.reversals from gendan_app;

create table stock.transfers (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  state text not null check (state in ('requested', 'sent', 'received', 'cancelled')),
  revision int not null default 0,
  from_id uuid not null,
  to_id uuid not null,
  note text not null default '',
  requested_by uuid not null,
  requested_at timestamptz not null,
  sent_by uuid,
  sent_at timestamptz,
  received_by uuid,
  received_at timestamptz,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, from_id) references stock.warehouses (company_id, id),
  foreign key (company_id, to_id) references stock.warehouses (company_id, id),
  check (from_id <> to_id)
);
create index transfers_open on stock.transfers (company_id, id) where state in ('requested', 'sent');

create table stock.transfer_lines (
  company_id bigint not null,
  transfer_id uuid not null,
  product_id uuid not null,
  quantity numeric(18,6) not null check (quantity > 0),
  primary key (company_id, transfer_id, product_id),
  foreign key (company_id, transfer_id) references stock.transfers (company_id, id)
);

-- What is on its way, by lot: sent, and not received yet.
create table stock.transfer_lots (
  company_id bigint not null,
  transfer_id uuid not null,
  product_id uuid not null,
  lot text not null,
  sent numeric(18,6) not null check (sent > 0),
  second_sent numeric(18,6) not null default 0,
  made_on date,
  best_before date,
  received numeric(18,6) check (received >= 0),
  second_received numeric(18,6),
  reason text not null default '',
  primary key (company_id, transfer_id, product_id, lot),
  foreign key (company_id, transfer_id, product_id) references stock.transfer_lines (company_id, transfer_id, product_id),
  constraint difference_with_reason check (received is null or received = sent or reason <> '')
);

create table stock.counts (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  state text not null check (state in ('counting', 'submitted', 'posted', 'cancelled')),
  revision int not null default 0,
  warehouse_id uuid not null,
  note text not null default '',
  created_by uuid not null,
  created_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null default '',
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, warehouse_id) references stock.warehouses (company_id, id),
  constraint posted_by_another check (state <> 'posted' or decided_by <> submitted_by)
);

create table stock.count_lines (
  company_id bigint not null,
  count_id uuid not null,
  product_id uuid not null,
  lot text not null,
  -- What the books said when the line was taken down, and at which version of the level.
  book numeric(18,6) not null,
  version int not null,
  counted numeric(18,6) check (counted >= 0),
  counted_by uuid,
  counted_at timestamptz,
  reason text not null default '',
  primary key (company_id, count_id, product_id, lot),
  foreign key (company_id, count_id) references stock.counts (company_id, id)
);

call platform.protect('stock');
revoke delete on stock.transfers, stock.transfer_lines, stock.transfer_lots, stock.counts, stock.count_lines from gendan_app;
