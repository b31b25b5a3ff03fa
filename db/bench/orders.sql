-- Orders n of [bench.from, bench.upto) with all that hangs on them, evenly over the time of the plan. A stage is drawn by age: what is older than 45 days is done, what is
-- younger is under way, so that all stages occur. Rows are as the commands would have left them, in fewer steps: one delivery, one invoice, one receipt an order, each
-- invoice as one line, and one entry of the journal that tells the stage.
create temp table made on commit drop as
with drawn as (
  select n, date_trunc('milliseconds', p.since + (p.until - p.since) * ((n + 0.5) / p.orders)) as at, p.*, bench.chance(n, p.seed) as r,
         floor(pow(bench.chance(n, p.seed + 1), 2) * (select count(*) from bench.customers))::int as customer
    from bench.plan p, generate_series(current_setting('bench.from')::bigint, current_setting('bench.upto')::bigint - 1) as n),
staged as (
  select d.*, extract(epoch from until - at) / 86400 as age, (at at time zone 'Asia/Shanghai')::date as day from drawn d),
named as (
  select s.*, case
      when age > 45 then case when r < 0.80 then 'completed' when r < 0.92 then 'archived' when r < 0.99 then 'cancelled' else 'inAfterSales' end
      when age > 20 then case when r < 0.10 then 'shipped' when r < 0.40 then 'delivered' else 'completed' end
      when age > 10 then case when r < 0.20 then 'scheduled' when r < 0.50 then 'toShip' when r < 0.80 then 'shipped' else 'delivered' end
      when age > 2 then case when r < 0.10 then 'awaitingCustomer' when r < 0.40 then 'approved' when r < 0.80 then 'scheduled' else 'toShip' end
      else case when r < 0.30 then 'draft' when r < 0.60 then 'inReview' when r < 0.65 then 'reviewFailed' when r < 0.85 then 'awaitingCustomer' when r < 0.90 then 'customerRefused' else 'approved' end
    end as stage,
    -- The first order of a day is the one whose middle lies after its midnight.
    n - ceil(extract(epoch from (day::timestamp at time zone 'Asia/Shanghai') - since) / extract(epoch from until - since) * orders - 0.5) + 1 as of_day
    from staged s)
select m.*, bench.id('order', m.n, at) as id, 'SO' || to_char(day, 'YYYYMMDD') || '-' || case when m.of_day < 1000 then lpad(m.of_day::int::text, 4, '0') else m.of_day::int::text end as number,
       case when bench.chance(m.n, m.seed + 2) < 0.4 then 'PO' || floor(bench.chance(m.n, m.seed + 3) * 1e8)::int end as customer_po,
       day + 3 + floor(bench.chance(m.n, m.seed + 4) * 18)::int as wanted, k.id as customer_id, k.short_name, k.initials, k.contact, k.phone, k.address, k.salesperson_id,
       stage not in ('draft', 'inReview', 'reviewFailed', 'awaitingCustomer', 'customerRefused', 'cancelled') as stands,
       case when stage in ('completed', 'archived', 'inAfterSales') then 5 when stage = 'delivered' then 4 when stage = 'shipped' then 3 when stage = 'toShip' then 2 when stage = 'scheduled' then 1 else 0 end as step,
       a.policy_id, a.version as policy_version
  from named m join bench.customers k on k.n = m.customer join policies.approvals a on a.company_id = m.company_id;

create temp table made_lines on commit drop as
select m.n, m.id as order_id, m.at, m.day, m.step, m.stands, m.company_id, k as line_no, bench.id('line', m.n * 5 + k, m.at) as id, bench.id('schedule', m.n * 5 + k, m.at) as schedule_id,
       p.id as product_id, p.code, p.name, p.spec, p.price, q.quantity, round(q.quantity * p.price, 2) as amount, round(round(q.quantity * p.price, 2) * 13 / 113, 2) as tax, m.wanted
  from made m cross join generate_series(1, 5) as k
  join bench.products p on p.n = floor(pow(bench.chance(m.n * 5 + k, m.seed + 5), 1.5) * (select count(*) from bench.products))::int
  cross join lateral (select (1 + floor(bench.chance(m.n * 5 + k, m.seed + 6) * 40))::numeric as quantity) q;

create temp table sums on commit drop as select order_id, sum(amount) as total, sum(tax) as tax from made_lines group by 1;

insert into orders.orders (company_id, id, ledger_id, number, kind, channel, received_at, customer_id, customer_name, given, customer_po, salesperson_id, created_by, created_at, requested_date,
  currency, priority, net_amount, tax_amount, total_amount, invoiced_amount, paid_amount, information_confirmed_at, submitted_at, established_at, policy_id, policy_version, revision, review, confirmation, fulfilment, after_sales, archived, stage, search_text)
