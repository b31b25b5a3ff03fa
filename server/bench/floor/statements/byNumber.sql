-- $1 number in small letters
with page as materialized (select * from floor.listed where id in (select id from orders.number_endings where company_id = floor.company() and ending = $1) order by created_at desc, id desc limit 50)
select (select json_agg(row_to_json(page)) from page) as rows, (select json_object_agg(id, name) from people.people where company_id = floor.company() and id in (select salesperson_id from page)) as names,
  (select json_agg(json_build_object('order', g.order_id, 'id', t.id, 'name', t.name, 'colour', t.colour)) from orders.tagged g join orders.tags t on t.company_id = g.company_id and t.id = g.tag_id
    where g.company_id = floor.company() and g.order_id in (select id from page)) as tags
