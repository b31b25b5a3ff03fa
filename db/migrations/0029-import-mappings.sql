-- Which column of a customer's order file holds what, as somebody mended it; by the look of the table, for a customer has several kinds of files.

create table orders.import_mappings (
  company_id bigint not null,
  customer_id uuid not null,
  shape text not null,
  mapping jsonb not null,
  saved_by uuid not null,
  saved_at timestamptz not null,
  primary key (company_id, customer_id, shape),
  foreign key (company_id, customer_id) references customers.customers (company_id, id)
);

call platform.protect('orders');
