import { beforeAll, describe, expect, test } from "vitest";
import * as cases from "../../contract/cases.ts";
import { reverseSignOff } from "../../contract/delivery-parts.ts";
import * as duties from "../../contract/duties.ts";
import * as notices from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import type { PolicyPack } from "../../contract/policies.ts";
import type { Role } from "../../contract/permissions.ts";
import * as shipping from "../../contract/shipping.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Colleague, testHouse, type TestHouse, tuesday } from "../support/house.ts";
import { type Papermill, papermill } from "../support/scene.ts";
import { verifyCompany } from "../support/verify.ts";

const hours = 3_600_000;
let house: TestHouse;
let usual: Company;
beforeAll(async () => {
  house = await testHouse();
  // Everybody was hired the day before, for the tests move the clock back and forth.
  at(-24);
  usual = await company("澄江纸品");
});

interface Company {
  mill: Papermill;
  life: Life;
  duty(orderId: string, id: string): Promise<duties.DutyAnswer | undefined>;
}
async function company(name: string, edit?: (pack: PolicyPack) => void): Promise<Company> {
  const mill = await papermill(house, name, { demo: true, change: edit });
  const duty = async (orderId: string, id: string) => (await mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).find(({ definition }) => definition.id === id);
  return { mill, life: lifeOf(house, mill), duty };
}
/** Lets the clock stand at so many hours after the Tuesday afternoon on which everything begins. */
const at = (after: number) => house.clock.moveTo(tuesday.getTime() + after * hours - Date.now());
const work = (name: string) => house.house.jobs.find((job) => job.name === name)!.work(new AbortController().signal);
const speaksOn = (on: string, role: Role) => ({ contactOwners }: PolicyPack) => void (contactOwners.find((one) => one.on === on)!.role = role);
const noticesOf = async (who: Colleague, orderId: string) => (await who.ask(notices.listNotices, { limit: 200 })).rows.filter(({ subject }) => subject?.id === orderId).map(({ kind }) => kind);

async function shipped({ life }: Company) {
  const orderId = await life.confirm();
  const { id: deliveryId } = await life.ship(orderId);
  return { orderId, deliveryId };
}
const answers = { quantityGood: true, qualityGood: true, packagingGood: true };
const bySms = (who: Colleague, deliveryId: string) => who.ask(shipping.recordNotice, { deliveryId, by: "sms", recipient: "李敏" });

describe("T14: the customer is told of a shipment within 24 h", () => {
  test("a short message that the salesperson sent by hand keeps the limit, and breaks it when it comes late", async () => {
    for (const [after, kept] of [[23, true], [25, false]] as const) {
      at(0);
      const { orderId, deliveryId } = await shipped(usual);
      expect(await usual.duty(orderId, "T14")).toMatchObject({ state: "open", ownerId: usual.mill.salesperson.id });
      at(after);
      await bySms(usual.mill.salesperson, deliveryId);
      expect(await usual.duty(orderId, "T14")).toMatchObject({ state: "closed", kept });
      expect((await usual.mill.clerk.ask(shipping.readDelivery, { deliveryId })).notices).toMatchObject([{ by: "sms", recipient: "李敏" }]);
    }
    at(0);
  });

  test("where the policy lists no mail none is written, and what it does not list answers nothing", async () => {
    const quiet = await company("短信纸品", ({ shipping: rule }) => void (rule.customerTold.by = ["sms"]));
    const { orderId, deliveryId } = await shipped(quiet);
    await work("notices.mail");
    expect((await quiet.mill.clerk.ask(notices.listMailbox, { limit: 200 })).rows.filter(({ kind, subject }) => kind.startsWith("shipment") && subject?.id === orderId)).toEqual([]);
    expect((await quiet.mill.salesperson.refused(shipping.recordNotice, { deliveryId, by: "page", recipient: "李敏" })).code).toBe("meansNotListed");
    expect(await quiet.duty(orderId, "T14")).toMatchObject({ state: "open" });
    await bySms(quiet.mill.salesperson, deliveryId);
    expect(await quiet.duty(orderId, "T14")).toMatchObject({ state: "closed", kept: true });
  });

  test("a letter without a page carries no link, and what was written stands on the delivery's record", async () => {
    const plain = await company("邮件纸品", ({ shipping: rule }) => void (rule.customerTold.by = ["mail"]));
    const { orderId, deliveryId } = await shipped(plain);
    await work("notices.mail");
    const letter = (await plain.mill.clerk.ask(notices.listMailbox, { limit: 200 })).rows.find(({ kind, subject }) => kind.startsWith("shipment") && subject?.id === orderId);
    const { text } = await plain.mill.clerk.ask(notices.readMail, { mailId: letter!.id });
    expect(text).toContain("SF1234567890123");
    expect(text).not.toContain("/p/sign");
    expect((await plain.mill.clerk.ask(shipping.readDelivery, { deliveryId })).notices).toMatchObject([{ by: "mail", byName: null }]);
  });

  test("is the duty of whoever the policy lets speak about it, who may then record it (C-04)", async () => {
    const other = await company("物流告知纸品", speaksOn("shipped", "logistics"));
    const logistics = await other.mill.colleague("logistics");
    const { orderId, deliveryId } = await shipped(other);
    expect(await other.duty(orderId, "T14")).toMatchObject({ ownerId: null, ownerRole: "logistics" });
    const mine = await logistics.ask(duties.myDuties, {});
    expect(mine.rows.some(({ definition, subject }) => definition.id === "T14" && subject.id === orderId)).toBe(true);
    await bySms(logistics, deliveryId);
    expect(await other.duty(orderId, "T14")).toMatchObject({ state: "closed", kept: true });
  });
});

