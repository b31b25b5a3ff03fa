import * as reviews from "../../contract/reviews.ts";
import { stepsOf } from "../../server/conformance/life.ts";
import { type Colleague, type TestHouse, tuesday } from "./house.ts";
import type { Papermill } from "./scene.ts";

export { signaturePng } from "../../server/conformance/life-goods.ts";

interface Said {
  verdict?: "pass" | "fail";
  statement?: string;
  answers?: Record<string, string | number | boolean>;
}

/**
 * The steps of a straight life as the conformance proofs take them (server/conformance/life.ts), by the people of a mill. What differs is what tests are about: they say who decides a step
 * and with which words, and look at the delivery that left. Days are counted from the Tuesday on which tests live, wherever a test has moved the clock to.
 */
export function lifeOf(house: TestHouse, mill: Papermill) {
  const steps = stepsOf({ company: mill.goods, staff: mill, holderOf: house.holderOf, clock: { now: () => tuesday } });
  return {
    ...steps,
    stageOf: async (orderId: string) => (await steps.read(orderId)).stage,
    async decide(orderId: string, stepKey: string, who: Colleague, said: Said = {}) {
      const review = await steps.reviewOf(orderId);
      return who.ask(reviews.decideStep, { reviewId: review.id, stepKey, verdict: "pass", subjectHash: review.subjectHash, ...said });
    },
    async ship(orderId: string) {
      await steps.ship(orderId);
      return steps.deliveryOf(orderId);
    },
    /** Plans, makes, inspects and stores what an order needs made, with a report on the way; answers the run. */
    async make(orderId: string) {
      const running = await steps.make(orderId, "running");
      await steps.report(running.id);
      return (await steps.make(orderId, "stockedIn")).id;
    },
    invoice: (orderId: string) => steps.invoice(orderId, `2653${Date.now()}${Math.round(performance.now())}`),
  };
}
export type Life = ReturnType<typeof lifeOf>;
