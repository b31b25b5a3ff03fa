import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bulkDatabase } from "../../db/bench/make-bulk.ts";
import { randomOf, seed } from "../faults/chance.ts";
import { runClients, type Told } from "../faults/clients.ts";
import { type ServerProcess, serverProcess } from "../support/server-process.ts";
import { expectVerified, houseAt, lost, nothingTold } from "./house.ts";
import { newPrimary, newSite, programs, type Server, type Site } from "./postgres.ts";

const bin = programs();
/** How long WAL waits at most before it is archived, in seconds: so much is lost when the machine burns. Operators take 60. */
const archiveTimeout = 10;
/** So large is what another company in the house's database has, in gigabytes; the promise is about 10. */
const gigabytes = Number(process.env.GENDAN_DRILL_GB ?? 0);
const ordersOfGigabyte = 50_000;
let site: Site;
let archive: string;
let primary: Server;
let database = "gendan";
let house: Awaited<ReturnType<typeof houseAt>>;
let houses: ServerProcess[] = [];
const told: Told = nothingTold();
const times: number[] = [];
let target: Date;
let burnt: number;

beforeAll(async () => {
  if (!bin) return;
  site = newSite(bin);
  archive = site.folder("archive");
  await fillPrimary();
  // Written under another name first: what lies there under its own is whole.
  primary = await site.server("primary", { archive_mode: "on", archive_timeout: archiveTimeout, archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/.%f && sync ${archive}/.%f && mv ${archive}/.%f ${archive}/%f` });
  await primary.start();
  house = await houseAt(urlOf(primary), site.folder("house"));
  houses = [house.process];
}, 7_200_000);
afterAll(async () => {
  for (const process of houses) await process.remove();
  await site?.remove();
});

const urlOf = ({ port }: Server) => `postgresql://postgres@127.0.0.1:${port}/${database}`;
/** A primary that nothing is archived of yet, with the company whose size is asked for. */
async function fillPrimary(): Promise<void> {
  const server = await newPrimary(site, { wal_level: "minimal", max_wal_senders: 0, max_wal_size: "4GB" });
  if (gigabytes > 0) {
    const wish = { orders: Math.round(gigabytes * ordersOfGigabyte), seed: 7, sizes: { customers: 500, products: 200, salespeople: 10 } };
    const { connection } = await bulkDatabase({ connectionString: urlOf(server) }, wish, (line) => console.log(line));
    database = new URL(connection.connectionString!).pathname.slice(1);
    const [row] = await server.ask<{ size: string }>(`select pg_size_pretty(pg_database_size('${database}')) as size`);
    console.log(`${wish.orders} orders: ${row!.size}`);
  }
  await server.stop();
}
const writes = () => told.acknowledged.length;
const seconds = (ms: number) => Math.round(ms / 100) / 10;
/** Writes down when each write was acknowledged. */
const noteTimes = () => {
  while (times.length < writes()) times.push(Date.now());
};
const acknowledgedBy = (at: number) => told.acknowledged.slice(0, times.filter((time) => time <= at).length);

/** A server recovered out of base backup and archive, to an instant or as far as the archive goes. */
async function recover(name: string, until?: Date): Promise<Server> {
  const data = join(site.folder("."), name);
  await site.run("/bin/cp", "-a", join(site.folder("."), "base"), data);
  await site.run("/usr/bin/touch", join(data, "recovery.signal"));
  const server = await site.server(name, { archive_mode: "off", restore_command: `cp ${archive}/%f %p`, ...(until && { recovery_target_time: until.toISOString().replace("T", " ").replace("Z", "+00"), recovery_target_action: "promote" }) });
  await server.start();
  for (;;) {
    const [row] = await server.ask<{ on: boolean }>("select pg_is_in_recovery() as on");
    if (!row?.on) return server;
    await sleep(50);
  }
}

/** The house's files for a recovered database: the seals up to its last one, for later ones vouch for what is not in it. */
async function filesFor(server: Server, name: string): Promise<string> {
  const folder = site.folder(name);
  cpSync(join(site.folder("house"), "files"), join(folder, "files"), { recursive: true });
  const last = new Map((await server.ask<{ id: string; seq: string }>("select company_id as id, max(seq) as seq from journal.seals group by 1", database)).map(({ id, seq }) => [id, BigInt(seq)]));
  site.folder(`${name}/seals`);
  for (const file of readdirSync(join(site.folder("house"), "seals"))) {
    const until = last.get(file.replace(".jsonl", "")) ?? 0n;
    writeFileSync(join(folder, "seals", file), readFileSync(join(site.folder("house"), "seals", file), "utf8").split("\n").filter((line) => line && BigInt((JSON.parse(line) as { seq: string }).seq) <= until).map((line) => `${line}\n`).join(""));
  }
  return folder;
}

/** How many entries of the journal `gendan verify` looked at and found nothing, and how long it took. */
async function verified(server: Server, dataDir: string): Promise<string> {
  const began = performance.now();
  const entries = await expectVerified(urlOf(server), dataDir);
  return `verify of ${entries} entries of the journal took ${seconds(performance.now() - began)} s more`;
}

/** Starts the house on a recovered server; answers it, and how long people waited from the beginning of the recovery. */
async function reopened(name: string, until?: Date) {
  const began = performance.now();
  const server = await recover(name, until);
  const inPlace = seconds(performance.now() - began);
  const dataDir = await filesFor(server, `house-${name}`);
  const process = await serverProcess({ folder: dataDir, settings: { GENDAN_DATA: dataDir, DATABASE_URL: urlOf(server) } });
  houses.push(process);
  await process.start();
  return { server, dataDir, process, inPlace, whole: seconds(performance.now() - began), reached: { addresses: [process.address], companies: house.companies } };
}

test.skipIf(!bin)("a base backup is taken and WAL archived while people work, and then the machine burns", async () => {
  let over = false;
  const watch = setInterval(noteTimes, 5);
  const clients = runClients(house, { count: 4, stopped: () => over, told }).catch((error: unknown) => String(error));
  while (writes() < 40) await sleep(50);
  await site.run("pg_basebackup", "-D", join(site.folder("."), "base"), "-d", primary.reach, "-X", "stream", "-c", "fast");
  await site.run("pg_verifybackup", join(site.folder("."), "base"));
  await sleep(15_000 + randomOf(seed)() * 15_000);
  target = new Date();
  await sleep(20_000);
  noteTimes();
  burnt = Date.now();
  await primary.kill();
  over = true;
  await house.process.kill();
  const fault = await clients;
  clearInterval(watch);
  rmSync(primary.data, { recursive: true });
  expect(fault).toBeUndefined();
  expect(acknowledgedBy(target.getTime()).length).toBeGreaterThan(40);
});

test.skipIf(!bin)("[P21] recovered to a second in the middle of the work, everything acknowledged until then is there, nothing of later, and it verifies", async () => {
  const { server, dataDir, reached, process, inPlace, whole } = await reopened("second", target);
  const before = acknowledgedBy(target.getTime());
  expect(await lost(reached, before, told.marks)).toEqual([]);
  // What the house wrote since it is open again is its own.
  const [later] = await server.ask<{ n: string }>(`select count(*) as n from journal.entries where at > '${target.toISOString()}' and at <= '${new Date(burnt).toISOString()}'`, database);
  expect(later?.n).toBe("0");
  await process.stop();
  const verify = await verified(server, dataDir);
  console.log(`SEED=${seed}: to ${target.toISOString()}: ${before.length} writes acknowledged before it, 0 lost; database there after ${inPlace} s, people let in after ${whole} s; ${verify}`);
});

test.skipIf(!bin)("[P21] recovered as far as the archive goes, no more is lost than the time for which WAL may wait", async () => {
  const { server, dataDir, reached, process, whole } = await reopened("end");
  const [last] = await server.ask<{ at: Date }>("select max(at) as at from journal.entries", database);
  const rpo = (burnt - last!.at.getTime()) / 1000;
  expect(await lost(reached, acknowledgedBy(last!.at.getTime()), told.marks)).toEqual([]);
  const kept = acknowledgedBy(last!.at.getTime()).length;
  await process.stop();
  const verify = await verified(server, dataDir);
  console.log(`to the end: ${writes() - kept} of ${writes()} acknowledged writes lost, those of the last ${rpo.toFixed(1)} s (archive_timeout ${archiveTimeout} s); people let in after ${whole} s; ${verify}`);
  expect(rpo).toBeLessThan(archiveTimeout + 15);
});

test.runIf(!bin)("is left out: this machine has no pg_basebackup (PG_BIN names a folder that has one)", () => undefined);
