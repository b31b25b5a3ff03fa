import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { signaturePng } from "./life.ts";
import { type Rule, same, type Scene } from "./scene.ts";

const submissionOf = async (scene: Scene, more: Parameters<Scene["enter"]>[0]) => {
  const { orderId, revision } = await scene.enter(more);
  return scene.staff.clerk.refused(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted: true });
};
const stepsOf = async (scene: Scene, orderId: string) => (await scene.reviewOf(orderId)).steps;
const openKey = async (scene: Scene, orderId: string) => (await stepsOf(scene, orderId)).find(({ state }) => state === "open")?.key;
const openRoles = async (scene: Scene, orderId: string) => (await stepsOf(scene, orderId)).filter(({ state }) => state === "open").map(({ roles }) => roles[0]);

const confirmOral = async ({ staff: { clerk }, house, company, read }: Scene, orderId: string) =>
  clerk.ask(orders.confirmOral, {
    orderId, expectedRevision: (await read(orderId)).revision, contactId: company.customer.contactId, calledAt: house.clock.now(), confirmedFacts: "数量、单价、到货日期",
  });

/** SYS-01, its parts 1 and 2: from the customer's word to the approved order. */
export const entryRules: readonly Rule[] = [
  {
    id: "01.1", says: "an order names its channel, with the evidence or the original that the channel needs",
    async prove(scene) {
      const { clerk } = scene.staff;
      same("an unknown channel", await submissionOf(scene, { channel: "pigeon" }), ["channelUnknown"]);
      same("a call without its record", await submissionOf(scene, { channel: "phone", channelNote: undefined }), ["evidenceMissing"]);
      const original = await clerk.upload(Buffer.from(signaturePng, "base64"), "订单.png");
      const { orderId } = await scene.enter({ channel: "customerMail", originals: [original] });
      same("originals", (await scene.read(orderId)).originals, [original]);
    },
  },
  {
    id: "01.2", says: "an oral order is confirmed by phone within 24 h, and does not pass review before",
    async prove(scene) {
      await scene.limit({ duty: "T01", hours: 24, begin: async () => (await scene.enter({ channel: "oral" })).orderId, end: (orderId) => confirmOral(scene, orderId) });
      const orderId = await scene.submit({ channel: "oral" });
      const release = (await stepsOf(scene, orderId)).at(-1)!.key;
      for (let open = await openKey(scene, orderId); open && open !== release; open = await openKey(scene, orderId)) await scene.decide(orderId, open);
      const { reviewer, decision } = await scene.decisionOn(orderId, release);
      same("passing it unconfirmed", await reviewer.refused(reviews.decideStep, decision), ["gateShut"]);
    },
  },
  {
    id: "01.3", says: "the customer's own words are compared with the archive, field by field",
    async prove(scene) {
      const { orderId } = await scene.enter({ given: { name: "昆明市盘龙区鑫达办公用品有限公司", phone: "13900000000", address: "别处 1 号" } });
      same("differences", (await scene.read(orderId)).differences.map(({ field }) => field), ["phone", "address"]);
    },
  },
  {
    id: "01.4", says: "the number is the system's, and an order without its elements is not submitted",
    async prove(scene) {
      const { number } = await scene.enter();
      same("the number", /^SO20261124-\d{4}$/.test(number), true);
      same("an order without its date", await submissionOf(scene, { requestedDate: undefined }), ["elementMissing"]);
    },
  },
  {
    id: "01.5", says: "an urgent order goes to engineering before all else",
    async prove(scene) {
      same("an urgent one", (await openRoles(scene, await scene.submit({ specialNeeds: { urgent: "三天内" } }))).includes("engineer"), true);
    },
  },
  {
    id: "01.6", says: "a preliminary review comes first, on its form, signed by its reviewer",
    async prove(scene) {
      const orderId = await scene.submit();
      await scene.hasPapers(orderId, "preliminaryReview");
      same("what is open first", (await stepsOf(scene, orderId)).filter(({ state }) => state === "open").map(({ key }) => key), ["preliminary"]);
      await scene.decide(orderId, "preliminary");
      same("the signature", (await stepsOf(scene, orderId)).find(({ key }) => key === "preliminary")?.signature?.by, scene.staff.director.id);
    },
  },
  {
    id: "01.7", says: "finance and stock review side by side with live checks, engineering only what is customised",
    async prove(scene) {
      const checksOf = async (orderId: string) => {
        const first = await openKey(scene, orderId);
        if (first === "preliminary") await scene.decide(orderId, first);
        return (await stepsOf(scene, orderId)).filter(({ state }) => state === "open").map(({ roles, checks }) => `${roles[0]} ${checks.length}`).sort();
      };
      same("an order from stock", await checksOf(await scene.submit()), ["finance 3", "warehouse 2"]);
      same("a customised one", await checksOf(await scene.submit(scene.made())), ["engineer 2", "finance 3", "warehouse 2"]);
    },
  },
  {
    id: "01.8", says: "passed by all, the order is released by sales and the customer is asked with 《订单确认函》",
    async prove(scene) {
      const orderId = await scene.review();
      const last = (await stepsOf(scene, orderId)).at(-1);
      same("who releases", last?.roles, ["salesperson", "salesClerk"]);
      await scene.hasPapers(orderId, "orderConfirmation");
    },
  },
  {
    id: "01.9", says: "the customer's yes, with its evidence, makes the order 已审核",
    async prove(scene) {
      const orderId = await scene.review();
      same("before the yes", (await scene.read(orderId)).stage, "awaitingCustomer");
      await scene.accept(orderId);
      const { axes, establishedAt } = await scene.read(orderId);
      same("after the yes", [axes.confirmation, Boolean(establishedAt)], ["given", true]);
      const [asked] = await scene.staff.clerk.ask(confirmations.ofOrder, { orderId });
      same("its evidence", (await scene.staff.clerk.ask(confirmations.verifyEvidence, { requestId: asked!.id })).sound, true);
    },
  },
  {
    id: "01.10", says: "after a refused review sales talks to the customer within 2 h, with a proposal",
    prove: (scene) =>
      scene.limit({
        duty: "T06", hours: 2,
        async begin() {
          const orderId = await scene.submit();
          const first = (await stepsOf(scene, orderId)).find(({ state }) => state === "open")!;
          await scene.decide(orderId, first.key, "fail");
          same("the refused order", (await scene.read(orderId)).stage, "reviewFailed");
          return orderId;
        },
        end: (orderId) => scene.staff.salesperson.ask(orders.recordContact, { orderId, occasion: "reviewFailed", means: "phone", proposal: "prepayment", outcome: "客户同意预付 30%" }),
      }),
  },
  {
    id: "01.11", says: "the departments' opinions stand in 《订单审核意见汇总表》",
    async prove(scene) {
      await scene.hasPapers(await scene.review(), "reviewSummary");
    },
  },
];
