import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import type { InputOf } from "../../contract/toolkit.ts";
import type { Clock } from "../platform/clock.ts";
import { type Company, type Desk, type Staff, staffOf } from "./company.ts";
import { type Caller, callerOf, type Door } from "./door.ts";

/** How far goods to be made are brought. */
export type Made = "planned" | "approved" | "running" | "finished" | "passed" | "stockedIn";

/** A drawn signature: a PNG of one pixel. */
export const signaturePng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

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

/** The steps of a straight life, each by the person whose work it is; the review follows whatever steps the policy asks for. */
export function lifeOf(setting: Setting) {
  const staff = staffOf(setting.company, setting.door);
  const holderOf = (token: string): Caller => callerOf(setting.door, { id: "", authorization: `Link ${token}` });
  return { ...setting, staff, holderOf, dayAfter: (days: number) => dayAfter(setting.clock.now(), days), ...entry(setting, staff), ...answers(staff, holderOf), ...making(setting, staff), ...goods(setting, staff, holderOf), ...money(setting, staff) };
}

/** The business date so many days after an instant; companies here live by Chinese time, which has had no summer time since 1991. */
const dayAfter = (instant: Date, days: number): string => new Date(instant.getTime() + (8 + days * 24) * 3_600_000).toISOString().slice(0, 10);

function entry({ company: { customer, roll, wide }, clock }: Setting, { clerk, director, finance, ...others }: Staff) {
  // So that no two orders look like one entered twice.
  let quantity = 30;
  const reviewOf = async (orderId: string) => (await finance.ask(reviews.reviewsOfSubject, { kind: "order", id: orderId }))[0]!;
  const staff: Staff = { clerk, director, finance, ...others };
  const life = {
    reviewOf,
    /** An order as the clerk types it. */
    typed: (more: More = {}): OrderInput => ({
      customerId: customer.id, channel: "phone", channelNote: "李敏 13887654321 来电", contactId: customer.contactId, addressId: customer.addressId, requestedDate: dayAfter(clock.now(), 14),
      lines: [{ productId: roll, quantity: String((quantity += 1)) }], ...more,
    }),
    read: (orderId: string) => clerk.ask(orders.readOrder, { orderId }),
    enter: (more?: More) => clerk.ask(orders.enterOrder, life.typed(more)),
    async submit(more?: More) {
      const { orderId, revision } = await life.enter(more);
      await clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
      return orderId;
    },
    /** Somebody of a step's roles who did not submit the order, and the decision to give; the words are there should a check be red. */
    decisionOn: async (orderId: string, stepKey: string, verdict: "pass" | "fail" = "pass") => life.decisionIn(await reviewOf(orderId), stepKey, verdict),
    /** The same in a review of whatever subject. */
    decisionIn(review: reviews.Review, stepKey: string, verdict: "pass" | "fail" = "pass") {
      const step = review.steps.find(({ key }) => key === stepKey);
      if (!step) throw new Error(`the review has no step ${stepKey}`);
      const desk = step.roles.map((role) => deskOf[role]).find((one) => one && one !== "clerk") ?? "clerk";
      const answers = Object.fromEntries(step.asks.map((ask) => [ask, ask === "estimatedDays" ? 3 : true]));
      return { reviewer: staff[desk], decision: { reviewId: review.id, stepKey, verdict, subjectHash: review.subjectHash, statement: verdict === "fail" ? "信用额度不足" : "已核对", answers } };
    },
    async decide(orderId: string, stepKey: string, verdict?: "pass" | "fail") {
      const { reviewer, decision } = await life.decisionOn(orderId, stepKey, verdict);
      return reviewer.ask(reviews.decideStep, decision);
    },
    /** An order of goods that are made for it. */
    made: (): More => ({ lines: [{ productId: wide, quantity: String((quantity += 1)), customParameters: "宽 1092 mm,克重 55 g" }] }),
    /** Submits, and passes every step as it opens. */
    async review(more?: More) {
      const orderId = await life.submit(more);
      for (let open = await openStep(orderId); open; open = await openStep(orderId)) await life.decide(orderId, open);
      return orderId;
    },
  };
  const openStep = async (orderId: string) => (await reviewOf(orderId)).steps.find(({ state }) => state === "open")?.key;
  return life;
}

