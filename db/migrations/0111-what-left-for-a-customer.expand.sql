-- What left for a customer within a year, of which its page counts what was late.
create index deliveries_shipped_to on shipping.deliveries (company_id, customer_id, shipped_at) where shipped_at is not null;
-- When it was last heard of.
create index enquiries_by_customer on enquiries.enquiries (company_id, customer_id, received_at desc) where customer_id is not null;
