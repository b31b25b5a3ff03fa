-- Stock by lot: a roll, a batch of food, what one run made. What is not told apart lies in the lot without a name, so that of every level the lots make its
-- quantity. The weight of goods that are counted in one unit and weighed in another lies with the lot.

alter table catalog.products
  -- What comes in is kept apart by lot.
  add column by_lot boolean not null default false;

create table stock.lots (
  company_id bigint not null,
  product_id uuid not null,
  warehouse_id uuid not null,
  lot text not null,
  on_hand numeric(18,6) not null check (on_hand >= 0),
  second_quantity numeric(18,6) not null default 0 check (second_quantity >= 0),
  made_on date,
  best_before date,
  since timestamptz not null,
  primary key (company_id, product_id, warehouse_id, lot),
  foreign key (company_id, product_id, warehouse_id) references stock.levels (company_id, product_id, warehouse_id),
  constraint nothing_weighs_nothing check (on_hand > 0 or second_quantity = 0)
);

-- Until now no door gave lots of anything, so all that lies there is of the lot without a name.
alter table stock.movements no force row level security;
alter table stock.levels no force row level security;
update stock.movements set lot = '', second_quantity = 0;
insert into stock.lots (company_id, product_id, warehouse_id, lot, on_hand, since)
select company_id, product_id, warehouse_id, '', on_hand, now() from stock.levels where on_hand > 0;
alter table stock.levels force row level security;
alter table stock.movements force row level security;

alter table stock.movements rename column second_quantity to second_change;
alter table stock.movements
  alter column lot set not null, alter column lot set default '',
  alter column second_change set not null, alter column second_change set default 0,
  drop constraint movements_pkey,
  drop constraint movements_kind_check,
  -- One posting moves each lot at most once.
  add primary key (company_id, posting_id, product_id, warehouse_id, lot),
  -- `restock` is written twice, out of one warehouse and into the other; so are `send` and `arrive` of a transfer, at different times.
  add check (kind in ('receipt', 'issue', 'reserve', 'release', 'adjust', 'return', 'restock', 'scrap', 'takeBack', 'withdraw', 'send', 'arrive', 'count'));
create index movements_of_lot on stock.movements (company_id, product_id, lot, posting_id desc) where lot <> '';

-- Checked when the transaction ends, for a statement writes level and lots in turn.
create function stock.lots_make_level() returns trigger language plpgsql as $$
declare
  lies numeric;
  lots numeric;
begin
  select on_hand into lies from stock.levels where company_id = new.company_id and product_id = new.product_id and warehouse_id = new.warehouse_id;
  select coalesce(sum(on_hand), 0) into lots from stock.lots where company_id = new.company_id and product_id = new.product_id and warehouse_id = new.warehouse_id;
  if lies <> lots then
    raise exception 'lots of product % in warehouse % make %, its level is %', new.product_id, new.warehouse_id, lots, lies using errcode = 'check_violation', constraint = 'lots_make_level';
  end if;
  return null;
end $$;
create constraint trigger lots_make_level after insert or update of on_hand on stock.levels deferrable initially deferred for each row execute function stock.lots_make_level();
create constraint trigger lots_make_level after insert or update on stock.lots deferrable initially deferred for each row execute function stock.lots_make_level();

call platform.protect('stock');
revoke delete on stock.lots from gendan_app;
