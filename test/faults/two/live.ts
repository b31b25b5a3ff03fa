import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { listen, within } from "../listening.ts";
import { either } from "../size.ts";
import { type Two, wrongIn } from "./system.ts";

export function acrossProcesses(two: Two): void {
  test("a page at one process hears within a second what was written at another", async () => {
    const page = await listen(two.addresses[0]!, two.companies[0]!.passes.salesperson.authorization);
    const took: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      const { orderId } = await two.lifeAt(1).enter();
      const acknowledged = performance.now();
      expect(await within(1000, () => page.speaksOf(orderId) !== undefined)).toBe(true);
      took.push(Math.max(0, page.speaksOf(orderId)!.at - acknowledged));
    }
    await page.stop();
    console.log(`heard at another process ${took.map((ms) => Math.round(ms)).join(", ")} ms after the answer`);
  });

  test("what one wrote is read at the other process at once", async () => {
    const { orderId, number } = await two.lifeAt(1).enter();
    expect((await two.lifeAt(0).read(orderId)).number).toBe(number);
  });

  test("nobody hears anything of another company, at whichever process it happens", async () => {
    const pages = await Promise.all(two.addresses.map((address) => listen(address, two.companies[0]!.passes.salesperson.authorization)));
    const [heardBefore] = pages.map(({ heard }) => heard.length);
    const { orderId } = await two.lifeAt(1, 1).enter();
    // An order of one's own comes after it, so silence about the other is no delay.
    const own = await two.lifeAt(1).enter();
    expect(await within(1000, () => pages.every((page) => page.speaksOf(own.orderId)))).toBe(true);
    expect(pages.filter((page) => page.speaksOf(orderId))).toEqual([]);
    expect(heardBefore).toBeGreaterThan(0);
    await Promise.all(pages.map(({ stop }) => stop()));
  });

  test("what a killed process had still to tell is made good: once it is there again, pages at the other one look at everything", { timeout: 60_000 }, async () => {
    const page = await listen(two.addresses[0]!, two.companies[0]!.passes.finance.authorization);
    const heardBefore = page.heard.length;
    await two.victims["application B"]!();
    await two.start();
    expect(await within(5_000, () => page.heard.slice(heardBefore).some(({ subjects }) => subjects === null))).toBe(true);
    await page.stop();
  });

  // It waits for the listeners' own question whether the way is there still, which they ask three times a minute.
  test.runIf(either(0, 1))("[P13] when the way over which processes listen is gone and nobody told them, every page is told to look at everything within half a minute, and hears again", { timeout: 90_000 }, async () => {
    const pages = await Promise.all(two.addresses.map((address) => listen(address, two.companies[0]!.passes.finance.authorization)));
    const heardBefore = pages.map(({ heard }) => heard.length);
    // Even what is idle has lost its other side by then, without a word.
    two.proxy.become({ kind: "blackhole" });
    two.proxy.become({ kind: "fine" });
    const began = performance.now();
    expect(await within(30_000, () => pages.every(({ heard }, at) => heard.slice(heardBefore[at]).some(({ subjects }) => subjects === null)))).toBe(true);
    console.log(`told to look at everything ${(performance.now() - began).toFixed(0)} ms after their way was gone`);
    const { orderId } = await two.lifeAt(1).enter();
    expect(await within(1000, () => pages.every((page) => page.speaksOf(orderId)))).toBe(true);
    await Promise.all(pages.map(({ stop }) => stop()));
  });

  test("after the database died, every page at every process is told to look at everything", { timeout: 60_000 }, async () => {
    const pages = await Promise.all(two.addresses.map((address) => listen(address, two.companies[0]!.passes.finance.authorization)));
    await two.victims["database"]!();
    expect(await within(30_000, () => pages.every(({ heard }) => heard.some(({ subjects }) => subjects === null)))).toBe(true);
    const { orderId } = await two.lifeAt(1).enter();
    expect(await within(1000, () => pages.every((page) => page.speaksOf(orderId)))).toBe(true);
    await Promise.all(pages.map(({ stop }) => stop()));
  });
}

export function endedCleanly(two: Two): void {
  test("[P3] every check of `gendan verify` holds on what all of it left", async () => expect(await wrongIn(two)).toEqual([]));

  test("SIGTERM ends all processes within seconds, although pages listen, browsers hold connections in advance and the database was killed just before", async () => {
    const pages = await Promise.all(two.addresses.map((address) => listen(address, two.companies[0]!.passes.finance.authorization)));
    const spare = two.addresses.map((address) => connect(Number(new URL(address).port), "127.0.0.1"));
    await Promise.all(spare.map((socket) => once(socket, "connect")));
    await two.victims["database"]!();
    const asked = performance.now();
    expect(new Set(await two.stop())).toEqual(new Set([0]));
    expect(performance.now() - asked).toBeLessThan(10_000);
    await Promise.all(pages.map(({ stop }) => stop()));
  });
}
