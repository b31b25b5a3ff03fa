import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { listOrders } from "../../../contract/orders.ts";
import { openDatabase, sql } from "../../../server/platform/db.ts";
import type { Weather } from "../proxy.ts";
import { either, rounds } from "../size.ts";
import type { Two } from "./system.ts";

interface Asked {
  status: number;
  retryAfter: string | null;
  replayed: boolean;
  ms: number;
  number?: string;
}

const weathers: { name: string; weather: Weather }[] = [
  { name: "every connection is reset", weather: { kind: "reset" } },
  { name: "nothing passes and nobody is told, and old connections stay half open", weather: { kind: "blackhole" } },
  { name: "each way takes two seconds", weather: { kind: "slow", ms: 2_000 } },
];

export function databaseAway(two: Two): void {
  /** Enters the order of this mark once, under its key; never waits longer than a person would believe. */
  async function enter(mark: string, at = 0): Promise<Asked> {
    const started = performance.now();
    const answer = await fetch(`${two.addresses[at]}/api/v1/orders`, {
      method: "POST", body: JSON.stringify(order(mark)), signal: AbortSignal.timeout(60_000),
      headers: { authorization: two.companies[0]!.passes.clerk.authorization, "idempotency-key": `key-${mark}`, "content-type": "application/json" },
    });
    const { number } = (await answer.json()) as { number?: string };
    return { status: answer.status, retryAfter: answer.headers.get("retry-after"), replayed: answer.headers.get("idempotency-replayed") === "true", ms: performance.now() - started, number };
  }
  const typed = new Map<string, object>();
  function order(mark: string): object {
    if (!typed.has(mark)) typed.set(mark, two.lifeAt().typed({ customerPo: mark }));
    return typed.get(mark)!;
  }

  /** Asks again and again under the same key until it is taken, and answers how long that took. */
  async function untilTaken(mark: string, at = 0): Promise<{ ms: number; taken: Asked }> {
    const started = performance.now();
    for (;;) {
      const taken = await enter(mark, at);
      if (taken.status === 200) return { ms: performance.now() - started, taken };
      expect(taken.status).toBe(503);
      expect(performance.now() - started).toBeLessThan(60_000);
      await sleep(100);
    }
  }

  const ordersOf = async (mark: string) => (await two.lifeAt().staff.clerk.ask(listOrders, { search: mark })).rows;

  test.each(weathers)("[P13] while $name, callers are told to come again soon; afterwards the same key gives the one order", { timeout: 120_000 * rounds }, async ({ name, weather }) => {
    for (let round = 0; round < rounds; round += 1) {
      // Connections of both processes are warm and idle when it begins, and some are in the middle of a write.
      await Promise.all([0, 1].flatMap((at) => Array.from({ length: 6 }, () => untilTaken(randomUUID(), at))));
      const under = Array.from({ length: 8 }, (_, n) => ({ mark: randomUUID(), at: n % 2 }));
      const inTheMiddle = under.map(({ mark, at }) => enter(mark, at));
      await sleep(5);
      two.proxy.become(weather);
      const before = await Promise.all(inTheMiddle);
      const during: Asked[] = [];
      for (let n = 0; n < either(1, 3); n += 1) during.push(...(await Promise.all(under.map(({ mark, at }) => enter(mark, at)))));
      two.proxy.become({ kind: "fine" });
      const after = await Promise.all(under.map(({ mark, at }) => untilTaken(mark, at)));
      const longest = Math.max(...[...before, ...during].map(({ ms }) => ms));
      console.log(`${name}: answered after at most ${longest.toFixed(0)} ms, taken again after at most ${Math.max(...after.map(({ ms }) => ms)).toFixed(0)} ms; ${during.filter(({ status }) => status === 503).length} of ${during.length} told to come again`);
      expect([...before, ...during].filter(({ status, retryAfter }) => status !== 200 && !(status === 503 && retryAfter === "2"))).toEqual([]);
      expect(during.some(({ status }) => status === 503)).toBe(true);
      for (const { mark } of under) expect(await ordersOf(mark)).toHaveLength(1);
      expect(longest).toBeLessThan(4_000);
      expect(Math.max(...after.map(({ ms }) => ms))).toBeLessThan(10_000);
    }
  });

  test("[P13] a commit whose answer was cut off is answered under the same key with what it did, and is there once", async () => {
    const cut = either(3, 5 * rounds);
    const cutBefore = two.proxy.cuts;
    for (let n = 0; n < cut; n += 1) {
      const mark = randomUUID();
      two.proxy.become({ kind: "cutAfterCommit" });
      const first = await enter(mark, n % 2);
      const { taken } = await untilTaken(mark, (n + 1) % 2);
      const rows = await ordersOf(mark);
      expect(rows.map(({ number }) => number)).toEqual([taken.number]);
      if (first.status === 200) expect(first.number).toBe(taken.number);
      expect(taken.replayed).toBe(true);
    }
    expect(two.proxy.cuts - cutBefore).toBe(cut);
  });

  test("[P13] a statement that takes its time is waited for, though the way is asked after meanwhile", async () => {
    const db = openDatabase({ connection: { connectionString: two.config.databaseUrl } });
    try {
      expect(await db.outside((tx) => tx.many(sql`select 1 as done from pg_sleep(3.5)`))).toEqual([{ done: 1 }]);
    } finally {
      await db.close();
    }
  });
}
