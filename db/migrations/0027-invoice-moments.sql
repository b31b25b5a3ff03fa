-- When goods are invoiced is the policy's choice: an order that is invoiced at its confirmation has a request without a delivery, and a
-- monthly one may not be issued before the month ends.

alter table settlement.requests alter column delivery_id drop not null, alter column delivery_number drop not null;
alter table settlement.request_lines alter column delivery_line_id drop not null;
create unique index requests_of_whole_order on settlement.requests (company_id, order_id) where delivery_id is null;

alter table settlement.requests add column billable_on date;
-- The owner of the tables is bound by row-level security as everybody; here he writes all companies' rows.
alter table settlement.requests no force row level security;
update settlement.requests set billable_on = supplied_on;
alter table settlement.requests force row level security;
alter table settlement.requests alter column billable_on set not null;
