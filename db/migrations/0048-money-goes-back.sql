-- Money that goes another way: red invoices, money taken off what it was applied to, receipts that bounced, refunds, credit notes, charges.
-- Every counter-fact is a row of its own; what it takes back stays as it was.

-- Where a receivable or a receipt comes from beside invoices and money (`opening` are old books, 0042).
alter table settlement.receivables add column if not exists origin text not null default 'invoice';
alter table settlement.receivables drop constraint if exists receivables_origin_check, drop constraint if exists invoiced_or_opening;
alter table settlement.receivables alter column invoice_id drop not null, alter column order_id drop not null;
alter table settlement.receivables
  add constraint known_origin check (origin in ('invoice', 'opening', 'charge')),
  add constraint of_its_origin check ((origin = 'invoice') = (invoice_id is not null) and (origin = 'opening' or order_id is not null));
alter table settlement.receipts add column if not exists origin text not null default 'money';
alter table settlement.receipts drop constraint if exists receipts_origin_check;
alter table settlement.receipts add constraint known_origin check (origin in ('money', 'opening', 'credit'));

-- What reduces a receivable without money: `reduced` is the sum of its reductions.
alter table settlement.receivables add column reduced numeric(18,2) not null default 0;
-- Made anew, for PostgreSQL 15 and 16 cannot change what a column is computed from.
alter table settlement.receivables drop column open_amount;
alter table settlement.receivables add column open_amount numeric(18,2) not null generated always as (amount - paid - reduced) stored;
alter table settlement.receivables drop constraint receivables_check, drop constraint receivables_check1;
alter table settlement.receivables
  add constraint paid_and_reduced check (paid >= 0 and reduced >= 0 and paid + reduced <= amount),
  add constraint settled_when_nothing_is_open check ((paid + reduced = amount) = (settled_on is not null));

create table settlement.reductions (
  company_id bigint not null,
  id uuid not null,
  receivable_id uuid not null,
  -- The red invoice that reduces it; null where a charge was taken back.
  red_invoice_id uuid,
  amount numeric(18,2) not null check (amount > 0),
  applied_on date not null,
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, receivable_id) references settlement.receivables (company_id, id),
  foreign key (company_id, red_invoice_id) references settlement.invoices (company_id, id)
);
create index reductions_by_receivable on settlement.reductions (company_id, receivable_id, applied_on);

-- A red invoice 红字发票 names the blue one and has negative amounts; `reason` says why, `afterwards` what becomes of its goods.
alter table settlement.invoices add column reason text, add column afterwards text, add column evidence jsonb;
alter table settlement.invoices
  add constraint red_or_blue check ((reversal_of is null and gross >= 0 and reason is null and afterwards is null) or (reversal_of is not null and gross < 0 and reason is not null)),
  add constraint known_afterwards check (afterwards in ('again', 'close', 'otherPrice'));
create index invoices_by_reversed on settlement.invoices (company_id, reversal_of) where reversal_of is not null;
create index invoices_by_account on settlement.invoices (company_id, customer_id, currency, issued_on, id);
create index invoices_newest on settlement.invoices (company_id, id desc);

-- What of an order's amount will not be invoiced nor paid after all, by a red invoice that was closed or invoiced anew for less (negative: for more).
alter table settlement.orders add column conceded numeric(18,2) not null default 0;
alter table orders.orders add column conceded_amount numeric(18,2) not null default 0;
create table settlement.concessions (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  red_invoice_id uuid not null,
  amount numeric(18,2) not null check (amount <> 0),
  primary key (company_id, id),
  unique (company_id, red_invoice_id, order_id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id),
  foreign key (company_id, red_invoice_id) references settlement.invoices (company_id, id)
);
create index concessions_by_order on settlement.concessions (company_id, order_id);

-- What is to be invoiced again after a red invoice that took back a part, is a request of its own.
alter table settlement.requests add column correction_of uuid;
alter table settlement.requests add foreign key (company_id, correction_of) references settlement.invoices (company_id, id);
alter table settlement.requests drop constraint if exists requests_company_id_delivery_id_order_id_key;
drop index if exists settlement.requests_of_delivery;
create unique index requests_of_delivery on settlement.requests (company_id, delivery_id, order_id) where correction_of is null and state <> 'withdrawn';
drop index settlement.requests_of_whole_order;
create unique index requests_of_whole_order on settlement.requests (company_id, order_id) where delivery_id is null and correction_of is null and state <> 'withdrawn';
create unique index requests_of_correction on settlement.requests (company_id, correction_of, order_id, delivery_id) nulls not distinct where correction_of is not null;
alter table settlement.requests drop constraint requests_check1;
alter table settlement.requests add constraint issued_by_an_invoice check ((state in ('issued', 'closed')) = (invoice_id is not null));

