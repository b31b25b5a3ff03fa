-- The bare floor's own database: the same facts as the house keeps of an order, without what serves several companies and permissions.
-- A row refers to another where it does so in the house, whose rooms do not refer to one another.
create table customers (id uuid primary key, name text not null, short_name text not null, terms jsonb not null, contacts jsonb not null, addresses jsonb not null,
  credit_limit numeric(18,2) not null, exposure numeric(18,2) not null default 0, constraint within_credit check (exposure <= credit_limit));
create table products (id uuid primary key, code text not null, name text not null, spec text not null, unit text not null, price numeric(16,6) not null, tax_rate numeric(5,2) not null);
create table levels (product_id uuid primary key, on_hand numeric(18,6) not null, reserved numeric(18,6) not null default 0, constraint never_oversold check (0 <= reserved and reserved <= on_hand));
create table lots (product_id uuid not null references levels, lot text not null, on_hand numeric(18,6) not null check (on_hand >= 0), primary key (product_id, lot));
create table counters (name text primary key, last bigint not null);

create table orders (id uuid primary key, number text not null unique, customer_id uuid not null, customer_po text, channel text not null, note text not null, requested_date date not null,
  net numeric(18,2) not null, tax numeric(18,2) not null, total numeric(18,2) not null, stage text not null, invoiced numeric(18,2) not null default 0, version_hash text, created_by uuid not null, created_at timestamptz not null, revision int not null default 0);
create index orders_of_customer on orders (customer_id, id desc);
create table lines (id uuid primary key, order_id uuid not null references orders, line_no int not null, product_id uuid not null, name text not null, spec text not null, unit text not null,
  quantity numeric(18,6) not null, unit_price numeric(16,6) not null, tax_rate numeric(5,2) not null, amount numeric(18,2) not null);
create index lines_of_order on lines (order_id, line_no);
create table schedules (line_id uuid primary key references lines, order_id uuid not null, quantity numeric(18,6) not null, issued numeric(18,6) not null default 0, packed numeric(18,6) not null default 0, shipped numeric(18,6) not null default 0);
create index schedules_of_order on schedules (order_id);
create table versions (order_id uuid not null, version int not null, body jsonb not null, hash text not null, primary key (order_id, version));
create table reviews (id uuid primary key, order_id uuid not null, state text not null, hash text not null);
create table review_steps (review_id uuid not null references reviews, key text not null, state text not null, checks jsonb not null, primary key (review_id, key));
create table accounts (order_id uuid primary key, customer_id uuid not null references customers, total numeric(18,2) not null, open numeric(18,2) not null, invoiced numeric(18,2) not null default 0, paid numeric(18,2) not null default 0, supplied_on date);
create table grants (order_id uuid primary key, customer_id uuid not null references customers, amount numeric(18,2) not null, rests boolean not null);
create table obligations (order_id uuid primary key references accounts, due_on date, amount numeric(18,2) not null);
create table drafts (id uuid primary key, owner uuid not null, body jsonb not null, saved_at timestamptz not null);
create index drafts_of_owner on drafts (owner);

create table deliveries (id uuid primary key, number text not null unique, order_id uuid not null, customer_id uuid not null, state text not null, address text not null,
  carriage jsonb, shipped_at timestamptz, revision int not null default 0);
create index deliveries_of_order on deliveries (order_id);
create table receivers (delivery_id uuid primary key, name text not null, phone text not null);
create table notices (id uuid primary key, delivery_id uuid not null references deliveries, at timestamptz not null, recipient text not null);
create index notices_of_delivery on notices (delivery_id);
create table delivery_lines (id uuid primary key, delivery_id uuid not null references deliveries, line_no int not null, line_id uuid not null, product_id uuid not null, name text not null, unit text not null,
  ordered numeric(18,6) not null, picked numeric(18,6) not null default 0, packed numeric(18,6) not null default 0, shipped numeric(18,6) not null default 0);
create index lines_of_delivery on delivery_lines (delivery_id, line_no);
create table reservations (order_id uuid not null, product_id uuid not null references levels, quantity numeric(18,6) not null check (quantity >= 0), primary key (order_id, product_id));
create table movements (id uuid not null, product_id uuid not null references levels, kind text not null, on_hand_change numeric(18,6) not null, reserved_change numeric(18,6) not null, order_id uuid not null, at timestamptz not null, primary key (id, product_id));
create index movements_of_product on movements (product_id, id desc);

create table invoices (id uuid primary key, number text not null unique, tax_number text not null unique, customer_id uuid not null, issued_on date not null, gross numeric(18,2) not null);
create table requests (id uuid primary key, order_id uuid not null references accounts, delivery_id uuid not null, customer_id uuid not null, state text not null, net numeric(18,2) not null, tax numeric(18,2) not null, gross numeric(18,2) not null, invoice_id uuid references invoices);
create index requests_of_order on requests (order_id);
create table request_lines (id uuid primary key, request_id uuid not null references requests, line_no int not null, name text not null, quantity numeric(18,6) not null, unit_price numeric(16,6) not null, gross numeric(18,2) not null);
create index lines_of_request on request_lines (request_id);
create table invoice_lines (invoice_id uuid not null references invoices, line_no int not null, request_line_id uuid not null references request_lines, gross numeric(18,2) not null, primary key (invoice_id, line_no));
create table receivables (id uuid primary key, invoice_id uuid not null references invoices, order_id uuid not null references accounts, customer_id uuid not null references customers, amount numeric(18,2) not null, due_on date not null);
create index receivables_of_customer on receivables (customer_id, due_on);

create table journal (id uuid primary key, subject uuid not null, what text not null, facts jsonb not null, actor uuid not null, at timestamptz not null);
create index journal_of_subject on journal (subject, id);
create table heads (subject uuid primary key, seq bigint not null, hash bytea not null);
create table papers (id uuid primary key, subject uuid not null, kind text not null, snapshot jsonb not null, hash text not null);
create index papers_of_subject on papers (subject);
create table duties (id uuid primary key, subject uuid not null, definition text not null, due_at timestamptz not null, closed_at timestamptz);
create index duties_open on duties (due_at) where closed_at is null;
create index duties_of_subject on duties (subject);
create table links (id uuid primary key, hash text not null unique, subject uuid not null, expires_at timestamptz not null);
create index links_of_subject on links (subject);
create table mails (id uuid primary key, subject uuid not null, body jsonb not null, sent_at timestamptz);
create index mails_waiting on mails (id) where sent_at is null;
create table mail_keys (key text primary key, mail_id uuid not null);
create table idempotency (actor uuid not null, key text not null, request_hash text not null, answer jsonb not null, at timestamptz not null, primary key (actor, key));

-- What orders, deliveries and documents of settlement are found by, as the house files them (decision 0024; server/platform/search-words.ts).
create function endings(word text) returns setof text language sql immutable parallel safe as $$ select substr(word, place, 40) from generate_series(1, char_length(word)) as place $$;
create function grams(variadic words text[]) returns setof text language sql immutable parallel safe as
  $$ select distinct substr(word, place, size) from unnest(words) as word, generate_series(1, char_length(word)) as place, generate_series(1, 2) as size where place + size - 1 <= char_length(word) $$;
create table order_endings (ending text not null collate "C", id uuid not null, primary key (ending, id));
create table delivery_endings (ending text not null collate "C", id uuid not null, primary key (ending, id));
create table document_grams (gram text not null, id uuid not null, primary key (gram, id));
insert into counters values ('order', 0), ('delivery', 0), ('invoice', 0);
