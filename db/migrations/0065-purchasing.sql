-- What stock lacks is bought: suppliers, purchase orders 采购单, their receipts, and how what is missing of orders comes.

create schema purchasing;

create table purchasing.suppliers (
  company_id bigint not null,
  id uuid not null,
  name text not null,
  uscc text,
  contact text not null,
  phone text not null,
  email text not null,
  lead_days int not null check (lead_days >= 0),
  note text not null,
  active boolean not null,
  revision int not null default 0,
  primary key (company_id, id),
  unique (company_id, name),
  unique (company_id, uscc)
);

create table purchasing.purchases (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  state text not null check (state in ('draft', 'ordered', 'partlyReceived', 'received', 'cancelled')),
  revision int not null default 0,
  supplier_id uuid not null,
  supplier_name text not null,
  expected_on date not null,
  confirmed_at timestamptz,
  confirmed_by_name text,
  -- The day that passed without the goods and of which the orders were told.
  overdue_told date,
  note text not null,
  ordered_at timestamptz,
  cancel_reason text,
  created_at timestamptz not null,
  created_by uuid not null,
  created_by_name text not null,
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, supplier_id) references purchasing.suppliers (company_id, id),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check (state in ('draft', 'cancelled') or ordered_at is not null)
);
create index purchases_coming on purchasing.purchases (company_id, expected_on) where state in ('ordered', 'partlyReceived');

-- In the product's stock unit.
create table purchasing.lines (
  company_id bigint not null,
  id uuid not null,
  purchase_id uuid not null,
  line_no int not null,
  product_id uuid not null,
  product_code text not null,
  name text not null,
  spec text not null,
  unit text not null,
  by_lot boolean not null,
  quantity numeric(18,6) not null check (quantity > 0),
  received numeric(18,6) not null default 0,
  unit_price numeric(16,6),
  primary key (company_id, id),
  unique (company_id, purchase_id, line_no),
  foreign key (company_id, purchase_id) references purchasing.purchases (company_id, id),
  check (0 <= received and received <= quantity)
);
create index lines_of_product on purchasing.lines (company_id, product_id);

create table purchasing.receipts (
  company_id bigint not null,
  id uuid not null,
  purchase_id uuid not null,
  warehouse_id uuid not null,
  note text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, purchase_id) references purchasing.purchases (company_id, id)
);
create index receipts_of_purchase on purchasing.receipts (company_id, purchase_id);

create table purchasing.receipt_lines (
  company_id bigint not null,
  receipt_id uuid not null,
  line_id uuid not null,
  quantity numeric(18,6) not null check (quantity > 0),
  lots jsonb not null,
  primary key (company_id, receipt_id, line_id),
  foreign key (company_id, receipt_id) references purchasing.receipts (company_id, id),
  foreign key (company_id, line_id) references purchasing.lines (company_id, id)
);

create table purchasing.reversals (
  company_id bigint not null,
  receipt_id uuid not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, receipt_id),
  foreign key (company_id, receipt_id) references purchasing.receipts (company_id, id)
);

-- How what is missing of a part of an order comes, in its sales unit; `covered` of it has come. A part that a change or a cancellation dropped became less.
create table purchasing.answers (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  order_number text not null,
  schedule_id uuid not null,
  product_id uuid not null,
  by text not null check (by in ('production', 'transfer', 'purchase')),
  quantity numeric(18,6) not null,
  covered numeric(18,6) not null default 0,
  -- Of a purchase its purchase order says it.
  expected_on date,
  purchase_id uuid,
  line_id uuid,
  transfer_id uuid,
  transfer_number text,
  note text not null,
  answered_at timestamptz not null,
  answered_by uuid not null,
  primary key (company_id, id),
  foreign key (company_id, purchase_id) references purchasing.purchases (company_id, id),
  foreign key (company_id, line_id) references purchasing.lines (company_id, id),
  check (0 <= covered and covered <= quantity),
  check ((by = 'purchase') = (line_id is not null) and (by = 'purchase') = (purchase_id is not null) and (by = 'transfer') = (transfer_id is not null))
);
create index answers_open on purchasing.answers (company_id, schedule_id) where covered < quantity;
create index answers_of_order on purchasing.answers (company_id, order_id);
create index answers_of_purchase on purchasing.answers (company_id, purchase_id);
create index answers_of_transfer on purchasing.answers (company_id, transfer_id);

-- Of which answers goods of a receipt were for, so that a reversal takes them back from the same orders.
create table purchasing.covered (
  company_id bigint not null,
  receipt_id uuid not null,
  answer_id uuid not null,
  quantity numeric(18,6) not null check (quantity > 0),
  primary key (company_id, receipt_id, answer_id),
  foreign key (company_id, receipt_id) references purchasing.receipts (company_id, id),
  foreign key (company_id, answer_id) references purchasing.answers (company_id, id)
);

call platform.protect('purchasing');
revoke delete on all tables in schema purchasing from gendan_app;
revoke update on purchasing.receipts, purchasing.receipt_lines, purchasing.reversals, purchasing.covered from gendan_app;
