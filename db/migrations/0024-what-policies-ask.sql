-- The call that confirms an oral order is kept with the kinds of evidence that the policy asks for, each with its file.
alter table orders.contacts drop column recording_file_id;
alter table orders.contacts add column evidence jsonb not null default '[]';

-- The check that must be red before production is asked for an estimate.
alter table reviews.steps add column estimate_when_red text;
