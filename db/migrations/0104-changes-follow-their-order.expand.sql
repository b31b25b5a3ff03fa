-- An order that is given to another salesperson takes its documents with it. Of a change everything but its progress was closed to writing; whose it is follows its order.
grant update (salesperson_id) on changes.changes to gendan_app;
