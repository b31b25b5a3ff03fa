-- Notices to people inside, and mail that leaves the building.

create schema notices;

create table notices.notices (
  company_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  -- What must not be told twice has a key.
  key text,
  kind text not null,
  facts jsonb not null,
  subject_kind text,
  subject_id uuid,
  part text,
  at timestamptz not null,
  read_at timestamptz,
  primary key (company_id, id),
  unique (company_id, person_id, key)
);
create index notices_of_person on notices.notices (company_id, person_id, at desc, id desc);
create index unread on notices.notices (company_id, person_id, at desc, id desc) where read_at is null;

-- The outbox of mail, in the transaction of what it tells of; afterwards the record of what was sent.
create table notices.mails (
  company_id bigint not null,
  id uuid not null,
  key text not null,
  kind text not null,
  recipient text not null,
  recipient_name text not null,
  title text not null,
  text text not null,
  html text not null,
  -- References; the bytes are fetched when it goes out.
  attachments jsonb not null,
  subject_kind text,
  subject_id uuid,
  -- The event that is true once it was sent.
  on_sent jsonb,
  -- Set with the first attempt and kept, so that a repeated delivery can be recognised.
  message_id text,
  state text not null check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz,
  last_error text,
  queued_at timestamptz not null,
  sent_at timestamptz,
  primary key (company_id, id),
  unique (company_id, key)
);
create index mails_to_send on notices.mails (company_id, next_try_at) where state = 'queued';
create index mails_by_time on notices.mails (company_id, queued_at desc, id desc);
create index mails_of_subject on notices.mails (company_id, subject_kind, subject_id) where subject_id is not null;

-- One row a working morning whose digest went out: of several workers the first one writes it.
create table notices.digest_days (
  company_id bigint not null,
  day date not null,
  at timestamptz not null,
  primary key (company_id, day)
);

call platform.protect('notices');
revoke delete on notices.notices, notices.mails, notices.digest_days from gendan_app;
