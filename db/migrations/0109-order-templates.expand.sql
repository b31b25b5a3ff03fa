-- Templates 模板 of orders: goods and quantities under a name, of one customer or of the company. They hold no prices: those are the list's of the day.

create table orders.templates (
  company_id bigint not null,
  id uuid not null,
  customer_id uuid,
  name text not null check (name <> ''),
  lines jsonb not null,
  by uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (company_id, id)
);
create unique index templates_by_name on orders.templates (company_id, customer_id, name) nulls not distinct;

call platform.protect('orders');
