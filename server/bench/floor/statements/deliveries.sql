-- $1 order
select d.id, d.number, d.state, d.revision, d.order_id, d.order_number, d.customer_id, d.customer_name, d.warehouse_id, d.due_on, d.urgent, d.carrier, d.tracking_number, t.plate, d.group_id, d.trip_id, d.carrier_appointment, d.requested_at,
    d.shipped_at, d.arrived_at, d.contacted_at, d.signed_at, d.reported_on, (select count(*) from shipping.lines l where l.company_id = d.company_id and l.delivery_id = d.id) as line_count
  from shipping.deliveries d left join shipping.trips t on t.company_id = d.company_id and t.id = d.trip_id where d.company_id = floor.company() and d.order_id = $1::uuid
