import type { PolicyPack } from "../../contract/policy-pack.ts";
import * as notices from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import type { Desk } from "./company.ts";
import { signaturePng } from "./life-goods.ts";
import { same, type Scene } from "./scene.ts";

// What several systems ask of a shipment and of what follows; each proof says in its differences what does not hold.

export const shipped = async (scene: Scene, trackingNumber?: string) => {
  const orderId = await scene.confirm();
  await scene.ship(orderId, trackingNumber);
  return orderId;
};

export const stageOf = async (scene: Scene, orderId: string) => (await scene.read(orderId)).stage;
const deliveryIdOf = async (scene: Scene, orderId: string) => (await scene.deliveryOf(orderId)).id;
const arrived = async (scene: Scene) => {
  const orderId = await shipped(scene);
  await scene.staff.clerk.ask(shipping.recordArrival, { deliveryId: await deliveryIdOf(scene, orderId) });
  return orderId;
};

/** Product, quantity and address are asked for and compared, and each way of carriage needs its marks. */
export async function goodsAreChecked(scene: Scene): Promise<void> {
  const { keeper } = scene.staff;
  const { deliveryId, lines } = await scene.pack(await scene.confirm());
  const check = ({ productRight = true, counted, addressRight = true }: { productRight?: boolean; counted?: string; addressRight?: boolean }) => ({
    deliveryId, lines: lines.map(({ id, ordered }) => ({ lineId: id, productRight, counted: counted ?? ordered })), addressRight, note: "标签不符",
  });
  const found = async (wrong: Parameters<typeof check>[0]) => (await keeper.ask(shipping.checkDelivery, check(wrong))).check.differs.map(({ what }) => what);
  same("unchecked goods", await keeper.refused(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1" } }), ["checkFirst"]);
  same("an unlooked-at delivery", await keeper.refused(shipping.checkDelivery, { deliveryId }), ["lineNotChecked", "addressNotChecked"]);
  same("a wrong product", await found({ productRight: false }), ["product"]);
  same("a wrong quantity", await found({ counted: "1" }), ["quantity"]);
  same("a wrong address", await found({ addressRight: false }), ["address"]);
  await keeper.ask(shipping.checkDelivery, check({}));
  same("without a tracking number", await keeper.refused(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运" } }), ["carriageFieldMissing"]);
  same("an own truck without plate and driver", await keeper.refused(shipping.shipDelivery, { deliveryId, carriage: { by: "ownTruck" } }), ["carriageFieldMissing", "carriageFieldMissing"]);
  await keeper.ask(shipping.shipDelivery, { deliveryId, carriage: { by: "carrier", carrier: "顺丰速运", trackingNumber: "SF1" } });
}

/** Within 24 h by the mail that the system writes, which shows a page to follow; or by a short message that its owner put on record. */
export async function customerIsTold(scene: Scene, owner: Desk): Promise<void> {
  await scene.limit({ duty: "T14", hours: 24, owner, begin: () => shipped(scene), end: () => scene.work("notices.mail") });
  const orderId = await shipped(scene, "SF7654321");
  const { clerk } = scene.staff;
  const { rows } = await clerk.ask(notices.listMailbox, { limit: 200 });
  const letter = rows.find(({ kind, subject }) => kind.startsWith("shipmentSent") && subject?.id === orderId);
  const text = letter && (await clerk.ask(notices.readMail, { mailId: letter.id })).text;
  same("the letter with tracking number and page", [text?.includes("SF7654321"), text?.includes("/p/sign#")], [true, true]);
  const deliveryId = await deliveryIdOf(scene, orderId);
  same("a short message", await scene.staff[owner].refused(shipping.recordNotice, { deliveryId, by: "sms", recipient: "李敏" }), []);
  same("the answered duty", (await scene.dutyOf(orderId, "T14"))?.kept, true);
}

/** Within 24 h of the arrival, with an answer to each question. */
export async function arrivalIsAsked(scene: Scene, owner: Desk): Promise<void> {
  const good = { quantityGood: true, qualityGood: true, packagingGood: true };
  await scene.limit({
    duty: "T15", hours: 24, owner, begin: () => arrived(scene),
    end: async (orderId) => scene.staff[owner].ask(shipping.recordArrivalContact, { deliveryId: await deliveryIdOf(scene, orderId), ...good }),
  });
  const deliveryId = await deliveryIdOf(scene, await arrived(scene));
  for (const question of Object.keys(good))
    same(`leaving ${question} unasked`, await scene.staff[owner].refused(shipping.recordArrivalContact, { deliveryId, ...good, [question]: undefined }), ["answerMissing"]);
}

/** By a signature drawn on the phone, or on paper by scan or photo. */
export async function receiptIsProven(scene: Scene): Promise<void> {
  const orderId = await shipped(scene);
  const { hash } = await scene.sign(orderId);
  const { receipt } = await scene.deliveryOf(orderId);
  same("the receipt, with what was drawn", [receipt?.hash, receipt?.files.map(({ what }) => what)], [hash, ["signature"]]);
  await scene.hasPapers(orderId, "deliveryReceipt");
  for (const what of ["scan", "photo"] as const) {
    const { id: deliveryId, lines } = await scene.deliveryOf(await shipped(scene));
    const fileId = await scene.staff.clerk.upload(Buffer.from(signaturePng, "base64"), "签收单.png");
    const onPaper = { deliveryId, signer: "李敏", lines: lines.map(({ id, shipped: sent }) => ({ lineId: id, received: sent })), files: [{ fileId, what }] };
    same(`a paper receipt with its ${what}`, await scene.staff.clerk.refused(shipping.recordSignature, onPaper), []);
  }
}

/** A report that misses the date is told at once, with a draft to who speaks with the customer, who owes him the word. */
export async function delayIsTold(scene: Scene, owner: Desk): Promise<void> {
  const orderId = await scene.confirm({ ...scene.made(), requestedDate: scene.dayAfter(4) });
  const { id: runId } = await scene.make(orderId, "running");
  await scene.staff.planner.ask(production.reportRun, { runId, currentOperation: "复卷", percent: 30, expectedFinish: scene.dayAfter(7) });
  const toldTo = async (desk: Desk) => (await scene.staff[desk].ask(notices.listNotices, { limit: 200 })).rows.filter(({ subject }) => subject?.id === orderId).map(({ kind }) => kind).filter((kind) => kind.startsWith("delay"));
  same("what its teller is told", await toldTo(owner), ["delayToTell"]);
  same("what sales is told", [(await toldTo("salesperson")).length, await toldTo("director")], [1, ["delayDetected"]]);
  const owed = await scene.dutyOf(orderId, "DELAY");
  same("the word that is owed", [owed?.state, owed?.ownerId ?? owed?.ownerRole], ["open", owner === "salesperson" ? scene.staff.salesperson.id : scene.roleOf(owner)]);
  await scene.staff[owner].ask(orders.recordContact, { orderId, occasion: "delay", means: "phone", outcome: "客户同意顺延" });
  same("the word that was given", (await scene.dutyOf(orderId, "DELAY"))?.state, "closed");
}

/** Nothing is asked of finance before the moment that the policy names, and then at once. */
export async function invoicedWhenShipped(scene: Scene): Promise<void> {
  const requests = async (orderId: string) => (await scene.staff.finance.ask(settlement.listInvoiceRequests, { orderId })).rows.map(({ suppliedOn, billableOn }) => [suppliedOn, billableOn]);
  const orderId = await scene.confirm();
  same("before the goods leave", await requests(orderId), []);
  await scene.ship(orderId);
  same("when they have left", await requests(orderId), [[scene.dayAfter(0), scene.dayAfter(0)]]);
}

type Change = (pack: PolicyPack) => void;
interface Broken {
  what: string;
  change: Change;
}
const without = <T>(list: T[], item: T): T[] => list.filter((one) => one !== item);

/** What a copy of a pack can break of the proofs above, by proof. */
export const brokenShipments = {
  checks: [
    ...(["product", "quantity", "address"] as const).map((field): Broken => ({ what: `${field} is not checked`, change: ({ shipping: { checks } }) => void (checks.fields = without(checks.fields, field)) })),
    { what: "a carrier needs no tracking number", change: ({ shipping: { carriage } }) => void (carriage.carrier = []) },
    { what: "an own truck needs no driver", change: ({ shipping: { carriage } }) => void (carriage.ownTruck = ["plate"]) },
  ],
  told: [
    ...(["mail", "sms", "page"] as const).map((means): Broken => ({ what: `the customer is not told by ${means}`, change: ({ shipping: { customerTold } }) => void (customerTold.by = without(customerTold.by, means)) })),
    { what: "customer service speaks of shipments", change: speaking("shipped") },
  ],
  arrival: [
    ...(["quantity", "quality", "packaging"] as const).map((question): Broken => ({ what: `${question} is not asked after the arrival`, change: ({ delivery: { arrivalQuestions } }) => void (arrivalQuestions.about = without(arrivalQuestions.about, question)) })),
    { what: "customer service speaks of arrivals", change: speaking("arrived") },
  ],
  receipt: (["drawnSignature", "stampedScan", "photo"] as const).map((evidence): Broken => ({ what: `no receipt is proven by ${evidence}`, change: ({ delivery: { signOff } }) => void (signOff.evidence = without(signOff.evidence, evidence)) })),
  delay: [
    { what: "customer service speaks of delays", change: speaking("delayDetected") },
    {
      what: "nobody owes the customer word of a delay",
      change: (pack) => {
        pack.duties = pack.duties.filter(({ id }) => id !== "DELAY");
        pack.contactOwners = pack.contactOwners.filter(({ on }) => on !== "delayDetected");
      },
    },
  ],
  invoice: (["onConfirm", "onAcceptance", "monthly"] as const).map((moment): Broken => ({ what: `goods are invoiced ${moment}`, change: ({ settlement: rule }) => void (rule.invoice = moment) })),
} satisfies Record<string, readonly Broken[]>;

/** A change that lets customer service, of whom the companies here have nobody, speak with the customer about an event. */
export function speaking(on: PolicyPack["contactOwners"][number]["on"]): Change {
  return ({ contactOwners }) => void (contactOwners.find((one) => one.on === on)!.role = "customerService");
}
