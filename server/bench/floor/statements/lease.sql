-- $1 kind, $2 period, $3 how many
insert into companies.number_blocks as b values (floor.company(), floor.ledger(), $1, $2, $3::bigint)
  on conflict (company_id, ledger_id, kind, period) do update set last = b.last + excluded.last returning last::int
