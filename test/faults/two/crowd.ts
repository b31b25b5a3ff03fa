import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { setCredit } from "../../../contract/customer-commands.ts";
import { getCustomer } from "../../../contract/customers.ts";
import * as orders from "../../../contract/orders.ts";
import * as reviews from "../../../contract/reviews.ts";
import { readAccount } from "../../../contract/settlement.ts";
import { buyer } from "../../../server/conformance/company.ts";
import { abreast, randomOf, seed, shuffled } from "../chance.ts";
import { buyers, outcome, units } from "../crowds.ts";
import { gapsIn, numbersIn, receive, state } from "../numbering.ts";
import { either, rounds } from "../size.ts";
import type { Two } from "./system.ts";

/** So many orders on credit at once, of which so many have room; and so many who decide at once. */
const [onCredit, fitting, deciders] = [either(15, 50), either(5, 10), either(15, 50)];

export function crowds(two: Two): void {
  const random = randomOf(seed);
  test(`[P4] of ${buyers} buyers of the last ${units} units exactly ${units} get one, and who orders five goods in whatever order meets no deadlock`, { timeout: 120_000 * rounds }, async () => {
    for (let round = 0; round < rounds; round += 1) await two.crowd.rush(random);
  });

  /** Orders of 160.00 each that finance must look at, for nothing is left of their customer's credit; then there is room for some of them. */
  async function allOnCredit(round: number): Promise<{ customerId: string; waiting: readonly reviews.Review[] }> {
    const { staff } = two.crowd.life;
    const { id: customerId, contactId, addressId } = await buyer(staff, "0", `玉溪市红塔区鑫荣文具店 ${String(round)}`);
    const submitted = await abreast(Array.from({ length: onCredit }), 12, (_, at) => two.crowd.lifeAt(at).submit({ customerId, contactId, addressId, lines: [{ productId: two.companies[0]!.roll, quantity: "50" }] }));
    const { revision } = await staff.finance.ask(getCustomer, { id: customerId });
    await staff.finance.ask(setCredit, { id: customerId, expectedRevision: revision, creditLimit: String(160 * fitting + 50) });
    return { customerId, waiting: await Promise.all(submitted.map((orderId) => two.crowd.life.reviewOf(orderId))) };
  }

  test(`[P5] of ${onCredit} orders that finance passes at once exactly the ${fitting} pass for which there is credit, and the limit is not exceeded`, { timeout: 60_000 * rounds }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const { customerId, waiting } = await allOnCredit(round);
      const outcomes = await Promise.all(shuffled(waiting, random).map(({ id: reviewId, subjectHash }, at) =>
        outcome(two.crowd.lifeAt(at).staff.finance.ask(reviews.decideStep, { reviewId, stepKey: "finance", verdict: "pass", subjectHash }))));
      const told = outcomes.flatMap((one) => (one === "done" ? [] : (one.code ?? one.title)));
      console.log(`SEED=${seed}: of ${onCredit} ${outcomes.length - told.length} passed; the others were told ${[...new Set(told)].join(", ")}`);
      expect(told).toHaveLength(onCredit - fitting);
      expect(told.filter((code) => !["overCreditLimit", "statementNeeded"].includes(code))).toEqual([]);
      const { credit: [used] } = await two.crowd.life.staff.finance.ask(readAccount, { customerId });
      expect(used).toMatchObject({ limit: `${160 * fitting + 50}.00`, granted: `${160 * fitting}.00`, exposure: `${160 * fitting}.00` });
    }
  });

  test(`[P6] of ${deciders} who release, refuse or withdraw the same order at once one decides, and the others are told how it stands`, { timeout: 60_000 * rounds }, async () => {
    for (let round = 0; round < either(3, 5 * rounds); round += 1) {
      const order = await two.crowd.ready(round, [{ productId: two.companies[0]!.roll, quantity: "1" }]);
      const { revision: expectedRevision } = await two.crowd.life.read(order.orderId);
      const acts = [
        (at: number) => two.crowd.decide(at, order),
        (at: number) => two.crowd.decide(at, order, "fail"),
        (at: number) => two.crowd.lifeAt(at).staff.clerk.ask(orders.withdrawOrder, { orderId: order.orderId, expectedRevision, reason: "客户改主意" }),
      ];
      const outcomes = await Promise.all(Array.from({ length: deciders }, (_, at) => outcome(acts[Math.floor(random() * acts.length)]!(at))));
      const losers = outcomes.filter((one) => one !== "done");
      expect(losers).toHaveLength(deciders - 1);
      expect(losers.filter(({ status, title, hint }) => status !== 409 || !title || !hint)).toEqual([]);
      const told = new Set(losers.map(({ code, facts }) => `${code} ${JSON.stringify(facts)}`));
      const { stage } = await two.crowd.life.read(order.orderId);
      const [review] = await two.crowd.life.staff.finance.ask(reviews.reviewsOfSubject, { kind: "order", id: order.orderId });
      console.log(`SEED=${seed}: it ended ${stage}; the others were told ${[...told].join(", ")}`);
      expect(["executing", "toProduce", "awaitingShipment", "reviewFailed", "draft"].includes(stage) || review!.state === "passed").toBe(true);
      expect(review!.steps.find(({ key }) => key === "release")!.state).toBe({ passed: "passed", failed: "failed", withdrawn: "dropped", open: "open" }[review!.state]);
    }
  });

  test("[P25] invoices, receipts and statements are numbered without gap or twin, though commands are refused and parts of the system are killed", { timeout: 120_000 * rounds }, async () => {
    const shipped = await abreast(Array.from({ length: either(3, 8 * rounds) }), 4, async (_, at) => {
      const order = await two.crowd.ready(at, [{ productId: two.companies[0]!.roll, quantity: "2" }]);
      await two.crowd.decide(at, order);
      await two.crowd.life.ship(order.orderId);
      return order.orderId;
    });
    const work: (() => Promise<readonly [kind: string, number: string | undefined]>)[] = [
      ...shipped.map((orderId, at) => async () => ["invoice", (await two.crowd.lifeAt(at).invoice(orderId, `265320261124${String(at).padStart(8, "0")}`)).number] as const),
      ...Array.from({ length: either(30, 60 * rounds) }, (_, at) => async () => ["receipt", await receive(two.crowd.lifeAt(at), at)] as const),
      ...Array.from({ length: either(3, 6 * rounds) }, (_, at) => async () => ["statement", await state(two.crowd.lifeAt(at))] as const),
    ];
    // A customer without any paper gets no statement.
    await receive(two.crowd.life, 1);
    let killed = 0;
    const killing = (async () => {
      for (let n = 0; n < rounds; n += 1)
        for (const kill of shuffled(Object.values(two.victims).slice(0, -1), random).slice(0, either(1, 2)).concat(two.victims["database"]!)) {
          await sleep(50 + random() * 200);
          await kill();
          await two.start();
          killed += 1;
        }
    })();
    const acknowledged = await abreast(shuffled(work, random), 8, (each) => each());
    await killing;
    const numbers = await numbersIn(two.crowd.life);
    console.log(`SEED=${seed}: ${Object.entries(numbers).map(([kind, all]) => `${all.length} ${kind}s`).join(", ")} over ${killed} kills`);
    expect(Object.entries(numbers).flatMap(([kind, all]) => gapsIn(kind, all))).toEqual([]);
    for (const [kind, number] of acknowledged) if (number) expect(numbers[kind]).toContain(number);
    expect(Object.values(numbers).every(({ length }) => length > 0)).toBe(true);
    expect(gapsIn("receipt", ["RC-1", "RC-2", "RC-2", "RC-5"])).toEqual(["receipt 2 is there twice", "receipt 3 is missing"]);
  });
}
