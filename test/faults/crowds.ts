import { expect } from "vitest";
import { createProduct } from "../../contract/catalog.ts";
import { createPriceList, setPrice } from "../../contract/prices.ts";
import { listRequests } from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import { adjustStock, listStock } from "../../contract/stock.ts";
import type { Problem } from "../../contract/toolkit.ts";
import { Unexpected } from "../../server/conformance/door.ts";
import { type Life, lifeOf, type OrderInput } from "../../server/conformance/life.ts";
import { abreast, seed, shuffled } from "./chance.ts";
import { patientDoor } from "./clients.ts";
import { either } from "./size.ts";
import type { System } from "./system.ts";

/** So many want one of the last units, and so many five goods at once. */
export const [buyers, units] = [either(40, 200), either(20, 100)];
const wantFive = buyers / 5;

/** How it ended: "done", or the refusal. */
export const outcome = (work: Promise<unknown>): Promise<"done" | Problem> =>
  work.then(() => "done" as const, (error: unknown) => {
    if (error instanceof Unexpected) return error.problem;
    throw error;
  });

export type Crowd = ReturnType<typeof crowdOf>;

/** Many people at all processes of a system at once. */
export function crowdOf({ addresses, companies: [company] }: System) {
  const lifeAt = (n: number): Life => lifeOf({ company: company!, door: patientDoor(addresses, n), clock: { now: () => new Date() } });
  const life = lifeAt(0);
  let goods = 0;
  let priceListId: string | undefined;

  /** New goods of which so many lie there. */
  async function lying(quantity: number): Promise<string> {
    const { admin, director, keeper } = life.staff;
    const code = `CROWD-${(goods += 1)}`;
    const { id: productId } = await admin.ask(createProduct, { salesUnit: "卷", stockUnit: "卷", barCode: null, code, name: `抢购纸 ${goods}`, spec: "57×50", supply: "stock", leadTimeDays: 0 });
    priceListId ??= (await director.ask(createPriceList, { code: "CROWD", name: "抢购", validFrom: "2026-01-01" })).id;
    await director.ask(setPrice, { id: priceListId, productId, validFrom: "2026-01-01", price: "3.2", floorPrice: "2.8" });
    await keeper.ask(adjustStock, { warehouseId: company!.warehouseId, productId, counted: String(quantity), reason: "期初", expectedVersion: 0 });
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

  async function waitsFor(productId: string): Promise<number> {
    const { rows } = await life.staff.planner.ask(listRequests, { productId, limit: 200 });
    return rows.reduce((sum, { open }) => sum + Number(open), 0);
  }

  /** All buyers want one of the last units, and others five goods in any order, at once: as many are promised as lie there, nobody is told of a deadlock. */
  async function rush(random: () => number): Promise<void> {
    const last = await lying(units);
    const five: string[] = [];
    for (let n = 0; n < 5; n += 1) five.push(await lying(units));
    const wishes = [
      ...Array.from({ length: buyers }, () => [{ productId: last, quantity: "1" }]),
      ...Array.from({ length: wantFive }, () => shuffled(five, random).map((productId) => ({ productId, quantity: "5" }))),
    ];
    const orders = await abreast(wishes, 12, (lines, at) => ready(at, lines));
    const began = performance.now();
    const outcomes = await Promise.all(shuffled(orders, random).map((order, at) => outcome(decide(at, order))));
    console.log(`SEED=${seed}: ${outcomes.length} orders released at once through ${addresses.length} processes in ${(performance.now() - began).toFixed(0)} ms`);
    expect(outcomes.filter((one) => one !== "done")).toEqual([]);

    const { rows } = await life.staff.keeper.ask(listStock, { limit: 200 });
    const levels = [last, ...five].map((id) => rows.find(({ productId }) => productId === id)!);
    expect(levels.map(({ onHand, reserved }) => [Number(onHand), Number(reserved)])).toEqual(levels.map(() => [units, units]));
    // Whoever came too late waits for goods that are made for him: as many as were ordered and did not lie there.
    for (const id of [last, ...five]) expect(await waitsFor(id)).toBe(buyers - units);
  }

  return { life, lifeAt, lying, ready, decide, rush };
}
