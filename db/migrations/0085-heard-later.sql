-- What a driver's phone told later than it happened: the instants at which it was heard, by what happened ("shipped", "arrived", "signed"). The deed's own instant is when it happened.
alter table shipping.deliveries add column heard_later jsonb not null default '{}' check (jsonb_typeof(heard_later) = 'object');
