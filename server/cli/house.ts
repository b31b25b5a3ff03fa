import { permissions } from "../../contract/permissions.ts";
import type { House } from "../house.ts";
import { openHouse } from "../main.ts";
import * as companies from "../modules/companies/index.ts";
import { actorByLogin } from "../modules/people/index.ts";
import { type Actor, systemActor } from "../platform/actor.ts";
import { actClock, readDemoOffset } from "../platform/clock-store.ts";
import type { Config } from "./config.ts";
import { connected } from "./database.ts";

/** Which company, and who acts; both as the operator names them. */
export interface Whose {
  /** Id, name or short name; needed where there are several. */
  company?: string;
  /** Login of the person who acts. */
  as?: string;
}

/** Opens the house for one command, also beside the running system, whose clock and database it shares. */
export async function withHouse<T>(config: Config, work: (house: House) => Promise<T>): Promise<T> {
  const { connection, stop } = await connected(config);
  try {
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const house = await openHouse({ connection, clock: actClock(await readDemoOffset(connection)), publicUrl, customerUrl: config.customerUrl, dataDir: config.dataDir, version: config.version });
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  } finally {
    await stop();
  }
}

/** The operator, who has the database in his hands anyway: sees everything of a company. The journal says `system`. */
const operator = (companyId: string): Actor => ({ ...systemActor(companyId), name: "gendan", permissions: new Map(Object.keys(permissions).map((permission) => [permission, "company"])) });

async function companyIdOf({ db }: House, named: string | undefined): Promise<string> {
  const all = await db.outside(companies.allCompanies);
  const fits = named === undefined ? all : all.filter(({ id, name, shortName }) => [id, name, shortName].includes(named));
  if (fits.length === 1) return fits[0]!.id;
  if (!all.length) throw new Error("There is no company yet: gendan found sets one up.");
  const known = all.map(({ id, shortName }) => `${id} ${shortName}`).join(", ");
  throw new Error(named === undefined ? `Say which company with --company: ${known}` : `No one company is called "${named}"; there are ${known}`);
}

/** Who acts in which company: the person of that login, else the operator. Throws a sentence for whoever typed it. */
export async function actorFor(house: House, { company, as }: Whose): Promise<Actor> {
  const companyId = await companyIdOf(house, company);
  if (as === undefined) return operator(companyId);
  const actor = await house.db.inCompany(companyId, (tx) => actorByLogin(tx, as, house.clock.now()));
  if (!actor) throw new Error(`Nobody active of the company signs in as "${as}".`);
  return actor;
}
