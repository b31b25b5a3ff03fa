-- What came back and was repaired goes back to its customer: a step of its own, out of the warehouse on hold and onto a delivery of the order.
alter table aftersales.steps
  drop constraint steps_what_check,
  add constraint steps_what_check check (what in ('received', 'inspected', 'repaired', 'credited', 'replaced'));
