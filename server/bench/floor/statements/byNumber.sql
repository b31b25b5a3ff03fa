-- $1 number in small letters
select * from floor.listed where id in (select id from orders.number_endings where company_id = floor.company() and ending = $1) order by created_at desc, id desc limit 50
