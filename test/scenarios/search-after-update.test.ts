import pg from "pg";
import { expect, inject, test } from "vitest";
import { migrate, migrateTo } from "../../server/platform/migrations.ts";
import { initialsOf, searchText } from "../../server/platform/search-words.ts";
import { afterwards } from "../support/afterwards.ts";

const server = inject("server");
const database = "updated";

/** An order and a delivery as the version before left them, found by nothing but their search texts. */
const ofBefore = `
  set session_replication_role = replica;
  insert into orders.orders (company_id, id, ledger_id, number, kind, channel, received_at, customer_id, customer_name, given, customer_po, created_by, created_at, currency, priority,
    net_amount, tax_amount, total_amount, review, confirmation, fulfilment, after_sales, stage, search_text)
  values (7, gen_random_uuid(), gen_random_uuid(), 'SO20251124-0001', 'standard', 'phone', now(), gen_random_uuid(), '澄江纸品', '{}', 'PO 88', gen_random_uuid(), now(), 'CNY', 'normal',
    0, 0, 0, 'draft', 'none', 'none', 'none', 'draft', '${searchText(["SO20251124-0001", "澄江纸品", initialsOf("澄江纸品"), "PO 88"])}');
  insert into shipping.deliveries (company_id, id, number, order_id, order_number, customer_id, customer_name, order_created_by, warehouse_id, address, state, requested_at, tracking_number, policy, search_text)
  values (7, gen_random_uuid(), 'DN202511-0001', gen_random_uuid(), 'SO20251124-0001', gen_random_uuid(), '澄江纸品', gen_random_uuid(), gen_random_uuid(), '', 'requested', now(), 'SF123',
    '{}', '${searchText(["DN202511-0001", "SO20251124-0001", "澄江纸品", "SF123"])}')`;

test("orders and deliveries of before an update are filed under their endings, also where the database belongs to an ordinary user", async () => {
  const admin = new pg.Client(server);
  await admin.connect();
  await admin.query("create role updater login createrole; grant gendan_app to updater with admin option");
  await admin.query(`create database ${database} owner updater`);
  await admin.end();
  await migrateTo({ ...server, database, user: "updater" }, "0075-found-in-one-transaction");
  const rows = new pg.Client({ ...server, database });
  await rows.connect();
  afterwards(() => rows.end());
  await rows.query(ofBefore);
  await migrate({ ...server, database, user: "updater" });
  /** Every ending that leads to the row, numbers before names, longest first. */
  const endingsIn = async (room: string, table: string): Promise<string[]> =>
    (await rows.query<{ ending: string }>(`
      select ending from (select 1 as kind, ending from ${room}.number_endings e join ${room}.${table} o on o.company_id = e.company_id and o.id = e.id
        union all select 2, ending from ${room}.name_endings e join ${room}.${table} o on o.company_id = e.company_id and o.customer_id = e.holder_id) f
       order by kind, char_length(ending) desc, ending`)).rows.map(({ ending }) => ending);
  const endingsOf = (...words: string[]): string[] => [...new Set(words.flatMap((word) => Array.from(word, (_, i) => word.slice(i))))];
  const inOrder = (endings: readonly string[]): string[] => endings.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const names = inOrder(endingsOf("澄江纸品", "cjzp"));
  expect(await endingsIn("orders", "orders")).toEqual([...inOrder(endingsOf("so20251124-0001", "po88")), ...names]);
  expect(await endingsIn("shipping", "deliveries")).toEqual([...inOrder(endingsOf("dn202511-0001", "so20251124-0001", "sf123")), ...inOrder(endingsOf("澄江纸品"))]);
  expect((await rows.query("select from pg_class where oid in ('orders.orders'::regclass, 'shipping.deliveries'::regclass, 'orders.number_endings'::regclass) and relforcerowsecurity")).rowCount, "nobody reads another company's rows afterwards").toBe(3);
});
