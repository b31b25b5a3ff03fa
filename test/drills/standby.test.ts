import { connect, createServer, type AddressInfo, type Server as Listener, type Socket } from "node:net";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runClients } from "../faults/clients.ts";
import { expectVerified, houseAt, lost, nothingTold } from "./house.ts";
import { newPrimary, newSite, programs, type Server, type Site } from "./postgres.ts";

const bin = programs();
let site: Site;
let primary: Server;
let standby: Server;
let way: Awaited<ReturnType<typeof wayTo>>;
let house: Awaited<ReturnType<typeof houseAt>>;

/** One address that leads to whichever server writes, as HAProxy, a floating address or Patroni gives an operator. */
async function wayTo(first: number) {
  let port = first;
  const open = new Set<Socket>();
  const listener: Listener = createServer((near) => {
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.on("error", () => undefined).on("close", () => (open.delete(one), other.destroy()));
      one.pipe(other);
    }
  }).listen(0, "127.0.0.1");
  await once(listener, "listening");
  return {
    url: `postgresql://postgres@127.0.0.1:${(listener.address() as AddressInfo).port}/gendan`,
    turnTo: (next: number) => void (port = next),
    close() {
      for (const socket of open) socket.destroy();
      listener.close();
    },
  };
}

beforeAll(async () => {
  if (!bin) return;
  site = newSite(bin);
  primary = await newPrimary(site, { wal_level: "replica" });
  await site.run("pg_basebackup", "-D", join(site.folder("."), "standby"), "-d", `${primary.reach} application_name=standby`, "-X", "stream", "-c", "fast", "-R");
  standby = await site.server("standby", { hot_standby: "on" });
  await standby.start();
  // Only once it follows, for from here on no commit is acknowledged before the standby has it on its disk.
  await primary.ask("alter system set synchronous_standby_names = 'standby'");
  await primary.ask("select pg_reload_conf()");
  while ((await primary.ask<{ s: string }>("select sync_state as s from pg_stat_replication"))[0]?.s !== "sync") await sleep(50);
  way = await wayTo(primary.port);
  house = await houseAt(way.url, site.folder("house"));
});
afterAll(async () => {
  await house?.process.remove();
  way?.close();
  await site?.remove();
});

test.skipIf(!bin)("[P22] the primary is killed while people work and its synchronous standby takes over: nothing acknowledged is lost, and they work on within 30 s", async () => {
  const told = nothingTold();
  let over = false;
  const clients = runClients(house, { count: 4, stopped: () => over, told }).catch((error: unknown) => String(error));
  while (told.acknowledged.length < 300) await sleep(20);
  const killed = performance.now();
  await primary.kill();
  const before = told.acknowledged.length;
  await site.run("pg_ctl", "promote", "-D", standby.data, "-w");
  way.turnTo(standby.port);
  const promoted = performance.now();
  while (told.acknowledged.length <= before) await sleep(5);
  const again = performance.now();
  while (told.acknowledged.length < before + 200) await sleep(20);
  over = true;
  expect(await clients).toBeUndefined();
  expect(await lost(house, told.acknowledged, told.marks)).toEqual([]);
  await house.process.stop();
  const entries = await expectVerified(way.url, site.folder("house"));
  console.log(`${before} acknowledged writes before the kill, ${told.acknowledged.length - before} after it, 0 lost; promoted after ${Math.round(promoted - killed)} ms, the next write acknowledged after ${Math.round(again - killed)} ms; ${told.retries} retries, ${told.givenUp} lives given up; verify looked at ${entries} entries`);
  expect(again - killed).toBeLessThan(30_000);
});

test.runIf(!bin)("is left out: this machine has no pg_basebackup (PG_BIN names a folder that has one)", () => undefined);
