-- What the floor has of its own, in the house's schema: who it works for, and what the house's processes know without asking.
-- Its rows serve one company whose orders are all alike, so what the house takes from policies is said here once. Put into the statements when they are planned.
create schema floor;
create function floor.company() returns bigint language sql immutable parallel safe as $$ select {company}::bigint $$;
create function floor.warehouse() returns uuid language sql immutable parallel safe as $$ select {warehouse}::uuid $$;
do $$ begin execute format('create function floor.ledger() returns uuid language sql immutable parallel safe return %L::uuid', (select ledger_id from stock.warehouses where company_id = floor.company() and id = floor.warehouse())); end $$;
create function floor.policy() returns uuid language sql immutable parallel safe as $$ select {policy}::uuid $$;
-- How a duty is defined and when it warns, as the house writes it with each.
create function floor.duty() returns jsonb language sql immutable parallel safe as
  $$ select '{"id": "T12", "name": {"en": "Pack", "zh-CN": "打包", "zh-TW": "打包"}, "clock": "working", "opens": "readyToPack", "owner": {"role": "warehouse"}, "closes": ["packed"], "length": {"hours": 2}, "warnAt": 0.8, "escalate": [{"to": "salesDirector", "after": 0}], "remindAgainAfter": 30}'::jsonb $$;
create function floor.steps() returns jsonb language sql immutable parallel safe as
  $$ select '[{"at": "2026-12-01T02:06:00.000Z", "to": null, "kind": "warning", "level": 1, "firedAt": null}, {"at": "2026-12-01T02:30:00.000Z", "to": null, "kind": "breach", "level": 2, "firedAt": null}, {"at": "2026-12-01T02:30:00.000Z", "to": "salesDirector", "kind": "escalation", "level": 3, "firedAt": null}]'::jsonb $$;
-- What orders, deliveries and documents of settlement are found by, as the house files them (decision 0024; server/platform/search-words.ts).
create function floor.endings(word text) returns setof text language sql immutable parallel safe as $$ select substr(word, place, 40) from generate_series(1, char_length(word)) as place $$;
create function floor.grams(variadic words text[]) returns setof text language sql immutable parallel safe as
  $$ select distinct substr(word, place, size) from unnest(words) as word, generate_series(1, char_length(word)) as place, generate_series(1, 2) as size where place + size - 1 <= char_length(word) $$;
-- The house opens a customer's account with his first order; here all are open from the beginning.
insert into settlement.accounts (company_id, customer_id, currency, customer_name, salesperson_id) select company_id, id, currency, short_name, salesperson_id from customers.customers on conflict do nothing;
-- An order as lists show it; names of people and tags are asked once a list.
create view floor.listed as
select o.id, o.number, o.stage, o.customer_id, o.customer_name, o.salesperson_id, o.channel, o.kind, o.priority, o.currency, o.total_amount, o.requested_date, o.promised_date, o.customer_po,
    o.review, o.confirmation, o.fulfilment, case when o.paid_amount = 0 then 'unpaid' when o.paid_amount < o.total_amount - o.conceded_amount then 'partlyPaid' else 'paid' end as payment,
    case when o.invoiced_amount = 0 then 'notInvoiced' when o.invoiced_amount < o.total_amount then 'partlyInvoiced' else 'invoiced' end as invoicing, o.after_sales, o.archived, case when o.held_at is not null then 'held' end as flags, o.created_at, o.revision,
    (select json_build_object('at', s.at, 'byName', s.by_name, 'words', left(s.words, 80)) from (
      (select t.at, null::text as by_name, t.outcome as words from orders.contacts t where t.company_id = o.company_id and t.order_id = o.id order by t.at desc limit 1)
      union all (select c.at, c.by_name, c.text from comments.comments c where c.company_id = o.company_id and c.subject_kind = 'order' and c.subject_id = o.id and not exists (select from comments.withdrawals w where w.company_id = c.company_id and w.comment_id = c.id) order by c.at desc, c.id desc limit 1) order by at desc limit 1) s) as last_follow_up
  from orders.orders o
  where o.company_id = floor.company();
