-- What is summed over all orders, and what they are found by: written once at the end, for a sorted index is built in a tenth of the time.
insert into stock.levels (company_id, product_id, warehouse_id, on_hand, reserved)
select p.company_id, g.id, p.warehouse_id, 10000 + coalesce(r.quantity, 0), coalesce(r.quantity, 0)
  from bench.plan p cross join bench.products g left join (select product_id, sum(quantity) as quantity from stock.reservations group by 1) r on r.product_id = g.id
on conflict (company_id, product_id, warehouse_id) do update set on_hand = excluded.on_hand, reserved = excluded.reserved;
insert into stock.lots (company_id, product_id, warehouse_id, lot, on_hand, since)
select l.company_id, l.product_id, l.warehouse_id, '', l.on_hand, p.since from bench.plan p join stock.levels l on l.company_id = p.company_id join bench.products g on g.id = l.product_id
on conflict do nothing;
-- One movement a product: what came in less what left, and what is promised.
insert into stock.movements (company_id, posting_id, product_id, warehouse_id, at, kind, on_hand_change, reserved_change, source_kind, source_id, actor_kind, actor_id)
select l.company_id, bench.id('posting', g.n, p.since), l.product_id, l.warehouse_id, p.since, 'receipt', l.on_hand, l.reserved, 'opening', l.product_id, 'person', p.clerk_id
  from bench.plan p, stock.levels l join bench.products g on g.id = l.product_id where l.company_id = p.company_id;

update settlement.accounts a set open_orders = s.open_orders, open_invoices = s.open_invoices
  from (select o.customer_id, sum(o.open_amount) as open_orders, sum(o.invoiced - o.paid) as open_invoices from settlement.orders o group by 1) s where a.customer_id = s.customer_id;
insert into companies.counters (company_id, ledger_id, kind, period, last)
select p.company_id, p.ledger_id, 'invoice', '', (select count(*) from settlement.invoices) from bench.plan p
union all select p.company_id, p.ledger_id, 'receipt', '', (select count(*) from settlement.receipts) from bench.plan p;
-- Whoever enters an order after these goes on behind the last of his day.
insert into companies.number_blocks (company_id, ledger_id, kind, period, last)
select p.company_id, p.ledger_id, 'order', substr(o.number, 3, 8), max(substr(o.number, 12)::bigint) from bench.plan p join orders.orders o on o.company_id = p.company_id group by 1, 2, 4;

alter table orders.number_endings drop constraint number_endings_pkey;
insert into orders.number_endings (company_id, ending, id)
select distinct o.company_id, ending, o.id from orders.orders o, unnest(array[lower(o.number), lower(o.customer_po)]) as word, platform.endings(word) as ending where word is not null;
alter table orders.number_endings add primary key (company_id, ending, id);
alter table shipping.number_endings drop constraint number_endings_pkey;
insert into shipping.number_endings (company_id, ending, id)
select distinct d.company_id, ending, d.id from shipping.deliveries d, unnest(array[lower(d.number), lower(d.order_number), lower(d.tracking_number)]) as word, platform.endings(word) as ending where word is not null;
alter table shipping.number_endings add primary key (company_id, ending, id);
insert into orders.name_endings (company_id, ending, holder_id)
select distinct p.company_id, ending, k.id from bench.plan p, bench.customers k, unnest(array[k.short_name, k.initials]) as word, platform.endings(word) as ending;
insert into shipping.name_endings (company_id, ending, holder_id) select distinct p.company_id, ending, k.id from bench.plan p, bench.customers k, platform.endings(k.short_name) as ending;
