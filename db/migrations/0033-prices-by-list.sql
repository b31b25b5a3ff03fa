-- A price list is read as a whole when it is handed out as a file.

create index prices_by_list on catalog.prices (company_id, list_id, product_id, min_quantity, valid_from);
