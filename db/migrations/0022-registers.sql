-- What every command asks and hardly anybody changes (calendar, ledgers, products, tax rates, policies in force, names of people) is kept by the processes that asked. A company's stamp
-- moves with every write to one of these tables, whoever writes, and every transaction learns it as it begins: so no process goes by what another one has changed.

create table platform.registers (
  company_id bigint primary key,
  stamp bigint not null
);
call platform.protect('platform');

-- The message tells the writing process that its own transaction reads differently from now on; GD001 is read in server/platform/db.ts. `info`, for it reaches the client
-- whatever the server's client_min_messages says.
create function platform.register_changed() returns trigger language plpgsql as $$
begin
  if platform.company() is null then
    -- The operator's own hand, past the application: whose rows it touched is not known here.
    update platform.registers set stamp = stamp + 1;
  elsif platform.company() > 0 then
    insert into platform.registers as r (company_id, stamp) values (platform.company(), 1) on conflict (company_id) do update set stamp = r.stamp + 1;
  end if;
  raise info using message = 'registers changed', errcode = 'GD001';
  return null;
end $$;

do $$
declare register text;
begin
  foreach register in array array[
    'companies.companies', 'companies.ledgers', 'companies.departments', 'calendar.versions', 'policies.assignments', 'policies.approvals', 'catalog.products',
    'catalog.tax_rates', 'catalog.discount_authority', 'people.people', 'people.roles', 'stock.warehouses'
  ] loop
    execute format('create trigger changed after insert or update or delete or truncate on %s for each statement execute function platform.register_changed()', register);
  end loop;
end $$;

-- Companies that are here already; a new one gets its row with its first ledger.
alter table companies.companies no force row level security;
insert into platform.registers (company_id, stamp) select id, 1 from companies.companies on conflict do nothing;
alter table companies.companies force row level security;
