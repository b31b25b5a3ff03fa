-- The first page counts a month of orders, deliveries and payments, and all open orders, within the reach of who looks. Each of these indexes now holds all that is asked of a row, so that neither the rows
-- nor the orders that they belong to are looked up one by one (217,730 pages among a million orders).
drop index orders.orders_by_establishment;
create index orders_by_establishment on orders.orders (company_id, established_at) include (total_amount, salesperson_id, created_by, department_id) where established_at is not null;
drop index orders.orders_open;
-- The date stands beside the expression of it, without which PostgreSQL does not see that the index answers alone.
create index orders_open on orders.orders (company_id, (case when requested_date is null then 'infinity'::date else requested_date end), id)
  include (stage, requested_date, salesperson_id, created_by, department_id) where stage not in ('completed', 'archived', 'cancelled');
drop index shipping.deliveries_by_shipment;
create index deliveries_by_shipment on shipping.deliveries (company_id, shipped_at) include (salesperson_id, order_created_by, department_id) where shipped_at is not null;

-- Money applied by its day: the list of the last paid orders begins at its end, and a month of it is summed without the rows. What a deposit paid of an invoice was applied when it was laid by.
drop index settlement.allocations_by_day;
create index allocations_by_day on settlement.allocations (company_id, applied_on desc, order_id desc) include (amount) where from_deposit is null;
-- Of it what was taken off again is little; orders that have none of it need not be summed.
create index allocations_taken_off on settlement.allocations (company_id, applied_on) include (order_id) where from_deposit is null and reversal_of is not null;
