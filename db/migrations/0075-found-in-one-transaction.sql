-- A company may be created by a transaction that is bound to its own number, so that it begins whole or not at all.
create policy create_own on companies.companies for insert with check (id = (select platform.company()) and id > 0);
