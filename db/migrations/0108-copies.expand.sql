-- Copies 抄送 of what was decided or said about a document, for colleagues who may see it. A copy opens nothing: it is what somebody was told, as a notice is.

create schema copies;

create table copies.copies (
  company_id bigint not null,
  id uuid not null,
  person_id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- Number and customer as they were.
  title text not null,
  -- The step that was decided, or whose prices were ruled on; null of a comment.
  review_id uuid,
  step_key text,
  occasion text not null check (occasion in ('passed', 'failed', 'released', 'commented')),
  words text not null,
  -- Whether a policy named the person's role, rather than whoever spoke the person.
  by_policy boolean not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  read_at timestamptz,
  -- The morning digest tells of a copy once.
  digested_at timestamptz,
  primary key (company_id, id)
);
create index copies_of_person on copies.copies (company_id, person_id, at desc, id desc);
create index copies_unread on copies.copies (company_id, person_id, at desc, id desc) where read_at is null;
create index copies_for_digest on copies.copies (company_id, at) where read_at is null and digested_at is null;

-- Roles that always get a copy of what is decided about a step, as its policy says.
alter table reviews.steps add column copy_to text[] not null default '{}';

call platform.protect('copies');
revoke delete on copies.copies from gendan_app;
