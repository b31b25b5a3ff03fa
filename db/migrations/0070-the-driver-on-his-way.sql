-- A receiver who does not take what the driver brought. What stands here is said; taking the shipment back is another deed.
create table shipping.refused_hand_overs (
  company_id bigint not null,
  id uuid not null,
  delivery_id uuid not null,
  trip_id uuid not null,
  reason text not null,
  words text not null check (words <> ''),
  at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, delivery_id) references shipping.deliveries (company_id, id),
  foreign key (company_id, trip_id) references shipping.trips (company_id, id)
);
create index refused_hand_overs_of_delivery on shipping.refused_hand_overs (company_id, delivery_id, at);

-- By when of the day, in the company's time zone, where the driver knows it.
alter table shipping.delays add column expected_time text check (expected_time ~ '^([01]\d|2[0-3]):[0-5]\d$');
create index delays_of_trip on shipping.delays (company_id, trip_id) where trip_id is not null;

-- How the link stands that somebody handed out last; the index of unused ones knows no others.
create index links_by_subject on links.links (company_id, subject_kind, subject_id, created_at);

call platform.protect('shipping');
revoke update, delete on shipping.refused_hand_overs from gendan_app;
