-- What a file of the old books says beside its sums: the credit that its customers are to have, and how much of credit its open documents use, by customer.
alter table takeovers.files add column credits jsonb not null default '[]', add column exposures jsonb not null default '[]';
