select * from floor.listed order by created_at desc, id desc limit 50
