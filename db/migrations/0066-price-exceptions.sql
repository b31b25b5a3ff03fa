-- Prices beyond their seller's authority: who released or refused which prices of which version, and what of it was taken back. Both are append-only.

create schema exceptions;

create table exceptions.rulings (
  company_id bigint not null,
  id uuid not null,
  review_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- The version that it holds for, by its number and word for word; another version is asked about anew.
  subject_version int not null,
  subject_hash text not null,
  outcome text not null check (outcome in ('released', 'refused')),
  words text not null check (words <> ''),
  -- The lines with their prices and deviations as they were, and of a refusal the counter prices.
  lines jsonb not null check (jsonb_array_length(lines) > 0),
  -- The ruling before it about the same review, which was taken back.
  follows uuid,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id)
);
-- One ruling holds at a time: another follows one that was taken back, and nothing is followed twice.
create unique index one_ruling on exceptions.rulings (company_id, review_id, coalesce(follows, '00000000-0000-0000-0000-000000000000'));
create index rulings_of_subject on exceptions.rulings (company_id, subject_kind, subject_id, at desc);

create table exceptions.reversals (
  company_id bigint not null,
  -- The key is the proof: a ruling is taken back once.
  ruling_id uuid not null,
  reason text not null check (reason <> ''),
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, ruling_id),
  foreign key (company_id, ruling_id) references exceptions.rulings (company_id, id)
);
alter table exceptions.rulings add constraint follows_one_taken_back foreign key (company_id, follows) references exceptions.reversals (company_id, ruling_id);

call platform.protect('exceptions');
revoke update, delete on exceptions.rulings, exceptions.reversals from gendan_app;