-- Money taken off what it was applied to: a negative row that names the one it takes back; `reversed` is how much of a row was taken back.
alter table settlement.allocations alter column order_id drop not null;
alter table settlement.allocations drop constraint if exists applied_to_something;
alter table settlement.allocations add constraint applied_to_something check (order_id is not null or receivable_id is not null);
alter table settlement.allocations add column reversed numeric(18,2) not null default 0, add column reason text;
alter table settlement.allocations drop constraint allocations_check, drop constraint allocations_check1;
alter table settlement.allocations
  add constraint taken_off_with_a_reason check ((reversal_of is null and amount > 0 and reason is null) or (reversal_of is not null and amount < 0 and reason is not null)),
  add constraint used_within_amount check (offset_amount >= 0 and reversed >= 0 and (offset_amount + reversed <= amount or (reversal_of is not null and offset_amount + reversed = 0)));
create index allocations_by_reversed on settlement.allocations (company_id, reversal_of) where reversal_of is not null;
create index allocations_by_deposit on settlement.allocations (company_id, from_deposit) where from_deposit is not null;

-- What left a receipt again: refunds, and all of it when it bounced or was recorded for the wrong customer.
alter table settlement.receipts add column returned numeric(18,2) not null default 0, add column reversed boolean not null default false;
alter table settlement.receipts drop column rest;
alter table settlement.receipts add column rest numeric(18,2) not null generated always as (amount - applied - returned) stored;
drop index settlement.receipts_unapplied;
alter table settlement.receipts drop column reversal_of;
alter table settlement.receipts
  add check (amount > 0),
  add constraint used_within_amount check (applied >= 0 and returned >= 0 and applied + returned <= amount),
  add constraint reversed_wholly check (not reversed or returned = amount);
create index receipts_unapplied on settlement.receipts (company_id, id desc) where applied + returned < amount;
-- The reference of a receipt that was reversed may come again: the same money, for the right customer.
alter table settlement.receipts drop constraint receipts_company_id_reference_key;
create unique index receipts_by_reference on settlement.receipts (company_id, reference) where not reversed;

create table settlement.receipt_reversals (
  company_id bigint not null,
  receipt_id uuid not null,
  amount numeric(18,2) not null check (amount > 0),
  reversed_on date not null,
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, receipt_id),
  foreign key (company_id, receipt_id) references settlement.receipts (company_id, id)
);

create table settlement.refunds (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  receipt_id uuid not null,
  customer_id uuid not null,
  customer_name text not null,
  ledger_id uuid not null,
  currency text not null,
  amount numeric(18,2) not null,
  refunded_on date not null,
  means text not null,
  reference text,
  reason text not null,
  reversal_of uuid,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, ledger_id, number),
  unique (company_id, reversal_of),
  foreign key (company_id, receipt_id) references settlement.receipts (company_id, id),
  foreign key (company_id, reversal_of) references settlement.refunds (company_id, id),
  check ((amount > 0) = (reversal_of is null))
);
create index refunds_newest on settlement.refunds (company_id, id desc);
create index refunds_by_receipt on settlement.refunds (company_id, receipt_id);
create index refunds_by_customer on settlement.refunds (company_id, customer_id, id desc);

-- A credit note 贷项 is the receipt of its id without money: what it is for.
create table settlement.credits (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  order_number text not null,
  kind text not null check (kind in ('return', 'price', 'compensation')),
  source_kind text not null,
  source_id uuid,
  source_number text,
  reason text not null,
  lines jsonb not null,
  primary key (company_id, id),
  foreign key (company_id, id) references settlement.receipts (company_id, id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id)
);
create index credits_by_order on settlement.credits (company_id, order_id);

create index credits_by_source on settlement.credits (company_id, source_kind, source_id, kind) where source_id is not null;

-- What a customer agreed to pay beside the goods: the receivable of its id, without an invoice.
create table settlement.charges (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  ledger_id uuid not null,
  order_id uuid not null,
  source_kind text not null,
  source_id uuid,
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, ledger_id, number),
  foreign key (company_id, id) references settlement.receivables (company_id, id),
  foreign key (company_id, order_id) references settlement.orders (company_id, order_id)
);
create index charges_by_order on settlement.charges (company_id, order_id);

-- Through which day the books are closed; the newest row rules, an earlier day opens them again.
create table settlement.closings (
  company_id bigint not null,
  id uuid not null,
  closed_through date not null,
  reason text not null,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id)
);

-- A statement of account 对账单 as it was made and sent.
create table settlement.statements (
  company_id bigint not null,
  id uuid not null,
  number text not null,
  customer_id uuid not null,
  customer_name text not null,
  ledger_id uuid not null,
  currency text not null,
  from_day date not null,
  to_day date not null,
  opening numeric(18,2) not null,
  closing numeric(18,2) not null,
  salesperson_id uuid,
  department_id uuid,
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, ledger_id, number),
  check (from_day <= to_day)
);
create index statements_by_customer on settlement.statements (company_id, customer_id, id desc);
create index receipts_by_account on settlement.receipts (company_id, customer_id, currency, received_on, id);

call platform.protect('settlement');
revoke update, delete on settlement.reductions, settlement.concessions, settlement.receipt_reversals, settlement.refunds, settlement.credits, settlement.charges, settlement.closings,
  settlement.statements from gendan_app;
grant update (applied, returned, reversed) on settlement.receipts to gendan_app;
grant update (offset_amount, reversed) on settlement.allocations to gendan_app;
