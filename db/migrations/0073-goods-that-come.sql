-- What was bought for a part of an order, or is moved here for it, and has not come: it waits for no plan of production.

alter table orders.schedules add column coming numeric(18,6) check (coming >= 0);
update orders.schedules s set coming = a.coming
  from (select company_id, schedule_id, sum(quantity - covered) as coming from purchasing.answers where by <> 'production' group by 1, 2) a
 where s.company_id = a.company_id and s.id = a.schedule_id and a.coming > 0;
update orders.orders o set stage = 'scheduled', fulfilment = case o.fulfilment when 'none' then 'awaitingPurchase' when 'partlyScheduled' then 'awaitingPurchase' when 'partlyToShipRestToPlan' then 'partlyToShipRestToCome' else 'partlyShippedRestToCome' end
 where o.fulfilment in ('none', 'partlyScheduled', 'partlyToShipRestToPlan', 'partlyShippedRestToPlan') and o.stage = 'approved'
   and exists (select from orders.schedules s where s.company_id = o.company_id and s.order_id = o.id and s.quantity > 0 and s.coming > 0)
   and not exists (select from orders.schedules s where s.company_id = o.company_id and s.order_id = o.id and s.quantity > 0
                      and greatest(s.planned, s.stocked) + greatest(s.issued - s.stocked, 0) + coalesce(s.coming, 0) < s.quantity);

-- A draft of a purchase order that is deleted leaves a gap in no ledger: it was never ordered. What it was is in the journal.
grant delete on purchasing.lines, purchasing.purchases, purchasing.answers to gendan_app;

-- Receipts of bought goods are numbered as the policy says; those from before have none.
alter table purchasing.receipts add column number text;
create unique index receipt_numbers on purchasing.receipts (company_id, number);
