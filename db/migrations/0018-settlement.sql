-- Settlement: what orders have to pay, invoices, receivables, money in, and each customer's credit exposure.

create schema settlement;

-- One row per customer and currency, locked by every command that moves its money. Parts are kept by conditional updates and can be
-- re-derived from the documents below. Exposure 信用占用 = open orders + unpaid invoices - deposits - unapplied receipts.
create table settlement.accounts (
  company_id bigint not null,
  customer_id uuid not null,
  currency text not null,
  customer_name text not null default '',
  salesperson_id uuid,
  department_id uuid,
  open_orders numeric(18,2) not null default 0 check (open_orders >= 0),
  open_invoices numeric(18,2) not null default 0 check (open_invoices >= 0),
  deposits numeric(18,2) not null default 0 check (deposits >= 0),
  unapplied numeric(18,2) not null default 0 check (unapplied >= 0),
  exposure numeric(18,2) not null generated always as (open_orders + open_invoices - deposits - unapplied) stored,
  primary key (company_id, customer_id, currency)
);

-- What this room knows of an order. `open_amount` is what of it counts as an open order; `exceeded` by how much it was let over the limit.
create table settlement.orders (
  company_id bigint not null,
  order_id uuid not null,
  customer_id uuid not null,
  currency text not null,
  number text not null default '',
  customer_name text not null default '',
  ledger_id uuid,
  salesperson_id uuid,
  department_id uuid,
  terms jsonb,
  total numeric(18,2) not null default 0,
  confirmed_on date,
  supplied_on date,
  committed numeric(18,2) not null check (committed >= 0),
  exceeded numeric(18,2) not null default 0 check (exceeded >= 0),
  released boolean not null default false,
  open_amount numeric(18,2) not null check (open_amount >= 0),
  invoiced numeric(18,2) not null default 0 check (invoiced >= 0),
  deposits numeric(18,2) not null default 0,
  paid numeric(18,2) not null default 0,
  primary key (company_id, order_id),
  foreign key (company_id, customer_id, currency) references settlement.accounts (company_id, customer_id, currency),
  check (deposits between 0 and paid)
);
create index orders_by_account on settlement.orders (company_id, customer_id, currency, confirmed_on);

create table settlement.obligations (
  company_id bigint not null,
  order_id uuid not null,
  stage int not null,
  percent numeric(5,2) not null,
  due text not null,
  days int not null,
  from_month_end boolean not null,
  due_on date,
  amount numeric(18,2) not null,
  primary key (company_id, order_id, stage),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id)
);

create table settlement.gate_releases (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  moment text not null,
  reason text not null,
  missing numeric(18,2) not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id)
);
create index gate_releases_by_order on settlement.gate_releases (company_id, order_id, at);

create table settlement.invoices (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  kind text not null,
  tax_number text not null,
  issued_on date not null,
  customer_id uuid not null,
  ledger_id uuid not null,
  currency text not null,
  net numeric(18,2) not null,
  tax numeric(18,2) not null,
  gross numeric(18,2) not null,
  -- The original of the electronic invoice is kept with the hash of its bytes (财会〔2020〕6号).
  file_id uuid,
  file_sha256 text,
  remark text not null default '',
  reversal_of uuid,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, ledger_id, number),
  unique (company_id, tax_number),
  foreign key (company_id, reversal_of) references settlement.invoices (company_id, id),
  check (gross = net + tax),
  check ((file_id is null) = (file_sha256 is null))
);

create table settlement.requests (
  company_id bigint not null,
  id uuid not null,
  state text not null default 'requested',
  order_id uuid not null,
  order_number text not null,
  delivery_id uuid not null,
  delivery_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  ledger_id uuid not null,
  currency text not null,
  salesperson_id uuid,
  department_id uuid,
  supplied_on date not null,
  net numeric(18,2) not null,
  tax numeric(18,2) not null,
  gross numeric(18,2) not null,
  requested_at timestamptz not null,
  refused_reason text,
  invoice_id uuid,
  revision int not null default 1,
  search_text text not null,
  primary key (company_id, id),
  unique (company_id, delivery_id, order_id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id),
  foreign key (company_id, invoice_id) references settlement.invoices (company_id, id),
  check (gross = net + tax),
  check ((state = 'issued') = (invoice_id is not null))
);
create index requests_newest on settlement.requests (company_id, id desc);
create index requests_by_state on settlement.requests (company_id, state, id desc);
create index requests_by_customer on settlement.requests (company_id, customer_id, id desc);
create index requests_by_order on settlement.requests (company_id, order_id, id desc);

create table settlement.request_lines (
  company_id bigint not null,
  id uuid not null,
  request_id uuid not null,
  line_no int not null,
  order_line_id uuid not null,
  delivery_line_id uuid not null,
  name text not null,
  spec text not null,
  quantity numeric(18,6) not null check (quantity > 0),
  unit text not null,
  unit_price numeric(16,6) not null,
  price_factor numeric(18,6) not null,
  tax_included boolean not null,
  tax_class text not null,
  tax_rate numeric(5,2) not null,
  net numeric(18,2) not null,
  tax numeric(18,2) not null,
  gross numeric(18,2) not null,
  primary key (company_id, id),
  unique (company_id, request_id, line_no),
  foreign key (company_id, request_id) references settlement.requests (company_id, id),
  check (gross = net + tax)
);
create index request_lines_by_order_line on settlement.request_lines (company_id, order_line_id);

