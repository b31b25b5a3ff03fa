-- What finance has let pass of orders and changes that do not stand yet: it takes up the customer's credit from finance's yes on, so that several that are decided at once,
-- or wait for their customers, see each other. It rests while the customer's refusal stands, and from the moment the order itself counts among the open orders.
create table settlement.grants (
  company_id bigint not null,
  subject_kind text not null check (subject_kind in ('order', 'change')),
  subject_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  currency text not null,
  amount numeric(18,2) not null check (amount >= 0),
  exceeded numeric(18,2) not null check (exceeded >= 0),
  may_exceed boolean not null,
  rests boolean not null default false,
  primary key (company_id, subject_kind, subject_id),
  foreign key (company_id, customer_id, currency) references settlement.accounts (company_id, customer_id, currency)
);
create index grants_by_account on settlement.grants (company_id, customer_id, currency);

-- Exposure 信用占用 = open orders + granted + unpaid invoices - deposits - unapplied receipts.
alter table settlement.accounts drop column exposure, add column granted numeric(18,2) not null default 0 check (granted >= 0);
alter table settlement.accounts add column exposure numeric(18,2) not null generated always as (open_orders + granted + open_invoices - deposits - unapplied) stored;

-- An order leaves the exposure with what it comes to (0), which makes a mark beside that needless.
alter table settlement.orders drop column released;

call platform.protect('settlement');
