-- $1 delivery
select d.id, d.number, d.state, d.revision, d.order_id, d.order_number, d.customer_id, d.customer_name, d.warehouse_id, d.due_on, d.urgent, d.carrier, d.tracking_number, d.group_id, d.trip_id, d.carrier_appointment, d.requested_at,
    d.shipped_at, d.arrived_at, d.contacted_at, d.signed_at, d.reported_on, d.picking_done, d.packing_done, d.address, d.policy, d.heard_later, d.objected_at, d.special_needs, d.expected_arrival, d.carriage_by,
    (select json_build_object('name', p.name, 'phone', p.phone) from shipping.people p where p.company_id = d.company_id and p.owner_id = d.id and p.role = 'receiver') as receiver,
    (select json_agg(row_to_json(l) order by l.line_no) from shipping.lines l where l.company_id = d.company_id and l.delivery_id = d.id) as lines,
    (select json_agg(row_to_json(x)) from shipping.allowances x where x.company_id = d.company_id and x.delivery_id = d.id) as allowances,
    (select json_agg(row_to_json(x)) from shipping.reversals x where x.company_id = d.company_id and x.delivery_id = d.id) as reversals,
    (select json_agg(row_to_json(x)) from shipping.delays x where x.company_id = d.company_id and x.delivery_id = d.id) as delays,
    (select json_agg(row_to_json(x)) from shipping.packages x where x.company_id = d.company_id and x.delivery_id = d.id) as packages,
    (select json_agg(row_to_json(x)) from shipping.checks x where x.company_id = d.company_id and x.delivery_id = d.id) as checks,
    (select json_agg(row_to_json(x)) from shipping.contacts x where x.company_id = d.company_id and x.delivery_id = d.id) as contacts,
    (select json_agg(row_to_json(x)) from shipping.notices x where x.company_id = d.company_id and x.delivery_id = d.id) as notices,
    (select json_agg(row_to_json(x)) from shipping.feedback x where x.company_id = d.company_id and x.delivery_id = d.id) as feedback
  from shipping.deliveries d where d.company_id = floor.company() and d.id = $1::uuid