select m.company_id, m.id, m.ledger_id, m.number, 'standard', 'phone', m.at, m.customer_id, m.short_name, jsonb_build_object('name', m.short_name, 'contact', m.contact, 'phone', m.phone), m.customer_po,
       m.salesperson_id, m.clerk_id, m.at, m.wanted, 'CNY', 'normal', s.total - s.tax, s.tax, s.total, case when step >= 3 then s.total else 0 end, case when step = 5 then s.total else 0 end,
       case when stage <> 'draft' then m.at end, case when stage <> 'draft' then m.at end, case when stands then m.at end,
       case when stage <> 'draft' then m.policy_id end, case when stage <> 'draft' then m.policy_version end, 1,
       case stage when 'draft' then 'draft' when 'inReview' then 'inReview' when 'reviewFailed' then 'failed' when 'cancelled' then 'cancelled' else 'passed' end,
       case when stands then 'given' when stage = 'awaitingCustomer' then 'awaiting' when stage = 'customerRefused' then 'refused' else 'none' end,
       (array['none', 'scheduled', 'toShip', 'shipped', 'arrived', 'signed'])[step + 1], case when stage = 'inAfterSales' then 'open' else 'none' end, stage = 'archived', stage,
       concat_ws(e'\n', lower(m.number), m.short_name, m.initials, lower(m.customer_po))
  from made m join sums s on s.order_id = m.id;

insert into orders.lines (company_id, order_id, id, line_no, product_id, product_code, name, spec, quantity, unit, price_unit, list_price, unit_price, tax_included, tax_rate, amount, tax_amount, supply, requested_date)
select company_id, order_id, id, line_no, product_id, code, name, spec, quantity, '箱', '箱', price, price, true, 13, amount, tax, 'stock', wanted from made_lines;

insert into orders.schedules (company_id, id, order_id, line_id, quantity, date, planned, issued, packed, shipped, arrived, signed)
select company_id, schedule_id, order_id, id, quantity, wanted, case when step = 1 then quantity else 0 end, case when step >= 2 then quantity else 0 end, case when step >= 3 then quantity else 0 end,
       case when step >= 3 then quantity else 0 end, case when step >= 4 then quantity else 0 end, case when step = 5 then quantity else 0 end
  from made_lines where stands;

-- What is confirmed and has not left is promised.
insert into stock.reservations (company_id, source_kind, source_id, product_id, warehouse_id, quantity)
select l.company_id, 'order', l.order_id, l.product_id, p.warehouse_id, sum(l.quantity) from made_lines l, bench.plan p where l.stands and l.step < 3 group by 1, 2, 3, 4, 5;

create temp table sent on commit drop as
select m.*, bench.id('delivery', n, at) as delivery_id, 'DN' || to_char(day, 'YYYYMM') || '-' || lpad(n::text, 7, '0') as delivery_number,
       case when step >= 3 then 'SF' || lpad(floor(bench.chance(n, seed + 7) * 1e13)::bigint::text, 13, '0') end as tracking
  from made m where step >= 2;

insert into shipping.deliveries (company_id, id, number, order_id, order_number, customer_id, customer_name, salesperson_id, order_created_by, warehouse_id, address, due_on, state, revision, requested_at,
  picking_done, packing_done, carriage_by, carrier, tracking_number, shipped_at, arrived_at, contacted_at, signed_at, receipt_means, receipt_by_name, policy, search_text)
select company_id, delivery_id, delivery_number, id, number, customer_id, short_name, salesperson_id, clerk_id, warehouse_id, address, wanted,
       case step when 2 then 'requested' when 3 then 'shipped' when 4 then 'arrived' else 'signed' end, step, at + interval '1 day', step >= 3, step >= 3, case when step >= 3 then 'carrier' end,
       case when step >= 3 then '顺丰' end, tracking, case when step >= 3 then least(at + interval '6 days', until) end, case when step >= 4 then least(at + interval '8 days', until) end, null,
       case when step = 5 then least(at + interval '9 days', until) end, case when step = 5 then 'paper' end, case when step = 5 then contact end,
       '{"progress": [], "checkFirst": false, "checks": [], "carriage": {"carrier": [], "ownTruck": []}, "told": [], "questions": [], "evidence": [], "opensCase": true, "scores": [], "afterSalesResult": false}',
       concat_ws(e'\n', lower(delivery_number), lower(number), short_name, lower(tracking))
  from sent;
insert into shipping.people (company_id, owner_id, role, name, phone) select company_id, delivery_id, 'receiver', contact, phone from sent;
insert into shipping.lines (company_id, id, delivery_id, line_no, order_line_id, schedule_id, product_id, product_code, name, spec, unit, ordered, picked, packed, shipped, received)
select l.company_id, bench.id('deliveryLine', l.n * 5 + l.line_no, l.at), s.delivery_id, l.line_no, l.id, l.schedule_id, l.product_id, l.code, l.name, l.spec, '箱', l.quantity,
       case when l.step >= 3 then l.quantity else 0 end, case when l.step >= 3 then l.quantity else 0 end, case when l.step >= 3 then l.quantity else 0 end, case when l.step = 5 then l.quantity end
  from made_lines l join sent s on s.id = l.order_id;

