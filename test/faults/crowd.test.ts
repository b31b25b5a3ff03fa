import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProduct } from "../../contract/catalog.ts";
import * as orders from "../../contract/orders.ts";
import { setCredit } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { createPriceList, setPrice } from "../../contract/prices.ts";
import { listRequests } from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import { readAccount } from "../../contract/settlement.ts";
import { adjustStock, listStock } from "../../contract/stock.ts";
import type { Problem } from "../../contract/toolkit.ts";
import { verify } from "../../server/cli/verify.ts";
import { buyer } from "../../server/conformance/company.ts";
import { Unexpected } from "../../server/conformance/door.ts";
import { type Life, lifeOf, type OrderInput } from "../../server/conformance/life.ts";
import { patientDoor } from "./clients.ts";
import { gapsIn, numbersIn, receive, state } from "./numbering.ts";
import { roundRobin } from "./rolling.ts";
import { abreast, randomOf, seed, shuffled } from "./chance.ts";
import { quickPolicy, sharedSystem, type System } from "./system.ts";

/** How often each crowd comes; more for a longer look. */
const rounds = Number(process.env.GENDAN_FAULTS ?? 1);
const [buyers, units] = [200, 100];

let system: System;
let life: Life;
const random = randomOf(seed);
beforeAll(async () => {
  system = await sharedSystem({ policy: quickPolicy(false) });
  await system.start();
  life = lifeAt(0);
});
afterAll(() => system?.remove());
const lifeAt = (n: number) => lifeOf({ company: system.companies[0]!, door: patientDoor(system.addresses, n), clock: { now: () => new Date() } });

let goods = 0;
let priceListId: string | undefined;
/** New goods of which so many lie there. */
async function lying(quantity: number): Promise<string> {
  const { admin, director, keeper } = life.staff;
  const code = `CROWD-${(goods += 1)}`;
  const { id: productId } = await admin.ask(createProduct, { salesUnit: "卷", stockUnit: "卷", barCode: null, code, name: `抢购纸 ${goods}`, spec: "57×50", supply: "stock", leadTimeDays: 0 });
  priceListId ??= (await director.ask(createPriceList, { code: "CROWD", name: "抢购", validFrom: "2026-01-01" })).id;
  await director.ask(setPrice, { id: priceListId, productId, validFrom: "2026-01-01", price: "3.2", floorPrice: "2.8" });
  await keeper.ask(adjustStock, { warehouseId: system.companies[0]!.warehouseId, productId, counted: String(quantity), reason: "期初", expectedVersion: 0 });
  return productId;
}

/** An order that only waits for its release. */
async function ready(at: number, lines: OrderInput["lines"]): Promise<reviews.Review & { orderId: string }> {
  const mine = lifeAt(at);
  const orderId = await mine.submit({ lines });
  const review = await mine.reviewOf(orderId);
  expect(review.steps.filter(({ state }) => state === "open").map(({ key }) => key)).toEqual(["release"]);
  return { ...review, orderId };
}
const decide = (at: number, { id: reviewId, subjectHash }: reviews.Review, verdict: "pass" | "fail" = "pass") =>
  lifeAt(at).staff.clerk.ask(reviews.decideStep, { reviewId, stepKey: "release", verdict, subjectHash, statement: "客户要货" });

/** How it ended: "done", or the refusal. */
const outcome = (work: Promise<unknown>): Promise<"done" | Problem> =>
  work.then(() => "done" as const, (error: unknown) => {
    if (error instanceof Unexpected) return error.problem;
    throw error;
  });

