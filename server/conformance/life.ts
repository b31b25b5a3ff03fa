import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import type { Clock } from "../platform/clock.ts";
import { type Company, type Desk, type Goods, staffOf } from "./company.ts";
import { type Asker, type Caller, callerOf, type Door } from "./door.ts";
import { dayAfter, type Given } from "./given.ts";
import { goods, making, money } from "./life-goods.ts";

export type OrderInput = InputOf<typeof orders.enterOrder>;
type More = Partial<OrderInput>;

/** Which desk decides for a role of a review step. */
const deskOf: Partial<Record<string, Desk>> = {
  salesDirector: "director", salesClerk: "clerk", salesperson: "salesperson", finance: "finance", warehouse: "keeper", engineer: "engineer", generalManager: "manager", productionHead: "head", planner: "planner",
};

/** What all steps of a life share. */
export interface Setting {
  company: Company;
  door: Door;
  clock: Pick<Clock, "now">;
}

export type Life = ReturnType<typeof lifeOf>;

/** A life at a door, with the whole staff of its company. */
export function lifeOf(setting: Setting) {
  const staff = staffOf(setting.company, setting.door);
  const holderOf = (token: string): Caller => callerOf(setting.door, { id: "", authorization: `Link ${token}` });
  return { ...setting, staff, holderOf, ...stepsOf({ ...setting, staff, holderOf }) };
}

/** The steps of a straight life, each by the person whose work it is; the review follows whatever steps the policy asks for. */
export function stepsOf<C extends Asker>(given: Given<C>) {
  const steps = { ...entry(given), ...reviewing(given), ...answers(given), ...making(given), ...goods(given), ...money(given) };
  /** Submits, and passes every step as it opens. */
  async function review(more?: More): Promise<string> {
    const orderId = await steps.submit(more);
    await steps.decideAll(orderId);
    return orderId;
  }
  /** The same, and the customer says yes. */
  async function confirm(more?: More): Promise<string> {
    const orderId = await review(more);
    await steps.accept(orderId);
    return orderId;
  }
  return { ...steps, review, confirm, dayAfter: (days: number) => dayAfter(given.clock.now(), days) };
}

/** An order as the clerk types it. */
export const typedOrder = ({ customer }: Pick<Goods, "customer">, given: Pick<OrderInput, "requestedDate" | "lines">): OrderInput => ({
  customerId: customer.id, channel: "phone", channelNote: "李敏 13887654321 来电", contactId: customer.contactId, addressId: customer.addressId, ...given,
});

function entry<C extends Asker>({ company, clock, staff: { clerk } }: Given<C>) {
  // So that no two orders look like one entered twice.
  let quantity = 30;
  const life = {
    typed: (more: More = {}): OrderInput => ({ ...typedOrder(company, { requestedDate: dayAfter(clock.now(), 14), lines: [{ productId: company.roll, quantity: String((quantity += 1)) }] }), ...more }),
    /** An order of goods that are made for it. */
    made: (): More => ({ lines: [{ productId: company.wide, quantity: String((quantity += 1)), customParameters: "宽 1092 mm，克重 55 g" }] }),
    read: (orderId: string) => clerk.ask(orders.readOrder, { orderId }),
    enter: (more?: More) => clerk.ask(orders.enterOrder, life.typed(more)),
    async submit(more?: More) {
      const { orderId, revision } = await life.enter(more);
      await clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
      return orderId;
    },
  };
  return life;
}

function reviewing<C extends Asker>({ staff }: Given<C>) {
  const life = {
    reviewOf: async (orderId: string) => (await staff.finance.ask(reviews.reviewsOfSubject, { kind: "order", id: orderId }))[0]!,
    /** Somebody of a step's roles who did not submit the order, and the decision to give; the words are there should a check be red. */
    decisionOn: async (orderId: string, stepKey: string, verdict: "pass" | "fail" = "pass") => life.decisionIn(await life.reviewOf(orderId), stepKey, verdict),
    /** The same in a review of whatever subject. */
    decisionIn(review: reviews.Review, stepKey: string, verdict: "pass" | "fail" = "pass") {
      const step = review.steps.find(({ key }) => key === stepKey);
      if (!step) throw new Error(`the review has no step ${stepKey}`);
      const desk = step.roles.map((role) => deskOf[role]).find((one) => one && one !== "clerk") ?? "clerk";
      const reviewer = staff[desk];
      if (!reviewer) throw new Error(`nobody is ${desk} to decide ${stepKey}`);
      const answers = Object.fromEntries(step.asks.map((ask) => [ask, ask === "estimatedDays" ? 3 : true]));
      return { reviewer, decision: { reviewId: review.id, stepKey, verdict, subjectHash: review.subjectHash, statement: verdict === "fail" ? "信用额度不足" : "已核对", answers } };
    },
    async decide(orderId: string, stepKey: string, verdict?: "pass" | "fail") {
      const { reviewer, decision } = await life.decisionOn(orderId, stepKey, verdict);
      return reviewer.ask(reviews.decideStep, decision);
    },
    /** Passes every step of a submitted order as it opens. */
    async decideAll(orderId: string): Promise<void> {
      for (let open = await openStep(orderId); open; open = await openStep(orderId)) await life.decide(orderId, open);
    },
  };
  const openStep = async (orderId: string) => (await life.reviewOf(orderId)).steps.find(({ state }) => state === "open")?.key;
  return life;
}

function answers<C extends Asker>({ staff: { clerk }, holderOf }: Given<C>) {
  /** The secret part of a link by which the customer confirms, as the clerk copied it. */
  const linkOf = async (orderId: string): Promise<string> => {
    const [asked] = await clerk.ask(confirmations.ofOrder, { orderId });
    if (!asked) throw new Error("the customer was not asked");
    const { url } = await clerk.ask(confirmations.copyLink, { requestId: asked.id });
    return url.split("#")[1]!;
  };
  const phoneOf = async (orderId: string): Promise<C> => holderOf(await linkOf(orderId));
  return {
    linkOf, phoneOf,
    /** The customer's yes on the phone, by a link that the clerk copied. */
    async accept(orderId: string) {
      // Under a policy that does not ask the customer there is nothing to accept.
      if ((await clerk.ask(orders.readOrder, { orderId })).stage !== "awaitingCustomer") return;
      const phone = await phoneOf(orderId);
      const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
      await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true });
    },
  };
}
