-- A delivery keeps what its order's policy asks of it, as it was when the goods were asked for; what the policy does not ask has no answer.

alter table shipping.deliveries add column policy jsonb not null default '{
  "checks": ["product", "quantity", "address"], "carriage": {"carrier": ["trackingNumber"], "ownTruck": ["plate", "driver"]}, "told": ["mail", "sms", "page"],
  "questions": ["quantity", "quality", "packaging"], "evidence": ["drawnSignature", "stampedScan", "photo"], "opensCase": true,
  "scores": ["quality", "punctuality", "service"], "afterSalesResult": true
}';
-- Deliveries of before followed the shipped packs; from now on each says its own.
alter table shipping.deliveries alter column policy drop default;

alter table shipping.contacts alter column quantity_good drop not null, alter column quality_good drop not null, alter column packaging_good drop not null;
alter table shipping.feedback alter column quality drop not null, alter column punctuality drop not null, alter column service drop not null;

-- When, how and to whom somebody told the customer of the shipment. `by_name` is null for a letter that the system sent.
create table shipping.notices (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  at timestamptz not null,
  by text not null,
  recipient text not null,
  by_name text,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index notices_of_delivery on shipping.notices (company_id, delivery_id, at);

call platform.protect('shipping');
revoke update, delete on shipping.notices from gendan_app;
