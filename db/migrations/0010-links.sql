-- One-purpose links for people who do not sign in. The token itself is never stored, only its SHA-256.

create schema links;

create table links.links (
  company_id bigint not null,
  id uuid not null,
  hash bytea not null,
  purpose text not null,
  subject_kind text not null,
  subject_id uuid not null,
  part text,
  created_at timestamptz not null,
  created_by uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  -- Where it was used from: evidence of the decision.
  used_address text,
  used_agent text,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, hash)
);
create index links_of_subject on links.links (company_id, subject_kind, subject_id, purpose) where used_at is null and revoked_at is null;

call platform.protect('links');
revoke delete on links.links from gendan_app;