describe("T15: the customer is contacted within 24 h of the arrival", () => {
  test("the answers keep the limit in time and break it late; a receipt signed without objection answers it too", async () => {
    for (const [after, kept] of [[23, true], [25, false]] as const) {
      at(0);
      const { orderId, deliveryId } = await shipped(usual);
      await usual.mill.clerk.ask(shipping.recordArrival, { deliveryId });
      at(after);
      await usual.mill.salesperson.ask(shipping.recordArrivalContact, { deliveryId, ...answers });
      expect(await usual.duty(orderId, "T15")).toMatchObject({ state: "closed", kept });
    }
    at(0);
    const { orderId, deliveryId } = await shipped(usual);
    await usual.mill.clerk.ask(shipping.recordArrival, { deliveryId });
    await usual.life.sign(orderId);
    expect(await usual.duty(orderId, "T15")).toMatchObject({ state: "closed", kept: true });
  });

  test("an objection that opens no case leaves it open, and the order at 已送达, until the customer says that all is right", async () => {
    const recorded = await company("记录纸品", ({ delivery }) => void (delivery.objection.opensCase = false));
    const { orderId, deliveryId } = await shipped(recorded);
    await recorded.mill.clerk.ask(shipping.recordArrival, { deliveryId });
    await recorded.life.sign(orderId, "2 卷破损");
    expect(await recorded.life.stageOf(orderId)).toBe("delivered");
    expect(await recorded.duty(orderId, "T15")).toMatchObject({ state: "open" });
    await recorded.mill.salesperson.ask(shipping.recordArrivalContact, { deliveryId, ...answers, note: "已折价" });
    expect(await recorded.life.stageOf(orderId)).toBe("completed");
    expect(await recorded.duty(orderId, "T15")).toMatchObject({ state: "closed" });
  });

  test("an order whose customer objected by phone and again on the receipt is done once the one case is settled", async () => {
    const { orderId, deliveryId } = await shipped(usual);
    await usual.mill.clerk.ask(shipping.recordArrival, { deliveryId });
    await usual.mill.salesperson.ask(shipping.recordArrivalContact, { deliveryId, ...answers, quantityGood: false, note: "少 2 卷" });
    await usual.life.sign(orderId, "少 2 卷");
    const order = await usual.mill.clerk.ask(orders.readOrder, { orderId });
    expect([order.stage, order.axes.fulfilment]).toEqual(["inAfterSales", "signed"]);
  });
});

describe("silence after the arrival (C-09)", () => {
  test("is a receipt without objection where the policy says after how many days; not before, not where somebody spoke, complained or stopped the order, and nowhere else", async () => {
    at(-24);
    const quiet = await company("静默纸品", ({ delivery }) => void (delivery.signOff.silentAfterDays = 7));
    at(0);
    const there = async (of: Company) => {
      const sent = await shipped(of);
      await of.mill.clerk.ask(shipping.recordArrival, { deliveryId: sent.deliveryId });
      return sent;
    };
    const [silent, objecting, complaining, held, elsewhere] = [await there(quiet), await there(quiet), await there(quiet), await there(quiet), await there(usual)];
    await quiet.mill.salesperson.ask(shipping.recordArrivalContact, { deliveryId: objecting.deliveryId, ...answers, quantityGood: false, note: "少 2 卷" });
    await quiet.mill.salesperson.ask(cases.openCase, { orderId: complaining.orderId, kind: "damage", source: "phone", description: "2 卷受潮" });
    await quiet.mill.clerk.ask(orders.holdOrder, { orderId: held.orderId, reason: "客户暂缓" });
    const stages = async () => [...(await Promise.all([silent, objecting, complaining, held].map(({ orderId }) => quiet.life.stageOf(orderId)))), await usual.life.stageOf(elsewhere.orderId)];

    at(7 * 24 - 1);
    await work("shipping.silence");
    expect(await stages()).toEqual(["delivered", "inAfterSales", "inAfterSales", "delivered", "delivered"]);
    at(7 * 24 + 1);
    await work("shipping.silence");
    expect(await stages()).toEqual(["completed", "inAfterSales", "inAfterSales", "delivered", "delivered"]);
    const { receipt, lines } = await quiet.mill.clerk.ask(shipping.readDelivery, { deliveryId: silent.deliveryId });
    expect(receipt).toMatchObject({ means: "silence", signer: "", objection: null, files: [], recordedByName: null });
    expect(lines.map(({ received }) => received)).toEqual(lines.map(({ shipped: left }) => left));
    // Nobody talked with the customer, and silence does not make it so.
    expect(await quiet.duty(silent.orderId, "T15")).toMatchObject({ state: "closed", kept: false });

    await quiet.mill.director.ask(reverseSignOff, { deliveryId: silent.deliveryId, reason: "客户来电:货未收齐" });
    await work("shipping.silence");
    expect(await quiet.life.stageOf(silent.orderId)).toBe("delivered");
    expect(await verifyCompany(house, quiet.mill.companyId)).toEqual([]);
  });
});

