-- A delivery that did not happen is not billed; when it leaves after all, it is asked for anew.
alter table settlement.requests drop constraint if exists requests_company_id_delivery_id_order_id_key;
create unique index if not exists requests_of_delivery on settlement.requests (company_id, delivery_id, order_id) where state <> 'withdrawn';
