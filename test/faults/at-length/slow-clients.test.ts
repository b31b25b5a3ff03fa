import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { latenciesOf } from "../../../server/bench/latencies.ts";
import { type BusySystem, busySystem } from "../busy-system.ts";
import { closedLoop, figure } from "../open-loop.ts";
import { rounds } from "../size.ts";
import { slowOnes, type Target } from "../slow-clients.ts";

/** For how long others ask beside them. */
const seconds = 3 * rounds;

let busy: BusySystem;
let target: Target;
beforeAll(async () => {
  busy = await busySystem(4);
  const { clerk } = busy.life.staff;
  const id = await clerk.upload(Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(19 * 1024 * 1024, 32)]), "large.pdf");
  target = { port: busy.processes[0]!.port, authorization: busy.company.passes.clerk.authorization, large: `/api/v1/files/${id}/content` };
});
afterAll(() => busy?.remove());

/** The p95 of others, who do what people do. */
async function othersWait(): Promise<number> {
  const { address, agent } = busy;
  const wanted = busy.clerkAsks({ entersOneIn: 4, pages: ["/orders?limit=20"] });
  const asked = await closedLoop(address, { agent, lines: 2, seconds, wanted });
  expect(asked.filter(({ status }) => status !== 200)).toEqual([]);
  return latenciesOf(asked.map(({ ms }) => ms)).p95;
}

test("[P15] 500 who never end the head or the body of a question, or never take the answer, hold nobody up, and all of them are cut by time limits", { timeout: 180_000 + 4_000 * seconds }, async () => {
  await othersWait();
  const before = await othersWait();
  const handles = () => figure(busy.address, "process_open_fds");
  const [memory, handlesBefore] = [await figure(busy.address, "process_resident_memory_bytes"), await handles()];
  const began = performance.now();
  const slow = [slowOnes(target, "head", 245), slowOnes(target, "body", 245), slowOnes(target, "answer", 10)];
  // Who does not read does not hear that he was cut; the process knows.
  const left = async () => slow.slice(0, 2).reduce((sum, ones) => sum + ones.left(), 0) + Math.max(0, (await handles()) - handlesBefore);
  try {
    await expect.poll(handles, { timeout: 8_000 }).toBeGreaterThan(handlesBefore + 490);
    await sleep(1_000);
    const during = await othersWait();
    expect(await handles()).toBeGreaterThan(handlesBefore + 480);
    const grown = ((await figure(busy.address, "process_resident_memory_bytes")) - memory) / 1024 / 1024;
    await expect.poll(left, { timeout: 90_000, interval: 500 }).toBeLessThan(5);
    console.log(`others' p95 ${before} ms before, ${during} ms beside 500 slow ones, memory ${grown.toFixed(0)} MB more; all cut after ${((performance.now() - began) / 1000).toFixed(0)} s`);
    // In a short look a busy machine decides, and no slow client; so it does below some tenths of a second.
    if (rounds > 1) expect(during).toBeLessThan(Math.max(2 * before, 250));
    expect(grown).toBeLessThan(128);
  } finally {
    for (const ones of slow) ones.stop();
  }
});
