-- What was done with returned goods step by step, so that each step can be taken back by a counter-fact.

create table aftersales.steps (
  company_id bigint not null,
  id uuid not null,
  return_id uuid not null,
  what text not null check (what in ('received', 'inspected', 'credited', 'replaced')),
  -- By line: how much came, was put back, written off or sent again.
  lines jsonb not null,
  -- Where goods came to, or were put back.
  warehouse_id uuid,
  credit_id uuid,
  credit_number text,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, id),
  foreign key (company_id, return_id) references aftersales.returns (company_id, id),
  check ((what = 'credited') = (credit_id is not null))
);
create index steps_of_return on aftersales.steps (company_id, return_id, id);

create table aftersales.reversals (
  company_id bigint not null,
  -- The key is the proof: a step is taken back once.
  step_id uuid not null,
  reason text not null,
  at timestamptz not null,
  by uuid not null,
  by_name text not null,
  primary key (company_id, step_id),
  foreign key (company_id, step_id) references aftersales.steps (company_id, id)
);
call platform.protect('aftersales');
revoke update, delete on aftersales.steps, aftersales.reversals from gendan_app;

-- Returns from before have one step of each kind that they went through; stock moved in their names.
insert into aftersales.steps (company_id, id, return_id, what, lines, warehouse_id, credit_id, credit_number, at, by, by_name)
select r.company_id, gen_random_uuid(), r.id, s.what, s.lines, s.warehouse_id, s.credit_id, s.credit_number, s.at, r.authorised_by, s.by_name
  from aftersales.returns r
  cross join lateral (
    select 'received' as what, (select jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', l.received::text)) from aftersales.lines l where l.company_id = r.company_id and l.return_id = r.id and l.received > 0) as lines,
           r.warehouse_id, null::uuid as credit_id, null::text as credit_number, r.received_at as at, r.received_by_name as by_name
    union all
    select 'inspected', (select jsonb_agg(jsonb_build_object('lineId', l.id, 'restocked', l.restocked::text, 'scrapped', l.scrapped::text)) from aftersales.lines l where l.company_id = r.company_id and l.return_id = r.id and l.restocked + l.scrapped > 0),
           (select m.warehouse_id from stock.movements m where m.company_id = r.company_id and m.source_kind = 'return' and m.source_id = r.id and m.kind = 'restock' and m.on_hand_change > 0 limit 1), null, null, r.inspected_at, r.inspected_by_name
    union all
    select 'credited', '[]'::jsonb, null, r.credit_id, r.credit_number, coalesce(r.inspected_at, r.received_at), r.authorised_by_name where r.credit_id is not null
    union all
    select 'replaced', (select jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', l.replaced::text)) from aftersales.lines l where l.company_id = r.company_id and l.return_id = r.id and l.replaced > 0), null, null, null,
           coalesce(r.inspected_at, r.received_at), r.authorised_by_name) s
 where s.lines is not null and s.at is not null;
update stock.movements m set source_part = s.id from aftersales.steps s
 where m.company_id = s.company_id and m.source_kind = 'return' and m.source_id = s.return_id and m.source_part is null
   and (s.what = 'received' and m.kind = 'return' or s.what = 'inspected' and m.kind in ('restock', 'scrap'));