insert into settlement.orders (company_id, order_id, customer_id, currency, number, customer_name, ledger_id, salesperson_id, total, confirmed_on, supplied_on, committed, open_amount, invoiced, paid, moved_on)
select m.company_id, m.id, m.customer_id, 'CNY', m.number, m.short_name, m.ledger_id, m.salesperson_id, s.total, m.day, case when step >= 3 then m.day + 6 end, s.total,
       case when step >= 3 then 0 else s.total end, case when step >= 3 then s.total else 0 end, case when step = 5 then s.total else 0 end,
       case when step = 5 then (least(at + interval '40 days', until))::date end
  from made m join sums s on s.order_id = m.id where stands;

create temp table billed on commit drop as
select m.*, s.total, s.tax, bench.id('invoice', n, at) as invoice_id, bench.id('request', n, at) as request_id, bench.id('requestLine', n, at) as request_line_id, bench.id('receivable', n, at) as receivable_id,
       bench.id('receipt', n, at) as receipt_id, bench.id('delivery', n, at) as delivery_id, 'IV' || lpad(n::text, 9, '0') as invoice_number, 'RC' || lpad(n::text, 9, '0') as receipt_number,
       '24' || lpad(n::text, 18, '0') as tax_number, (least(at + interval '7 days', until))::date as issued_on, (least(at + interval '40 days', until))::date as paid_on
  from made m join sums s on s.order_id = m.id where step >= 3;
insert into settlement.invoices (company_id, id, number, kind, tax_number, issued_on, customer_id, ledger_id, currency, net, tax, gross, by, at)
select company_id, invoice_id, invoice_number, 'special', tax_number, issued_on, customer_id, ledger_id, 'CNY', total - tax, tax, total, clerk_id, issued_on from billed;
insert into settlement.requests (company_id, id, state, order_id, order_number, delivery_id, delivery_number, customer_id, customer_name, ledger_id, currency, salesperson_id, supplied_on, net, tax, gross,
  requested_at, invoice_id, search_text, billable_on)
select company_id, request_id, 'issued', id, number, delivery_id, 'DN' || to_char(day, 'YYYYMM') || '-' || lpad(n::text, 7, '0'), customer_id, short_name, ledger_id, 'CNY', salesperson_id, issued_on, total - tax,
       tax, total, issued_on, invoice_id, lower(number), issued_on from billed;
insert into settlement.request_lines (company_id, id, request_id, line_no, order_line_id, name, spec, quantity, unit, unit_price, price_factor, tax_included, tax_class, tax_rate, net, tax, gross)
select company_id, request_line_id, request_id, 1, bench.id('line', n * 5 + 1, at), '纸品一批', '', 1, '批', total, 1, true, 'goods', 13, total - tax, tax, total from billed;
insert into settlement.invoice_lines (company_id, invoice_id, line_no, request_line_id, order_id, quantity, net, tax, gross)
select company_id, invoice_id, 1, request_line_id, id, 1, total - tax, tax, total from billed;
insert into settlement.receivables (company_id, id, invoice_id, invoice_number, tax_number, order_id, order_number, customer_id, customer_name, currency, salesperson_id, prepaid, issued_on, due_on, amount, paid,
  settled_on, search_text)
select company_id, receivable_id, invoice_id, invoice_number, tax_number, id, number, customer_id, short_name, 'CNY', salesperson_id, false, issued_on, issued_on + 30, total,
       case when step = 5 then total else 0 end, case when step = 5 then paid_on end, lower(invoice_number) from billed;
insert into settlement.receipts (company_id, id, number, customer_id, customer_name, ledger_id, currency, amount, applied, received_on, means, payer, remark, by, at, search_text)
select company_id, receipt_id, receipt_number, customer_id, short_name, ledger_id, 'CNY', total, total, paid_on, 'transfer', short_name, '', clerk_id, paid_on, lower(receipt_number) from billed where step = 5;
insert into settlement.allocations (company_id, id, receipt_id, order_id, receivable_id, amount, applied_on, by, at)
select company_id, bench.id('allocation', n, at), receipt_id, id, receivable_id, total, paid_on, clerk_id, paid_on from billed where step = 5;

create temp table told on commit drop as
select m.company_id, m.id, m.at, m.clerk_id, format('{"actor":{"id":"%s","kind":"person"},"at":"%s","did":[{"facts":{%s},"what":"entered"}],"subject":{"id":"%s","kind":"order"}}', m.clerk_id,
         to_char(m.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), case when stage <> 'draft' then format('"stage":{"from":"draft","to":"%s"}', stage) else '' end, m.id) as body
  from made m;
insert into journal.entries (company_id, subject_kind, subject_id, seq, at, actor_kind, actor_id, body, hash)
select company_id, 'order', id, 1, at, 'person', clerk_id, body, sha256(decode(repeat('00', 32), 'hex') || sha256(convert_to(body, 'UTF8'))) from told;
insert into journal.heads (company_id, subject_kind, subject_id, seq, hash, first_at, last_at)
select company_id, 'order', id, 1, sha256(decode(repeat('00', 32), 'hex') || sha256(convert_to(body, 'UTF8'))), at, at from told;
