import * as assessment from "../../contract/assessment.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as shipping from "../../contract/shipping.ts";
import { keptToItsRoles, remindedEachHalfHour } from "./review-steps.ts";
import { type Rule, same, type Scene } from "./scene.ts";
import { arrivalIsAsked, customerIsTold, delayIsTold, goodsAreChecked, invoicedWhenShipped, receiptIsProven, shipped } from "./shipment-proofs.ts";

const made = (scene: Scene) => scene.confirm(scene.made());
const madeTo = async (scene: Scene, to: Parameters<Scene["make"]>[1]) => {
  const orderId = await made(scene);
  await scene.make(orderId, to);
  return orderId;
};

/** Received so many hours before, the order is entered now. */
async function entered(scene: Scene, hoursAfter: number): Promise<boolean | null | undefined> {
  const { orderId } = await scene.enter({ receivedAt: new Date(scene.house.clock.now().getTime() - hoursAfter * 3_600_000) });
  return (await scene.dutyOf(orderId, "T02"))?.kept;
}

async function confirmInformation({ staff: { clerk }, read }: Scene, orderId: string): Promise<void> {
  await clerk.ask(orders.confirmInformation, { orderId, expectedRevision: (await read(orderId)).revision });
}

/** Every step has its time; each limit kept, and broken on record. */
export const timeRules: readonly Rule[] = [
  {
    id: "24.1", says: "an order is entered within 1 h of the customer's word",
    async prove(scene) {
      scene.at(3);
      const kept = [await entered(scene, 0.9), await entered(scene, 1.1)];
      scene.at(0);
      same("after 0.9 h and 1.1 h: kept", kept, [true, false]);
    },
  },
  {
    id: "24.2", says: "the number is the system's, and sales verifies the entry within 3 h",
    async prove(scene) {
      same("the number", /^SO20261124-\d{4}$/.test((await scene.enter()).number), true);
      await scene.limit({ duty: "T03", hours: 3, begin: async () => (await scene.enter()).orderId, end: (orderId) => confirmInformation(scene, orderId) });
    },
  },
  {
    id: "24.3", says: "each department reviews within 2 h",
    async prove(scene) {
      const firstOf = async (orderId: string) => (await scene.reviewOf(orderId)).steps.find(({ state }) => state === "open")!.key;
      await scene.limit({ duty: "T04", hours: 2, begin: () => scene.submit(), part: firstOf, end: async (orderId) => scene.decide(orderId, await firstOf(orderId)) });
      await remindedEachHalfHour(scene, async () => {
        const orderId = await scene.submit();
        return scene.dutyOf(orderId, "T04", { part: await firstOf(orderId) });
      });
      await keptToItsRoles(scene, await scene.reviewOf(await scene.submit()), { stepKey: "finance", from: "finance", to: "quality" });
      await scene.hasPapers(await scene.review(), "reviewSummary");
    },
  },
  {
    id: "24.4", says: "production plans within 1 h, and the plan is approved within 3 h",
    async prove(scene) {
      await scene.limit({ duty: "T08", hours: 1, begin: () => made(scene), end: (orderId) => scene.make(orderId, "planned") });
      await scene.limit({ duty: "T09", hours: 3, begin: () => madeTo(scene, "planned"), end: (orderId) => scene.make(orderId, "approved") });
      await scene.hasPapers(await madeTo(scene, "approved"), "productionPlan");
    },
  },
  {
    id: "24.5", says: "progress is reported daily, sales sees it, and of a delay sales and the customer are told at once",
    async prove(scene) {
      const runIdOf = async (orderId: string) => (await scene.runOf(orderId))!.id;
      // From 08:40 to 16:00 there are 7 h 20 min.
      await scene.limit({ duty: "T10", hours: 7 + 1 / 3, begin: () => madeTo(scene, "running"), part: runIdOf, end: async (orderId) => scene.report(await runIdOf(orderId)) });
      const orderId = await madeTo(scene, "running");
      await scene.report(await runIdOf(orderId));
      same("what sales sees", (await scene.staff.salesperson.ask(production.listRuns, { orderId })).rows[0]?.percent, 60);
      await delayIsTold(scene, "head");
    },
  },
  {
    id: "24.6", says: "finished goods are inspected within 1 h, packed within 2 h, checked and shipped within 3 h",
    async prove(scene) {
      const { id: runId, revision: expectedRevision } = await scene.make(await made(scene), "finished");
      same("storing what nobody inspected", await scene.staff.keeper.refused(production.stockInRun, { runId, warehouseId: scene.company.warehouseId, expectedRevision }), ["inspectionFirst"]);
      const { deliveryId } = await scene.pack(await scene.confirm());
      same("sending what nobody checked", await scene.staff.keeper.refused(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1" } }), ["checkFirst"]);
      await scene.limit({ duty: "T11", hours: 1, begin: () => madeTo(scene, "finished"), end: (orderId) => scene.make(orderId, "passed") });
      await scene.limit({ duty: "T12", hours: 2, begin: () => madeTo(scene, "stockedIn"), end: (orderId) => scene.pack(orderId) });
      await scene.limit({
        duty: "T13", hours: 3,
        async begin() {
          const orderId = await scene.confirm();
          await scene.pack(orderId);
          return orderId;
        },
        async end(orderId) {
          const { id, lines } = await scene.deliveryOf(orderId);
          await scene.send(id, lines);
        },
      });
      await goodsAreChecked(scene);
      await scene.hasPapers(await shipped(scene), "issueNote", "shipmentRecord");
    },
  },
  {
    id: "24.7", says: "the customer is told within 24 h of shipping and asked within 24 h of arrival, and the signed receipt ends the order",
    async prove(scene) {
      await customerIsTold(scene, "salesperson");
      await arrivalIsAsked(scene, "salesperson");
      await receiptIsProven(scene);
      const orderId = await shipped(scene);
      await scene.sign(orderId);
      same("the stage", (await scene.read(orderId)).stage, "completed");
    },
  },
  {
    id: "24.8", says: "failures count in assessment: proposed with evidence, confirmed by a manager, open to appeal",
    async prove(scene) {
      const { staff: { manager, clerk } } = scene;
      scene.at(3);
      const { orderId } = await scene.enter({ receivedAt: new Date(scene.house.clock.now().getTime() - 3 * 3_600_000) });
      await scene.work("duties.sweep");
      const found = (await manager.ask(assessment.listAssessments, { list: "toDecide", limit: 200 })).rows.filter(({ evidence }) => evidence.subject?.id === orderId);
      same("proposed about whom", found.map(({ personId }) => personId), [clerk.id]);
      const assessmentId = found[0]!.id;
      same("the clerk confirming his own", await clerk.refused(assessment.confirmAssessment, { assessmentId }), ["notPermitted"]);
      await manager.ask(assessment.confirmAssessment, { assessmentId, reason: "核对无误" });
      await clerk.ask(assessment.appealAssessment, { assessmentId, words: "客户来电时系统停机" });
      await manager.ask(assessment.answerAppeal, { assessmentId, outcome: "uphold", reason: "停机记录不符" });
      same("what counts", (await manager.ask(assessment.summariseAssessments, { month: "2026-11" })).rows.find(({ personId }) => personId === clerk.id)?.pointsAgainst, 1);
      scene.at(0);
    },
  },
  { id: "C-06", says: "goods are invoiced when they leave, not before", prove: invoicedWhenShipped },
];
