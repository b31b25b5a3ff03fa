import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { latenciesOf } from "../../../server/bench/latencies.ts";
import { type BusySystem, busySystem } from "../busy-system.ts";
import { listen } from "../listening.ts";
import { closedLoop, figure, openLoop, type Outcome } from "../open-loop.ts";
import { rounds as size } from "../size.ts";

/** How long it is asked too much. */
const seconds = { peak: 2 * size, overload: 3 * size };
const rounds = 4;
/** How long each took is judged in a longer look alone: in seconds, on cores that the asking shares, the most that is done differs by a third from one to the next. */
const judgesTimes = size > 1;

let busy: BusySystem;
beforeAll(async () => {
  // So many that what is asked waits at the door and not with who asks.
  busy = await busySystem(2_000);
});
afterAll(() => busy?.remove());

const good = (outcomes: readonly Outcome[], within = Infinity) => outcomes.filter(({ status, answeredAt }) => status === 200 && answeredAt <= within);
const perSecond = (outcomes: readonly Outcome[], all: number) => good(outcomes).length / all;

/** Asks the process how it is, several times a second until `stopped`, as who watches it does; answers what was said, and the longest wait. */
async function askHowItIs(stopped: () => boolean): Promise<{ statuses: Set<number>; longest: number }> {
  const seen = { statuses: new Set<number>(), longest: 0 };
  for (; !stopped(); await sleep(200))
    for (const path of ["health", "ready", "metrics"]) {
      const began = performance.now();
      seen.statuses.add((await fetch(`${busy.address}/${path}`)).status);
      seen.longest = Math.max(seen.longest, performance.now() - began);
    }
  return seen;
}

test("[P30] asked three times as much as it can do, it does what it can, tells the others within a second to come again, says that it is well, and is as before at once afterwards", { timeout: 60_000 + 45_000 * size }, async () => {
  const { address, agent, company, life } = busy;
  const wanted = busy.clerkAsks({ entersOneIn: 2, pages: ["/orders?limit=20"] });
  const page = await listen(address, company.passes.clerk.authorization);
  await busy.warmUp(wanted);
  const peaks: Outcome[] = [];
  const asked: Outcome[] = [];
  let [over, done] = [false, 0];
  let health: Awaited<ReturnType<typeof askHowItIs>> | undefined;
  for (let round = 0; round < rounds; round += 1) {
    const peak = await closedLoop(address, { agent, lines: 24, seconds: seconds.peak, wanted });
    over = false;
    const asking = askHowItIs(() => over);
    const outcomes = await openLoop(address, { agent, perSecond: 3 * perSecond(peak, seconds.peak), seconds: seconds.overload, wanted });
    over = true;
    health = await asking;
    peaks.push(...peak);
    asked.push(...outcomes);
    done += good(outcomes, seconds.overload * 1_000).length;
  }
  const after = await closedLoop(address, { agent, lines: 2, seconds: 1, wanted });

  const [most, reached] = [perSecond(peaks, rounds * seconds.peak), done / (rounds * seconds.overload)];
  const refused = asked.filter(({ status }) => status !== 200);
  const [told, sent] = [latenciesOf(refused.map(({ ms }) => ms)), latenciesOf(good(asked).map(({ ms }) => ms))];
  console.log(`at most ${most.toFixed(0)}/s; asked ${(asked.length / rounds / seconds.overload).toFixed(0)}/s it did ${reached.toFixed(0)}/s (${((100 * reached) / most).toFixed(0)} %), p95 ${sent.p95} ms; ${refused.length} told to come again, p95 ${told.p95} ms; health within ${health!.longest.toFixed(0)} ms; afterwards p95 ${latenciesOf(after.map(({ ms }) => ms)).p95} ms`);

  expect(refused.filter(({ status, retryAfter, body }) => status !== 503 || retryAfter !== "2" || !body.includes('"code":"tooBusy"'))).toEqual([]);
  expect(refused.length).toBeGreaterThan(0);
  const answered = await figure(address, "gendan_request_seconds_count", 'status="503"');
  expect(answered).toBe(await figure(address, "gendan_turned_away_total"));
  expect([...health!.statuses]).toEqual([200]);
  expect(after.filter(({ status }) => status !== 200)).toEqual([]);
  if (judgesTimes) {
    expect(reached).toBeGreaterThan(0.8 * most);
    // By the process's own clock, for who asks has to wait for his own turn on these cores.
    expect(await figure(address, "gendan_request_seconds_bucket", 'le="1"', 'status="503"')).toBeGreaterThan(0.99 * answered);
    expect(told.p95).toBeLessThan(2_000);
    expect(health!.longest).toBeLessThan(2_000);
    expect(latenciesOf(after.map(({ ms }) => ms)).p95).toBeLessThan(500);
  }
  const { orderId } = await life.enter();
  await expect.poll(() => page.speaksOf(orderId), { timeout: 10_000 }).toBeDefined();
  await page.stop();
});
