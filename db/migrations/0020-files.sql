-- Originals and evidence: what is known of each file. The bytes lie outside the database, under their SHA-256.

create schema files;

create table files.files (
  company_id bigint not null,
  id uuid not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  size bigint not null,
  subject_kind text,
  subject_id uuid,
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  link_id uuid,
  uploaded_at timestamptz not null,
  primary key (company_id, id),
  check ((subject_kind is null) = (subject_id is null))
);
create index files_of_subject on files.files (company_id, subject_kind, subject_id, uploaded_at desc, id desc);
create index files_by_hash on files.files (company_id, sha256);
create index files_by_link on files.files (company_id, link_id) where link_id is not null;

call platform.protect('files');
-- Evidence is never taken away, and only its subject may be filled in later.
revoke update, delete on files.files from gendan_app;
grant update (subject_kind, subject_id) on files.files to gendan_app;
