-- A red invoice whose order is invoiced anew as its version says it, instead of the old invoice with the credit notes of its changes.
alter table settlement.invoices drop constraint known_afterwards;
alter table settlement.invoices add constraint known_afterwards check (afterwards in ('again', 'close', 'otherPrice', 'asOrdered'));
