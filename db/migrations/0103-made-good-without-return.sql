-- Goods that the customer keeps or never got are credited or sent again without coming back.
alter table aftersales.returns add column comes_back boolean not null default true;
alter table aftersales.lines add column comes_back boolean not null default true;
do $$
declare old text;
begin
  select conname into strict old from pg_constraint
   where conrelid = 'aftersales.lines'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%replaced <= received%';
  execute format('alter table aftersales.lines drop constraint %I', old);
end $$;
alter table aftersales.lines add constraint lines_replaced check (replaced >= 0 and replaced <= case when comes_back then received else quantity end);
alter table aftersales.lines add constraint lines_stay check (comes_back or received = 0);
