import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Colleague, TestHouse } from "./house.ts";
import type { Papermill } from "./scene.ts";

/** A drawn signature: a PNG of one pixel. */
export const signaturePng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

type OrderMore = Parameters<Papermill["order"]>[0];

/** The steps of a straight life, each by the person whose work it is, over HTTP. */
export function lifeOf(house: TestHouse, mill: Papermill) {
  const reviewOf = async (orderId: string) => (await mill.finance.ask(reviews.reviewsOfSubject, { kind: "order", id: orderId }))[0]!;
  const stageOf = async (orderId: string) => (await mill.clerk.ask(orders.readOrder, { orderId })).stage;
  const deliveryOf = async (orderId: string) => {
    const { rows } = await mill.keeper.ask(shipping.listDeliveries, { orderId });
    return mill.keeper.ask(shipping.readDelivery, { deliveryId: rows.at(-1)!.id });
  };
  // So that no two orders look like one entered twice.
  let quantity = 30;

  const life = {
    reviewOf, stageOf, deliveryOf,
    enter: (more: OrderMore = {}) => mill.clerk.ask(orders.enterOrder, mill.order({ lines: [{ productId: mill.roll, quantity: String((quantity += 1)) }], ...more })),
    async submit(more: OrderMore = {}) {
      const { orderId, revision } = await life.enter(more);
      await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
      return orderId;
    },
    async decide(orderId: string, stepKey: string, who: Colleague, more: { verdict?: "pass" | "fail"; statement?: string; answers?: Record<string, string | number | boolean> } = {}) {
      const review = await reviewOf(orderId);
      return who.ask(reviews.decideStep, { reviewId: review.id, stepKey, verdict: "pass", subjectHash: review.subjectHash, ...more });
    },
    /** Every department passes a submitted order. */
    async decideAll(orderId: string) {
      await life.decide(orderId, "preliminary", mill.director);
      const steps = (await reviewOf(orderId)).steps.map(({ key }) => key);
      await life.decide(orderId, "finance", mill.finance);
      await life.decide(orderId, "stock", mill.keeper, { statement: "已与计划员确认交期" });
      if (steps.includes("engineering")) await life.decide(orderId, "engineering", mill.engineer, { answers: { parametersFeasible: true, processFeasible: true, estimatedDays: 3 } });
      await life.decide(orderId, "release", mill.salesperson);
    },
    async review(more: OrderMore = {}) {
      const orderId = await life.submit(more);
      await life.decideAll(orderId);
      return orderId;
    },
    /** The secret part of a link by which the customer confirms, as the clerk copied it. */
    async linkOf(orderId: string) {
      const [asked] = await mill.clerk.ask(confirmations.ofOrder, { orderId });
      const { url } = await mill.clerk.ask(confirmations.copyLink, { requestId: asked!.id });
      return url.split("#")[1]!;
    },
    /** The customer's phone. */
    customer: async (orderId: string) => house.holderOf(await life.linkOf(orderId)),
    async confirm(more: OrderMore = {}) {
      const orderId = await life.review(more);
      const phone = await life.customer(orderId);
      const page = await phone.ask(confirmations.readByLink, {});
      await phone.ask(confirmations.acceptByLink, { pdfSha256: page.pdfSha256!, name: "李敏", digits: "4321", consent: true });
      return orderId;
    },
    async ship(orderId: string) {
      let delivery = await deliveryOf(orderId);
      const at = { deliveryId: delivery.id };
      await mill.keeper.ask(shipping.pickDelivery, { ...at, byHand: delivery.lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
      await mill.keeper.ask(shipping.packDelivery, { ...at, packages: [] });
      await mill.keeper.ask(shipping.checkDelivery, { ...at, lines: delivery.lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
      await mill.keeper.ask(shipping.shipDelivery, { ...at, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1234567890123" }, expectedArrival: "2026-11-26" });
      delivery = await deliveryOf(orderId);
      return delivery;
    },
    /** The customer signs on the phone; `objection` makes it one with an objection. */
    async sign(orderId: string, objection = "") {
      const delivery = await deliveryOf(orderId);
      const { token } = await mill.clerk.ask(shipping.createDeliveryLink, { deliveryId: delivery.id, purpose: "signDelivery" });
      const phone = house.holderOf(token);
      const page = await phone.ask(shipping.readByLink, {});
      const lines = page.lines.map(({ id, shipped }) => ({ lineId: id, received: shipped, ...(objection && { reason: "damaged" as const, note: objection }) }));
      return phone.ask(shipping.signByLink, { signer: "李敏", lines, objection, signature: signaturePng });
    },
    /** Plans, makes, inspects and stores what an order needs made; answers the run. */
    async make(orderId: string) {
      const { rows } = await mill.planner.ask(production.listRequests, {});
      const mine = rows.filter((row) => row.orderId === orderId);
      const planned = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: mine.map(({ id, open }) => ({ requestId: id, quantity: open })) });
      const { runId } = planned;
      const approved = await mill.head.ask(production.approveRun, { runId, expectedRevision: planned.revision });
      const started = await mill.planner.ask(production.startRun, { runId, expectedRevision: approved.revision });
      const reported = await mill.planner.ask(production.reportRun, { runId, currentOperation: "复卷", percent: 60, expectedFinish: "2026-11-26" });
      void started;
      const finished = await mill.planner.ask(production.finishRun, { runId, good: mine[0]!.open, expectedRevision: reported.revision });
      const passed = await mill.quality.ask(production.inspectRun, {
        runId, outcome: "passed", checks: { quantity: true, appearance: true, packaging: true, label: true }, good: mine[0]!.open, expectedRevision: finished.revision,
      });
      await mill.keeper.ask(production.stockInRun, { runId, warehouseId: mill.warehouseId, expectedRevision: passed.revision });
      return runId;
    },
    async invoice(orderId: string) {
      const { rows } = await mill.finance.ask(settlement.listInvoiceRequests, { state: "requested" });
      const mine = rows.filter((row) => row.orderId === orderId);
      return mill.finance.ask(settlement.issueInvoice, { requestIds: mine.map(({ id }) => id), kind: "special", taxNumber: `2653${Date.now()}${Math.round(performance.now())}`, issuedOn: "2026-11-24" });
    },
    /** Money for an invoiced order, applied to what is open of it. */
    async pay(orderId: string) {
      const order = await mill.clerk.ask(orders.readOrder, { orderId });
      const { rows } = await mill.finance.ask(settlement.listReceivables, { orderId });
      return mill.finance.ask(settlement.recordReceipt, {
        customerId: order.customerId, ledgerId: mill.ledgerId, amount: order.totalAmount, receivedOn: "2026-11-24", means: "bankTransfer", payer: "昆明鑫达",
        applications: rows.map(({ id, open }) => ({ kind: "receivable" as const, id, amount: open })),
      });
    },
  };
  return life;
}
export type Life = ReturnType<typeof lifeOf>;
