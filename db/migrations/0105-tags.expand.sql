-- Tags 标签 of the company's own, by which people gather orders as they like: a name and one of the colours of the house's palette. No rule looks at them.

create table orders.tags (
  company_id bigint not null,
  id uuid not null,
  name text not null check (name <> ''),
  colour text not null,
  primary key (company_id, id),
  unique (company_id, name)
);

create table orders.tagged (
  company_id bigint not null,
  order_id uuid not null,
  tag_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  primary key (company_id, order_id, tag_id),
  foreign key (company_id, order_id) references orders.orders (company_id, id),
  foreign key (company_id, tag_id) references orders.tags (company_id, id) on delete cascade
);
create index tagged_by_tag on orders.tagged (company_id, tag_id, order_id);

call platform.protect('orders');
