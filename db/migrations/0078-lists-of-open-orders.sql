-- Row-level security lets a condition drive an index only when all of it is leakproof, and PostgreSQL holds coalesce for leaky though the comparison is not: lists by a date
-- that may be missing read their index from the first row on, for a period as for each further page (4,446 pages instead of 39 among 10,000 orders). A case expression is
-- known to be leakproof. The indexes keep their names.
drop index orders.orders_by_requested_date;
create index orders_by_requested_date on orders.orders (company_id, (case when requested_date is null then 'infinity'::date else requested_date end), id);
drop index shipping.deliveries_by_due, shipping.deliveries_by_state, shipping.deliveries_by_customer, shipping.deliveries_by_salesperson;
create index deliveries_by_due on shipping.deliveries (company_id, (case when due_on is null then 'infinity'::date else due_on end), id);
create index deliveries_by_state on shipping.deliveries (company_id, state, (case when due_on is null then 'infinity'::date else due_on end), id);
create index deliveries_by_customer on shipping.deliveries (company_id, customer_id, (case when due_on is null then 'infinity'::date else due_on end), id);
create index deliveries_by_salesperson on shipping.deliveries (company_id, salesperson_id, (case when due_on is null then 'infinity'::date else due_on end), id);

-- Of a million orders few are open. The list of late ones and the first page look at those alone: by the date wanted, with the stage beside it so that stages are counted
-- without the orders themselves. Statements say the condition in the same words.
create index orders_open on orders.orders (company_id, (case when requested_date is null then 'infinity'::date else requested_date end), id) include (stage)
  where stage not in ('completed', 'archived', 'cancelled');
-- The figures of a month.
create index orders_by_establishment on orders.orders (company_id, established_at) where established_at is not null;
create index deliveries_by_shipment on shipping.deliveries (company_id, shipped_at) where shipped_at is not null;
create index allocations_by_day on settlement.allocations (company_id, applied_on);
