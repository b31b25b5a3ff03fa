-- What sales offers a customer after a failed review, and what he said to it; the accepted one edits the order. Both are append-only.

create table orders.proposals (
  company_id bigint not null,
  id uuid not null,
  order_id uuid not null,
  -- The version that the review did not pass.
  version int not null,
  kind text not null,
  terms jsonb not null,
  words text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, order_id) references orders.orders (company_id, id)
);
create index proposals_of_order on orders.proposals (company_id, order_id, at);

create table orders.proposal_answers (
  company_id bigint not null,
  -- The key is the proof: a proposal has one answer.
  proposal_id uuid not null,
  order_id uuid not null,
  version int not null,
  outcome text not null check (outcome in ('accepted', 'declined')),
  contact_id uuid not null,
  contact_name text not null,
  agreed_at timestamptz not null,
  note text not null,
  evidence jsonb not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, proposal_id),
  foreign key (company_id, proposal_id) references orders.proposals (company_id, id),
  check (note <> '' or jsonb_array_length(evidence) > 0)
);
-- Of what was offered about one version, one proposal at most is taken.
create unique index one_accepted on orders.proposal_answers (company_id, order_id, version) where outcome = 'accepted';

call platform.protect('orders');
revoke update, delete on orders.proposals, orders.proposal_answers from gendan_app;
