-- Comments of people about a document of any room: who is spoken to by name is told. What was said is never edited.

create schema comments;

create table comments.comments (
  company_id bigint not null,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  text text not null check (text <> ''),
  -- Who is spoken to: [{id, name}], the names as they were.
  mentioned jsonb not null,
  primary key (company_id, id)
);
create index comments_of_subject on comments.comments (company_id, subject_kind, subject_id, at desc, id desc);

-- A comment that its author took back: the words stay for audit and are shown to nobody.
create table comments.withdrawals (
  company_id bigint not null,
  comment_id uuid not null,
  at timestamptz not null,
  primary key (company_id, comment_id),
  foreign key (company_id, comment_id) references comments.comments (company_id, id)
);

call platform.protect('comments');
revoke update, delete on comments.comments, comments.withdrawals from gendan_app;
