-- 三员分立: a company may part its administration among three people who hold each other in check. While it does, the database itself keeps them apart.

alter table people.security add column separate_since timestamptz;
-- Who of two of them asked to end it, as which; the other one has to agree.
alter table people.security add column together_asked_by uuid;
alter table people.security add column together_asked_role text;
alter table people.security add column together_asked_at timestamptz;

-- Held to the end of the transaction, so that of two changes at once the second sees the first; it is of one company and of its machine alone.
create procedure people.one_at_a_time(of_company bigint) language sql as $$ select pg_advisory_xact_lock(hashtextextended('people who hold roles', of_company)) $$;

create procedure people.keep_apart(of_company bigint, of_person uuid, moment timestamptz) language plpgsql as $$
declare held text[];
begin
  select coalesce(array_agg(distinct role), '{}') into held from (
    select r.role from people.roles r where r.company_id = of_company and r.person_id = of_person and (r.valid_to is null or r.valid_to > moment)
    union
    select unnest(w.roles) from people.stand_ins w where w.company_id = of_company and w.stand_in_id = of_person and w.valid_to > moment and w.valid_to > w.valid_from) h;
  if 'admin' = any(held) or ('auditAdmin' = any(held) and cardinality(held) > 1) or held @> array['systemAdmin', 'securityAdmin'] then
    raise exception 'administrators are kept apart' using errcode = 'check_violation', constraint = 'administrators_apart';
  end if;
end $$;

create function people.roles_apart() returns trigger language plpgsql as $$
begin
  -- What ends brings nothing together.
  if tg_op = 'UPDATE' and new.valid_to is not null then return null; end if;
  call people.one_at_a_time(new.company_id);
  if exists (select from people.security s where s.company_id = new.company_id and s.separate_since is not null) then
    call people.keep_apart(new.company_id, new.person_id, new.valid_from);
  end if;
  return null;
end $$;
create trigger administrators_apart after insert or update on people.roles for each row execute function people.roles_apart();

create function people.stand_ins_apart() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.valid_to <= old.valid_to then return null; end if;
  call people.one_at_a_time(new.company_id);
  if new.valid_to > new.valid_from and exists (select from people.security s where s.company_id = new.company_id and s.separate_since is not null) then
    call people.keep_apart(new.company_id, new.stand_in_id, new.valid_from);
  end if;
  return null;
end $$;
create trigger administrators_apart after insert or update on people.stand_ins for each row execute function people.stand_ins_apart();

-- A program's token has roles of its own, whose secret its issuer knows: he would act through it.
create function people.tokens_apart() returns trigger language plpgsql as $$
begin
  if new.person_id is null and exists (select from people.security s where s.company_id = new.company_id and s.separate_since is not null) then
    raise exception 'nobody gives a program roles by himself' using errcode = 'check_violation', constraint = 'administrators_apart';
  end if;
  return null;
end $$;
create trigger administrators_apart after insert on people.tokens for each row execute function people.tokens_apart();

create function people.all_apart() returns trigger language plpgsql as $$
declare holder record;
begin
  if new.separate_since is null then return null; end if;
  call people.one_at_a_time(new.company_id);
  for holder in
    select r.person_id as id from people.roles r where r.company_id = new.company_id and r.valid_to is null
    union select w.stand_in_id from people.stand_ins w where w.company_id = new.company_id and w.valid_to > new.separate_since
  loop
    call people.keep_apart(new.company_id, holder.id, new.separate_since);
  end loop;
  return null;
end $$;
create trigger administrators_apart after insert or update of separate_since on people.security for each row execute function people.all_apart();
