-- $1 customer, $2 lines [{product_id, quantity}]
with wanted as materialized (
  select w.product_id, w.quantity, g.price, g.floor_price, round(g.price * w.quantity, 2) as amount, l.on_hand - l.reserved as available, k.cost,
      (select u.unit_price from orders.lines u join orders.orders o on o.company_id = u.company_id and o.id = u.order_id
        where u.company_id = floor.company() and u.product_id = w.product_id and u.removed_in is null and u.unit_price is not null and o.customer_id = $1::uuid and o.confirmation = 'given' order by o.created_at desc limit 1) as last_price
    from jsonb_to_recordset($2::jsonb) as w(product_id uuid, quantity numeric)
    join stock.levels l on l.company_id = floor.company() and l.product_id = w.product_id and l.warehouse_id = floor.warehouse()
    left join lateral (select price, floor_price from catalog.prices p where p.company_id = floor.company() and p.product_id = w.product_id and p.valid_from <= current_date and p.min_quantity <= w.quantity
      order by p.valid_from desc, p.min_quantity desc limit 1) g on true
    left join lateral (select cost from catalog.costs k where k.company_id = floor.company() and k.product_id = w.product_id and k.valid_from <= current_date order by k.valid_from desc limit 1) k on true)
select c.currency, c.credit_limit, a.exposure, c.credit_limit - coalesce(a.exposure, 0) as available, coalesce(a.exposure, 0) + (select sum(amount) from wanted) as after_this,
    json_build_object('net', (select sum(round(amount / 1.13, 2)) from wanted), 'tax', (select sum(amount - round(amount / 1.13, 2)) from wanted), 'total', (select sum(amount) from wanted), 'currency', c.currency) as totals,
    (select json_agg(json_build_object('id', t.id, 'number', t.number, 'createdAt', t.created_at, 'totalAmount', t.total_amount)) from (
      select id, number, created_at, total_amount from orders.orders t where t.company_id = floor.company() and t.customer_id = c.id and t.created_at > now() - interval '7 days' and t.review <> 'cancelled'
        and t.total_amount = (select sum(amount) from wanted) order by t.created_at desc limit 5) t) as duplicates,
    (select json_agg(json_build_object('productId', w.product_id, 'listPrice', w.price, 'floorPrice', w.floor_price, 'unitPrice', w.price, 'amount', w.amount, 'available', w.available, 'shortage', w.available < w.quantity,
      'lastPrice', w.last_price, 'margin', json_build_object('net', round(w.amount / 1.13, 2), 'cost', w.cost))) from wanted w) as lines
  from customers.customers c left join settlement.accounts a on a.company_id = c.company_id and a.customer_id = c.id and a.currency = c.currency where c.company_id = floor.company() and c.id = $1::uuid
