import * as production from "../../contract/production.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Asker } from "./door.ts";
import { dayAfter, type Given } from "./given.ts";

/** How far goods to be made are brought. */
export type Made = "planned" | "approved" | "running" | "finished" | "passed" | "stockedIn";

/** A drawn signature: a PNG of one pixel. */
export const signaturePng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Goods that are made for an order. */
export function making<C extends Asker>({ company: { workCentreId, warehouseId }, clock, staff: { planner, head, quality, keeper } }: Given<C>) {
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

interface Counted {
  id: string;
  ordered: string;
}

/** Goods that leave, and arrive. */
export function goods<C extends Asker>({ clock, staff: { clerk, keeper }, holderOf }: Given<C>) {
  const deliveryOf = async (orderId: string) => {
    const { rows } = await keeper.ask(shipping.listDeliveries, { orderId });
    if (!rows.length) throw new Error("there is no delivery");
    return keeper.ask(shipping.readDelivery, { deliveryId: rows.at(-1)!.id });
  };
  const countedAsOrdered = (deliveryId: string, lines: readonly Counted[]) =>
    keeper.ask(shipping.checkDelivery, { deliveryId, lines: lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
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
    /** Picked, packed and checked, so that it may leave; answers the delivery's id. */
    async check(orderId: string): Promise<string> {
      const { deliveryId, lines } = await life.pack(orderId);
      await countedAsOrdered(deliveryId, lines);
      return deliveryId;
    },
    async send(deliveryId: string, lines: readonly Counted[], trackingNumber = "SF1234567890123") {
      await countedAsOrdered(deliveryId, lines);
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

/** What is owed for them, and paid. */
export function money<C extends Asker>({ company: { ledgerId }, clock, staff: { finance } }: Given<C>) {
  return {
    async invoice(orderId: string, taxNumber: string) {
      const { rows } = await finance.ask(settlement.listInvoiceRequests, { state: "requested", orderId });
      return finance.ask(settlement.issueInvoice, { requestIds: rows.map(({ id }) => id), kind: "special", taxNumber, issuedOn: dayAfter(clock.now(), 0) });
    },
    /** Money for all that is open of an invoiced order. */
    async pay(orderId: string, remark = "") {
      const { rows } = await finance.ask(settlement.listReceivables, { orderId });
      const [first] = rows;
      if (!first) throw new Error("nothing is open");
      const amount = rows.reduce((sum, { open }) => sum + Number(open), 0).toFixed(2);
      return finance.ask(settlement.recordReceipt, {
        customerId: first.customerId, ledgerId, amount, receivedOn: dayAfter(clock.now(), 0), means: "bankTransfer", payer: "昆明鑫达", remark,
        applications: rows.map(({ id, open }) => ({ kind: "receivable" as const, id, amount: open })),
      });
    },
  };
}
