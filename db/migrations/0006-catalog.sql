-- Products with their units, tax rates by date, dated price lists, and who may grant which discount.

create schema catalog;

create table catalog.units (
  company_id bigint not null,
  name text not null,
  id uuid not null,
  kind text not null check (kind in ('count', 'weight', 'length', 'area', 'volume')),
  decimals smallint not null check (decimals between 0 and 6),
  primary key (company_id, name)
);

create table catalog.products (
  company_id bigint not null,
  id uuid not null,
  code text not null,
  -- Codes are compared in half width and upper case.
  code_key text not null collate "C",
  name text not null,
  spec text not null,
  model text not null,
  category text not null,
  sales_unit text not null,
  stock_unit text not null,
  stock_per_sales numeric(18,6) not null check (stock_per_sales > 0),
  second_unit text,
  second_per_sales numeric(18,6) check (second_per_sales > 0),
  price_by text not null check (price_by in ('sales', 'second')),
  price_factor numeric(18,6) not null check (price_factor > 0),
  over_percent numeric(5,2) not null,
  under_percent numeric(5,2) not null,
  supply text not null check (supply in ('stock', 'make', 'buy')),
  customisable boolean not null,
  shelf_life_days integer,
  bar_code text,
  bar_code_key text collate "C",
  lead_time_days integer not null,
  operations text[] not null,
  tax_class text not null,
  active boolean not null,
  initials text not null,
  search_text text not null,
  revision integer not null default 1,
  primary key (company_id, id),
  unique (company_id, code_key),
  foreign key (company_id, sales_unit) references catalog.units (company_id, name),
  foreign key (company_id, stock_unit) references catalog.units (company_id, name),
  foreign key (company_id, second_unit) references catalog.units (company_id, name),
  check (price_by = 'sales' or (second_unit is not null and second_per_sales is not null))
);
create index products_by_bar_code on catalog.products (company_id, bar_code_key) where bar_code_key is not null;
create index products_by_name on catalog.products (company_id, name collate "zh-x-icu", id);

-- Characters and pairs of characters that a product is found by. A table and not GIN: row-level security keeps operators that
-- are not leakproof from driving an index, and trigrams do not serve words of two Chinese characters.
create table catalog.product_grams (
  company_id bigint not null,
  gram text not null collate "C",
  id uuid not null,
  primary key (company_id, gram, id),
  foreign key (company_id, id) references catalog.products (company_id, id)
);
create index product_grams_by_product on catalog.product_grams (company_id, id);

-- A customer's own numbers and bar codes for our products; the customer is in 0007.
create table catalog.customer_codes (
  company_id bigint not null,
  customer_id uuid not null,
  part_no text not null,
  part_no_key text not null collate "C",
  product_id uuid not null,
  bar_code_key text collate "C",
  description text not null,
  primary key (company_id, customer_id, part_no_key),
  foreign key (company_id, product_id) references catalog.products (company_id, id)
);
create index customer_codes_by_bar_code on catalog.customer_codes (company_id, customer_id, bar_code_key) where bar_code_key is not null;
create index customer_codes_by_product on catalog.customer_codes (company_id, product_id);

-- A company's own rates; the statutory ones are in the code.
create table catalog.tax_rates (
  company_id bigint not null,
  tax_class text not null,
  valid_from date not null,
  id uuid not null,
  rate numeric(5,2) not null check (rate between 0 and 100),
  primary key (company_id, tax_class, valid_from)
);

create table catalog.price_lists (
  company_id bigint not null,
  id uuid not null,
  code text not null,
  name text not null,
  currency text not null,
  tax_inclusive boolean not null,
  channel text,
  grade text,
  customer_id uuid,
  valid_from date not null,
  valid_to date,
  revision integer not null default 1,
  primary key (company_id, id),
  unique (company_id, code),
  check (valid_to >= valid_from)
);

-- A price holds until the next one begins, so two can never overlap.
create table catalog.prices (
  company_id bigint not null,
  list_id uuid not null,
  product_id uuid not null,
  min_quantity numeric(18,6) not null,
  valid_from date not null,
  price numeric(16,6) not null,
  floor_price numeric(16,6),
  primary key (company_id, product_id, list_id, min_quantity, valid_from),
  foreign key (company_id, list_id) references catalog.price_lists (company_id, id),
  foreign key (company_id, product_id) references catalog.products (company_id, id),
  check (floor_price <= price)
);

create table catalog.discount_authority (
  company_id bigint not null,
  role text not null,
  id uuid not null,
  max_discount_percent numeric(5,2) not null check (max_discount_percent between 0 and 100),
  below_floor boolean not null,
  primary key (company_id, role)
);

call platform.protect('catalog');
