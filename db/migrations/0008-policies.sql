-- Policies: dated, versioned, approved data that orders are handled by. Nothing here is ever changed: an edit is a new version,
-- an approval and an assignment are rows of their own.

create schema policies;

create table policies.policies (
  company_id bigint not null references companies.companies (id),
  id uuid not null,
  -- The pack that it was made of; a later release of the pack does not touch it.
  pack_id text not null,
  created_at timestamptz not null,
  primary key (company_id, id)
);

create table policies.versions (
  company_id bigint not null,
  policy_id uuid not null,
  version integer not null check (version > 0),
  -- The pack as rooms read it, and the exact text that a person saved; the hash is the text's.
  body jsonb not null,
  text text not null,
  sha256 text not null,
  edited_by uuid not null,
  edited_at timestamptz not null,
  primary key (company_id, policy_id, version),
  foreign key (company_id, policy_id) references policies.policies (company_id, id)
);

create table policies.approvals (
  company_id bigint not null,
  policy_id uuid not null,
  version integer not null,
  approved_by uuid not null,
  approved_at timestamptz not null,
  effective_from date not null,
  primary key (company_id, policy_id, version),
  foreign key (company_id, policy_id, version) references policies.versions (company_id, policy_id, version)
);

-- Which policy serves a kind of order, or one channel of it, from a date on; a later row of the same date wins.
create table policies.assignments (
  company_id bigint not null,
  id uuid not null,
  order_kind text not null,
  channel text,
  policy_id uuid not null,
  from_date date not null,
  assigned_by uuid not null,
  assigned_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, policy_id) references policies.policies (company_id, id)
);
create index assignments_by_kind on policies.assignments (company_id, order_kind, from_date desc);

call platform.protect('policies');
revoke update, delete on policies.versions, policies.approvals, policies.assignments from gendan_app;
revoke delete on policies.policies from gendan_app;
