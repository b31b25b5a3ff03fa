import { sql, type Tx } from "../../platform/db.ts";
import { type Check, checkOf, judge, together } from "./check.ts";

/** References that no foreign key keeps, for they lead into another room: column → the table in which the same company must have the row. */
const references: readonly [from: string, column: string, to: string][] = [
  ["orders.orders", "customer_id", "customers.customers"], ["orders.orders", "ledger_id", "companies.ledgers"], ["orders.orders", "department_id", "companies.departments"],
  ["orders.orders", "salesperson_id", "people.people"], ["orders.orders", "contact_id", "customers.contacts"], ["orders.orders", "address_id", "customers.addresses"],
  ["orders.lines", "product_id", "catalog.products"], ["orders.schedules", "order_id", "orders.orders"], ["orders.versions", "order_id", "orders.orders"],
  ["catalog.customer_codes", "customer_id", "customers.customers"], ["stock.levels", "product_id", "catalog.products"], ["stock.warehouses", "ledger_id", "companies.ledgers"],
  ["production.requests", "order_id", "orders.orders"], ["production.requests", "schedule_id", "orders.schedules"], ["production.requests", "product_id", "catalog.products"],
  ["production.run_shares", "order_id", "orders.orders"], ["production.runs", "product_id", "catalog.products"], ["shipping.deliveries", "order_id", "orders.orders"],
  ["shipping.deliveries", "warehouse_id", "stock.warehouses"], ["shipping.deliveries", "customer_id", "customers.customers"], ["shipping.lines", "schedule_id", "orders.schedules"],
  ["shipping.lines", "order_line_id", "orders.lines"], ["settlement.accounts", "customer_id", "customers.customers"], ["settlement.orders", "order_id", "orders.orders"], ["settlement.grants", "order_id", "orders.orders"],
  ["settlement.invoices", "ledger_id", "companies.ledgers"], ["settlement.requests", "delivery_id", "shipping.deliveries"], ["papers.renderings", "file_id", "files.files"],
  ["assessment.entries", "duty_id", "duties.duties"], ["enquiries.enquiries", "order_id", "orders.orders"], ["enquiries.enquiries", "salesperson_id", "people.people"],
];

/**
 * No row points to another company (I12): what foreign keys over (company_id, id) do not keep is looked up here in the row's own company.
 * Denominator: references that are not empty.
 */
export const companyReferences: Check = {
  name: "companies.references", means: "no row points to another company, or to nothing",
  run: async (tx: Tx) => {
    const findings = [];
    for (const [from, column, to] of references)
      findings.push(await judge(tx, sql`
        select ${from}::text || ' ' || r.id || ' ' || ${column}::text, 'one of the company', case when t.id is null then 'none of the company' else 'one of the company' end
          from (select ${sql.raw(column)} as id, company_id from ${sql.raw(from)} where company_id = ${tx.companyId} and ${sql.raw(column)} is not null) r
          left join ${sql.raw(to)} t on t.company_id = r.company_id and t.id = r.id`));
    return together(findings);
  },
};

/**
 * Row-level security stands between companies in this very database, whoever changed it since it was migrated (I12).
 * Denominator: tables with a company. Sign-in's tables are of a person who has not chosen a company yet.
 */
export const rowSecurity = checkOf("companies.rowSecurity", "row-level security is forced on every table of a company", () => sql`
  select n.nspname || '.' || c.relname, 'forced',
         case when c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) then 'forced' else 'open' end
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
   where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'login') and n.nspname not like 'pg_%'`);
