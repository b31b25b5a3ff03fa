import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as orders from "../../contract/orders.ts";
import { setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import * as reviews from "../../contract/reviews.ts";
import { readAccount } from "../../contract/settlement.ts";
import { verify } from "../../server/cli/verify.ts";
import { buyer } from "../../server/conformance/company.ts";
import { abreast, randomOf, seed, shuffled } from "./chance.ts";
import { buyers, type Crowd, crowdOf, outcome, units } from "./crowds.ts";
import { gapsIn, numbersIn, receive, state } from "./numbering.ts";
import { quickPolicy, sharedSystem, type System } from "./system.ts";

/** How often each crowd comes; more for a longer look. */
const rounds = Number(process.env.GENDAN_FAULTS ?? 1);

let system: System;
let crowd: Crowd;
const random = randomOf(seed);
beforeAll(async () => {
  system = await sharedSystem({ policy: quickPolicy(false), count: 4 });
  await system.start();
  crowd = crowdOf(system);
});
afterAll(() => system?.remove());
test(`of ${buyers} buyers of the last ${units} units exactly ${units} get one, and who orders five goods in whatever order meets no deadlock`, { timeout: 120_000 * rounds }, async () => {
  for (let round = 0; round < rounds; round += 1) await crowd.rush(random);
});

/** Fifty orders of 160.00 each that finance must look at, for nothing is left of their customer's credit; then there is room for ten of them. */
async function fiftyOnCredit(round: number): Promise<{ customerId: string; waiting: readonly reviews.Review[] }> {
  const { staff } = crowd.life;
  const { id: customerId, contactId, addressId } = await buyer(staff, "0", `玉溪市红塔区鑫荣文具店 ${String(round)}`);
  const submitted = await abreast(Array.from({ length: 50 }), 12, (_, at) => crowd.lifeAt(at).submit({ customerId, contactId, addressId, lines: [{ productId: system.companies[0]!.roll, quantity: "50" }] }));
  const { revision } = await staff.finance.ask(getCustomer, { id: customerId });
  await staff.finance.ask(setCredit, { id: customerId, expectedRevision: revision, creditLimit: "1650" });
  return { customerId, waiting: await Promise.all(submitted.map((orderId) => crowd.life.reviewOf(orderId))) };
}

test("of fifty orders that finance passes at once exactly the ten pass for which there is credit, and the limit is not exceeded", { timeout: 60_000 * rounds }, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { customerId, waiting } = await fiftyOnCredit(round);
    const outcomes = await Promise.all(shuffled(waiting, random).map(({ id: reviewId, subjectHash }, at) =>
      outcome(crowd.lifeAt(at).staff.finance.ask(reviews.decideStep, { reviewId, stepKey: "finance", verdict: "pass", subjectHash }))));
    const told = outcomes.flatMap((one) => (one === "done" ? [] : (one.code ?? one.title)));
    console.log(`SEED=${seed}: of fifty ${outcomes.length - told.length} passed; the others were told ${[...new Set(told)].join(", ")}`);
    expect(told).toHaveLength(40);
    expect(told.filter((code) => !["overCreditLimit", "statementNeeded"].includes(code))).toEqual([]);
    const { credit: [used] } = await crowd.life.staff.finance.ask(readAccount, { customerId });
    expect(used).toMatchObject({ limit: "1650.00", granted: "1600.00", exposure: "1600.00" });
  }
});

test("of fifty who release, refuse or withdraw the same order at once one decides, and the others are told how it stands", { timeout: 60_000 * rounds }, async () => {
  for (let round = 0; round < 5 * rounds; round += 1) {
    const order = await crowd.ready(round, [{ productId: system.companies[0]!.roll, quantity: "1" }]);
    const { revision: expectedRevision } = await crowd.life.read(order.orderId);
    const acts = [
      (at: number) => crowd.decide(at, order),
      (at: number) => crowd.decide(at, order, "fail"),
      (at: number) => crowd.lifeAt(at).staff.clerk.ask(orders.withdrawOrder, { orderId: order.orderId, expectedRevision, reason: "客户改主意" }),
    ];
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => outcome(acts[Math.floor(random() * acts.length)]!(at))));
    const losers = outcomes.filter((one) => one !== "done");
    expect(losers).toHaveLength(49);
    expect(losers.filter(({ status, title, hint }) => status !== 409 || !title || !hint)).toEqual([]);
    const told = new Set(losers.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`));
    const { stage } = await crowd.life.read(order.orderId);
    const [review] = await crowd.life.staff.finance.ask(reviews.reviewsOfSubject, { kind: "order", id: order.orderId });
    console.log(`SEED=${seed}: it ended ${stage}; the others were told ${[...told].join(", ")}`);
    expect(["executing", "toProduce", "awaitingShipment", "reviewFailed", "draft"].includes(stage) || review!.state === "passed").toBe(true);
    expect(review!.steps.find(({ key }) => key === "release")!.state).toBe({ passed: "passed", failed: "failed", withdrawn: "dropped", open: "open" }[review!.state]);
  }
});

test("invoices, receipts and statements are numbered without gap or twin, though commands are refused and parts of the system are killed", { timeout: 120_000 * rounds }, async () => {
  const shipped = await abreast(Array.from({ length: 8 * rounds }), 4, async (_, at) => {
    const order = await crowd.ready(at, [{ productId: system.companies[0]!.roll, quantity: "2" }]);
    await crowd.decide(at, order);
    await crowd.life.ship(order.orderId);
    return order.orderId;
  });
  const work: (() => Promise<readonly [kind: string, number: string | undefined]>)[] = [
    ...shipped.map((orderId, at) => async () => ["invoice", (await crowd.lifeAt(at).invoice(orderId, `265320261124${String(at).padStart(8, "0")}`)).number] as const),
    ...Array.from({ length: 60 * rounds }, (_, at) => async () => ["receipt", await receive(crowd.lifeAt(at), at)] as const),
    ...Array.from({ length: 6 * rounds }, (_, at) => async () => ["statement", await state(crowd.lifeAt(at))] as const),
  ];
  // A customer without any paper gets no statement.
  await receive(crowd.life, 1);
  let killed = 0;
  const killing = (async () => {
    for (let n = 0; n < rounds; n += 1)
      for (const kill of shuffled(Object.values(system.victims).slice(0, -1), random).slice(0, 2).concat(system.victims["database"]!)) {
        await sleep(50 + random() * 200);
        await kill();
        await system.start();
        killed += 1;
      }
  })();
  const acknowledged = await abreast(shuffled(work, random), 8, (each) => each());
  await killing;
  const numbers = await numbersIn(crowd.life);
  console.log(`SEED=${seed}: ${Object.entries(numbers).map(([kind, all]) => `${all.length} ${kind}s`).join(", ")} over ${killed} kills`);
  expect(Object.entries(numbers).flatMap(([kind, all]) => gapsIn(kind, all))).toEqual([]);
  for (const [kind, number] of acknowledged) if (number) expect(numbers[kind]).toContain(number);
  expect(Object.values(numbers).every(({ length }) => length > 0)).toBe(true);
  expect(gapsIn("receipt", ["RC-1", "RC-2", "RC-2", "RC-5"])).toEqual(["receipt 2 is there twice", "receipt 3 is missing"]);
});

test("every check of `gendan verify` holds on what the crowds left", async () => {
  const lines: string[] = [];
  await verify(system.config, { json: true, print: (line) => void lines.push(line) });
  const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { wrong: number }[] };
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
});
