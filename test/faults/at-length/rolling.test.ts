import { spawn } from "node:child_process";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { doorAt } from "../../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../../server/conformance/life.ts";
import { debianProgram } from "../../support/debian.ts";
import { freePort } from "../../support/free-port.ts";
import { haproxy } from "../haproxy.ts";
import { nginx } from "../nginx.ts";
import { type Asked, roll, steadily } from "../rolling.ts";
import { rounds } from "../size.ts";
import { sharedSystem, type System } from "../system.ts";

const [haproxyProgram, nginxProgram] = [await debianProgram("haproxy"), await debianProgram("nginx")];

let system: System;
let life: Life;
beforeAll(async () => {
  system = await sharedSystem({ settings: () => ({ BEHIND_PROXY: "1" }) });
  await system.start();
  life = lifeOf({ company: system.companies[0]!, door: doorAt(system.addresses[0]!), clock: { now: () => new Date() } });
});
afterAll(() => system?.remove());

const wanted = (n: number) => ({
  authorization: system.companies[0]!.passes.clerk.authorization,
  ...(n % 3 ? { method: "GET" as const, path: "/orders?limit=20" } : { method: "POST" as const, path: "/orders", body: life.typed({ customerPo: `ROLL-${n}` }) }),
});

test.skipIf(!haproxyProgram)("[P20] behind HAProxy, as it is documented, one process after the other is restarted and not one request fails of clients who repeat nothing, on kept connections and new ones", { timeout: 120_000 * rounds }, async () => {
  const balancer = await haproxy(haproxyProgram!, system.addresses);
  try {
    await expect.poll(balancer.sees, { timeout: 20_000, interval: 100 }).toBe(true);
    const { seen: { answered, failed }, drains, longest } = await roll(system, (stopped): Promise<Asked> => steadily(balancer.address, { lines: 12, stopped, wanted }), balancer.sees);
    console.log(`HAProxy: ${answered} answered, ${failed.length} failed; stopped within ${drains} ms`);
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    expect(longest).toBeLessThan(30_000);
  } finally {
    await balancer.close();
  }
});

/** Whether every process lets people in. */
const allReady = async () => (await Promise.all(system.addresses.map((address) => fetch(`${address}/ready`)))).every(({ ok }) => ok);

test.skipIf(!nginxProgram)("[P20] behind nginx, as it is documented, one process after the other is restarted and not one request fails of clients who repeat nothing; what asks nobody who he is stays inside", { timeout: 120_000 * rounds }, async () => {
  const balancer = await nginx(nginxProgram!, system.addresses);
  try {
    const { seen: { answered, failed }, drains, longest } = await roll(system, (stopped): Promise<Asked> => steadily(balancer.address, { lines: 12, stopped, wanted }), allReady);
    console.log(`nginx: ${answered} answered, ${failed.length} failed; stopped within ${drains} ms`);
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    expect(longest).toBeLessThan(30_000);
    for (const inside of ["metrics", "ready", "health"]) expect((await fetch(`${balancer.address}/${inside}`)).status).toBe(403);
  } finally {
    await balancer.close();
  }
});

test("[P20] one process alone, whose socket systemd holds, is restarted and not one request fails of clients who repeat nothing: they wait until it is back", { timeout: 60_000 * rounds }, async () => {
  const [port, folder] = [await freePort(), system.config.dataDir];
  const [pidFile, log] = [join(folder, "held.pid"), openSync(join(folder, "held.log"), "a")];
  const env = { PATH: process.env.PATH, GENDAN_DATA: folder, DATABASE_URL: system.config.databaseUrl, PORT: String(port) };
  const holder = spawn(process.execPath, [fileURLToPath(new URL("../socket-holder.ts", import.meta.url)), String(port), pidFile], { env, stdio: ["ignore", log, log] });
  const pid = () => Number(readFileSync(pidFile, "utf8"));
  const [address, said] = [`http://127.0.0.1:${port}`, () => readFileSync(join(folder, "held.log"), "utf8")];
  const ready = () => expect.poll(() => fetch(`${address}/ready`).then(({ status }) => status, () => 0), { timeout: 30_000 }).toBe(200);
  try {
    await ready();
    let over = false;
    const asking = steadily(address, { lines: 8, stopped: () => over, wanted });
    for (let n = 0; n < rounds; n += 1) {
      await sleep(500);
      const before = pid();
      process.kill(before);
      await expect.poll(pid, { timeout: 20_000 }).not.toBe(before);
      await ready();
    }
    await sleep(500);
    over = true;
    const { answered, failed, longest } = await asking;
    console.log(`a socket that is held: ${answered} answered, ${failed.length} failed, the longest after ${longest.toFixed(0)} ms`);
    expect(failed, said()).toEqual([]);
    expect(answered).toBeGreaterThan(16);
  } finally {
    holder.kill("SIGKILL");
    process.kill(pid());
    closeSync(log);
  }
});
