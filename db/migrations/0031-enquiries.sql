-- Enquiries 订货登记: that a customer wants to order, on record before the order is entered; what came of it.

create schema enquiries;

create table enquiries.enquiries (
  company_id bigint not null,
  id uuid not null,
  received_at timestamptz not null,
  channel text not null,
  -- Absent: nobody knows yet who it is but by the name that was said.
  customer_id uuid,
  customer_name text not null,
  words text not null,
  files uuid[] not null default '{}',
  promised_reply_at timestamptz,
  replied_at timestamptz,
  salesperson_id uuid,
  department_id uuid,
  recorded_by uuid not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  state text not null check (state in ('open', 'entered', 'dropped')),
  order_id uuid,
  order_number text,
  reason text,
  reason_note text,
  closed_at timestamptz,
  revision int not null default 0,
  search_text text not null,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customers.customers (company_id, id),
  check ((state = 'open') = (closed_at is null)),
  check ((state = 'entered') = (order_id is not null)),
  check ((state = 'dropped') = (reason is not null))
);
create index enquiries_by_state on enquiries.enquiries (company_id, state, id desc);
create index enquiries_by_salesperson on enquiries.enquiries (company_id, salesperson_id, id desc);

-- Who said it, with the telephone: apart, so that it can be forgotten.
create table enquiries.personal (
  company_id bigint not null,
  enquiry_id uuid not null,
  contact text not null,
  primary key (company_id, enquiry_id),
  foreign key (company_id, enquiry_id) references enquiries.enquiries (company_id, id)
);

-- The keys under which an enquiry is found by part of its customer's name or its words.
create table enquiries.enquiry_grams (
  company_id bigint not null,
  gram text not null,
  id uuid not null,
  primary key (company_id, gram, id),
  foreign key (company_id, id) references enquiries.enquiries (company_id, id)
);

call platform.protect('enquiries');
revoke delete on enquiries.enquiries from gendan_app;
