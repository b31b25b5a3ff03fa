import { readFileSync } from "node:fs";
import pg from "pg";
import type { Connection } from "../rig.ts";

const sqlOf = (name: string): string => readFileSync(new URL(`${name}.sql`, import.meta.url), "utf8");

/** What of the house's tables the floor has too. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  customers: ["customers", "contacts", "personal", "addresses"], catalog: ["products", "prices"], stock: ["levels", "lots", "movements", "reservations"],
  orders: ["orders", "lines", "schedules", "number_endings"], shipping: ["deliveries", "people", "lines", "number_endings"],
  settlement: ["orders", "grants", "obligations", "requests", "request_lines", "invoices", "invoice_lines", "receivables", "grams"], journal: ["entries", "heads"],
};

/** The house's tables as one of its companies sees them, in schemas of their own names. */
const borrow = ({ host, port, user, database }: Connection, companyId: string): string => {
  const options = Object.entries({ host, port, dbname: database, options: `-c role=gendan_app -c gendan.company=${companyId}`, fetch_size: 20_000 }).map(([name, value]) => `${name} ${pg.escapeLiteral(String(value))}`);
  const schemas = Object.entries(rooms).map(([room, tables]) => `create schema ${room}; import foreign schema ${room} limit to (${tables.join(", ")}) from server house into ${room};`);
  return `create extension postgres_fdw; create server house foreign data wrapper postgres_fdw options (${options.join(", ")});
    create user mapping for current_user server house options (user ${pg.escapeLiteral(user)}); ${schemas.join("\n")}`;
};
const giveBack = `drop extension postgres_fdw cascade; drop schema ${Object.keys(rooms).join(", ")}`;

/**
 * Fills an empty database with the floor's tables and what a company has in the house: the floor works beside as many stored rows as the house does, and of the same orders.
 * One statement a table, from database to database.
 */
export async function fillFloor(own: Connection, house: Connection, companyId: string): Promise<void> {
  const floor = new pg.Client(own);
  await floor.connect();
  try {
    // References are left out where the role may leave them out: the house has looked at them.
    await floor.query("select set_config('session_replication_role', 'replica', false) where current_setting('is_superuser') = 'on'");
    await floor.query("select set_config('synchronous_commit', 'off', false), set_config('work_mem', '128MB', false), set_config('maintenance_work_mem', '512MB', false)");
    await floor.query(`begin; ${[sqlOf("schema"), borrow(house, companyId), sqlOf("stored"), giveBack].join(";\n")}; commit`);
    await floor.query("vacuum analyze");
  } finally {
    await floor.end();
  }
}
