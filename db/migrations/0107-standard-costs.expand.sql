-- What a product costs the house by its books, from a day on until the next one begins, so two can never overlap. Margins follow from it.

create table catalog.costs (
  company_id bigint not null,
  product_id uuid not null,
  valid_from date not null,
  -- In the company's currency, without tax.
  cost numeric(16,6) not null check (cost > 0),
  -- What it is the cost of: the unit in which the product was kept then.
  unit text not null,
  set_at timestamptz not null,
  set_by uuid not null,
  set_by_name text not null,
  primary key (company_id, product_id, valid_from),
  foreign key (company_id, product_id) references catalog.products (company_id, id)
);

call platform.protect('catalog');
revoke delete on catalog.costs from gendan_app;
