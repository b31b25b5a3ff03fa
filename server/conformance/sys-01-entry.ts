import { approveCustomer, createCustomer } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import { createProduct } from "../../contract/catalog.ts";
import * as orders from "../../contract/orders.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import { signaturePng } from "./life-goods.ts";
import { openKey, openRoles, stepsOf } from "./review-steps.ts";
import { type Rule, same, type Scene } from "./scene.ts";

const submissionOf = async (scene: Scene, more: Parameters<Scene["enter"]>[0], duplicateAccepted = true) => {
  const { orderId, revision } = await scene.enter(more);
  return scene.staff.clerk.refused(orders.submitOrder, { orderId, expectedRevision: revision, duplicateAccepted });
};

const callOf = async ({ house, company, read }: Scene, orderId: string, contactId: string | undefined = company.customer.contactId) => ({
  orderId, expectedRevision: (await read(orderId)).revision, contactId, calledAt: house.clock.now(), confirmedFacts: "数量、单价、到货日期",
});

/** What somebody else's paper would say. */
const stranger = { name: "别家公司", uscc: "9144030071526726XG", contact: "赵强", phone: "13900000000", address: "别处 1 号" };

/** A new customer's file, set up by the head of sales. */
const newFile = ({ staff: { director, salesperson }, clock }: Scene) =>
  director.ask(createCustomer, {
    name: `昆明新客户 ${clock.now().toISOString()} 有限公司`, shortName: "新客户", uscc: null, grade: "C", salespersonId: salesperson.id, paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!,
    contacts: [{ name: "王五", phones: ["13811112222"], emails: [], signatory: true, receivesConfirmations: true }], addresses: [{ province: "云南省", city: "昆明市", district: "五华区", detail: "1 号", receiver: 0 }],
  });

