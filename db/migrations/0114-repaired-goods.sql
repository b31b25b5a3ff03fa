-- What came back and was repaired goes back to its customer: a step of its own, out of the warehouse on hold and onto a delivery of the order.
alter table aftersales.steps
  drop constraint steps_what_check,
  add constraint steps_what_check check (what in ('received', 'inspected', 'repaired', 'credited', 'replaced'));
-- A return may be repaired in part and replaced in part: each step takes back what it made its order owe, and not what the other did.
alter table orders.schedules add column return_step uuid;
