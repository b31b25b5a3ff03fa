-- Papers: the snapshot that each was made from, who signed it, what was rendered from it, and who printed it. All of it only grows.

create schema papers;

create table papers.papers (
  company_id bigint not null,
  id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid not null,
  -- Which of several of a kind: a run, a delivery; empty when there is one.
  part text not null,
  version int not null,
  number text not null,
  -- The exact text that was hashed and is rendered.
  snapshot text not null,
  snapshot_hash text not null,
  made_by uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, subject_kind, subject_id, kind, part, version)
);

create table papers.signatures (
  company_id bigint not null,
  paper_id uuid not null,
  seq int not null,
  role text not null,
  name text not null,
  means text not null,
  image_sha256 text,
  signed_by uuid not null,
  signed_at timestamptz not null,
  snapshot_hash text not null,
  hash text not null,
  primary key (company_id, paper_id, seq),
  foreign key (company_id, paper_id) references papers.papers (company_id, id)
);

-- One PDF a size, language and set of signatures; the first rendering is the one that is archived.
create table papers.renderings (
  company_id bigint not null,
  paper_id uuid not null,
  size text not null,
  locale text not null,
  signatures int not null,
  sha256 text not null,
  file_id uuid not null,
  pages int not null,
  at timestamptz not null,
  primary key (company_id, paper_id, size, locale, signatures),
  foreign key (company_id, paper_id) references papers.papers (company_id, id)
);

create table papers.prints (
  company_id bigint not null,
  paper_id uuid not null,
  print int not null,
  size text not null,
  locale text not null,
  by uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (company_id, paper_id, print),
  foreign key (company_id, paper_id) references papers.papers (company_id, id)
);

call platform.protect('papers');
revoke update, delete on papers.papers, papers.signatures, papers.renderings, papers.prints from gendan_app;
