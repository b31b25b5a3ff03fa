-- $1 customer
select * from floor.listed where customer_id = $1::uuid order by created_at desc, id desc limit 40
