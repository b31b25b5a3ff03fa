-- Decisions taken back 反审核: what a department or a customer had said stays on record word for word, beside who took it back, when and why.

create table reviews.reversals (
  company_id bigint not null,
  id uuid not null,
  review_id uuid not null,
  step_key text not null,
  -- The decision as it stood.
  verdict text not null check (verdict in ('passed', 'failed')),
  decided_at timestamptz not null,
  decided_by uuid not null,
  decided_by_name text not null,
  statement text not null,
  answers jsonb not null,
  checks jsonb not null,
  signature jsonb,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, review_id, step_key) references reviews.steps (company_id, review_id, key)
);
create index reversals_of_review on reviews.reversals (company_id, review_id, at);

create table confirmations.reversals (
  company_id bigint not null,
  -- The key is the proof: an answer is taken back once. The answer itself stays in its own table.
  request_id uuid not null,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, request_id),
  foreign key (company_id, request_id) references confirmations.requests (company_id, id)
);

call platform.protect('reviews');
call platform.protect('confirmations');
revoke update, delete on reviews.reversals, confirmations.reversals from gendan_app;
