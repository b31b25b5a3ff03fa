import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { doorAt } from "../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../server/conformance/life.ts";
import { debianProgram } from "../support/debian.ts";
import { haproxy } from "./haproxy.ts";
import { type Asked, roundRobin, steadily } from "./rolling.ts";
import { sharedSystem, type System } from "./system.ts";

/** How often all of it is restarted; more for a longer look. */
const rounds = Number(process.env.GENDAN_FAULTS ?? 1);
const program = await debianProgram("haproxy");

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

/** Stops and starts one process after the other, with a pause after each, while clients ask; answers what they saw, and how long each stop took. */
async function roll<Seen>(asking: (stopped: () => boolean) => Promise<Seen>, pauseMs: number): Promise<{ seen: Seen; drains: string; longest: number }> {
  let over = false;
  const seen = asking(() => over);
  const drains: number[] = [];
  for (let n = 0; n < rounds; n += 1)
    for (const one of system.processes) {
      await sleep(500);
      const asked = performance.now();
      expect(await one.stop()).toBe(0);
      drains.push(performance.now() - asked);
      await one.start();
      await sleep(pauseMs);
    }
  over = true;
  return { seen: await seen, drains: drains.map((ms) => ms.toFixed(0)).join(", "), longest: Math.max(...drains) };
}

test.skipIf(!program)("behind HAProxy, as it is documented, one process after the other is restarted and not one request fails of clients who repeat nothing, on kept connections and new ones", { timeout: 120_000 * rounds }, async () => {
  const balancer = await haproxy(program!, system.addresses);
  try {
    // The proxy has seen one rise before the other goes.
    const { seen: { answered, failed }, drains, longest } = await roll((stopped): Promise<Asked> => steadily(balancer.address, { lines: 12, stopped, wanted }), 1_500);
    console.log(`HAProxy: ${answered} answered, ${failed.length} failed; stopped within ${drains} ms`);
    expect(failed).toEqual([]);
    expect(answered).toBeGreaterThan(100);
    expect(longest).toBeLessThan(30_000);
  } finally {
    await balancer.close();
  }
});

test("without a proxy no request fails of clients who go to the next process and repeat what was refused or reset, with its key", { timeout: 60_000 * rounds }, async () => {
  const { seen: { answered, refused, reset, failed }, drains, longest } = await roll((stopped) => roundRobin(system.addresses, { lines: 12, stopped, wanted }), 0);
  console.log(`no proxy: ${answered} answered, ${refused} times nobody listened, ${reset} reset; stopped within ${drains} ms`);
  expect(failed).toEqual([]);
  expect(refused).toBeGreaterThan(0);
  expect(longest).toBeLessThan(30_000);
});
