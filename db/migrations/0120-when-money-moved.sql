-- The last paid of a salesperson's orders were looked for among everybody's payments, each with its order (3,045 pages of a million orders for a page of 51). The day on which money last came to an order, or was
-- taken off it, stands on the order as settlement keeps it, beside whose it is: one index of both answers the list for whoever asks. What a deposit pays of an invoice moved on its own day.
alter table settlement.orders add column moved_on date;
alter table settlement.orders no force row level security;
alter table settlement.allocations no force row level security;
update settlement.orders o set moved_on = a.moved_on
  from (select company_id, order_id, max(applied_on) as moved_on from settlement.allocations where order_id is not null and from_deposit is null group by company_id, order_id) a
 where o.company_id = a.company_id and o.order_id = a.order_id;
alter table settlement.allocations force row level security;
alter table settlement.orders force row level security;
create index orders_by_movement on settlement.orders (company_id, moved_on desc, order_id desc) include (salesperson_id, department_id) where moved_on is not null;
-- As other tables of which an index answers alone (0118).
alter table settlement.orders set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