/** Part 1: from the customer's word to the preliminary review. */
export const entryRules: readonly Rule[] = [
  {
    id: "01.1", says: "an order names its channel, with the evidence or the original that the channel needs",
    async prove(scene) {
      const { clerk } = scene.staff;
      const bare = (channel: string) => submissionOf(scene, { channel, channelNote: undefined });
      same("an unknown channel", await bare("pigeon"), ["channelUnknown"]);
      for (const channel of ["customerMail", "paper", "tradeFair", "phone", "fax"]) same(`${channel} without its evidence`, await bare(channel), ["evidenceMissing"]);
      for (const channel of ["dealerOnline", "oral"]) same(channel, await bare(channel), []);
      const original = await clerk.upload(Buffer.from(signaturePng, "base64"), "订单.png");
      const { orderId } = await scene.enter({ channel: "customerMail", originals: [original] });
      same("originals", (await scene.read(orderId)).originals, [original]);
    },
  },
  {
    id: "01.2", says: "an oral order is confirmed by phone with a named contact within 24 h, and does not pass review before",
    async prove(scene) {
      const { clerk } = scene.staff;
      const entered = async () => (await scene.enter({ channel: "oral" })).orderId;
      await scene.limit({ duty: "T01", hours: 24, owner: "salesperson", begin: entered, end: async (orderId) => clerk.ask(orders.confirmOral, await callOf(scene, orderId)) });
      same("a call with nobody", await clerk.refused(orders.confirmOral, { ...(await callOf(scene, await entered())), contactId: undefined }), ["namedContactNeeded"]);
      const orderId = await scene.submit({ channel: "oral" });
      const release = (await stepsOf(scene, orderId)).at(-1)!.key;
      for (let open = await openKey(scene, orderId); open && open !== release; open = await openKey(scene, orderId)) await scene.decide(orderId, open);
      const { reviewer, decision } = await scene.decisionOn(orderId, release);
      same("passing it unconfirmed", await reviewer.refused(reviews.decideStep, decision), ["gateShut"]);
    },
  },
  {
    id: "01.3", says: "the customer's own words are compared with the archive, field by field, and a new customer's file comes first",
    async prove(scene) {
      const { staff: { clerk, director, finance }, company: { customer } } = scene;
      const differing = async (given: orders.OrderInput["given"]) => (await scene.read((await scene.enter({ given })).orderId)).differences.map(({ field }) => field);
      same("differences", await differing(stranger), ["name", "uscc", "contact", "phone", "address"]);
      const { name } = await clerk.ask(getCustomer, { id: customer.id });
      same("where all agrees", await differing({ name, contact: "李敏", phone: "13887654321" }), []);
      const { id, revision } = await newFile(scene);
      same("a customer without its file", await submissionOf(scene, { customerId: id, contactId: undefined, addressId: undefined }), ["customerNotApproved"]);
      same("approving one's own file", await director.refused(approveCustomer, { id, expectedRevision: revision }), ["ownCustomer"]);
      await finance.ask(approveCustomer, { id, expectedRevision: revision });
      same("with its file", await submissionOf(scene, { customerId: id, contactId: undefined, addressId: undefined }), []);
    },
  },
  {
    id: "01.4", says: "the number is the system's, each element is clear, and the terms of payment are kept",
    async prove(scene) {
      const { number } = await scene.enter();
      same("the number", /^SO20261124-\d{4}$/.test(number), true);
      same("an order without its date", await submissionOf(scene, { requestedDate: undefined }), ["elementMissing"]);
      const { id: productId } = await scene.staff.admin.ask(createProduct, { code: `WJ${Date.now()}`, name: "未定价纸", spec: "80g", supply: "stock", leadTimeDays: 0, salesUnit: "卷", stockUnit: "卷", barCode: null });
      same("a line without its price", await submissionOf(scene, { lines: [{ productId, quantity: "1" }] }), ["lineElementMissing"]);
      const { lines } = scene.typed();
      await scene.submit({ lines });
      same("the same order twice", await submissionOf(scene, { lines }, false), ["duplicateSuspected"]);
      await paidFirst(scene);
    },
  },
  {
    id: "01.5", says: "an urgent order, or one with its own packaging, goes to engineering before all else",
    async prove(scene) {
      for (const specialNeeds of [{ urgent: "三天内" }, { packaging: "木箱" }]) same(`one with ${Object.keys(specialNeeds).join("")}`, (await openRoles(scene, await scene.submit({ specialNeeds }))).includes("engineer"), true);
      const orderId = await scene.submit({ specialNeeds: { urgent: "三天内" } });
      const { reviewer, decision } = await scene.decisionOn(orderId, "specialNeeds");
      same("passing it without a word on feasibility", await reviewer.refused(reviews.decideStep, { ...decision, answers: {} }), ["answerNeeded"]);
    },
  },
  {
    id: "01.6", says: "a preliminary review comes first, on its form, signed by its reviewer",
    async prove(scene) {
      const orderId = await scene.submit();
      await scene.hasPapers(orderId, "preliminaryReview");
      const [first, ...others] = (await stepsOf(scene, orderId)).filter(({ state }) => state === "open");
      same("what is open first", [first?.key, others.length], ["preliminary", 0]);
      same("its checks", first?.checks.map(({ check }) => check), ["elementsComplete", "customerMatchesArchive", "originalAttached", "oralOrderConfirmed", "notDuplicate"]);
      const { reviewer, decision } = await scene.decisionOn(orderId, "preliminary");
      same("who submitted it", await scene.staff.clerk.refused(reviews.decideStep, decision), ["ownOrder"]);
      await reviewer.ask(reviews.decideStep, { ...decision, statement: "" });
      same("the signature", (await stepsOf(scene, orderId)).find(({ key }) => key === "preliminary")?.signature?.by, scene.staff.director.id);
      same("another with a difference, without a word", await differingWithoutWords(scene), ["statementNeeded"]);
    },
  },
];

async function differingWithoutWords(scene: Scene): Promise<string[]> {
  const { reviewer, decision } = await scene.decisionOn(await scene.submit({ given: stranger }), "preliminary");
  return reviewer.refused(reviews.decideStep, { ...decision, statement: "" });
}

/** 款到发货: the order waits before its execution and its goods before they leave, until the money is in or finance lets it pass. */
async function paidFirst(scene: Scene): Promise<void> {
  const { finance, keeper } = scene.staff;
  const orderId = await scene.confirm({ paymentTerms: usualTerms.find(({ code }) => code === "prepaid")! });
  same("a prepaid order before its money", (await scene.read(orderId)).stage, "approved");
  await finance.ask(settlement.releaseGate, { orderId, moment: "beforeProduction", reason: "底单已见" });
  same("released by finance", (await scene.read(orderId)).stage, "toShip");
  const { deliveryId, lines } = await scene.pack(orderId);
  await keeper.ask(shipping.checkDelivery, { deliveryId, lines: lines.map(({ id, ordered }) => ({ lineId: id, productRight: true, counted: ordered })), addressRight: true });
  same("its goods before the rest", await keeper.refused(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1" } }), ["gateWaitsForMoney"]);
}
