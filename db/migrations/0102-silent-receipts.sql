-- Goods that arrived under a policy by which silence is a receipt, and of which nobody has said a word yet.
create index deliveries_in_silence on shipping.deliveries (company_id, id)
  where state = 'arrived' and objected_at is null and receipt_no = 1 and policy ->> 'silentAfterDays' is not null;
