-- Robots of group chats, to which news of the house goes; and carriers that tell by themselves where goods are.

create table notices.robots (
  company_id bigint not null,
  id uuid not null,
  name text not null,
  vendor text not null check (vendor in ('wecom', 'dingtalk', 'feishu')),
  -- Whoever knows these may write to the group: never shown again, in no journal.
  url text not null,
  secret text,
  kinds text[] not null,
  -- Of whose news it tells; null: of everybody's.
  role text,
  department_id uuid,
  language text not null,
  created_at timestamptz not null,
  removed_at timestamptz,
  revision integer not null default 1,
  primary key (company_id, id)
);
create trigger changed after insert or update or delete or truncate on notices.robots for each statement execute function platform.register_changed();

-- When a robot may be written to again: vendors take 20 messages a minute.
create table notices.robot_paces (
  company_id bigint not null,
  robot_id uuid not null,
  free_at timestamptz not null,
  primary key (company_id, robot_id),
  foreign key (company_id, robot_id) references notices.robots (company_id, id)
);

create table notices.robot_messages (
  company_id bigint not null,
  id uuid not null,
  robot_id uuid not null,
  key text not null,
  kind text not null,
  title text not null,
  text text not null,
  -- Below the staff's address.
  path text not null,
  state text not null check (state in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  next_try_at timestamptz,
  last_error text,
  queued_at timestamptz not null,
  sent_at timestamptz,
  primary key (company_id, id),
  unique (company_id, robot_id, key),
  foreign key (company_id, robot_id) references notices.robots (company_id, id)
);
create index robot_messages_to_send on notices.robot_messages (company_id, next_try_at) where state = 'queued';
create index robot_messages_by_time on notices.robot_messages (company_id, queued_at desc, id desc);
call platform.protect('notices');
revoke delete on notices.robots, notices.robot_paces, notices.robot_messages from gendan_app;

create table shipping.carrier_connections (
  company_id bigint not null,
  id uuid not null,
  carrier text not null,
  -- In the address of the webhook.
  key text not null,
  -- What its messages are signed with; shown to nobody again.
  secret text not null,
  created_at timestamptz not null,
  created_by uuid not null,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, key)
);

-- What carriers told, every message once; also of numbers that no delivery has.
create table shipping.carrier_events (
  company_id bigint not null,
  id uuid not null,
  connection_id uuid not null,
  message_id text not null,
  body_hash bytea not null,
  kind text not null check (kind in ('pickedUp', 'inTransit', 'delayed', 'arrived', 'signed', 'exception')),
  tracking_number text not null,
  at timestamptz not null,
  expected_on date,
  place text not null,
  note text not null,
  delivery_id uuid,
  outcome text not null check (outcome in ('noted', 'arrived', 'delayed', 'late', 'unknown')),
  received_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, connection_id, message_id),
  foreign key (company_id, connection_id) references shipping.carrier_connections (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id)
);
create index carrier_events_by_number on shipping.carrier_events (company_id, tracking_number, at);
create index carrier_events_by_time on shipping.carrier_events (company_id, received_at desc, id desc);
create index deliveries_by_tracking_number on shipping.deliveries (company_id, tracking_number) where tracking_number is not null;

-- Messages that were not believed: forged, too old, or of a connection that was ended.
create table shipping.carrier_refusals (
  company_id bigint not null,
  id uuid not null,
  connection_id uuid not null,
  at timestamptz not null,
  reason text not null,
  address text not null,
  primary key (company_id, id),
  foreign key (company_id, connection_id) references shipping.carrier_connections (company_id, id)
);
create index carrier_refusals_by_time on shipping.carrier_refusals (company_id, connection_id, at desc);
call platform.protect('shipping');
revoke delete on shipping.carrier_connections from gendan_app;
revoke update, delete on shipping.carrier_events, shipping.carrier_refusals from gendan_app;
