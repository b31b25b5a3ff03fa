import * as confirmations from "../../contract/confirmations.ts";
import * as notices from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { signaturePng } from "./life-goods.ts";
import { keptToItsRoles, openKey, remindedEachHalfHour, stepsOf } from "./review-steps.ts";
import { type Rule, same, type Scene } from "./scene.ts";

/** The first reviewers have passed it. */
async function preliminarilyPassed(scene: Scene, more?: Parameters<Scene["submit"]>[0]): Promise<string> {
  const orderId = await scene.submit(more);
  const first = await openKey(scene, orderId);
  if (first === "preliminary") await scene.decide(orderId, first);
  return orderId;
}

const askedOf = async ({ staff: { clerk } }: Scene, orderId: string) => (await clerk.ask(confirmations.ofOrder, { orderId }))[0];

/** Part 2: from the departments' reviews to the approved order. */
export const reviewRules: readonly Rule[] = [
  {
    id: "01.7", says: "finance and stock review side by side with live checks, engineering only what is customised; production estimates what is short",
    async prove(scene) {
      const { keeper, planner } = scene.staff;
      const checksOf = async (orderId: string) => (await stepsOf(scene, orderId)).filter(({ state }) => state === "open").map(({ roles, checks }) => `${roles[0]} ${checks.length}`).sort();
      same("an order from stock", await checksOf(await preliminarilyPassed(scene)), ["finance 3", "warehouse 2"]);
      same("a customised one", await checksOf(await preliminarilyPassed(scene, scene.made())), ["engineer 2", "finance 3", "warehouse 2"]);
      const orderId = await preliminarilyPassed(scene, { lines: [{ productId: scene.company.roll, quantity: "900000" }] });
      const short = (await stepsOf(scene, orderId)).find(({ key }) => key === "stock");
      same("what is short", short?.checks.find(({ check }) => check === "stockCoversOrder")?.result, "red");
      const { estimateId } = await keeper.ask(reviews.askEstimate, { reviewId: (await scene.reviewOf(orderId)).id, stepKey: "stock", question: "补做要几天" });
      await planner.ask(reviews.answerEstimate, { estimateId, days: 3 });
      const { id } = await scene.reviewOf(orderId);
      for (const [stepKey, from] of [["finance", "finance"], ["stock", "keeper"]] as const) await keptToItsRoles(scene, { id }, { stepKey, from, to: "quality" });
      await remindedEachHalfHour(scene, async () => scene.dutyOf(await preliminarilyPassed(scene), "T04", { part: "finance" }));
    },
  },
  {
    id: "01.8", says: "passed by all, the order is released by sales and the customer is sent the 《订单确认函》",
    async prove(scene) {
      await releaseIsSales(scene);
      const orderId = await scene.review();
      const last = (await stepsOf(scene, orderId)).at(-1);
      same("who releases", last?.roles, ["salesperson", "salesClerk"]);
      await scene.hasPapers(orderId, "orderConfirmation");
      const { rows } = await scene.staff.clerk.ask(notices.listMailbox, { limit: 200 });
      same("the letter", rows.some(({ kind, subject }) => kind === "confirmationAsked" && subject?.id === orderId), true);
    },
  },
  {
    id: "01.9", says: "the customer's yes, with its evidence, makes the order 已审核",
    async prove(scene) {
      const orderId = await scene.review();
      const before = await scene.read(orderId);
      same("before the yes", [before.stage, before.establishedAt], ["awaitingCustomer", null]);
      await othersAreNobody(scene, orderId);
      await scene.accept(orderId);
      const { axes, establishedAt } = await scene.read(orderId);
      same("after the yes", [axes.confirmation, Boolean(establishedAt)], ["given", true]);
      same("its evidence", (await scene.staff.clerk.ask(confirmations.verifyEvidence, { requestId: (await askedOf(scene, orderId))!.id })).sound, true);
      await recordedOnBehalf(scene);
      await linkLives(scene, 7);
    },
  },
  {
    id: "01.10", says: "after a refused review sales talks to the customer within 2 h, with one of the proposals",
    async prove(scene) {
      const { salesperson } = scene.staff;
      const talk = (orderId: string, proposal: "prepayment" | "substitute") => ({ orderId, occasion: "reviewFailed" as const, means: "phone" as const, proposal, outcome: "客户同意预付 30%" });
      const refused = async () => {
        const orderId = await scene.submit();
        await scene.decide(orderId, (await stepsOf(scene, orderId)).find(({ state }) => state === "open")!.key, "fail");
        same("the refused order", (await scene.read(orderId)).stage, "reviewFailed");
        return orderId;
      };
      same("another proposal", await salesperson.refused(orders.recordContact, talk(await refused(), "substitute")), ["proposalNotForeseen"]);
      await scene.limit({ duty: "T06", hours: 2, owner: "salesperson", begin: refused, end: (orderId) => salesperson.ask(orders.recordContact, talk(orderId, "prepayment")) });
    },
  },
  {
    id: "01.11", says: "the departments' opinions stand in 《订单审核意见汇总表》",
    async prove(scene) {
      await scene.hasPapers(await scene.review(), "reviewSummary");
    },
  },
];

/** Every department has passed it; sales hands its release to no other. */
async function releaseIsSales(scene: Scene): Promise<void> {
  const orderId = await preliminarilyPassed(scene);
  for (let key = await openKey(scene, orderId); key && key !== "release"; key = await openKey(scene, orderId)) await scene.decide(orderId, key);
  await keptToItsRoles(scene, await scene.reviewOf(orderId), { stepKey: "release", from: "salesperson", to: "quality" });
}

/** Who holds the link and does not know the contact's phone decides nothing. */
async function othersAreNobody(scene: Scene, orderId: string): Promise<void> {
  const phone = await scene.phoneOf(orderId);
  const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
  const { decided } = await phone.ask(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "0000", consent: true });
  same("an answer with wrong digits", decided, false);
}

/** 代客登记: a stamped scan shows the customer's yes, a photograph does not. */
async function recordedOnBehalf(scene: Scene): Promise<void> {
  const { clerk } = scene.staff;
  const { id: requestId } = (await askedOf(scene, await scene.review()))!;
  const fileId = await clerk.upload(Buffer.from(signaturePng, "base64"), "回传.png");
  const answer = (kind: "photo" | "stampedScan") => ({ requestId, outcome: "given" as const, contactId: scene.company.customer.contactId, agreedAt: scene.clock.now(), evidence: [{ kind, fileId }] });
  same("a photograph for evidence", await clerk.refused(confirmations.recordOnBehalf, answer("photo")), ["evidenceNotForeseen"]);
  same("a stamped scan", (await clerk.ask(confirmations.recordOnBehalf, answer("stampedScan"))).state, "given");
}

async function linkLives(scene: Scene, days: number): Promise<void> {
  const phone = await scene.phoneOf(await scene.review());
  for (const [hours, codes] of [[days * 24 - 1, []], [days * 24 + 1, ["linkExpired"]]] as const) {
    scene.at(hours);
    same(`the link after ${hours} h`, await phone.refused(confirmations.readByLink, {}), codes);
  }
  scene.at(0);
}