test(`of ${buyers} buyers of the last ${units} units exactly ${units} get one, and who orders five goods in whatever order meets no deadlock`, { timeout: 120_000 * rounds }, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const last = await lying(units);
    const five: string[] = [];
    for (let n = 0; n < 5; n += 1) five.push(await lying(units));
    const single = await abreast(Array.from({ length: buyers }), 12, (_, at) => ready(at, [{ productId: last, quantity: "1" }]));
    const many = await abreast(Array.from({ length: 40 }), 12, (_, at) => ready(at, shuffled(five, random).map((productId) => ({ productId, quantity: "5" }))));
    const began = performance.now();
    const outcomes = await Promise.all(shuffled([...single, ...many], random).map((order, at) => outcome(decide(at, order))));
    console.log(`SEED=${seed}: ${outcomes.length} orders released at once through two processes in ${(performance.now() - began).toFixed(0)} ms`);
    expect(outcomes.filter((one) => one !== "done")).toEqual([]);

    const { rows } = await life.staff.keeper.ask(listStock, { limit: 200 });
    const levels = [last, ...five].map((id) => rows.find(({ productId }) => productId === id)!);
    expect(levels.map(({ onHand, reserved }) => [Number(onHand), Number(reserved)])).toEqual(levels.map(() => [units, units]));
    // Whoever came too late waits for goods that are made for him: as many as were ordered and did not lie there.
    for (const id of [last, ...five]) expect(await waitsFor(id)).toBe(buyers - units);
  }
});
async function waitsFor(productId: string): Promise<number> {
  const { rows } = await life.staff.planner.ask(listRequests, { productId, limit: 200 });
  return rows.reduce((sum, { open }) => sum + Number(open), 0);
}

/** Fifty orders of 160.00 each that finance must look at, for nothing is left of their customer's credit; then there is room for ten of them. */
async function fiftyOnCredit(round: number): Promise<{ customerId: string; waiting: readonly reviews.Review[] }> {
  const { staff } = life;
  const { id: customerId, contactId, addressId } = await buyer(staff, "0", `玉溪市红塔区鑫荣文具店 ${String(round)}`);
  const submitted = await abreast(Array.from({ length: 50 }), 12, (_, at) => lifeAt(at).submit({ customerId, contactId, addressId, lines: [{ productId: system.companies[0]!.roll, quantity: "50" }] }));
  const { revision } = await staff.finance.ask(getCustomer, { id: customerId });
  await staff.finance.ask(setCredit, { id: customerId, expectedRevision: revision, creditLimit: "1650" });
  return { customerId, waiting: await Promise.all(submitted.map((orderId) => life.reviewOf(orderId))) };
}

test("of fifty orders that finance passes at once exactly the ten pass for which there is credit, and the limit is not exceeded", { timeout: 60_000 * rounds }, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const { customerId, waiting } = await fiftyOnCredit(round);
    const outcomes = await Promise.all(shuffled(waiting, random).map(({ id: reviewId, subjectHash }, at) =>
      outcome(lifeAt(at).staff.finance.ask(reviews.decideStep, { reviewId, stepKey: "finance", verdict: "pass", subjectHash }))));
    const told = outcomes.flatMap((one) => (one === "done" ? [] : (one.code ?? one.title)));
    console.log(`SEED=${seed}: of fifty ${outcomes.length - told.length} passed; the others were told ${[...new Set(told)].join(", ")}`);
    expect(told).toHaveLength(40);
    expect(told.filter((code) => !["overCreditLimit", "statementNeeded"].includes(code))).toEqual([]);
    const { credit: [used] } = await life.staff.finance.ask(readAccount, { customerId });
    expect(used).toMatchObject({ limit: "1650.00", granted: "1600.00", exposure: "1600.00" });
  }
});

