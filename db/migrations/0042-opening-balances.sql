-- What customers owed and had paid ahead when the company moved in: opening facts of their own kind, taken over from the old books.
-- They are counted as receivables and receipts, and are never issued invoices or numbered receipts of this house.

alter table settlement.receivables add column origin text not null default 'invoice' check (origin in ('invoice', 'opening'));
alter table settlement.receivables alter column invoice_id drop not null, alter column order_id drop not null;
alter table settlement.receivables add constraint invoiced_or_opening check (origin = 'opening' or (invoice_id is not null and order_id is not null));

alter table settlement.receipts add column origin text not null default 'money' check (origin in ('money', 'opening'));

-- Money for an old receivable need not belong to an order of this house.
alter table settlement.allocations alter column order_id drop not null;
alter table settlement.allocations add constraint applied_to_something check (order_id is not null or receivable_id is not null);

-- What of an order that was taken over had been invoiced and paid before.
create table settlement.opening_orders (
  company_id bigint not null,
  order_id uuid not null,
  invoiced numeric(18,2) not null check (invoiced >= 0),
  paid numeric(18,2) not null check (paid between 0 and invoiced),
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, order_id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id)
);

call platform.protect('settlement');
revoke update, delete on settlement.opening_orders from gendan_app;
