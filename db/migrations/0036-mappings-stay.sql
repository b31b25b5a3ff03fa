-- A remembered mapping of columns is written over, never taken away.

revoke delete on orders.import_mappings from gendan_app;
