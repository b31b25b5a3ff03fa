import { readFileSync } from "node:fs";
import pg from "pg";
import { migrate } from "../../platform/migrations.ts";
import type { Connection } from "../rig.ts";

/** The company that the floor works for, and where its goods lie. */
export interface FloorOf {
  companyId: string;
  warehouseId: string;
}

/** Rooms of which the floor's statements read or write anything. */
const rooms = ["companies", "people", "customers", "catalog", "stock", "orders", "changes", "comments", "reviews", "shipping", "settlement", "journal", "duties", "papers", "links", "notices"];

interface Table {
  room: string;
  name: string;
  columns: string;
}

/** What the application's role may read of these rooms: sign-in and the like stay where they are. */
const tablesText = `
  select n.nspname as room, c.relname as name,
      (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = any($1) and c.relkind in ('r', 'p') and not c.relispartition and has_table_privilege('gendan_app', c.oid, 'select') order by 1, 2`;

/** The house validates in the database too, which the floor does not: of what tables bar, only what keeps stock from being oversold is left. */
const bareText = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as text from pg_constraint
    where contype = 'c' and coninhcount = 0 and conrelid <> 0 and connamespace::regnamespace::text = any($1) and conname not in ('never_oversold', 'lots_on_hand_check', 'reservations_quantity_check')
  union all select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger where not tgisinternal and tgparentid = 0`;

/** The house's tables as one of its companies sees them, in schemas of their own. */
function borrow({ host, port, user, database }: Connection, { companyId }: FloorOf, tables: readonly Table[]): string {
  const options = Object.entries({ host, port, dbname: database, options: `-c role=gendan_app -c gendan.company=${companyId}`, fetch_size: 20_000 }).map(([name, value]) => `${name} ${pg.escapeLiteral(String(value))}`);
  const schemas = rooms.map((room) => {
    const names = tables.filter((table) => table.room === room).map(({ name }) => name);
    return `create schema house_${room}; import foreign schema ${room} limit to (${names.join(", ")}) from server house into house_${room};`;
  });
  return `create extension postgres_fdw; create server house foreign data wrapper postgres_fdw options (${options.join(", ")});
    create user mapping for current_user server house options (user ${pg.escapeLiteral(user)}); ${schemas.join("\n")}`;
}

/** Tables of very many small rows, in two rooms: a sorted index is built in a tenth of the time. */
const builtAfterwards = "number_endings";

function copy({ room, name, columns }: Table): string {
  const rows = `insert into ${room}.${name} (${columns}) overriding system value select ${columns} from house_${room}.${name}`;
  if (name !== builtAfterwards) return rows;
  return `alter table ${room}.${name} drop constraint ${name}_pkey; ${rows}; alter table ${room}.${name} add primary key (company_id, ending, id)`;
}

function ownText({ companyId, warehouseId }: FloorOf): string {
  const known: Record<string, string> = { company: companyId, warehouse: warehouseId, policy: crypto.randomUUID() };
  return readFileSync(new URL("own.sql", import.meta.url), "utf8").replaceAll(/\{(\w+)\}/g, (_, name: string) => pg.escapeLiteral(known[name]!));
}

/**
 * Makes an empty database the floor's: the house's own tables and indexes, without its checks and triggers, and in them all that a company has in the house. The floor works beside as many stored rows as the house does, and of the same orders.
 * One statement a table, from database to database; by a superuser, whom policies of rows do not concern.
 */
export async function fillFloor(own: Connection, house: Connection, of: FloorOf): Promise<void> {
  await migrate(own);
  const floor = new pg.Client(own);
  await floor.connect();
  try {
    await floor.query("select set_config('synchronous_commit', 'off', false), set_config('work_mem', '128MB', false), set_config('maintenance_work_mem', '512MB', false)");
    const { rows: tables } = await floor.query<Table>(tablesText, [rooms]);
    const { rows: bare } = await floor.query<{ text: string }>(bareText, [rooms]);
    await floor.query("begin");
    await floor.query(`${bare.map(({ text }) => text).join(";\n")}; ${borrow(house, of, tables)}`);
    // References were looked at by the house.
    await floor.query(`set session_replication_role = replica; ${tables.map(copy).join(";\n")}; reset session_replication_role`);
    await floor.query(`drop extension postgres_fdw cascade; drop schema ${rooms.map((room) => `house_${room}`).join(", ")}`);
    await floor.query(ownText(of));
    await floor.query("commit");
    await floor.query("vacuum analyze");
  } finally {
    await floor.end();
  }
}
