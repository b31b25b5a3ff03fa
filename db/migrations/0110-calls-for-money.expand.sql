-- Customers are called about what they owe: who called whom and when, what was said, and what was promised for which day. What was said stays.
create table settlement.calls (
  company_id bigint not null,
  id uuid not null,
  customer_id uuid not null,
  currency text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  -- His name and phone stand in the customer's file alone, where they can be erased.
  contact_id uuid,
  said text not null,
  -- What was overdue when the call was noted.
  overdue numeric(18,2) not null check (overdue >= 0),
  promised_on date,
  promised_amount numeric(18,2) check (promised_amount > 0),
  primary key (company_id, id),
  foreign key (company_id, customer_id, currency) references settlement.accounts (company_id, customer_id, currency),
  check ((promised_on is null) = (promised_amount is null))
);
create index calls_by_account on settlement.calls (company_id, customer_id, currency, at desc, id desc);
create index calls_with_promise on settlement.calls (company_id, customer_id, currency, at desc, id desc) where promised_on is not null;

call platform.protect('settlement');
revoke update, delete on settlement.calls from gendan_app;
