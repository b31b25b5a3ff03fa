-- Versions of a paper and the signatures on it are numbered without a lock: whoever makes or signs a paper holds the document behind it anyway. Where two met all the same,
-- the second breaks one of these keys, by whose name the transaction is repeated (server/platform/db.ts).
alter table papers.papers rename constraint papers_company_id_subject_kind_subject_id_kind_part_version_key to papers_in_turn;
alter table papers.signatures rename constraint signatures_pkey to signatures_in_turn;
