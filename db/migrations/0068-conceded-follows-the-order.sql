-- What of an order is conceded is reckoned anew when the order gets another version, and an order that was billed whole may change its amount.

-- How the price of a line is known: the order's, agreed afterwards by a price correction (it stands whatever the order says), or what another price makes of goods that are billed elsewhere.
alter table settlement.request_lines add column priced text not null default 'order' check (priced in ('order', 'agreed', 'difference'));
update settlement.request_lines l set priced = 'agreed'
  from settlement.requests r join settlement.invoices i on i.company_id = r.company_id and i.id = r.correction_of
 where r.company_id = l.company_id and r.id = l.request_id and i.afterwards = 'otherPrice';

-- A concession comes of a red invoice, or of a version of the order or the credit note that goes with it.
alter table settlement.concessions alter column red_invoice_id drop not null, add column reason text;
alter table settlement.concessions add constraint why_conceded check ((red_invoice_id is null) = (reason is not null));

-- What a change of an order that was billed whole asks beside the first request.
alter table settlement.requests add column change_id uuid, add column change_number text;
alter table settlement.requests add constraint change_with_its_number check ((change_id is null) = (change_number is null));
drop index settlement.requests_of_whole_order;
create unique index requests_of_whole_order on settlement.requests (company_id, order_id) where delivery_id is null and correction_of is null and change_id is null and state <> 'withdrawn';
create unique index requests_of_change on settlement.requests (company_id, change_id) where change_id is not null and correction_of is null;
drop index settlement.requests_of_correction;
create unique index requests_of_correction on settlement.requests (company_id, correction_of, order_id, delivery_id, change_id) nulls not distinct where correction_of is not null;