-- Many to many: an invoice bills lines of several deliveries, a delivery's line may be billed by several invoices.
create table settlement.invoice_lines (
  company_id bigint not null,
  invoice_id uuid not null,
  line_no int not null,
  request_line_id uuid not null,
  order_id uuid not null,
  quantity numeric(18,6) not null,
  net numeric(18,2) not null,
  tax numeric(18,2) not null,
  gross numeric(18,2) not null,
  primary key (company_id, invoice_id, line_no),
  foreign key (company_id, invoice_id) references settlement.invoices (company_id, id),
  foreign key (company_id, request_line_id) references settlement.request_lines (company_id, id),
  check (gross = net + tax)
);
create index invoice_lines_by_request_line on settlement.invoice_lines (company_id, request_line_id);
create index invoice_lines_by_order on settlement.invoice_lines (company_id, order_id);

-- An invoice's amount by order and due date. `prepaid` marks the share that the terms ask for before the goods leave.
create table settlement.receivables (
  company_id bigint not null,
  id uuid not null,
  invoice_id uuid not null,
  invoice_number text not null,
  tax_number text not null,
  order_id uuid not null,
  order_number text not null,
  customer_id uuid not null,
  customer_name text not null,
  currency text not null,
  salesperson_id uuid,
  department_id uuid,
  prepaid boolean not null,
  issued_on date not null,
  due_on date not null,
  amount numeric(18,2) not null check (amount > 0),
  paid numeric(18,2) not null default 0,
  open_amount numeric(18,2) not null generated always as (amount - paid) stored,
  settled_on date,
  search_text text not null,
  primary key (company_id, id),
  foreign key (company_id, invoice_id) references settlement.invoices (company_id, id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id),
  foreign key (company_id, customer_id, currency) references settlement.accounts (company_id, customer_id, currency),
  check (paid between 0 and amount),
  check ((paid = amount) = (settled_on is not null))
);
create index receivables_open on settlement.receivables (company_id, due_on, id) where settled_on is null;
create index receivables_by_account on settlement.receivables (company_id, customer_id, currency, due_on, id);
create index receivables_by_order on settlement.receivables (company_id, order_id);
create index receivables_by_invoice on settlement.receivables (company_id, invoice_id);
create index receivables_by_settlement on settlement.receivables (company_id, settled_on) where settled_on is not null;

create table settlement.receipts (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  customer_id uuid not null,
  customer_name text not null,
  ledger_id uuid not null,
  currency text not null,
  amount numeric(18,2) not null check (amount > 0 or reversal_of is not null),
  applied numeric(18,2) not null default 0,
  rest numeric(18,2) not null generated always as (amount - applied) stored,
  received_on date not null,
  means text not null,
  reference text,
  payer text not null,
  remark text not null,
  file_id uuid,
  reversal_of uuid,
  by uuid not null,
  at timestamptz not null,
  search_text text not null,
  primary key (company_id, id),
  unique (company_id, ledger_id, number),
  unique (company_id, reference),
  foreign key (company_id, customer_id, currency) references settlement.accounts (company_id, customer_id, currency),
  foreign key (company_id, reversal_of) references settlement.receipts (company_id, id),
  check (applied between 0 and amount or reversal_of is not null)
);
create index receipts_newest on settlement.receipts (company_id, id desc);
create index receipts_by_customer on settlement.receipts (company_id, customer_id, id desc);
create index receipts_unapplied on settlement.receipts (company_id, id desc) where applied < amount;

-- Money of a receipt applied to a receivable, or to an order as its deposit. When goods are invoiced the deposit is offset: a row on the
-- receivable names the deposit it comes from, and the deposit's `offset_amount` says how much of it is used.
create table settlement.allocations (
  company_id bigint not null,
  id uuid not null,
  receipt_id uuid not null,
  order_id uuid not null,
  receivable_id uuid,
  from_deposit uuid,
  amount numeric(18,2) not null check (amount > 0 or reversal_of is not null),
  offset_amount numeric(18,2) not null default 0,
  applied_on date not null,
  reversal_of uuid,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, receipt_id) references settlement.receipts (company_id, id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id),
  foreign key (company_id, receivable_id) references settlement.receivables (company_id, id),
  foreign key (company_id, from_deposit) references settlement.allocations (company_id, id),
  foreign key (company_id, reversal_of) references settlement.allocations (company_id, id),
  check (offset_amount between 0 and amount or reversal_of is not null),
  check (from_deposit is null or receivable_id is not null),
  check (receivable_id is null or offset_amount = 0)
);
create index allocations_by_receipt on settlement.allocations (company_id, receipt_id);
create index allocations_by_receivable on settlement.allocations (company_id, receivable_id, applied_on) where receivable_id is not null;
create index allocations_by_order on settlement.allocations (company_id, order_id);

-- Keys under which requests, receivables and receipts are found (see server/platform/search-words.ts).
create table settlement.grams (
  company_id bigint not null,
  gram text not null,
  id uuid not null,
  primary key (company_id, gram, id)
);

call platform.protect('settlement');
revoke delete on settlement.accounts, settlement.orders, settlement.gate_releases, settlement.invoices, settlement.requests, settlement.request_lines,
  settlement.invoice_lines, settlement.receivables, settlement.receipts, settlement.allocations from gendan_app;
revoke update on settlement.gate_releases, settlement.invoices, settlement.request_lines, settlement.invoice_lines, settlement.receipts, settlement.allocations from gendan_app;
grant update (applied) on settlement.receipts to gendan_app;
grant update (offset_amount) on settlement.allocations to gendan_app;
