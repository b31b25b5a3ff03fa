import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { stepsOf } from "../../server/conformance/life.ts";
import { type Colleague, type TestHouse, tuesday } from "./house.ts";
import type { Papermill } from "./scene.ts";

export { signaturePng } from "../../server/conformance/life.ts";

type OrderMore = Parameters<Papermill["order"]>[0];
let taxNumbers = 0;

/** The steps of a straight life as conformance knows them, among the people of a test's company; who decides, and with which words, the test says. */
export function lifeOf(house: TestHouse, mill: Papermill) {
  const { id, contacts, addresses } = mill.customer;
  const company = { ...mill, customer: { id, contactId: contacts[0]!.id, addressId: addresses[0]!.id } };
  // All dates are counted from the Tuesday, wherever a test has moved the clock.
  const steps = stepsOf({ company, staff: mill, holderOf: house.holderOf, clock: { now: () => tuesday } });
  const { reviewOf, deliveryOf } = steps;

  const life = {
    ...steps,
    stageOf: async (orderId: string) => (await mill.clerk.ask(orders.readOrder, { orderId })).stage,
    async decide(orderId: string, stepKey: string, who: Colleague, more: { verdict?: "pass" | "fail"; statement?: string; answers?: Record<string, string | number | boolean> } = {}) {
      const review = await reviewOf(orderId);
      return who.ask(reviews.decideStep, { reviewId: review.id, stepKey, verdict: "pass", subjectHash: review.subjectHash, ...more });
    },
    /** Every department passes a submitted order. */
    async decideAll(orderId: string) {
      await life.decide(orderId, "preliminary", mill.director);
      const keys = (await reviewOf(orderId)).steps.map(({ key }) => key);
      await life.decide(orderId, "finance", mill.finance);
      await life.decide(orderId, "stock", mill.keeper, { statement: "已与计划员确认交期" });
      if (keys.includes("engineering")) await life.decide(orderId, "engineering", mill.engineer, { answers: { parametersFeasible: true, processFeasible: true, estimatedDays: 3 } });
      await life.decide(orderId, "release", mill.salesperson);
    },
    async review(more: OrderMore = {}) {
      const orderId = await steps.submit(more);
      await life.decideAll(orderId);
      return orderId;
    },
    /** The customer's phone. */
    customer: steps.phoneOf,
    async confirm(more: OrderMore = {}) {
      const orderId = await life.review(more);
      await steps.accept(orderId);
      return orderId;
    },
    async ship(orderId: string) {
      await steps.ship(orderId);
      return deliveryOf(orderId);
    },
    /** Plans, makes with a word on the way, inspects and stores what an order needs made; answers the run. */
    async make(orderId: string) {
      await steps.report((await steps.make(orderId, "running")).id);
      return (await steps.make(orderId, "stockedIn")).id;
    },
    invoice: (orderId: string) => steps.invoice(orderId, `26530000${String((taxNumbers += 1)).padStart(12, "0")}`),
    /** Money for an invoiced order, applied to what is open of it. */
    pay: (orderId: string) => steps.pay(orderId),
  };
  return life;
}
export type Life = ReturnType<typeof lifeOf>;