describe("T22: the customer is answered by the promised time", () => {
  test("an answer before it keeps the promise, a later one breaks it; the salesperson owes it", async () => {
    for (const [after, kept] of [[1.9, true], [2.1, false]] as const) {
      at(0);
      const { orderId } = await usual.life.enter({ promisedReplyAt: new Date(tuesday.getTime() + 2 * hours) });
      expect(await usual.duty(orderId, "T22")).toMatchObject({ state: "open", ownerId: usual.mill.salesperson.id, dueAt: new Date(tuesday.getTime() + 2 * hours) });
      at(after);
      await usual.mill.salesperson.ask(orders.recordContact, { orderId, occasion: "reply", means: "phone", outcome: "可于 12 月 8 日交货" });
      expect(await usual.duty(orderId, "T22")).toMatchObject({ state: "closed", kept });
    }
    at(0);
  });

  test("nothing is owed where nothing was promised, and another talk does not answer a promise", async () => {
    const { orderId } = await usual.life.enter();
    expect(await usual.duty(orderId, "T22")).toBeUndefined();
    const promised = await usual.life.enter({ promisedReplyAt: new Date(tuesday.getTime() + 2 * hours) });
    await usual.mill.salesperson.ask(orders.recordContact, { orderId: promised.orderId, occasion: "progress", means: "phone", outcome: "问了规格" });
    expect(await usual.duty(promised.orderId, "T22")).toMatchObject({ state: "open" });
  });
});

describe("T24: while a dealer may still change what he sent in", () => {
  test("a window without a due time stands open from the entry until sales vouches for the order, and is never overdue", async () => {
    at(0);
    const { orderId, revision } = await usual.life.enter({ channel: "dealerOnline" });
    expect(await usual.duty(orderId, "T24")).toMatchObject({ state: "open", dueAt: null, warnAt: null });
    at(72);
    await work("duties.sweep");
    expect((await usual.duty(orderId, "T24"))?.escalations).toEqual([]);
    await usual.mill.clerk.ask(orders.confirmInformation, { orderId, expectedRevision: revision });
    expect(await usual.duty(orderId, "T24")).toMatchObject({ state: "closed", kept: null });
    at(0);
  });

  test("orders that did not come online have none", async () => {
    expect(await usual.duty((await usual.life.enter()).orderId, "T24")).toBeUndefined();
  });
});

describe("T25: the owner is warned when four fifths of the time have passed", () => {
  test("once, before the limit, and the head of sales only when it is broken", async () => {
    at(0);
    const { orderId } = await usual.life.enter({ promisedReplyAt: new Date(tuesday.getTime() + 2 * hours) });
    const told = async () => [await noticesOf(usual.mill.salesperson, orderId), await noticesOf(usual.mill.director, orderId)];
    at(1.5);
    await work("duties.sweep");
    expect(await told()).toEqual([[], []]);
    for (const after of [1.65, 1.8]) {
      at(after);
      await work("duties.sweep");
      expect(await told()).toEqual([["dutyWarned"], []]);
    }
    at(2.1);
    await work("duties.sweep");
    expect(await told()).toEqual([["dutyBroken", "dutyWarned"], ["dutyEscalated"]]);
    at(0);
  });

  test("at the part of the time that the policy says", async () => {
    const early = await company("早警纸品", ({ duties: rules }) => void (rules.find(({ id }) => id === "T22")!.warnAt = 0.5));
    const { orderId } = await early.life.enter({ promisedReplyAt: new Date(tuesday.getTime() + 2 * hours) });
    at(1.1);
    await work("duties.sweep");
    expect(await noticesOf(early.mill.salesperson, orderId)).toEqual(["dutyWarned"]);
    at(0);
  });
});
