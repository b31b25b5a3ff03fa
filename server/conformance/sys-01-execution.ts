import * as cases from "../../contract/cases.ts";
import * as production from "../../contract/production.ts";
import * as shipping from "../../contract/shipping.ts";
import { type Rule, same, type Scene } from "./scene.ts";
import { arrivalIsAsked, customerIsTold, delayIsTold, goodsAreChecked, invoicedWhenShipped, receiptIsProven, shipped, stageOf } from "./shipment-proofs.ts";

const running = async (scene: Scene) => {
  const orderId = await scene.confirm(scene.made());
  await scene.make(orderId, "running");
  return orderId;
};
const runIdOf = (scene: Scene) => async (orderId: string) => (await scene.runOf(orderId))!.id;

/** Plans are made by the planner alone, and approved by the head of production or the general manager. */
async function plannedByThose(scene: Scene): Promise<void> {
  const { head, manager, planner } = scene.staff;
  const orderId = await scene.confirm(scene.made());
  const request = (await planner.ask(production.listRequests, { limit: 200 })).rows.find((row) => row.orderId === orderId);
  const plan = { workCentreId: scene.company.workCentreId, startDay: scene.dayAfter(1), shares: [{ requestId: request!.id, quantity: request!.open }] };
  same("a plan by the head of production", await head.refused(production.planRun, plan), ["notPlanner"]);
  const { runId, revision } = await planner.ask(production.planRun, plan);
  same("approved by the general manager", (await manager.ask(production.approveRun, { runId, expectedRevision: revision })).state, "approved");
}

/** Parts 3 and 4: from the approved order to the customer's word at its end. */
export const executionRules: readonly Rule[] = [
  {
    id: "01.12", says: "what is made goes to planning and stands 已排产 with its plan, what is in stock gets its 《出库单》",
    async prove(scene) {
      const made = await scene.confirm(scene.made());
      same("before the plan", await stageOf(scene, made), "approved");
      await scene.make(made, "approved");
      same("with its plan", await stageOf(scene, made), "scheduled");
      await plannedByThose(scene);
      const stocked = await scene.confirm();
      same("from stock", await stageOf(scene, stocked), "toShip");
      await scene.hasPapers(stocked, "issueNote");
    },
  },
  {
    id: "01.13", says: "progress of production and of picking is reported daily by 16:00",
    async prove(scene) {
      const { planner, keeper } = scene.staff;
      // From 08:40 to 16:00 there are 7 h 20 min.
      const hours = 7 + 1 / 3;
      await scene.limit({ duty: "T10", hours, begin: () => running(scene), end: async (orderId) => scene.report(await runIdOf(scene)(orderId)), part: runIdOf(scene) });
      const partOf = async (orderId: string) => (await scene.deliveryOf(orderId)).id;
      const status = { pickingDone: false, packingDone: false, carrierAppointment: null };
      await scene.limit({ duty: "T10S", hours, begin: () => scene.confirm(), end: async (orderId) => keeper.ask(shipping.reportPicking, { deliveryId: await partOf(orderId), ...status }), part: partOf });
      const runId = await runIdOf(scene)(await running(scene));
      same("a report of nothing", await planner.refused(production.reportRun, { runId }), Array(3).fill("progressMissing"));
      same("one of no goods", await keeper.refused(shipping.reportPicking, { deliveryId: await partOf(await scene.confirm()) }), Array(3).fill("progressMissing"));
    },
  },
  {
    id: "01.14", says: "the salesperson sees the progress as it is reported, is told of a delay at once, and tells the customer",
    async prove(scene) {
      const orderId = await running(scene);
      await scene.report(await runIdOf(scene)(orderId));
      const [run] = (await scene.staff.salesperson.ask(production.listRuns, { orderId })).rows;
      same("what sales sees", [run?.currentOperation, run?.percent], ["复卷", 60]);
      await delayIsTold(scene, "salesperson");
    },
  },
  { id: "01.15", says: "product, quantity and address are checked against the 《出库单》 before goods leave, with a tracking number or plate and driver", prove: goodsAreChecked },
  { id: "01.16", says: "the customer is told of the shipment within 24 h, by mail with tracking number and page, or by short message", prove: (scene) => customerIsTold(scene, "salesperson") },
  {
    id: "01.17", says: "《生产计划表》, 《出库单》 and 《物流发货记录》 are made",
    async prove(scene) {
      const orderId = await scene.confirm(scene.made());
      await scene.make(orderId, "stockedIn");
      await scene.ship(orderId);
      await scene.hasPapers(orderId, "productionPlan", "issueNote", "shipmentRecord");
    },
  },
  {
    id: "01.18", says: "sales asks about quantity, quality and packaging within 24 h of arrival, and the customer signs the 《签收单》",
    async prove(scene) {
      await arrivalIsAsked(scene, "salesperson");
      await receiptIsProven(scene);
    },
  },
  {
    id: "01.19", says: "an objection starts after-sales at once",
    async prove(scene) {
      const orderId = await shipped(scene);
      await scene.sign(orderId, "2 卷破损");
      const { rows } = await scene.staff.clerk.ask(cases.listCases, { subjectId: orderId });
      same("its case", rows.map(({ state, source }) => [state, source]), [["open", "receipt"]]);
    },
  },
  {
    id: "01.20", says: "the customer rates quality, punctuality and service on the 《客户反馈表》, which tells how an objection was made good",
    async prove(scene) {
      const orderId = await shipped(scene);
      const { rating } = await scene.sign(orderId);
      const scores = { quality: 5, punctuality: 4, service: 3 };
      await scene.holderOf(rating!.token).ask(shipping.rateByLink, scores);
      const [given] = (await scene.deliveryOf(orderId)).feedback;
      same("the scores", [given?.quality, given?.punctuality, given?.service], [5, 4, 3]);
      await scene.hasPapers(orderId, "customerFeedback");
      const objected = await shipped(scene);
      await scene.sign(objected, "2 卷破损");
      const { id: deliveryId } = await scene.deliveryOf(objected);
      same("a rating without the result of after-sales", await scene.staff.salesperson.refused(shipping.giveFeedback, { deliveryId, ...scores }), ["resultMissing"]);
    },
  },
  {
    id: "01.21", says: "signed without objection the order is 已完成, whether paid or not",
    async prove(scene) {
      const orderId = await shipped(scene);
      await scene.sign(orderId);
      same("the stage", await stageOf(scene, orderId), "completed");
    },
  },
  { id: "C-06", says: "goods are invoiced when they leave, not before", prove: invoicedWhenShipped },
];
