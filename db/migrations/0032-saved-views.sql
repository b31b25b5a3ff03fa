-- Views of a list that a person saved under a name: filter, columns, order. No facts; only their owner sees them.

create table orders.saved_views (
  company_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  filter jsonb not null,
  layout jsonb not null,
  place int not null,
  primary key (company_id, id),
  unique (company_id, person_id, name)
);

call platform.protect('orders');
