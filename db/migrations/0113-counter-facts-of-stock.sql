-- A posted count, a transfer that left or arrived, and a single correction are taken back by a counter-fact 红冲; what they were stays as it was.

create table stock.reversals (
  company_id bigint not null,
  -- The `source_part` of the movements that it made.
  id uuid not null,
  count_id uuid,
  transfer_id uuid,
  -- A correction is no document: it is known by its posting.
  adjustment_id uuid,
  reason text not null check (reason <> ''),
  by uuid not null,
  at timestamptz not null,
  primary key (company_id, id),
  -- Nothing is taken back twice.
  unique (company_id, count_id),
  unique (company_id, transfer_id),
  unique (company_id, adjustment_id),
  foreign key (company_id, count_id) references stock.counts (company_id, id),
  foreign key (company_id, transfer_id) references stock.transfers (company_id, id),
  constraint of_one_fact check (num_nonnulls(count_id, transfer_id, adjustment_id) = 1)
);

alter table stock.transfers
  drop constraint transfers_state_check,
  add constraint transfers_state_check check (state in ('requested', 'sent', 'received', 'cancelled', 'reversed'));
alter table stock.counts
  drop constraint counts_state_check,
  add constraint counts_state_check check (state in ('counting', 'submitted', 'posted', 'cancelled', 'reversed')),
  drop constraint posted_by_another,
  add constraint posted_by_another check (state not in ('posted', 'reversed') or decided_by <> submitted_by);

-- Of which products a sheet was opened, none for all: goods that were not there then have no line, and were found missing all the same. Not known of older counts.
alter table stock.counts add column product_ids uuid[];
-- When a correction last found a level right, which moves nothing; in the order of postings.
alter table stock.levels add column found_right uuid;

call platform.protect('stock');
revoke update, delete on stock.reversals from gendan_app;
