import { readFileSync, readdirSync } from "node:fs";
import { ledgerInput, newCompany } from "../../contract/companies.ts";
import { personInput } from "../../contract/people.ts";
import { openHouse } from "../main.ts";
import * as companies from "../modules/companies/index.ts";
import { createPerson, newSecret } from "../modules/people/index.ts";
import { loadPack } from "../modules/policies/index.ts";
import { addWarehouse } from "../modules/stock/index.ts";
import { systemActor } from "../platform/actor.ts";
import { clockWith } from "../platform/clock.ts";
import type { CommandContext } from "../platform/command.ts";
import { isRefused, type Refused } from "../platform/refusal.ts";
import type { Config } from "./config.ts";
import { readyDatabase } from "./database.ts";

export interface Foundation {
  company: string;
  shortName?: string;
  admin: string;
  email: string;
  warehouse: string;
}

const packs = new URL("../../packs/", import.meta.url);

/**
 * `gendan found`: sets up a real company with its first ledger, warehouse and administrator, and loads the shipped packs as drafts for
 * somebody to approve. Prints the administrator's invitation; nobody gets a password that somebody else knows.
 */
export async function found(config: Config, given: Foundation, print: (line: string) => void): Promise<number> {
  const database = await readyDatabase(config, print);
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const house = await openHouse({ connection: database.connection, clock: clockWith(), publicUrl, dataDir: config.dataDir, version: config.version });
  try {
    const companyId = await companies.createCompany(house.db, newCompany.parse({ name: given.company, shortName: given.shortName ?? given.company, demo: false }));
    const act = async <T>(work: (context: CommandContext) => Promise<T | Refused>): Promise<T> => {
      const done = await house.pipeline.act(systemActor(companyId), work);
      if (isRefused(done)) throw new Error(done.refusals.map(({ code, facts }) => `${code} ${JSON.stringify(facts ?? {})}`).join("; "));
      return done;
    };
    const ledger = await act((context) => companies.newLedger(context, ledgerInput.parse({ name: given.company })));
    await act((context) => addWarehouse(context, { code: "01", name: given.warehouse, ledgerId: ledger.id, address: "" }));
    for (const file of readdirSync(packs).filter((name) => name.endsWith(".yaml"))) await act((context) => loadPack(context, readFileSync(new URL(file, packs), "utf8")));
    const invitation = newSecret();
    await act((context) => createPerson(context, personInput.parse({ name: given.admin, email: given.email, roles: ["admin"], invitation })));
    print(`${given.company} is set up. ${given.admin} chooses a password here, within 72 hours:`);
    print(`${publicUrl}/join#${invitation}`);
    return 0;
  } finally {
    await house.close();
    await database.stop();
  }
}
