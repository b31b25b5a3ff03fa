-- Search among a million orders and deliveries. Pairs of characters (order_grams, delivery_grams) do not bear it: a pair of digits stands in every other order, and to
-- find four digits three lists of hundreds of thousands were intersected. From now on rows are found by the endings of what they are found by: whatever part of a word is
-- typed, some ending begins with it, and one range of an index holds exactly the rows. Names are filed once a customer, not once an order.
-- A range of text is leakproof where LIKE is not, so it drives the index under row-level security.

-- Every ending of a word, of at most 40 characters: what begins with one of them is found anywhere in the word.
create function platform.endings(word text) returns setof text language sql immutable parallel safe as
  $$ select substr(word, place, 40) from generate_series(1, char_length(word)) as place $$;

-- Endings of an order's number and of the customer's number for it.
create table orders.number_endings (
  company_id bigint not null,
  ending text not null collate "C",
  id uuid not null,
  primary key (company_id, ending, id)
);
-- Endings of the names, and of their pinyin initials, that a customer's orders ever carried.
create table orders.name_endings (
  company_id bigint not null,
  ending text not null collate "C",
  -- The customer.
  holder_id uuid not null,
  primary key (company_id, ending, holder_id)
);
-- Endings of a delivery's, its order's and its tracking number.
create table shipping.number_endings (
  company_id bigint not null,
  ending text not null collate "C",
  id uuid not null,
  primary key (company_id, ending, id)
);
create table shipping.name_endings (
  company_id bigint not null,
  ending text not null collate "C",
  holder_id uuid not null,
  primary key (company_id, ending, holder_id)
);

-- The owner of the tables, who is bound by row-level security as everybody, reads all companies' rows for once.
alter table orders.orders no force row level security;
alter table shipping.deliveries no force row level security;
-- A search text has its words one under another: an order's number, name, initials and, where he gave one, the customer's number.
insert into orders.number_endings (company_id, ending, id)
select distinct o.company_id, ending, o.id
  from orders.orders o, string_to_array(o.search_text, e'\n') as words,
       unnest(words[1:1] || case when coalesce(o.customer_po, '') <> '' then words[cardinality(words):] end) as word, platform.endings(word) as ending;
insert into orders.name_endings (company_id, ending, holder_id)
select distinct o.company_id, ending, o.customer_id
  from orders.orders o, string_to_array(o.search_text, e'\n') as words,
       unnest(words[2:cardinality(words) - case when coalesce(o.customer_po, '') <> '' then 1 else 0 end]) as word, platform.endings(word) as ending;
-- A delivery's: its number, the order's, the name and, once it is known, the tracking number.
insert into shipping.number_endings (company_id, ending, id)
select distinct d.company_id, ending, d.id
  from shipping.deliveries d, string_to_array(d.search_text, e'\n') as words, unnest(words[1:2] || words[4:]) as word, platform.endings(word) as ending;
insert into shipping.name_endings (company_id, ending, holder_id)
select distinct d.company_id, ending, d.customer_id
  from shipping.deliveries d, string_to_array(d.search_text, e'\n') as words, platform.endings(words[3]) as ending;

alter table orders.orders force row level security;
alter table shipping.deliveries force row level security;
call platform.protect('orders');
call platform.protect('shipping');
-- The tables order_grams and delivery_grams go with the next release: processes of the last one still write them during a deployment.
