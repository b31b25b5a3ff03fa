-- A delivery also keeps what a report on its picking says, and whether its goods are checked before they leave.
-- Deliveries of before followed the shipped packs.

alter table shipping.deliveries no force row level security;
update shipping.deliveries set policy = policy || '{"progress": ["pickingStatus", "packingStatus", "carrierAppointment"], "checkFirst": true}';
alter table shipping.deliveries force row level security;
