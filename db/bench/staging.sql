-- What the orders are made from, beside the house's own schemas; gone with the database.
create schema if not exists bench;
create table bench.plan (company_id bigint, ledger_id uuid, warehouse_id uuid, clerk_id uuid, seed int, orders bigint, since timestamptz, until timestamptz);
alter table bench.plan enable row level security, force row level security;
create policy own_company on bench.plan using (company_id = (select platform.company()));
create table bench.customers (n int primary key, id uuid, short_name text, initials text, contact text, phone text, address text, salesperson_id uuid);
create table bench.products (n int primary key, id uuid, code text, name text, spec text, price numeric);

-- Chance from 0 up to 1, the same for the same thing and question in every run.
create function bench.chance(thing bigint, question int) returns double precision language sql immutable parallel safe as
  $$ select (hashint8extended(thing, question) & 9007199254740991) / 9007199254740992.0 $$;
-- Ids as the application makes them: the time first, so that rows of one time lie together.
create function bench.id(kind text, n bigint, at timestamptz) returns uuid language sql immutable parallel safe as
  $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(h, 1, 3) || '8' || substr(h, 4, 15))::uuid from md5(kind || n) as h $$;
