import type { Company, Department, DepartmentInput, Ledger, LedgerInput } from "../../../contract/companies.ts";
import { sql, type Sql, type Tx } from "../../platform/db.ts";
import { kept } from "../../platform/registers.ts";

const companyColumns = sql`id, name, short_name, coalesce(uscc, '') as uscc, time_zone, currency, demo, coalesce(public_address, '') as public_address, revision`;

/** All companies of the installation, oldest first: for sweeps by the system and for the command line. */
export const allCompanies = (tx: Tx): Promise<Company[]> => tx.many<Company>(sql`select ${companyColumns} from companies.companies order by id`);

/** For a backup, on a connection of its own. */
export const companyIdsText = "select id::text from companies.companies order by companies.id";

/** The transaction's own company. */
export const companyOf = kept((tx) => tx.one<Company>(sql`select ${companyColumns} from companies.companies where id = ${tx.companyId}`));

/** Adds a company under the number that its transaction is bound to, so that all of its beginning is of one transaction. */
export const insertOwnCompany = (tx: Tx, row: Omit<Company, "id" | "revision">): Promise<number> =>
  tx.run(sql`
    insert into companies.companies (id, name, short_name, uscc, time_zone, currency, demo, public_address)
    values (${tx.companyId}, ${row.name}, ${row.shortName}, ${row.uscc}, ${row.timeZone}, ${row.currency}, ${row.demo}, ${row.publicAddress})`);

export const insertCompany = (tx: Tx, row: Omit<Company, "id" | "revision">): Promise<{ id: string }> =>
  tx.one(sql`
    insert into companies.companies (name, short_name, uscc, time_zone, currency, demo, public_address)
    values (${row.name}, ${row.shortName}, ${row.uscc}, ${row.timeZone}, ${row.currency}, ${row.demo}, ${row.publicAddress}) returning id`);

export const updateCompany = (tx: Tx, row: Pick<Company, "name" | "shortName" | "uscc" | "publicAddress">): Promise<{ revision: number }> =>
  tx.one(sql`
    update companies.companies set name = ${row.name}, short_name = ${row.shortName}, uscc = ${row.uscc}, public_address = ${row.publicAddress}, revision = revision + 1
     where id = ${tx.companyId} returning revision`);

export const lockCompany = (tx: Tx): Promise<Company> => tx.one<Company>(sql`select ${companyColumns} from companies.companies where id = ${tx.companyId} for no key update`);

const ledgerColumns = sql`id, name, coalesce(uscc, '') as uscc, coalesce(address, '') as address, coalesce(phone, '') as phone, coalesce(bank, '') as bank,
  coalesce(bank_account, '') as bank_account, coalesce(invoice_head, '') as invoice_head, number_prefix, revision`;

/** The company's ledgers, oldest first. */
export const ledgersOf = kept((tx) => tx.many<Ledger>(sql`select ${ledgerColumns} from companies.ledgers where company_id = ${tx.companyId} order by id`));

export const lockLedger = (tx: Tx, id: string): Promise<Ledger | undefined> =>
  tx.maybe<Ledger>(sql`select ${ledgerColumns} from companies.ledgers where company_id = ${tx.companyId} and id = ${id} for update`);

/** Writes a new or changed ledger; undefined when another one has its name. */
export const saveLedger = (tx: Tx, id: string, row: LedgerInput): Promise<{ id: string; revision: number } | undefined> =>
  unlessTaken(tx, { table: sql`companies.ledgers`, taken: sql`name = ${row.name}`, id }, sql`
    insert into companies.ledgers as l (company_id, id, name, uscc, address, phone, bank, bank_account, invoice_head, number_prefix)
    values (${tx.companyId}, ${id}, ${row.name}, ${row.uscc}, ${row.address}, ${row.phone}, ${row.bank}, ${row.bankAccount}, ${row.invoiceHead}, ${row.numberPrefix})
    on conflict (company_id, id) do update set name = excluded.name, uscc = excluded.uscc, address = excluded.address, phone = excluded.phone, bank = excluded.bank,
      bank_account = excluded.bank_account, invoice_head = excluded.invoice_head, number_prefix = excluded.number_prefix, revision = l.revision + 1
    returning id, revision`);

/** The company's departments by code. */
export const departmentsOf = kept((tx) =>
  tx.many<Department>(sql`select id, code, name, parent_id, head_id, revision from companies.departments where company_id = ${tx.companyId} order by code`));

/** Writes a new or changed department; undefined when another one has its code. */
export const saveDepartment = (tx: Tx, id: string, row: DepartmentInput): Promise<{ id: string; revision: number } | undefined> =>
  unlessTaken(tx, { table: sql`companies.departments`, taken: sql`code = ${row.code}`, id }, sql`
    insert into companies.departments as d (company_id, id, code, name, parent_id, head_id)
    values (${tx.companyId}, ${id}, ${row.code}, ${row.name}, ${row.parentId}, ${row.headId})
    on conflict (company_id, id) do update set code = excluded.code, name = excluded.name, parent_id = excluded.parent_id, head_id = excluded.head_id,
      revision = d.revision + 1
    returning id, revision`);

interface Claim {
  table: Sql<unknown>;
  taken: Sql<unknown>;
  id: string;
}

// Administrators of one company share this row's lock, so no other writer comes between look-up and write. `no key`: a plain
// `for update` would hold up every insert that refers to the company.
async function unlessTaken<Row>(tx: Tx, { table, taken, id }: Claim, write: Sql<unknown>): Promise<Row | undefined> {
  await tx.run(sql`select 1 from companies.companies where id = ${tx.companyId} for no key update`);
  const other = await tx.maybe(sql`select 1 from ${table} where company_id = ${tx.companyId} and id <> ${id} and ${taken}`);
  return other ? undefined : tx.one<Row>(write);
}
