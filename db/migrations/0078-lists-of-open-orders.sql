-- Of a million orders few are open. The list of late ones and the first page look at those alone: by the date wanted, with the stage beside it so that stages are counted
-- without the orders themselves. Statements say the condition in the same words.
create index orders_open on orders.orders (company_id, coalesce(requested_date, 'infinity'::date), id) include (stage) where stage not in ('completed', 'archived', 'cancelled');
-- The figures of a month.
create index orders_by_establishment on orders.orders (company_id, established_at) where established_at is not null;
create index deliveries_by_shipment on shipping.deliveries (company_id, shipped_at) where shipped_at is not null;
create index allocations_by_day on settlement.allocations (company_id, applied_on);
