-- What a warehouse opened with of one product is taken back like a correction; one posting opened the whole warehouse.
alter table stock.reversals
  add column opening_id uuid,
  add column product_id uuid,
  add constraint reversals_of_opening unique (company_id, opening_id, product_id),
  drop constraint of_one_fact,
  add constraint of_one_fact check (num_nonnulls(count_id, transfer_id, adjustment_id, opening_id) = 1 and (opening_id is null) = (product_id is null));
