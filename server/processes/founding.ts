import { readdirSync, readFileSync } from "node:fs";
import { ledgerInput, newCompany } from "../../contract/companies.ts";
import type { installations } from "../../contract/founding.ts";
import { personInput } from "../../contract/people.ts";
import { systemActor } from "../platform/actor.ts";
import type { CommandContext, Pipeline } from "../platform/command.ts";
import type { Database, Tx } from "../platform/db.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import * as companies from "../modules/companies/index.ts";
import { createPerson, newSecret } from "../modules/people/index.ts";
import { loadPack } from "../modules/policies/index.ts";
import { addWarehouse } from "../modules/stock/index.ts";

export interface Founding {
  company: string;
  shortName?: string;
  admin: string;
  email: string;
  warehouse: string;
}

const packs = new URL("../../packs/", import.meta.url);

async function furnish(context: CommandContext, given: Founding, invitation: string): Promise<true | Refused> {
  const ledger = await companies.newLedger(context, ledgerInput.parse({ name: given.company }));
  if (isRefused(ledger)) return ledger;
  const warehouse = await addWarehouse(context, { code: "01", name: given.warehouse, ledgerId: ledger.id, address: "" });
  if (isRefused(warehouse)) return warehouse;
  for (const file of readdirSync(packs).filter((name) => name.endsWith(".yaml"))) {
    const loaded = await loadPack(context, readFileSync(new URL(file, packs), "utf8"));
    if (isRefused(loaded)) return loaded;
  }
  const person = await createPerson(context, personInput.parse({ name: given.admin, email: given.email, roles: ["admin"], invitation }));
  return isRefused(person) ? person : true;
}

export interface FoundingDeps {
  db: Database;
  pipeline: Pipeline;
  /** Done first, in the same transaction: what it refuses founds nothing. */
  before?(tx: Tx): Promise<Refused | undefined>;
}

/**
 * Sets up a real company with its first ledger, warehouse and administrator, and the shipped packs as drafts for somebody to approve: in one transaction, so
 * that what fails in the middle leaves nothing. Answers the administrator's invitation; nobody gets a password that somebody else knows.
 */
export async function foundCompany({ db, pipeline, before = () => Promise.resolve(undefined) }: FoundingDeps, given: Founding): Promise<{ companyId: string; invitation: string } | Refused> {
  const companyId = await companies.nextCompanyId(db);
  const invitation = newSecret();
  const done = await pipeline.act(systemActor(companyId), async (context) => {
    const refused = await before(context.tx);
    if (refused) return refused;
    await companies.createOwnCompany(context.tx, newCompany.parse({ name: given.company, shortName: given.shortName ?? given.company, demo: false }));
    return furnish(context, given, invitation);
  });
  return isRefused(done) ? done : { companyId, invitation };
}

/** What an installation holds; a demo beside real data does not make it one. */
export async function installationOf(db: Database): Promise<(typeof installations)[number]> {
  const all = await db.outside(companies.allCompanies);
  if (!all.length) return "empty";
  return all.every(({ demo }) => demo) ? "demo" : "real";
}
