-- The customer archive 客户档案: customers, contacts, addresses, and every version that it had.

create schema customers;

create table customers.customers (
  company_id bigint not null,
  id uuid not null,
  code text not null,
  state text not null check (state in ('pending', 'approved', 'refused', 'blocked')),
  state_reason text not null default '',
  name text not null,
  -- Names are compared in half width without spaces.
  name_key text not null collate "C",
  short_name text not null,
  initials text not null,
  uscc text,
  grade text not null check (grade in ('A', 'B', 'C')),
  region text not null,
  dealer boolean not null,
  channel text not null,
  ledger_id uuid,
  salesperson_id uuid,
  department_id uuid,
  price_list_id uuid,
  currency text not null,
  payment_terms jsonb not null,
  credit_limit numeric(18,2) not null default 0 check (credit_limit >= 0),
  temporary_credit numeric(18,2) not null default 0 check (temporary_credit >= 0),
  temporary_credit_until date,
  needs_signed_confirmation boolean not null,
  tax_inclusive boolean not null,
  remark text not null,
  search_text text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  revision integer not null default 1,
  primary key (company_id, id),
  unique (company_id, code),
  unique (company_id, name_key),
  unique (company_id, uscc),
  foreign key (company_id, price_list_id) references catalog.price_lists (company_id, id),
  foreign key (company_id, ledger_id) references companies.ledgers (company_id, id),
  foreign key (company_id, department_id) references companies.departments (company_id, id),
  foreign key (company_id, salesperson_id) references people.people (company_id, id)
);
create index customers_by_name on customers.customers (company_id, name collate "zh-x-icu", id);
create index customers_by_state on customers.customers (company_id, state, code);
create index customers_by_salesperson on customers.customers (company_id, salesperson_id, code);
create index customers_by_short_name on customers.customers (company_id, short_name);

-- Characters and pairs of characters that a customer is found by (why a table: see 0006).
create table customers.customer_grams (
  company_id bigint not null,
  gram text not null collate "C",
  id uuid not null,
  primary key (company_id, gram, id),
  foreign key (company_id, id) references customers.customers (company_id, id)
);
create index customer_grams_by_customer on customers.customer_grams (company_id, id);

create table customers.contacts (
  company_id bigint not null,
  id uuid not null,
  customer_id uuid not null,
  job_title text not null,
  signatory boolean not null,
  receives_confirmations boolean not null,
  active boolean not null,
  -- The row of customers.personal that holds now.
  personal_version integer not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customers.customers (company_id, id)
);
create index contacts_by_customer on customers.contacts (company_id, customer_id);

-- Personal data apart from the rest, so that they can be deleted while versions and journal stay as they are.
create table customers.personal (
  company_id bigint not null,
  contact_id uuid not null,
  version integer not null,
  name text not null,
  phones text[] not null,
  emails text[] not null,
  primary key (company_id, contact_id, version),
  foreign key (company_id, contact_id) references customers.contacts (company_id, id)
);

create table customers.addresses (
  company_id bigint not null,
  id uuid not null,
  customer_id uuid not null,
  province text not null,
  city text not null,
  district text not null,
  detail text not null,
  receiver_id uuid,
  is_default boolean not null,
  active boolean not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customers.customers (company_id, id),
  foreign key (company_id, receiver_id) references customers.contacts (company_id, id)
);
create index addresses_by_customer on customers.addresses (company_id, customer_id);

-- What the archive said at each revision; contacts by key, their personal data by version.
create table customers.versions (
  company_id bigint not null,
  customer_id uuid not null,
  revision integer not null,
  archive jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (company_id, customer_id, revision),
  foreign key (company_id, customer_id) references customers.customers (company_id, id)
);

-- The last customer number that was given; customers are few, so waiting for this row costs nothing.
create table customers.counters (
  company_id bigint primary key,
  last bigint not null
);

alter table catalog.customer_codes add foreign key (company_id, customer_id) references customers.customers (company_id, id);
alter table catalog.price_lists add foreign key (company_id, customer_id) references customers.customers (company_id, id);

call platform.protect('customers');
revoke update, delete on customers.versions from gendan_app;
