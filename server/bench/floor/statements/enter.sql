-- $1 order, $2 customer, $3 actor, $4 lines [{id, line_no, product_id, quantity}], $5 day wanted, $6 note, $7 number, $8 key, $9 hash of the request, $10 contact, $11 address
with wanted as materialized (
    select w.id, w.line_no, w.quantity, p.id as product_id, p.code, p.name, p.spec, p.sales_unit, p.supply, g.price, g.floor_price, round(g.price * w.quantity, 2) as amount
      from jsonb_to_recordset($4::jsonb) as w(id uuid, line_no int, product_id uuid, quantity numeric)
      join catalog.products p on p.company_id = floor.company() and p.id = w.product_id
      cross join lateral (select price, floor_price from catalog.prices p where p.company_id = floor.company() and p.product_id = w.product_id and p.valid_from <= current_date and p.min_quantity <= w.quantity
        order by p.valid_from desc, p.min_quantity desc limit 1) g),
  summed as (select sum(round(amount / 1.13, 2)) as net, sum(amount - round(amount / 1.13, 2)) as tax, sum(amount) as total from wanted),
  made as (
    insert into orders.orders (company_id, id, ledger_id, number, kind, channel, channel_note, customer_id, customer_name, contact_id, address_id, salesperson_id, created_by, created_at, requested_date, payment_terms, currency, priority,
        net_amount, tax_amount, total_amount, policy_id, policy_version, search_text)
      select c.company_id, $1::uuid, floor.ledger(), $7, 'standard', 'phone', $6, c.id, c.short_name, $10::uuid, $11::uuid, c.salesperson_id, $3::uuid, now(), $5::date, c.payment_terms, c.currency, 'normal',
          net, tax, total, floor.policy(), 1, lower($7) || E'\n' || c.short_name
        from customers.customers c, summed where c.company_id = floor.company() and c.id = $2::uuid
      returning number, total_amount),
  typed as (
    insert into orders.lines (company_id, order_id, id, line_no, product_id, product_code, name, spec, quantity, unit, price_unit, list_price, floor_price, unit_price, tax_included, tax_rate, amount, tax_amount, supply)
      select floor.company(), $1::uuid, id, line_no, product_id, code, name, spec, quantity, sales_unit, sales_unit, price, floor_price, price, true, 13, amount, amount - round(amount / 1.13, 2), supply from wanted),
  filed as (insert into orders.number_endings select floor.company(), ending, $1::uuid from floor.endings(lower($7)) as ending),
  told as (select 'order' as kind, $1::uuid as subject, json_build_object('what', 'entered', 'actor', $3::uuid, 'at', now(), 'number', $7, 'customerId', $2, 'lines', $4::text)::text as body),
  headed as (
    insert into journal.heads as h select floor.company(), kind, subject, 1, sha256(convert_to(body, 'UTF8')), now(), now() from told
      on conflict (company_id, subject_kind, subject_id) do update set seq = h.seq + 1, hash = sha256(h.hash || excluded.hash), last_at = excluded.last_at returning subject_kind, subject_id, seq, hash),
  written as (insert into journal.entries select floor.company(), kind, subject, seq, now(), 'person', $3::uuid, body, hash from told join headed on subject_kind = kind and subject_id = subject),
  kept as (insert into platform.idempotency select floor.company(), $3::uuid, $8, $9, jsonb_build_object('orderId', $1, 'number', number, 'revision', 0, 'stage', 'draft'), now() from made)
select number, total_amount from made
