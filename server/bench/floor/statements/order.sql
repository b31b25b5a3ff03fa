-- $1 order
select o.id, o.number, o.stage, o.customer_id, o.customer_name, o.salesperson_id, p.name as salesperson_name, o.channel, o.kind, o.priority, o.currency, o.total_amount, o.requested_date, o.promised_date, o.customer_po,
    o.review, o.confirmation, o.fulfilment, o.after_sales, o.archived, o.created_at, o.revision, o.given, o.differences, o.channel_note, o.originals, o.contact_id, o.address_id, o.payment_terms, o.special_needs, o.remarks, o.received_at,
    o.promised_reply_at, o.information_confirmed_at, o.oral_confirmed_at, o.submitted_at, o.established_at, o.version, o.version_hash, o.policy_id, o.policy_version, o.net_amount, o.tax_amount, o.invoiced_amount, o.paid_amount, o.finish_date,
    o.held_at, o.held_by_name, o.hold_reason,
    (select json_agg(row_to_json(l) order by l.line_no) from (
      select id, line_no, product_id, product_code, name, spec, customer_part_no, quantity, unit, price_unit, list_price, unit_price, tax_rate, amount, tax_amount, supply, requested_date, custom_parameters, remark
        from orders.lines l where l.company_id = o.company_id and l.order_id = o.id) l) as lines,
    (select json_agg(row_to_json(s) order by s.id) from (
      select id, line_id, quantity, date, planned, stocked, issued, packed, shipped, arrived, signed, coming from orders.schedules s where s.company_id = o.company_id and s.order_id = o.id) s) as schedules,
    (select json_agg(json_build_object('id', c.id, 'number', c.number, 'state', c.state)) from changes.changes c where c.company_id = o.company_id and c.order_id = o.id and c.closed_at is null) as open_change,
    (select json_agg(json_build_object('id', t.id, 'name', t.name, 'colour', t.colour)) from orders.tagged g join orders.tags t on t.company_id = g.company_id and t.id = g.tag_id where g.company_id = o.company_id and g.order_id = o.id) as tags
  from orders.orders o left join people.people p on p.company_id = o.company_id and p.id = o.salesperson_id where o.company_id = floor.company() and o.id = $1::uuid
