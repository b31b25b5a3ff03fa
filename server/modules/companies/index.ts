import type { z } from "zod";
import type { newCompany } from "../../../contract/companies.ts";
import type { Handler } from "../../platform/command.ts";
import type { Database, Tx } from "../../platform/db.ts";
import { editCompany } from "./commands/edit-company.ts";
import { addDepartment, editDepartment } from "./commands/save-department.ts";
import { addLedger, editLedger, newLedger } from "./commands/save-ledger.ts";
import { readCompany } from "./reads.ts";
import { insertCompany, insertOwnCompany } from "./store.ts";

export const routes: readonly Handler[] = [readCompany, editCompany, addLedger, editLedger, addDepartment, editDepartment];

export { addDepartment, addLedger, editCompany, editDepartment, editLedger, newLedger };
export { companySubject } from "./companies.ts";
export { leasedNumbers } from "./leased-numbers.ts";
export { allCompanies, companyIdsText, companyOf, departmentsOf, ledgersOf } from "./store.ts";
export { type NumberRequest, takeNumber } from "./take-number.ts";

/** A number that no company has had, for one that is founded in a transaction bound to it. Given up, it is a gap. */
export const nextCompanyId = async ({ pool }: Pick<Database, "pool">): Promise<string> =>
  (await pool.query<{ id: string }>("select nextval(pg_get_serial_sequence('companies.companies', 'id'))::text as id")).rows[0]!.id;

/** Creates the company of the transaction, under the number of `nextCompanyId`. */
export const createOwnCompany = (tx: Tx, company: z.output<typeof newCompany>): Promise<number> => insertOwnCompany(tx, company);

/**
 * Creates a company for the operator (command line, demo) and returns its id. It has no people and no ledgers yet; they come by
 * commands of the system's own actor.
 */
export const createCompany = async (db: Database, company: z.output<typeof newCompany>): Promise<string> =>
  (await db.outside((tx) => insertCompany(tx, company))).id;
