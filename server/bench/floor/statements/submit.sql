-- $1 order, $2 delivery, $3 seven ids, $4 actor, $5 key, $6 hash of the request, $7 hash of the version, $8 the delivery's number
with found as materialized (
    select o.*, c.needs_signed_confirmation, a.exposure as owed, p.name as receiver, p.phones[1] as phone, d.province || d.city || d.district || d.detail as address
      from orders.orders o
      join customers.customers c on c.company_id = o.company_id and c.id = o.customer_id
      join settlement.accounts a on a.company_id = o.company_id and a.customer_id = o.customer_id and a.currency = o.currency
      join customers.contacts k on k.company_id = o.company_id and k.id = o.contact_id
      join customers.personal p on p.company_id = k.company_id and p.contact_id = k.id and p.version = k.personal_version
      join customers.addresses d on d.company_id = o.company_id and d.id = o.address_id
      where o.company_id = floor.company() and o.id = $1::uuid and o.review = 'draft' and a.exposure + o.total_amount <= c.credit_limit for update of o, a),
  of as materialized (select l.*, uuidv7() as schedule_id from orders.lines l join found f on l.company_id = f.company_id and l.order_id = f.id),
  passed as (
    update orders.orders o set stage = 'toShip', review = 'passed', confirmation = 'given', fulfilment = 'toShip', submitted_at = now(), established_at = now(), handed_over_at = now(), version = 1, version_hash = $7, revision = o.revision + 1
      from found f where o.company_id = f.company_id and o.id = f.id returning o.id, o.number, o.revision),
  versioned as (insert into orders.versions (company_id, order_id, version, body, hash, at, by) select f.company_id, f.id, 1, json_build_object('number', f.number, 'version', 1, 'customerId', f.customer_id, 'contactId', f.contact_id, 'addressId', f.address_id, 'customerPo', f.customer_po, 'requestedDate', f.requested_date,
      'paymentTerms', f.payment_terms, 'currency', f.currency, 'specialNeeds', f.special_needs, 'remarks', f.remarks, 'netAmount', f.net_amount, 'taxAmount', f.tax_amount, 'totalAmount', f.total_amount, 'lines', (select json_agg(json_build_object(
      'id', id, 'orderId', order_id, 'lineNo', line_no, 'productId', product_id, 'productCode', product_code, 'name', name, 'spec', spec, 'customerPartNo', customer_part_no, 'quantity', quantity, 'unit', unit, 'priceUnit', price_unit,
      'priceFactor', price_factor, 'listPrice', list_price, 'floorPrice', floor_price, 'unitPrice', unit_price, 'taxIncluded', tax_included, 'taxRate', tax_rate, 'amount', amount, 'taxAmount', tax_amount, 'supply', supply,
      'requestedDate', requested_date, 'customParameters', custom_parameters, 'remark', remark) order by line_no) from of))::text, $7, now(), $4::uuid from found f),
  review as (
    insert into reviews.reviews (company_id, id, subject_kind, subject_id, subject_version, subject_hash, title, summary, entered_by, owner_id, opened_by, opened_by_name, opened_at, state, closed_at)
      select company_id, ($3::uuid[])[1], 'order', id, 1, $7, number || ' ' || customer_name, jsonb_build_object('lines', 5, 'total', total_amount, 'number', number, 'currency', currency, 'customer', customer_name, 'priority', priority, 'requestedDate', requested_date),
          created_by, salesperson_id, $4::uuid, '业务员', now(), 'passed', now() from found),
  steps as (
    insert into reviews.steps (company_id, review_id, key, name, sequence, roles, check_names, asks, passes_by_itself, self_approval, statement_rule, signature_rule, state, opened_at, decided_at, decided_by, decided_by_name, statement, checks, signature)
      select f.company_id, ($3::uuid[])[1], s.key, '{"en": "Review by a department", "zh-CN": "部门审核", "zh-TW": "部門審核"}', 1, array[s.key], array['creditWithinLimit', 'termsWithinPolicy', 'priceWithinAuthority'], '{}', true, true, 'whenRed', 'identity', 'passed', now(), now(), $4::uuid, '自动', '',
          jsonb_build_array(jsonb_build_object('check', 'creditWithinLimit', 'facts', jsonb_build_object('exposure', f.owed, 'currency', f.currency), 'result', 'green'), jsonb_build_object('check', 'termsWithinPolicy', 'facts', '{}'::jsonb, 'result', 'green')),
          jsonb_build_object('at', now(), 'by', $4::uuid, 'hash', $7, 'means', 'identity')
        from found f, unnest(array['finance', 'stock']) as s(key)),
  owed as (update settlement.accounts a set open_orders = a.open_orders + f.total_amount from found f where a.company_id = f.company_id and a.customer_id = f.customer_id and a.currency = f.currency returning a.customer_id),
  account as (
    insert into settlement.orders (company_id, order_id, customer_id, currency, number, customer_name, ledger_id, salesperson_id, terms, total, confirmed_on, committed, open_amount)
      select company_id, id, customer_id, currency, number, customer_name, ledger_id, salesperson_id, payment_terms, total_amount, current_date, total_amount, total_amount from found),
  granted as (insert into settlement.grants select company_id, 'order', id, id, customer_id, currency, total_amount, 0, false, true from found),
  obliged as (insert into settlement.obligations (company_id, order_id, stage, percent, due, days, from_month_end, amount) select company_id, id, 1, 100, 'afterDelivery', 30, true, total_amount from found),
  promised as (
    update stock.levels v set reserved = v.reserved + of.quantity, version = v.version + 1 from of where v.company_id = of.company_id and v.product_id = of.product_id and v.warehouse_id = floor.warehouse() returning v.product_id),
  reserved as (insert into stock.reservations select company_id, 'order', order_id, product_id, floor.warehouse(), quantity from of),
  moved as (
    insert into stock.movements (company_id, posting_id, product_id, warehouse_id, at, kind, reserved_change, source_kind, source_id, actor_kind, actor_id)
      select company_id, ($3::uuid[])[2], product_id, floor.warehouse(), now(), 'reserve', quantity, 'order', order_id, 'person', $4::uuid from of),
  planned as (insert into orders.schedules (company_id, id, order_id, line_id, quantity, date, issued) select of.company_id, of.schedule_id, of.order_id, of.id, of.quantity, f.requested_date, of.quantity from of, found f),
  delivery as (
    insert into shipping.deliveries (company_id, id, number, order_id, order_number, customer_id, customer_name, salesperson_id, order_created_by, warehouse_id, address, due_on, state, requested_at, search_text, policy)
      select company_id, $2::uuid, $8, id, number, customer_id, customer_name, salesperson_id, created_by, floor.warehouse(), address, requested_date, 'requested', now(), lower($8) || E'\n' || lower(number) || E'\n' || customer_name,
          '{"told": ["mail", "page"], "checks": ["product", "quantity", "address"], "scores": [], "carriage": {"carrier": ["trackingNumber"], "ownTruck": ["plate", "driver"]}, "evidence": ["drawnSignature", "stampedScan", "photo"], "progress": ["pickingStatus", "packingStatus", "carrierAppointment"], "opensCase": true, "questions": ["quantity", "quality", "packaging"], "checkFirst": false, "afterSalesResult": false}'
        from found),
  receiver as (insert into shipping.people select company_id, $2::uuid, 'receiver', receiver, phone from found),
  filed as (insert into shipping.number_endings select distinct floor.company(), ending, $2::uuid from found, unnest(array[lower($8), lower(number)]) as word, floor.endings(word) as ending),
  loaded as (
    insert into shipping.lines (company_id, id, delivery_id, line_no, order_line_id, schedule_id, product_id, product_code, name, spec, unit, ordered)
      select company_id, uuidv7(), $2::uuid, line_no, id, schedule_id, product_id, product_code, name, spec, unit, quantity from of),
  printed as (
    insert into papers.papers (company_id, id, kind, subject_kind, subject_id, part, version, number, snapshot, snapshot_hash, made_by, made_by_name, made_at)
      select f.company_id, p.id, p.kind, 'order', f.id, p.part, 1, p.number, json_build_object('kind', p.kind, 'order', f.number, 'customer', f.customer_name, 'address', f.address, 'contact', f.receiver, 'lines',
          (select json_agg(json_build_object('lineNo', line_no, 'productCode', product_code, 'name', name, 'spec', spec, 'quantity', quantity, 'unit', unit)) from of))::text, $7, $4::uuid, '业务员', now()
        from found f, (values (($3::uuid[])[3], 'reviewSummary', '', null), (($3::uuid[])[4], 'issueNote', $2::text, $8)) as n(id, kind, part, own), lateral (select n.id, n.kind, n.part, coalesce(n.own, f.number) as number) p),
  due as (
    insert into duties.duties (company_id, id, definition_id, definition, closes, subject_kind, subject_id, title, part, owner_role, opened_at, due_at, calendar_version, steps, level, next_step_at, pauses, state, kept, closed_at, closed_by)
      select f.company_id, d.id, d.what, floor.duty(), d.closes, 'order', f.id, f.number || ' ' || f.customer_name, d.part, d.role, now(), now() + interval '2 hours', 1, floor.steps(), 0,
          case when d.closed then null else now() + interval '96 minutes' end, '[]', case when d.closed then 'closed' else 'open' end, case when d.closed then true end, case when d.closed then now() end, case when d.closed then $4::uuid end
        from found f, (values (($3::uuid[])[5], 'T04', array['reviewStepDecided', 'reviewFailed', 'orderWithdrawn'], 'finance', 'finance', true), (($3::uuid[])[6], 'T04', array['reviewStepDecided', 'reviewFailed', 'orderWithdrawn'], 'stock', 'warehouse', true),
          (($3::uuid[])[7], 'T12', array['packed'], $2::text, 'warehouse', false)) as d(id, what, closes, part, role, closed)),
  told as (
    select 'order' as kind, f.id as subject, json_build_object('what', 'submitted', 'actor', $4::uuid, 'at', now(), 'hash', $7, 'total', f.total_amount, 'exposure', f.owed, 'terms', f.payment_terms, 'moves', (select json_agg(json_build_object('productId', product_id, 'scheduleId', schedule_id, 'quantity', quantity)) from of))::text as body from found f
    union all select 'delivery', $2::uuid, json_build_object('what', 'pickingRequested', 'actor', $4::uuid, 'at', now(), 'number', $8, 'orderId', f.id, 'moves', (select json_agg(json_build_object('productId', product_id, 'scheduleId', schedule_id, 'quantity', quantity)) from of))::text from found f),
  headed as (
    insert into journal.heads as h select floor.company(), kind, subject, 1, sha256(convert_to(body, 'UTF8')), now(), now() from told
      on conflict (company_id, subject_kind, subject_id) do update set seq = h.seq + 1, hash = sha256(h.hash || excluded.hash), last_at = excluded.last_at returning subject_kind, subject_id, seq, hash),
  written as (insert into journal.entries select floor.company(), kind, subject, seq, now(), 'person', $4::uuid, body, hash from told join headed on subject_kind = kind and subject_id = subject),
  kept as (insert into platform.idempotency select floor.company(), $4::uuid, $5, $6, jsonb_build_object('orderId', id, 'number', number, 'revision', 1, 'stage', 'inReview'), now() from found)
select passed.id as "orderId", passed.number, passed.revision from passed, owed, (select count(*) from promised) p
