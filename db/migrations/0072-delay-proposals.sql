-- What the customer of an order that comes late is offered, when it was let go with the word, and what he said. Append-only but for the count of wrong digits.

create table cases.delay_proposals (
  company_id bigint not null,
  id uuid not null,
  case_id uuid not null,
  order_id uuid not null,
  kind text not null,
  terms jsonb not null,
  words text not null,
  -- The version of the order that it was weighed on, and what it would have changed then.
  base_version int not null,
  differences jsonb not null,
  currency text not null,
  total_before numeric(18,2) not null,
  total_after numeric(18,2) not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, case_id, order_id) references cases.delayed (company_id, case_id, order_id)
);
create index delay_proposals_of_order on cases.delay_proposals (company_id, case_id, order_id, id);

create table cases.delay_releases (
  company_id bigint not null,
  -- The key is the proof: a proposal goes out once.
  proposal_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  -- Wrong digits on the customer's page.
  failures int not null default 0,
  primary key (company_id, proposal_id),
  foreign key (company_id, proposal_id) references cases.delay_proposals (company_id, id)
);

create table cases.delay_proposal_answers (
  company_id bigint not null,
  -- The key is the proof: a proposal has one answer.
  proposal_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'refused')),
  means text not null,
  contact_name text not null,
  agreed_at timestamptz not null,
  note text not null,
  evidence uuid[] not null default '{}',
  -- The change that an acceptance became, or why it became none.
  change_id uuid,
  change_number text,
  obstacles text[] not null default '{}',
  address text,
  user_agent text,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, proposal_id),
  foreign key (company_id, proposal_id) references cases.delay_releases (company_id, proposal_id),
  check ((change_id is null) = (change_number is null)),
  check (outcome = 'accepted' or change_id is null)
);

call platform.protect('cases');
revoke update, delete on cases.delay_proposals, cases.delay_proposal_answers from gendan_app;
revoke delete on cases.delay_releases from gendan_app;

-- The customer's yes that came before the change was requested: he is not asked about it again.
alter table changes.changes add column consent jsonb;
