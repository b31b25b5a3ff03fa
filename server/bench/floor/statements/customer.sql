-- $1 customer
select c.id, c.code, c.state, c.state_reason, c.name, c.short_name, c.initials, c.uscc, c.grade, c.region, c.dealer, c.channel, c.ledger_id, c.salesperson_id, c.department_id, c.price_list_id, c.currency, c.payment_terms,
    c.credit_limit, c.temporary_credit, c.temporary_credit_until, c.needs_signed_confirmation, c.tax_inclusive, c.remark, c.created_by, c.created_at, c.revision,
    (select json_agg(json_build_object('id', k.id, 'name', p.name, 'jobTitle', k.job_title, 'phones', p.phones, 'emails', p.emails, 'signatory', k.signatory, 'receivesConfirmations', k.receives_confirmations, 'active', k.active))
      from customers.contacts k join customers.personal p on p.company_id = k.company_id and p.contact_id = k.id and p.version = k.personal_version where k.company_id = c.company_id and k.customer_id = c.id) as contacts,
    (select json_agg(json_build_object('id', a.id, 'province', a.province, 'city', a.city, 'district', a.district, 'detail', a.detail, 'receiverId', a.receiver_id, 'isDefault', a.is_default, 'active', a.active))
      from customers.addresses a where a.company_id = c.company_id and a.customer_id = c.id) as addresses
  from customers.customers c where c.company_id = floor.company() and c.id = $1::uuid
