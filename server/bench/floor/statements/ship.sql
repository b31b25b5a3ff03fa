-- $1 delivery, $2 carriage {by, carrier, trackingNumber}, $3 seven ids, $4 actor, $5 key, $6 hash of the request
with moved as materialized (
    update shipping.deliveries set state = 'shipped', carriage_by = $2::jsonb ->> 'by', carrier = $2::jsonb ->> 'carrier', tracking_number = $2::jsonb ->> 'trackingNumber', shipped_at = now(), revision = revision + 1,
        search_text = search_text || E'\n' || lower($2::jsonb ->> 'trackingNumber')
      where company_id = floor.company() and id = $1::uuid and coalesce(state, '') = 'packed' returning *),
  lines as materialized (update shipping.lines l set shipped = l.packed from moved where l.company_id = moved.company_id and l.delivery_id = moved.id returning l.*),
  goods as (update orders.schedules s set shipped = s.shipped + lines.packed from lines where s.company_id = lines.company_id and s.id = lines.schedule_id returning s.id),
  gone as (
    update stock.levels v set on_hand = v.on_hand - lines.packed, reserved = v.reserved - lines.packed, version = v.version + 1 from lines
      where v.company_id = lines.company_id and v.product_id = lines.product_id and v.warehouse_id = floor.warehouse() returning v.product_id),
  lotted as (
    update stock.lots t set on_hand = t.on_hand - lines.packed from lines where t.company_id = lines.company_id and t.product_id = lines.product_id and t.warehouse_id = floor.warehouse() and t.lot = '' returning t.product_id),
  freed as (
    update stock.reservations r set quantity = r.quantity - lines.packed from lines, moved
      where r.company_id = lines.company_id and r.source_kind = 'order' and r.source_id = moved.order_id and r.product_id = lines.product_id and r.warehouse_id = floor.warehouse() returning r.product_id),
  posted as (
    insert into stock.movements (company_id, posting_id, product_id, warehouse_id, at, kind, on_hand_change, reserved_change, source_kind, source_id, actor_kind, actor_id)
      select company_id, ($3::uuid[])[1], product_id, floor.warehouse(), now(), 'issue', -packed, -packed, 'delivery', delivery_id, 'person', $4::uuid from lines),
  stood as materialized (update orders.orders o set stage = 'shipped', fulfilment = 'shipped', revision = o.revision + 1 from moved where o.company_id = moved.company_id and o.id = moved.order_id returning o.*),
  supplied as (update settlement.orders a set supplied_on = current_date from moved where a.company_id = moved.company_id and a.order_id = moved.order_id),
  dated as (update settlement.obligations b set due_on = current_date + 30 from moved where b.company_id = moved.company_id and b.order_id = moved.order_id),
  asked as (
    insert into settlement.requests (company_id, id, order_id, order_number, delivery_id, delivery_number, customer_id, customer_name, ledger_id, currency, salesperson_id, supplied_on, net, tax, gross, requested_at, search_text, billable_on)
      select o.company_id, ($3::uuid[])[2], o.id, o.number, m.id, m.number, o.customer_id, o.customer_name, o.ledger_id, o.currency, o.salesperson_id, current_date, o.net_amount, o.tax_amount, o.total_amount, now(),
          lower(o.number) || E'\n' || lower(m.number) || E'\n' || o.customer_name, current_date from moved m, stood o),
  of as (
    insert into settlement.request_lines (company_id, id, request_id, line_no, order_line_id, delivery_line_id, name, spec, quantity, unit, unit_price, price_factor, tax_included, tax_class, tax_rate, net, tax, gross)
      select g.company_id, uuidv7(), ($3::uuid[])[2], g.line_no, l.id, g.id, g.name, g.spec, g.packed, g.unit, l.unit_price, l.price_factor, l.tax_included, 'goods', l.tax_rate, l.amount - l.tax_amount, l.tax_amount, l.amount
        from lines g join orders.lines l on l.company_id = g.company_id and l.id = g.order_line_id),
  filed as (insert into settlement.grams select floor.company(), gram, ($3::uuid[])[2] from moved, floor.grams(lower(moved.order_number), lower(moved.number), moved.customer_name) as gram),
  tracked as (insert into shipping.number_endings select floor.company(), ending, $1::uuid from floor.endings(lower($2::jsonb ->> 'trackingNumber')) as ending on conflict do nothing),
  printed as (
    insert into papers.papers (company_id, id, kind, subject_kind, subject_id, part, version, number, snapshot, snapshot_hash, made_by, made_by_name, made_at)
      select company_id, ($3::uuid[])[3], 'shipmentRecord', 'order', order_id, id::text, 1, number, json_build_object('kind', 'shipmentRecord', 'order', order_number, 'carrier', carrier, 'customer', customer_name, 'address', address, 'lines',
          (select json_agg(json_build_object('lineNo', line_no, 'productCode', product_code, 'name', name, 'spec', spec, 'quantity', packed, 'unit', unit)) from lines))::text, $6, $4::uuid, '业务员', now() from moved),
  closed as (
    update duties.duties d set state = 'closed', kept = true, closed_at = now(), closed_by = $4::uuid, next_step_at = null from moved
      where d.company_id = moved.company_id and d.subject_kind = 'order' and d.subject_id = moved.order_id and d.definition_id = 'T13' and d.part = moved.id::text and d.state = 'open'),
  due as (
    insert into duties.duties (company_id, id, definition_id, definition, closes, subject_kind, subject_id, title, part, owner_id, opened_at, due_at, calendar_version, steps, level, next_step_at, pauses, state)
      select company_id, ($3::uuid[])[4], 'T14', floor.duty(), array['customerToldOfShipment'], 'order', order_id, order_number || ' ' || customer_name, id::text, salesperson_id, now(), now() + interval '1 day', 1, floor.steps(), 0, now() + interval '19 hours', '[]', 'open' from moved),
  linked as (
    insert into links.links (company_id, id, hash, purpose, subject_kind, subject_id, created_at, created_by, expires_at)
      select company_id, ($3::uuid[])[5], sha256(convert_to($6 || id::text, 'UTF8')), 'signDelivery', 'delivery', id, now(), $4::uuid, now() + interval '30 days' from moved),
  mailed as (
    insert into notices.mails (company_id, id, key, kind, recipient, recipient_name, title, text, html, attachments, subject_kind, subject_id, on_sent, message_id, state, next_try_at, queued_at)
      select moved.company_id, ($3::uuid[])[6], 'shipment ' || moved.id || ' ' || moved.customer_id, 'shipmentSent', 'c@example.com', p.name, '订单 ' || order_number || ' 已发货',
          p.name || '，您好！订单 ' || order_number || ' 已于 ' || current_date || ' 发货。承运：' || carrier || '，单号：' || tracking_number || '。签收与反馈：' || $6, '<p>' || p.name || '，您好！</p><p>订单 ' || order_number || ' 已于 ' || current_date || ' 发货。承运：' || carrier || '，单号：' || tracking_number || '。<br>签收与反馈：<br>' || $6 || '</p>',
          '[]', 'order', order_id, jsonb_build_object('name', 'customerToldOfShipment', 'facts', jsonb_build_object('by', 'mail', 'part', moved.id, 'orderId', order_id, 'recipient', p.name)), '<' || moved.id || '@floor.invalid>', 'queued', now(), now()
        from moved join shipping.people p on p.company_id = moved.company_id and p.owner_id = moved.id and p.role = 'receiver'),
  keyed as (insert into notices.mail_keys (company_id, key, mail_id) select company_id, 'shipment ' || id || ' ' || customer_id, ($3::uuid[])[6] from moved),
  noticed as (
    insert into shipping.notices (company_id, id, delivery_id, at, by, recipient) select moved.company_id, ($3::uuid[])[7], moved.id, now(), 'page', p.name
      from moved join shipping.people p on p.company_id = moved.company_id and p.owner_id = moved.id and p.role = 'receiver'),
  told as (
    select s.kind, s.subject, json_build_object('what', s.what, 'actor', $4::uuid, 'at', now(), 'from', 'packed', 'to', 'shipped', 'carriage', $2::text, 'moves', (select json_agg(json_build_object('productId', product_id, 'scheduleId', schedule_id, 'quantity', packed)) from lines))::text as body
      from moved, lateral (values ('delivery', moved.id, 'shipped'), ('order', moved.order_id, 'goodsMoved')) as s(kind, subject, what)),
  headed as (
    insert into journal.heads as h select floor.company(), kind, subject, 1, sha256(convert_to(body, 'UTF8')), now(), now() from told
      on conflict (company_id, subject_kind, subject_id) do update set seq = h.seq + 1, hash = sha256(h.hash || excluded.hash), last_at = excluded.last_at returning subject_kind, subject_id, seq, hash),
  written as (insert into journal.entries select floor.company(), kind, subject, seq, now(), 'person', $4::uuid, body, hash from told join headed on subject_kind = kind and subject_id = subject),
  kept as (insert into platform.idempotency select floor.company(), $4::uuid, $5, $6, jsonb_build_object('deliveryId', id, 'number', number, 'state', 'shipped', 'revision', revision), now() from moved)
select moved.id as "deliveryId", moved.number, moved.revision from moved, (select count(*) from goods) g, (select count(*) from gone) v, (select count(*) from freed) f, (select count(*) from lotted) t
