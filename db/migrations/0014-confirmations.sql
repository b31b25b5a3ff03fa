-- Confirmations: what a customer is asked about one version of an order, how it was handed over, and the one answer with its evidence.

create schema confirmations;

create table confirmations.requests (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  order_version int not null,
  order_hash text not null,
  customer_id uuid not null,
  contact_id uuid,
  -- The confirmation section of the policy under which the customer is asked.
  policy jsonb not null,
  paper_id uuid not null,
  paper_hash text not null,
  state text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  -- Wrong answers to the identity check since the last link.
  failures int not null default 0,
  primary key (company_id, id)
);
-- An order is asked about one version at a time.
create unique index one_awaiting on confirmations.requests (company_id, order_id) where state = 'awaiting';
create index requests_of_order on confirmations.requests (company_id, order_id, asked_at desc);

create table confirmations.sendings (
  company_id bigint not null,
  id uuid not null,
  request_id uuid not null,
  means text not null,
  reminder boolean not null,
  recipient text,
  link_id uuid not null,
  expires_at timestamptz not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, request_id) references confirmations.requests (company_id, id)
);
create index sendings_of_request on confirmations.sendings (company_id, request_id, at);

create table confirmations.decisions (
  company_id bigint not null,
  -- The key is the proof: a request has one answer.
  request_id uuid not null,
  outcome text not null,
  means text not null,
  at timestamptz not null,
  reason text,
  -- The exact text that was hashed: everything that the answer binds.
  body text not null,
  hash text not null,
  primary key (company_id, request_id),
  foreign key (company_id, request_id) references confirmations.requests (company_id, id)
);

create table confirmations.evidence (
  company_id bigint not null,
  request_id uuid not null,
  seq int not null,
  kind text not null,
  file_id uuid not null,
  sha256 text not null,
  name text not null,
  primary key (company_id, request_id, seq),
  foreign key (company_id, request_id) references confirmations.requests (company_id, id)
);

call platform.protect('confirmations');
revoke update, delete on confirmations.sendings, confirmations.decisions, confirmations.evidence from gendan_app;
revoke delete on confirmations.requests from gendan_app;
