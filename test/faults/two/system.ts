import { join } from "node:path";
import { verify } from "../../../server/cli/verify.ts";
import { doorAt } from "../../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../../server/conformance/life.ts";
import { quick, shipped } from "../companies.ts";
import { type Crowd, crowdOf } from "../crowds.ts";
import { databaseProxy, type Proxy } from "../proxy.ts";
import { either } from "../size.ts";
import { type Connection, sharedSystem, type System } from "../system.ts";

/** What is broken in turn: processes on one database, two or in a longer look four, and a way between that can be broken. Whoever kills something starts it again. */
export interface Two extends System {
  readonly connection: Connection;
  readonly proxy: Proxy;
  readonly crowd: Crowd;
  /** A company's day at one of the processes, of the first company and the first process where none is named; it repeats nothing. */
  lifeAt(process?: number, company?: number): Life;
}

/** Started; its first company's green orders wait for their release alone. */
export async function twoProcesses(): Promise<Two> {
  let proxy: Proxy | undefined;
  const system = await sharedSystem({
    companies: [quick, shipped], count: either(2, 4),
    reach: async ({ host, port, user, database }) => {
      proxy = await databaseProxy(join(host, `.s.PGSQL.${port}`));
      return `postgresql://${user}@127.0.0.1:${proxy.port}/${database}`;
    },
  });
  const remove = async () => {
    proxy!.become({ kind: "fine" });
    await system.remove();
    await proxy!.close();
  };
  try {
    await system.start();
  } catch (failed) {
    await remove();
    throw failed;
  }
  const lifeAt = (process = 0, company = 0) => lifeOf({ company: system.companies[company]!, door: doorAt(system.addresses[process]!), clock: { now: () => new Date() } });
  return { ...system, proxy: proxy!, crowd: crowdOf(system), lifeAt, remove };
}

/** The checks of `gendan verify` that do not hold. */
export async function wrongIn({ config }: Pick<System, "config">): Promise<unknown[]> {
  const lines: string[] = [];
  await verify(config, { json: true, print: (line) => void lines.push(line) });
  const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { wrong: number }[] };
  return verdicts.filter(({ wrong }) => wrong > 0);
}
