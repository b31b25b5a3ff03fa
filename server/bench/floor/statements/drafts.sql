-- $1 author
select id, title, body, saved_at from orders.drafts where company_id = floor.company() and author_id = $1::uuid order by saved_at desc
