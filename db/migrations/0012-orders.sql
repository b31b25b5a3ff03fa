-- Orders: what the customer wants and how far it is. Axes are kept apart; the stage is derived from them and stored for search.

create schema orders;

create table orders.orders (
  company_id bigint not null,
  id uuid not null,
  ledger_id uuid not null,
  department_id uuid,
  number text not null,
  kind text not null,
  channel text not null,
  channel_note text,
  received_at timestamptz,
  customer_id uuid not null,
  customer_name text not null,
  contact_id uuid,
  address_id uuid,
  given jsonb not null default '{}',
  differences jsonb not null default '[]',
  originals jsonb not null default '[]',
  customer_po text,
  salesperson_id uuid,
  created_by uuid not null,
  created_at timestamptz not null,
  requested_date date,
  finish_date date,
  promised_date date,
  promised_reply_at timestamptz,
  payment_terms jsonb,
  currency char(3) not null,
  priority text not null,
  special_needs jsonb not null default '{}',
  remarks text,
  net_amount numeric(18,2) not null,
  tax_amount numeric(18,2) not null,
  total_amount numeric(18,2) not null,
  invoiced_amount numeric(18,2) not null default 0,
  paid_amount numeric(18,2) not null default 0,
  information_confirmed_at timestamptz,
  information_confirmed_by uuid,
  oral boolean not null default false,
  oral_confirmed_at timestamptz,
  submitted_at timestamptz,
  established_at timestamptz,
  handed_over_at timestamptz,
  version int not null default 0,
  version_hash text,
  revision int not null default 0,
  policy_id uuid,
  policy_version int,
  complete_when jsonb not null default '{"invoiced": false, "paid": false}',
  review text not null default 'draft',
  confirmation text not null default 'none',
  fulfilment text not null default 'none',
  after_sales text not null default 'none',
  archived boolean not null default false,
  stage text not null default 'draft',
  search_text text not null default '',
  primary key (company_id, id),
  unique (company_id, number),
  check (total_amount = net_amount + tax_amount)
);
create index orders_newest on orders.orders (company_id, created_at desc, id desc);
create index orders_by_stage on orders.orders (company_id, stage, created_at desc, id desc);
create index orders_by_customer on orders.orders (company_id, customer_id, created_at desc, id desc);
create index orders_by_salesperson on orders.orders (company_id, salesperson_id, created_at desc, id desc);
create index orders_by_requested_date on orders.orders (company_id, coalesce(requested_date, 'infinity'::date), id);
create index orders_by_number on orders.orders (company_id, number desc, id desc);

-- The characters and pairs of characters that an order is found by (see server/platform/search-words.ts).
create table orders.order_grams (
  company_id bigint not null,
  gram text not null,
  id uuid not null,
  primary key (company_id, gram, id)
);
create index order_grams_by_order on orders.order_grams (company_id, id);

create table orders.lines (
  company_id bigint not null,
  order_id uuid not null,
  id uuid not null,
  line_no int not null,
  product_id uuid not null,
  product_code text not null,
  name text not null,
  spec text not null default '',
  customer_part_no text,
  quantity numeric not null check (quantity > 0),
  unit text not null,
  price_unit text not null,
  price_factor numeric not null default 1,
  list_price numeric,
  floor_price numeric,
  unit_price numeric,
  tax_included boolean not null,
  tax_rate numeric(5,2) not null,
  amount numeric(18,2) not null,
  tax_amount numeric(18,2) not null,
  supply text not null,
  requested_date date,
  custom_parameters text,
  remark text,
  primary key (company_id, id),
  unique (company_id, order_id, line_no),
  foreign key (company_id, order_id) references orders.orders (company_id, id)
);
create index lines_by_product on orders.lines (company_id, product_id, order_id);

-- How far each part of a line's quantity is. A line starts with one schedule; split deliveries and back orders add some.
create table orders.schedules (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  line_id uuid not null,
  quantity numeric not null check (quantity > 0),
  date date,
  planned numeric not null default 0,
  stocked numeric not null default 0,
  issued numeric not null default 0,
  packed numeric not null default 0,
  shipped numeric not null default 0,
  arrived numeric not null default 0,
  signed numeric not null default 0,
  primary key (company_id, id),
  foreign key (company_id, line_id) references orders.lines (company_id, id),
  check (packed <= issued and shipped <= packed and arrived <= shipped and signed <= arrived)
);
create index schedules_by_order on orders.schedules (company_id, order_id);

-- What was submitted, word for word: reviews, confirmations and papers bind the hash of a version.
create table orders.versions (
  company_id bigint not null,
  order_id uuid not null,
  version int not null,
  hash text not null,
  body text not null,
  at timestamptz not null,
  by uuid not null,
  primary key (company_id, order_id, version)
);

create table orders.contacts (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  occasion text not null,
  contact_id uuid,
  means text not null,
  at timestamptz not null,
  by uuid not null,
  proposal text,
  outcome text not null,
  recording_file_id uuid,
  primary key (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id)
);
create index contacts_by_order on orders.contacts (company_id, order_id, at);

-- Forms that are still being filled in; not facts, so they may be changed and thrown away.
create table orders.drafts (
  company_id bigint not null,
  id uuid not null,
  author_id uuid not null,
  title text not null,
  body jsonb not null,
  saved_at timestamptz not null,
  primary key (company_id, id)
);
create index drafts_by_author on orders.drafts (company_id, author_id, saved_at desc);

call platform.protect('orders');
revoke update, delete on orders.versions, orders.contacts from gendan_app;
