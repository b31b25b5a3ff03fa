import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { doorAt } from "../../server/conformance/door.ts";
import { type Life, lifeOf } from "../../server/conformance/life.ts";
import { listen, within } from "./listening.ts";
import { pairedSystem, type System } from "./system.ts";

const clock = { now: () => new Date() };
let system: System;
/** The first company at the first process, and the second company there. */
let here: Life;
let elsewhere: Life;
/** The first company at the second process. */
let there: Life;

beforeAll(async () => {
  system = await pairedSystem({ names: ["澄江纸品", "滇池包装"] });
  await system.start();
  const [a, b] = system.addresses.map(doorAt);
  const [company, other] = system.companies;
  here = lifeOf({ company: company!, door: a!, clock });
  there = lifeOf({ company: company!, door: b!, clock });
  elsewhere = lifeOf({ company: other!, door: b!, clock });
});
afterAll(() => system?.remove());

test("a page at one process hears within a second what was written at another", async () => {
  const page = await listen(system.addresses[0]!, system.companies[0]!.passes.salesperson.authorization);
  const took: number[] = [];
  for (let n = 0; n < 10; n += 1) {
    const { orderId } = await there.enter();
    const acknowledged = performance.now();
    expect(await within(1000, () => page.speaksOf(orderId) !== undefined)).toBe(true);
    took.push(Math.max(0, page.speaksOf(orderId)!.at - acknowledged));
  }
  await page.stop();
  console.log(`heard at another process ${took.map((ms) => Math.round(ms)).join(", ")} ms after the answer`);
});

test("what one wrote is read at the other process at once", async () => {
  const { orderId, number } = await there.enter();
  expect((await here.read(orderId)).number).toBe(number);
});

test("nobody hears anything of another company, at whichever process it happens", async () => {
  const pages = await Promise.all(system.addresses.map((address) => listen(address, system.companies[0]!.passes.salesperson.authorization)));
  const [heardBefore] = pages.map(({ heard }) => heard.length);
  const { orderId } = await elsewhere.enter();
  // An order of one's own comes after it, so silence about the other is no delay.
  const own = await there.enter();
  expect(await within(1000, () => pages.every((page) => page.speaksOf(own.orderId)))).toBe(true);
  expect(pages.map((page) => page.speaksOf(orderId))).toEqual([undefined, undefined]);
  expect(heardBefore).toBeGreaterThan(0);
  await Promise.all(pages.map(({ stop }) => stop()));
});

test("after the database died, every page at every process is told to look at everything", { timeout: 60_000 }, async () => {
  const pages = await Promise.all(system.addresses.map((address) => listen(address, system.companies[0]!.passes.finance.authorization)));
  await system.victims["database"]!();
  expect(await within(30_000, () => pages.every(({ heard }) => heard.some(({ subjects }) => subjects === null)))).toBe(true);
  const { orderId } = await there.enter();
  expect(await within(1000, () => pages.every((page) => page.speaksOf(orderId)))).toBe(true);
  await Promise.all(pages.map(({ stop }) => stop()));
});

test("SIGTERM ends both processes within seconds, although pages listen, browsers hold connections in advance and the database was killed just before", async () => {
  const pages = await Promise.all(system.addresses.map((address) => listen(address, system.companies[0]!.passes.finance.authorization)));
  const spare = system.addresses.map((address) => connect(Number(new URL(address).port), "127.0.0.1"));
  await Promise.all(spare.map((socket) => once(socket, "connect")));
  await system.victims["database"]!();
  const asked = performance.now();
  expect(await system.stop()).toEqual([0, 0]);
  expect(performance.now() - asked).toBeLessThan(10_000);
  await Promise.all(pages.map(({ stop }) => stop()));
});
