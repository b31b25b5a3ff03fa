-- Where an index answers alone, PostgreSQL still looks into the table for rows of pages that were written since they were last vacuumed, and it vacuums after a fifth of a table: among a million orders
-- that is months, the very ones that the first page and the lists are about. From now on after a two-hundredth; only the pages that changed are read for it.
alter table orders.orders set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
alter table shipping.deliveries set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
alter table settlement.allocations set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
alter table settlement.receivables set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
alter table settlement.receipts set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
alter table orders.number_endings set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
alter table shipping.number_endings set (autovacuum_vacuum_scale_factor = 0.005, autovacuum_vacuum_insert_scale_factor = 0.005);
