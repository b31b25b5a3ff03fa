import { beforeAll, describe, expect, test } from "vitest";
import * as cases from "../../contract/cases.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as settlement from "../../contract/settlement.ts";
import * as views from "../../contract/views.ts";
import { codesOf } from "../support/edited-policy.ts";
import { type Life, lifeOf, signaturePng } from "../support/life.ts";
import type { TestHouse } from "../support/house.ts";
import { millHouse, type Papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  ({ house, mill } = await millHouse());
  life = lifeOf(house, mill);
});

const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });

describe("from stock", () => {
  test("[01.9] the customer's yes on the phone makes the order 已审核 and hands it to the warehouse", async () => {
    const orderId = await life.review();
    expect(await life.stageOf(orderId)).toBe("awaitingCustomer");
    const phone = await life.phoneOf(orderId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    const yes = { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true as const };
    expect(await phone.ask(confirmations.acceptByLink, { ...yes, digits: "0000" })).toMatchObject({ decided: false, state: "awaiting" });
    expect(await phone.ask(confirmations.acceptByLink, yes)).toMatchObject({ decided: true, state: "given" });
    const order = await read(orderId);
    expect(order.axes).toMatchObject({ review: "passed", confirmation: "given", fulfilment: "toShip" });
    expect(order.establishedAt).toBeInstanceOf(Date);
  });

  test("[01.12] a confirmed order from stock gets its 《出库单》 and stands at 待发货", async () => {
    const orderId = await life.confirm();
    expect(await life.stageOf(orderId)).toBe("toShip");
    expect((await life.deliveryOf(orderId)).state).toBe("requested");
  });

  test("[01.21] signed without objection the order is 已完成, whether paid or not", async () => {
    const orderId = await life.confirm();
    await life.ship(orderId);
    expect(await life.stageOf(orderId)).toBe("shipped");
    await life.sign(orderId);
    const order = await read(orderId);
    expect([order.stage, order.axes.payment]).toEqual(["completed", "unpaid"]);
  });

  test("[01.21] an objection puts the order 售后处理中 until its case is settled", async () => {
    const orderId = await life.confirm();
    await life.ship(orderId);
    await life.sign(orderId, "2 卷破损");
    expect(await life.stageOf(orderId)).toBe("inAfterSales");
    const found = (await mill.clerk.ask(cases.listCases, {})).rows.find(({ subject }) => subject.id === orderId);
    const { revision } = await mill.director.ask(cases.takeCase, { caseId: found!.id });
    expect(await life.stageOf(orderId)).toBe("inAfterSales");
    await mill.director.ask(cases.settleCase, { caseId: found!.id, expectedRevision: revision, result: "补发 2 卷", satisfaction: 4 });
    expect(await life.stageOf(orderId)).toBe("completed");
  });

  test("the invoice and the money follow the goods, and the exposure ends where it began", async () => {
    const before = await exposure();
    const orderId = await life.confirm();
    const { totalAmount } = await read(orderId);
    expect(Number(await exposure()) - Number(before)).toBeCloseTo(Number(totalAmount), 2);
    await life.ship(orderId);
    await life.invoice(orderId);
    expect((await read(orderId)).axes.invoicing).toBe("invoiced");
    await life.pay(orderId);
    expect((await read(orderId)).axes.payment).toBe("paid");
    expect(await exposure()).toBe(before);
  });
});

describe("made to order", () => {
  test("(2) a dealer says 可以 in WeChat: the clerk attaches the screenshot, the order is 已审核 and tells by what, and the link that was out decides nothing any more", async () => {
    const orderId = await life.review(life.made());
    const phone = await life.phoneOf(orderId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    const [asked] = await mill.clerk.ask(confirmations.ofOrder, { orderId });
    const fileId = await mill.clerk.upload(Buffer.from(signaturePng, "base64"), "微信截图.png");
    const [contact] = mill.customer.contacts;
    await mill.clerk.ask(confirmations.recordOnBehalf, {
      requestId: asked!.id, outcome: "given", contactId: contact!.id, agreedAt: house.clock.now(), note: "微信回复:可以", evidence: [{ kind: "screenshot", fileId }],
    });
    const order = await read(orderId);
    expect([order.stage, order.axes.review, order.axes.confirmation]).toEqual(["approved", "passed", "given"]);
    expect(await mill.salesperson.ask(confirmations.ofOrder, { orderId })).toMatchObject([
      { state: "given", decision: { means: "onBehalf", name: contact!.name, recordedBy: mill.clerk.id, note: "微信回复:可以" }, evidence: [{ kind: "screenshot", fileId, name: "微信截图.png" }] },
    ]);
    expect(await mill.clerk.ask(confirmations.verifyEvidence, { requestId: asked!.id })).toMatchObject({ sound: true });
    expect(codesOf(await phone.refused(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true }))).toEqual(["confirmationAnswered"]);
  });

  test("[01.12] lines to make go to planning; with an approved plan the order is 已排产, and made goods leave", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "12", customParameters: "宽 1092 mm,克重 55 g" }] });
    expect(await life.stageOf(orderId)).toBe("approved");
    await life.make(orderId);
    expect(await life.stageOf(orderId)).toBe("toShip");
    await life.ship(orderId);
    await life.sign(orderId);
    expect(await life.stageOf(orderId)).toBe("completed");
  });
});

describe("on record", () => {
  test("[00.4] every fact of a whole life has who and when, and the chain of hashes holds", async () => {
    const orderId = await life.confirm();
    await life.ship(orderId);
    const { rows, sound } = await mill.clerk.ask(views.timeline, { orderId });
    expect(sound).toBe(true);
    expect(rows.every(({ at, actorKind }) => at instanceof Date && actorKind.length > 0)).toBe(true);
    expect(rows.map(({ what }) => what)).toEqual(expect.arrayContaining(["entered", "submitted", "reviewStepDecided", "reviewPassed", "confirmationGiven", "goodsMoved"]));
    await house.asOwner("update journal.entries set body = replace(body, 'submitted', 'submittee') where subject_id = $1", [orderId]);
    expect((await mill.clerk.ask(views.timeline, { orderId })).sound).toBe(false);
  });

  test("the trace shows every document of an order and how one led to another", async () => {
    const orderId = await life.confirm();
    await life.ship(orderId);
    await life.invoice(orderId);
    const { nodes, edges } = await mill.clerk.ask(views.trace, { orderId });
    expect(nodes.map(({ kind }) => kind).sort()).toEqual(["confirmation", "delivery", "invoice", "invoiceRequest", "order", "review"]);
    expect(edges).toHaveLength(5);
  });
});

async function exposure(): Promise<string> {
  const { credit } = await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id });
  return credit[0]?.exposure ?? "0.00";
}
