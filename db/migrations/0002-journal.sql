-- The journal: what happened to each subject, chained by hashes; the heads of all chains are sealed into a chain of the company.

create schema journal;

create table journal.heads (
  company_id bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  seq bigint not null,
  hash bytea not null,
  primary key (company_id, subject_kind, subject_id)
);

create table journal.entries (
  company_id bigint not null,
  subject_kind text not null,
  subject_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null,
  actor_id uuid not null,
  -- The exact text that was hashed; facts are read out of it.
  body text not null,
  hash bytea not null,
  primary key (company_id, subject_kind, subject_id, seq)
);
create index entries_by_time on journal.entries (company_id, at desc);
create index entries_by_actor on journal.entries (company_id, actor_id, at desc);

create table journal.seals (
  company_id bigint not null,
  seq bigint not null,
  at timestamptz not null,
  heads_count bigint not null,
  heads_hash bytea not null,
  hash bytea not null,
  primary key (company_id, seq)
);

call platform.protect('journal');
-- What happened is never edited: the application's role cannot.
revoke update, delete on journal.entries, journal.seals from gendan_app;
revoke delete on journal.heads from gendan_app;
