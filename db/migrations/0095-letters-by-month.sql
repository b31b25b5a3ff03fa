-- Letters by month (see 0094). That a letter is queued once is kept by a table of its own, for a key by which rows lie in months cannot say it of all months.

create table notices.mail_keys (
  company_id bigint not null,
  key text not null,
  mail_id uuid not null,
  primary key (company_id, key)
);
alter table notices.mails no force row level security;
insert into notices.mail_keys (company_id, key, mail_id) select company_id, key, id from notices.mails;

alter table notices.mails rename to mails_before;
alter table notices.mails_before drop constraint mails_pkey, drop constraint mails_company_id_key_key;
drop index notices.mails_to_send, notices.mails_by_time, notices.mails_of_subject;
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
  primary key (company_id, id, queued_at)
) partition by range (queued_at);
create index mails_to_send on notices.mails (company_id, next_try_at) where state = 'queued';
create index mails_by_time on notices.mails (company_id, queued_at desc, id desc);
create index mails_of_subject on notices.mails (company_id, subject_kind, subject_id) where subject_id is not null;
call platform.fill_months('notices.mails_before', 'notices.mails', 'queued_at', 'letters');
call platform.protect('notices');
revoke delete on notices.mails from gendan_app;
revoke update, delete on notices.mail_keys from gendan_app;
