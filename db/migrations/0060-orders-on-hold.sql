-- An order stands still 暂停: nothing of it is planned, picked, packed, shipped or invoiced until it goes on.
alter table orders.orders
  add column held_at timestamptz,
  add column held_by_name text,
  add column hold_reason text,
  add constraint orders_held check ((held_at is null) = (hold_reason is null) and (held_at is null) = (held_by_name is null));