function answers({ clerk }: Staff, holderOf: (token: string) => Caller) {
  const phoneOf = async (orderId: string): Promise<Caller> => {
    const [asked] = await clerk.ask(confirmations.ofOrder, { orderId });
    if (!asked) throw new Error("the customer was not asked");
    const { url } = await clerk.ask(confirmations.copyLink, { requestId: asked.id });
    return holderOf(url.split("#")[1]!);
  };
  return {
    phoneOf,
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

function making({ company: { workCentreId, warehouseId }, clock }: Setting, { planner, head, quality, keeper }: Staff) {
  const runOf = async (orderId: string) => (await planner.ask(production.listRuns, { orderId })).rows[0];
  async function plan(orderId: string): Promise<void> {
    const mine = (await planner.ask(production.listRequests, { limit: 200 })).rows.filter((row) => row.orderId === orderId);
    await planner.ask(production.planRun, { workCentreId, startDay: dayAfter(clock.now(), 1), shares: mine.map(({ id, open }) => ({ requestId: id, quantity: open })) });
  }
  /** The next step of a run in this state; goods that need no inspection go into stock at once. */
  async function step({ id: runId, state, revision: expectedRevision, quantity, good }: production.Run): Promise<void> {
    if (state === "planned") await head.ask(production.approveRun, { runId, expectedRevision });
    else if (state === "approved") await planner.ask(production.startRun, { runId, expectedRevision });
    else if (state === "running") await planner.ask(production.finishRun, { runId, good: quantity, expectedRevision });
    else if (state === "finished") await quality.ask(production.inspectRun, { runId, outcome: "passed", checks: { quantity: true, appearance: true, packaging: true, label: true }, good: good ?? quantity, expectedRevision });
    else if (state === "passed") await keeper.ask(production.stockInRun, { runId, warehouseId, expectedRevision });
    else throw new Error(`a run in state ${state} goes nowhere`);
  }
  return {
    runOf,
    report: (runId: string) => planner.ask(production.reportRun, { runId, currentOperation: "复卷", percent: 60, expectedFinish: dayAfter(clock.now(), 2) }),
    /** Brings what the order needs made up to a state, step by step; answers the run. */
    async make(orderId: string, to: Made) {
      if (!(await runOf(orderId))) await plan(orderId);
      for (;;) {
        const run = (await runOf(orderId))!;
        if (run.state === to) return run;
        await step(run);
      }
    },
  };
}

function goods({ clock }: Setting, { clerk, keeper }: Staff, holderOf: (token: string) => Caller) {
  const deliveryOf = async (orderId: string) => {
    const { rows } = await keeper.ask(shipping.listDeliveries, { orderId });
    if (!rows.length) throw new Error("there is no delivery");
    return keeper.ask(shipping.readDelivery, { deliveryId: rows.at(-1)!.id });
  };
  const life = {
    deliveryOf,
    async pick(orderId: string) {
      const { id: deliveryId, lines } = await deliveryOf(orderId);
      await keeper.ask(shipping.pickDelivery, { deliveryId, byHand: lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
      return { deliveryId, lines };
    },
    async pack(orderId: string) {
      const picked = await life.pick(orderId);
      await keeper.ask(shipping.packDelivery, { deliveryId: picked.deliveryId, packages: [] });
      return picked;
    },
    async send(deliveryId: string, lines: { id: string; ordered: string }[], trackingNumber = "SF1234567890123") {
      await keeper.ask(shipping.checkDelivery, { deliveryId, lines: lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
      return keeper.ask(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber }, expectedArrival: dayAfter(clock.now(), 2) });
    },
    async ship(orderId: string, trackingNumber?: string) {
      const { deliveryId, lines } = await life.pack(orderId);
      return life.send(deliveryId, lines, trackingNumber);
    },
    /** The customer signs on the phone as its page asks: a drawn signature, or a photo of the signed paper; `objection` makes it one with an objection. */
    async sign(orderId: string, objection = "") {
      const { token } = await clerk.ask(shipping.createDeliveryLink, { deliveryId: (await deliveryOf(orderId)).id, purpose: "signDelivery" });
      const phone = holderOf(token);
      const page = await phone.ask(shipping.readByLink, {});
      const lines = page.lines.map(({ id, shipped }) => ({ lineId: id, received: shipped, ...(objection && { reason: "damaged" as const, note: objection }) }));
      const draws = page.policy.evidence.includes("drawnSignature");
      const proof = draws ? { signature: signaturePng } : { photos: [{ fileId: await phone.upload(Buffer.from(signaturePng, "base64"), "签收单.png") }] };
      return phone.ask(shipping.signByLink, { signer: "李敏", lines, objection, ...proof });
    },
  };
  return life;
}

function money({ company: { ledgerId, customer }, clock }: Setting, { finance }: Staff) {
  return {
    async invoice(orderId: string, taxNumber: string) {
      const { rows } = await finance.ask(settlement.listInvoiceRequests, { state: "requested", orderId });
      return finance.ask(settlement.issueInvoice, { requestIds: rows.map(({ id }) => id), kind: "special", taxNumber, issuedOn: dayAfter(clock.now(), 0) });
    },
    /** Money for all that is open of an invoiced order. */
    async pay(orderId: string, remark = "") {
      const { rows } = await finance.ask(settlement.listReceivables, { orderId });
      const amount = rows.reduce((sum, { open }) => sum + Number(open), 0).toFixed(2);
      return finance.ask(settlement.recordReceipt, {
        customerId: customer.id, ledgerId, amount, receivedOn: dayAfter(clock.now(), 0), means: "bankTransfer", payer: "昆明鑫达", remark,
        applications: rows.map(({ id, open }) => ({ kind: "receivable" as const, id, amount: open })),
      });
    },
  };
}
