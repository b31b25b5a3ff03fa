-- What came of a promise to pay is the money that came in from that customer since. By the index by customer all that he ever paid was read for it: of 1,300 overdue customers who had promised, most of a million
-- receipts for one page of whom to call (9 seconds; 15,018 pages with this index), and all of one customer's with each receipt that was recorded.
create index receipts_came on settlement.receipts (company_id, customer_id, currency, at) include (amount, returned) where origin = 'money';

-- Who owes most is told by this index alone, as are the ages of all that is open (248 → 50 pages).
drop index settlement.receivables_open;
create index receivables_open on settlement.receivables (company_id, due_on, id) include (customer_id, customer_name, currency, open_amount, salesperson_id, department_id) where settled_on is null;
