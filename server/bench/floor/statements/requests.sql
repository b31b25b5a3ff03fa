-- $1 order, $2 state
select r.id, r.state, r.order_id, r.order_number, r.delivery_number, r.customer_id, r.customer_name, r.ledger_id, r.currency, r.net, r.tax, r.gross, r.supplied_on, r.billable_on, r.requested_at, r.refused_reason, r.invoice_id, i.number as invoice_number,
    i.tax_number, r.revision, r.correction_of, r.change_id, r.change_number
  from settlement.requests r left join settlement.invoices i on i.company_id = r.company_id and i.id = r.invoice_id where r.company_id = floor.company() and r.order_id = $1::uuid and r.state = $2 order by r.id desc
