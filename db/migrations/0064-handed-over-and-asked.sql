-- Duties: how often the owner was reminded, and when last; who did it stands in the journal.
alter table duties.duties
  add column reminded integer not null default 0 check (reminded >= 0),
  add column reminded_at timestamptz,
  add constraint reminded_when check ((reminded = 0) = (reminded_at is null));

-- Review steps: the one person to whom a reviewer handed his step; nobody else of its roles decides it then.
alter table reviews.steps
  add column assigned_to uuid,
  add column assigned_name text,
  add constraint assigned_by_name check ((assigned_to is null) = (assigned_name is null));

-- Opinions 加签: a reviewer asks somebody by name; the step cannot pass while one is open.
create table reviews.opinions (
  company_id bigint not null,
  id uuid not null,
  review_id uuid not null,
  step_key text not null,
  question text not null,
  asked_at timestamptz not null,
  asked_by uuid not null,
  asked_by_name text not null,
  person_id uuid not null,
  person_name text not null,
  hours numeric(18,6) not null check (hours > 0),
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  stance text check (stance in ('agree', 'disagree')),
  answer text,
  dropped_at timestamptz,
  dropped_by_name text,
  dropped_why text,
  primary key (company_id, id),
  foreign key (company_id, review_id, step_key) references reviews.steps (company_id, review_id, key),
  constraint opinion_answered check ((answered_at is null) = (stance is null) and (answered_at is null) = (answered_by is null)),
  constraint opinion_ends_once check (answered_at is null or dropped_at is null)
);
create index opinions_of_review on reviews.opinions (company_id, review_id, asked_at);
create index opinions_of_person on reviews.opinions (company_id, person_id, asked_at) where answered_at is null and dropped_at is null;
-- Nobody is asked twice at once about one step.
create unique index one_open_opinion on reviews.opinions (company_id, review_id, step_key, person_id) where answered_at is null and dropped_at is null;

call platform.protect('reviews');
revoke delete on reviews.opinions from gendan_app;
-- What was asked and of whom is never edited.
revoke update on reviews.opinions from gendan_app;
grant update (answered_at, answered_by, answered_by_name, stance, answer, dropped_at, dropped_by_name, dropped_why) on reviews.opinions to gendan_app;
