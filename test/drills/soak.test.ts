import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { latenciesOf } from "../../server/bench/latencies.ts";
import { type BusySystem, busySystem } from "../faults/busy-system.ts";
import { listen } from "../faults/listening.ts";
import { closedLoop, figure, openLoop, type Outcome } from "../faults/open-loop.ts";

/** How long it works; the promise is a day. */
const minutes = Number(process.env.GENDAN_SOAK_MINUTES ?? 20);
const windowSeconds = 10;
/** Before, it does all it can for so many windows: by then code is compiled, caches and pools are full, and the heap has been larger than half of it needs. */
const warmUp = Math.ceil((minutes * 60) / windowSeconds / 3);

let busy: BusySystem;
beforeAll(async () => {
  busy = await busySystem(64);
});
afterAll(() => busy?.remove());

interface Sample {
  hours: number;
  /** Megabytes. */
  memory: number;
  heap: number;
  /** What the heap has taken of the system, used or not, and what lies outside of it by name (buffers). */
  taken: number;
  buffers: number;
  handles: number;
  connections: number;
  p99: number;
}

/** Lives from the order to the money, one after the other, and pages that come and go, until `stopped`. */
async function liveOn(stopped: () => boolean): Promise<number> {
  const { address, company, life } = busy;
  let lives = 0;
  // One piece each, so that the stock lasts.
  const lines = [{ productId: company.roll, quantity: "1" }];
  for (; !stopped(); await sleep(2_000)) {
    const page = await listen(address, company.passes.finance.authorization);
    const orderId = await life.confirm({ lines, customerPo: `SOAK-${lives}` });
    await life.ship(orderId, `SOAK-${lives}`);
    await life.sign(orderId);
    await life.invoice(orderId, `SOAK-${lives}`);
    await page.stop();
    lives += 1;
  }
  return lives;
}

async function sample(began: number, outcomes: readonly Outcome[]): Promise<Sample> {
  const megabytes = async (name: string) => (await figure(busy.address, name)) / 1024 / 1024;
  return {
    hours: (performance.now() - began) / 3_600_000, memory: await megabytes("process_resident_memory_bytes"), heap: await megabytes("nodejs_heap_size_used_bytes"),
    taken: await megabytes("nodejs_heap_size_total_bytes"), buffers: await megabytes("nodejs_external_memory_bytes"),
    handles: await figure(busy.address, "process_open_fds"), connections: await figure(busy.address, "gendan_connections"),
    p99: latenciesOf(outcomes.map(({ ms }) => ms)).p99,
  };
}

/** The slope of a line through points, by least squares, and its standard error. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): { slope: number; error: number } {
  const mean = (of: (point: readonly [number, number]) => number) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  const slope = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
  const rest = points.reduce((sum, [at, value]) => sum + (value - y - slope * (at - x)) ** 2, 0);
  return { slope, error: Math.sqrt(rest / Math.max(1, points.length - 2) / spread) };
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

test(`[P29] ${minutes} minutes at half of what it can do: memory, handles, connections and times of answers stay as they are`, { timeout: (2 * minutes + 10) * 60_000 }, async () => {
  const { address, agent } = busy;
  const wanted = busy.clerkAsks({ entersOneIn: 5, pages: ["/orders?limit=5&search=SO", "/orders?limit=20"] });
  await busy.warmUp(wanted);
  let over = false;
  const lives = liveOn(() => over);
  // Heard of at the end, where it is waited for.
  lives.catch(() => undefined);
  const most: number[] = [];
  while (most.length < warmUp) most.push((await closedLoop(address, { agent, lines: 16, seconds: windowSeconds, wanted })).length / windowSeconds);
  const perSecond = middle(most) / 2;
  const began = performance.now();
  const samples: Sample[] = [];
  const failed: Outcome[] = [];
  let asked = 0;
  while (performance.now() - began < minutes * 60_000) {
    const outcomes = await openLoop(address, { agent, perSecond, seconds: windowSeconds, wanted });
    asked += outcomes.length;
    failed.push(...outcomes.filter(({ status }) => status !== 200));
    samples.push(await sample(began, outcomes));
  }
  over = true;
  const lived = await lives;
  const [memory, heap] = (["memory", "heap"] as const).map((what) => slopeOf(samples.map((one) => [one.hours, one[what]])));
  const range = (what: keyof Sample) => `${Math.min(...samples.map((one) => one[what]))}–${Math.max(...samples.map((one) => one[what]))}`;
  const third = Math.floor(samples.length / 3);
  const [p99Before, p99After] = [samples.slice(0, third), samples.slice(-third)].map((part) => middle(part.map(({ p99 }) => p99)));
  const per = ({ slope, error }: { slope: number; error: number }) => `${slope.toFixed(1)} ± ${(2 * error).toFixed(1)} MB/h`;
  console.log(`${minutes} minutes at ${perSecond.toFixed(0)}/s, ${asked} asked, ${failed.length} failed, ${lived} lives; memory ${per(memory!)} (${samples[0]?.memory.toFixed(0)} to ${samples.at(-1)?.memory.toFixed(0)} MB), heap ${per(heap!)}; handles ${range("handles")}, connections ${range("connections")}; p99 ${p99Before} then ${p99After} ms`);
  console.log(samples.map((one) => `${(one.hours * 60).toFixed(1)} min ${one.memory.toFixed(0)} MB (heap ${one.heap.toFixed(0)} of ${one.taken.toFixed(0)}, buffers ${one.buffers.toFixed(0)}) ${one.handles} handles ${one.p99.toFixed(0)} ms`).join("; "));

  expect(failed).toEqual([]);
  // What a short look cannot tell from its own noise is no leak yet; a longer one tells.
  expect(memory!.slope - 2 * memory!.error).toBeLessThan(1);
  // Idle connections of those who ask come and go; the most that are open does not grow.
  const handlesIn = (part: readonly Sample[]) => Math.max(...part.map(({ handles }) => handles));
  expect(handlesIn(samples.slice(-third))).toBeLessThan(handlesIn(samples.slice(0, third)) + 8);
  expect(Math.max(...samples.map(({ connections: count }) => count))).toBeLessThanOrEqual(16);
  expect(p99After).toBeLessThan(Math.max(2 * p99Before!, 100));
});
