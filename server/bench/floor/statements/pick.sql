-- $1 delivery, $2 lines [{id, picked}], $3 actor, $4 key, $5 hash of the request
with moved as (
    update shipping.deliveries set state = 'picked', picking_done = true, revision = revision + 1 where company_id = floor.company() and id = $1::uuid and coalesce(state, '') = 'requested' returning id, number, order_id, revision),
  lines as (
    update shipping.lines l set picked = w.picked from jsonb_to_recordset($2::jsonb) as w(id uuid, picked numeric), moved where l.company_id = floor.company() and l.id = w.id and l.delivery_id = moved.id returning l.*),
  told as (select 'delivery' as kind, id as subject, json_build_object('what', 'picked', 'actor', $3::uuid, 'at', now(), 'orderId', order_id, 'byHand', $2::text)::text as body from moved),
  headed as (
    insert into journal.heads as h select floor.company(), kind, subject, 1, sha256(convert_to(body, 'UTF8')), now(), now() from told
      on conflict (company_id, subject_kind, subject_id) do update set seq = h.seq + 1, hash = sha256(h.hash || excluded.hash), last_at = excluded.last_at returning subject_kind, subject_id, seq, hash),
  written as (insert into journal.entries select floor.company(), kind, subject, seq, now(), 'person', $3::uuid, body, hash from told join headed on subject_kind = kind and subject_id = subject),
  answered as materialized (select json_build_object('deliveryId', id, 'number', number, 'state', 'picked', 'revision', revision, 'lines', (select json_agg(row_to_json(lines) order by line_no) from lines)) as answer from moved),
  kept as (insert into platform.idempotency select floor.company(), $3::uuid, $4, $5, answer::jsonb, now() from answered)
select answer from answered