test("of fifty who release, refuse or withdraw the same order at once one decides, and the others are told how it stands", { timeout: 60_000 * rounds }, async () => {
  for (let round = 0; round < 5 * rounds; round += 1) {
    const order = await ready(round, [{ productId: system.companies[0]!.roll, quantity: "1" }]);
    const { revision: expectedRevision } = await life.read(order.orderId);
    const acts = [
      (at: number) => decide(at, order),
      (at: number) => decide(at, order, "fail"),
      (at: number) => lifeAt(at).staff.clerk.ask(orders.withdrawOrder, { orderId: order.orderId, expectedRevision, reason: "客户改主意" }),
    ];
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, at) => outcome(acts[Math.floor(random() * acts.length)]!(at))));
    const losers = outcomes.filter((one) => one !== "done");
    expect(losers).toHaveLength(49);
    expect(losers.filter(({ status, title, hint }) => status !== 409 || !title || !hint)).toEqual([]);
    const told = new Set(losers.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`));
    const { stage } = await life.read(order.orderId);
    const [review] = await life.staff.finance.ask(reviews.reviewsOfSubject, { kind: "order", id: order.orderId });
    console.log(`SEED=${seed}: it ended ${stage}; the others were told ${[...told].join(", ")}`);
    expect(["executing", "toProduce", "awaitingShipment", "reviewFailed", "draft"].includes(stage) || review!.state === "passed").toBe(true);
    expect(review!.steps.find(({ key }) => key === "release")!.state).toBe({ passed: "passed", failed: "failed", withdrawn: "dropped", open: "open" }[review!.state]);
  }
});

test("invoices, receipts and statements are numbered without gap or twin, though commands are refused and parts of the system are killed", { timeout: 120_000 * rounds }, async () => {
  const shipped = await abreast(Array.from({ length: 8 * rounds }), 4, async (_, at) => {
    const order = await ready(at, [{ productId: system.companies[0]!.roll, quantity: "2" }]);
    await decide(at, order);
    await life.ship(order.orderId);
    return order.orderId;
  });
  const work: (() => Promise<readonly [kind: string, number: string | undefined]>)[] = [
    ...shipped.map((orderId, at) => async () => ["invoice", (await lifeAt(at).invoice(orderId, `265320261124${String(at).padStart(8, "0")}`)).number] as const),
    ...Array.from({ length: 60 * rounds }, (_, at) => async () => ["receipt", await receive(lifeAt(at), at)] as const),
    ...Array.from({ length: 6 * rounds }, (_, at) => async () => ["statement", await state(lifeAt(at))] as const),
  ];
  // A customer without any paper gets no statement.
  await receive(life, 1);
  let killed = 0;
  const killing = (async () => {
    for (let n = 0; n < rounds; n += 1)
      for (const kill of Object.values(system.victims)) {
        await sleep(50 + random() * 200);
        await kill();
        await system.start();
        killed += 1;
      }
  })();
  const acknowledged = await abreast(shuffled(work, random), 8, (each) => each());
  await killing;
  const numbers = await numbersIn(life);
  console.log(`SEED=${seed}: ${Object.entries(numbers).map(([kind, all]) => `${all.length} ${kind}s`).join(", ")} over ${killed} kills`);
  expect(Object.entries(numbers).flatMap(([kind, all]) => gapsIn(kind, all))).toEqual([]);
  for (const [kind, number] of acknowledged) if (number) expect(numbers[kind]).toContain(number);
  expect(Object.values(numbers).every(({ length }) => length > 0)).toBe(true);
  expect(gapsIn("receipt", ["RC-1", "RC-2", "RC-2", "RC-5"])).toEqual(["receipt 2 is there twice", "receipt 3 is missing"]);
});

test("one process after the other is stopped and started again while requests run, and none of them fails", { timeout: 120_000 * rounds }, async () => {
  await system.start();
  let over = false;
  const { clerk } = system.companies[0]!.passes;
  const wanted = (n: number) => ({ authorization: clerk.authorization, ...(n % 3 ? { method: "GET" as const, path: "/orders?limit=20" } : { method: "POST" as const, path: "/orders", body: life.typed({ customerPo: `ROLL-${n}` }) }) });
  const rolling = roundRobin(system.addresses, { lines: 12, stopped: () => over, wanted });
  const drains: number[] = [];
  for (let n = 0; n < rounds; n += 1)
    for (const one of system.processes) {
      await sleep(500);
      const asked = performance.now();
      expect(await one.stop()).toBe(0);
      drains.push(performance.now() - asked);
      await one.start();
    }
  await sleep(500);
  over = true;
  const { answered, refused, reset, failed } = await rolling;
  console.log(`${answered} answered, ${refused} times nobody listened, ${reset} reset; stopped within ${drains.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  expect(failed).toEqual([]);
  expect(refused).toBeGreaterThan(0);
  expect(Math.max(...drains)).toBeLessThan(30_000);
});

test("every check of `gendan verify` holds on what the crowds left", async () => {
  const lines: string[] = [];
  await verify(system.config, { json: true, print: (line) => void lines.push(line) });
  const { verdicts } = JSON.parse(lines.join("")) as { verdicts: { wrong: number }[] };
  expect(verdicts.filter(({ wrong }) => wrong > 0)).toEqual([]);
});
