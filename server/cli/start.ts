import { flushCompileCache } from "node:module";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { actClock, readDemoOffset } from "../platform/clock-store.ts";
import type { House } from "../house.ts";
import { openHouse } from "../main.ts";
import { warningsOf } from "../modules/links/index.ts";
import { clearDemo } from "../../db/demo/clear-demo.ts";
import { newSetupToken } from "../platform/setup-token.ts";
import { installationOf } from "../processes/founding.ts";
import { buildPages } from "./build-pages.ts";
import type { Config } from "./config.ts";
import type { ReadyDatabase } from "./database.ts";
import { ensureDemo } from "./demo.ts";

const print = (line: string) => process.stdout.write(`${line}\n`);

/** What an operator should know of the address that customers are sent to; silent where nobody set one, for then nobody outside is meant to come. */
function addressWarnings({ customerUrl, publicUrl }: Config): string[] {
  const address = customerUrl ?? publicUrl;
  const found = address === undefined ? [] : warningsOf(address);
  const words = { plainHttp: "is not https: links to customers, and what they answer, travel readable", privateAddress: "is reached from inside only: customers cannot open their links" };
  return Object.entries(words).flatMap(([what, says]) => (found.some((each) => each === what) ? [`Warning: the customers' address ${address} ${says}.`] : []));
}

/** Where no real company is, tells whoever starts the system how to found one; the address holds a secret that is used once. */
async function tellOfSetup({ db }: House, address: string): Promise<void> {
  const holds = await installationOf(db);
  if (holds === "real") return;
  print(holds === "demo" ? "To begin with your own company instead of the demo, open this address; it is used once:" : "No company is here yet. Set up the first one at this address; it is used once:");
  print(`  ${address}/found#${await newSetupToken(db)}`);
}

/** Runs on the database until SIGINT or SIGTERM: answers what is under way, then stops everything that it started, the database too. */
export async function start(config: Config, database: ReadyDatabase): Promise<number> {
  let house: House | undefined;
  try {
    buildPages(print);
    const clock = actClock(await readDemoOffset(database.connection));
    const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`;
    const mail = config.smtpUrl ? { url: config.smtpUrl, from: config.mailFrom ?? "gendan@localhost" } : undefined;
    const open = (connection: pg.PoolConfig, pooler?: pg.PoolConfig) =>
      openHouse({ connection, pooler, clock, publicUrl, customerUrl: config.customerUrl, dataDir: config.dataDir, mail, behindProxy: config.behindProxy, backups: config.backups, robotHosts: config.robotHosts, ssoHosts: config.ssoHosts, requestsPerMinute: config.requestsPerMinute, clearDemo, version: config.version, log: config.log ? "requests" : "errors" });
    // A server of the operator's own is not filled with a demo unless he asks for it.
    if (database.embedded ? config.demo !== false : config.demo) await ensureDemo(database.connection, open, print);
    house = await open(database.connection, database.pooler);
    const jobs = house.startJobs();
    const address = await house.app.listen({ host: config.host, ...(config.listenFd === undefined ? { port: config.port } : { fd: config.listenFd }) });
    for (const line of addressWarnings(config)) print(line);
    print(`Gendan ${config.version} is ready: ${config.publicUrl ?? address}`);
    await tellOfSetup(house, config.publicUrl ?? address);
    // Now, for a process that is killed leaves nothing behind.
    flushCompileCache();
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    print("Stopping: what is under way is finished first.");
    house.leave();
    await Promise.all([jobs.stop(), sleep(config.leaveSeconds * 1_000)]);
  } finally {
    await house?.close();
    await database.stop();
  }
  return 0;
}
