-- Warehouses as a register: what a warehouse is for, and that one is closed without its past getting lost.

alter table stock.warehouses
  add column kind text not null default 'goods' check (kind in ('goods', 'material', 'hold')),
  add column closed_at timestamptz,
  add column revision integer not null default 0;

-- Whether goods of a warehouse may be promised.
create index warehouses_that_sell on stock.warehouses (company_id, id) where kind <> 'hold' and closed_at is null;
