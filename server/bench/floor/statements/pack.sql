-- $1 delivery, $2 two ids, $3 actor, $4 key, $5 hash of the request
with moved as (
    update shipping.deliveries set state = 'packed', packing_done = true, revision = revision + 1 where company_id = floor.company() and id = $1::uuid and coalesce(state, '') = 'picked'
      returning id, number, order_id, order_number, customer_name, address, revision),
  lines as (update shipping.lines l set packed = l.picked from moved where l.company_id = floor.company() and l.delivery_id = moved.id returning l.*),
  goods as (update orders.schedules s set packed = s.packed + lines.picked from lines where s.company_id = lines.company_id and s.id = lines.schedule_id returning s.id),
  stood as (update orders.orders o set revision = o.revision + 1 from moved where o.company_id = floor.company() and o.id = moved.order_id),
  printed as (
    insert into papers.papers (company_id, id, kind, subject_kind, subject_id, part, version, number, snapshot, snapshot_hash, made_by, made_by_name, made_at)
      select floor.company(), ($2::uuid[])[1], 'issueNote', 'order', order_id, id::text, 2, number, json_build_object('kind', 'issueNote', 'order', order_number, 'customer', customer_name, 'address', address, 'lines',
          (select json_agg(json_build_object('lineNo', line_no, 'productCode', product_code, 'name', name, 'spec', spec, 'quantity', ordered, 'issued', picked, 'unit', unit)) from lines))::text, $5, $3::uuid, '业务员', now() from moved),
  closed as (
    update duties.duties d set state = 'closed', kept = true, closed_at = now(), closed_by = $3::uuid, next_step_at = null from moved
      where d.company_id = floor.company() and d.subject_kind = 'order' and d.subject_id = moved.order_id and d.definition_id = 'T12' and d.part = moved.id::text and d.state = 'open'),
  due as (
    insert into duties.duties (company_id, id, definition_id, definition, closes, subject_kind, subject_id, title, part, owner_role, opened_at, due_at, calendar_version, steps, level, next_step_at, pauses, state)
      select floor.company(), ($2::uuid[])[2], 'T13', floor.duty(), array['shipped'], 'order', order_id, order_number || ' ' || customer_name, id::text, 'warehouse', now(), now() + interval '3 hours', 1, floor.steps(), 0, now() + interval '144 minutes', '[]', 'open' from moved),
  told as (
    select s.kind, s.subject, json_build_object('what', s.what, 'actor', $3::uuid, 'at', now(), 'from', 'picked', 'to', 'packed', 'orderId', moved.order_id, 'moves', (select json_agg(json_build_object('productId', product_id, 'scheduleId', schedule_id, 'quantity', picked)) from lines))::text as body
      from moved, lateral (values ('delivery', moved.id, 'packed'), ('order', moved.order_id, 'goodsMoved')) as s(kind, subject, what)),
  headed as (
    insert into journal.heads as h select floor.company(), kind, subject, 1, sha256(convert_to(body, 'UTF8')), now(), now() from told
      on conflict (company_id, subject_kind, subject_id) do update set seq = h.seq + 1, hash = sha256(h.hash || excluded.hash), last_at = excluded.last_at returning subject_kind, subject_id, seq, hash),
  written as (insert into journal.entries select floor.company(), kind, subject, seq, now(), 'person', $3::uuid, body, hash from told join headed on subject_kind = kind and subject_id = subject),
  kept as (insert into platform.idempotency select floor.company(), $3::uuid, $4, $5, jsonb_build_object('deliveryId', id, 'number', number, 'state', 'packed', 'revision', revision), now() from moved)
select moved.id as "deliveryId", moved.number, moved.revision from moved, (select count(*) from goods) g
