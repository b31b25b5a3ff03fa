-- $1 request, $2 invoice, $3 tax number, $4 an id, $5 actor, $6 key, $7 hash of the request, $8 period
with number as (
    insert into companies.counters as c values (floor.company(), floor.ledger(), 'invoice', $8, 1) on conflict (company_id, ledger_id, kind, period) do update set last = c.last + 1
      returning 'IV' || $8 || '-' || lpad(last::text, greatest(4, length(last::text)), '0') as number),
  taken as materialized (update settlement.requests set state = 'issued', invoice_id = $2::uuid, revision = revision + 1 where company_id = floor.company() and id = $1::uuid and coalesce(state, '') = 'requested' returning *),
  made as (
    insert into settlement.invoices (company_id, id, number, kind, tax_number, issued_on, customer_id, ledger_id, currency, net, tax, gross, by, at)
      select company_id, $2::uuid, number, 'special', $3, current_date, customer_id, ledger_id, currency, net, tax, gross, $5::uuid, now() from number, taken returning number, gross),
  of as (
    insert into settlement.invoice_lines select t.company_id, $2::uuid, l.line_no, l.id, t.order_id, l.quantity, l.net, l.tax, l.gross from taken t join settlement.request_lines l on l.company_id = t.company_id and l.request_id = t.id),
  owed as (
    insert into settlement.receivables (company_id, id, invoice_id, invoice_number, tax_number, order_id, order_number, customer_id, customer_name, currency, salesperson_id, prepaid, issued_on, due_on, amount, search_text)
      select company_id, $4::uuid, $2::uuid, number.number, $3, order_id, order_number, customer_id, customer_name, currency, salesperson_id, false, current_date, current_date + 30, gross,
          lower(number.number) || E'\n' || lower($3) || E'\n' || lower(order_number) || E'\n' || customer_name from taken, number),
  filed as (insert into settlement.grams select floor.company(), gram, $4::uuid from taken, number, floor.grams(lower(number.number), lower($3), lower(taken.order_number), taken.customer_name) as gram),
  stood as (update orders.orders o set invoiced_amount = o.invoiced_amount + taken.gross, revision = o.revision + 1 from taken where o.company_id = taken.company_id and o.id = taken.order_id returning o.id),
  account as (update settlement.orders a set open_amount = a.open_amount - taken.gross, invoiced = a.invoiced + taken.gross from taken where a.company_id = taken.company_id and a.order_id = taken.order_id),
  moved as (
    update settlement.accounts a set open_orders = a.open_orders - taken.gross, open_invoices = a.open_invoices + taken.gross from taken
      where a.company_id = taken.company_id and a.customer_id = taken.customer_id and a.currency = taken.currency returning a.customer_id),
  told as (
    select s.kind, s.subject, json_build_object('what', s.what, 'actor', $5::uuid, 'at', now(), 'number', number.number, 'taxNumber', $3, 'amount', taken.gross, 'currency', taken.currency)::text as body
      from taken, number, lateral (values ('invoice', $2::uuid, 'issued'), ('order', taken.order_id, 'invoiced')) as s(kind, subject, what)),
  headed as (
    insert into journal.heads as h select floor.company(), kind, subject, 1, sha256(convert_to(body, 'UTF8')), now(), now() from told
      on conflict (company_id, subject_kind, subject_id) do update set seq = h.seq + 1, hash = sha256(h.hash || excluded.hash), last_at = excluded.last_at returning subject_kind, subject_id, seq, hash),
  written as (insert into journal.entries select floor.company(), kind, subject, seq, now(), 'person', $5::uuid, body, hash from told join headed on subject_kind = kind and subject_id = subject),
  kept as (insert into platform.idempotency select floor.company(), $5::uuid, $6, $7, jsonb_build_object('invoiceId', $2, 'number', number, 'gross', gross, 'offsetFromDeposits', '0.00'), now() from made)
select made.number, made.gross from made, stood, moved
