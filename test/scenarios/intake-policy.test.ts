import { beforeAll, describe, expect, test } from "vitest";
import * as files from "../../contract/files.ts";
import * as orders from "../../contract/orders.ts";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import { codesOf, type Company, companyWith } from "../support/edited-policy.ts";
import { testHouse, tuesday } from "../support/house.ts";
import { signaturePng } from "../support/life.ts";

let house: Awaited<ReturnType<typeof testHouse>>;
beforeAll(async () => {
  house = await testHouse();
});

const company = (name: string, change?: (pack: PolicyPack) => void) => companyWith(house, name, change);

const wrong = { name: "别家公司", uscc: "9144030071526726XG", contact: "赵强", phone: "13800000000", address: "别处 1 号" };

describe("the archive check", () => {
  test("[01.3] compares the fields that the policy lists, and shows those alone that differ", async () => {
    const { mill, life } = await company("电话不比", ({ intake }) => void (intake.archiveCheck.fields = ["name", "address"]));
    const { orderId } = await life.enter({ given: wrong });
    const order = await mill.clerk.ask(orders.readOrder, { orderId });
    expect(order.differences.map(({ field }) => field)).toEqual(["name", "address"]);
    expect((await mill.clerk.ask(orders.adviseOrder, mill.order({ given: wrong }))).differences.map(({ field }) => field)).toEqual(["name", "address"]);
  });

  test("[01.3] an edited order is compared again, and a reviewer sees what differs on the day of submission", async () => {
    const { mill, life } = await company("再比");
    const { orderId, revision } = await life.enter({ given: wrong });
    const edited = await mill.clerk.ask(orders.editOrder, { orderId, expectedRevision: revision, ...mill.order({ given: { phone: "13800000000" } }) });
    expect((await mill.clerk.ask(orders.readOrder, { orderId })).differences.map(({ field }) => field)).toEqual(["phone"]);
    await mill.clerk.ask(orders.submitOrder, { orderId, expectedRevision: edited.revision, duplicateAccepted: true });
    const check = (await life.reviewOf(orderId)).steps[0]!.checks.find((each) => each.check === "customerMatchesArchive");
    expect(check).toMatchObject({ result: "red", facts: { differences: [{ field: "phone" }] } });
  });
});

test("an order looks like another one by the customer's own number; an empty number is none", async () => {
  const { mill, life } = await company("客户单号");
  const { orderId } = await life.enter({ customerPo: "PO-7788" });
  const { orderId: numberless } = await life.enter({ customerPo: "" });
  expect(await mill.clerk.ask(orders.readOrder, { orderId: numberless })).toMatchObject({ customerPo: null });
  const twins = async (customerPo: string) => (await mill.clerk.ask(orders.adviseOrder, mill.order({ customerPo, lines: [{ productId: mill.roll, quantity: "9" }] }))).duplicates.map(({ id }) => id);
  expect(await twins("PO-7788")).toEqual([orderId]);
  expect(await twins("")).toEqual([]);
}, 60_000);

describe("an oral order", () => {
  const call = ({ mill }: Company, order: { orderId: string; revision: number }, more: object = {}) => ({
    orderId: order.orderId, expectedRevision: order.revision, calledAt: tuesday, confirmedFacts: "数量、单价、交期", contactId: mill.customer.contacts[0]!.id, ...more,
  });

  test("[01.2] is confirmed with a named contact of the customer's file, and with nobody else", async () => {
    const it = await company("指定联系人");
    const order = await it.life.enter({ channel: "oral" });
    expect(codesOf(await it.mill.clerk.refused(orders.confirmOral, call(it, order, { contactId: undefined })))).toEqual(["namedContactNeeded"]);
    expect(codesOf(await it.mill.clerk.refused(orders.confirmOral, call(it, order, { contactId: it.mill.warehouseId })))).toEqual(["contactUnknown"]);
    await it.mill.clerk.ask(orders.confirmOral, call(it, order));
    expect((await it.mill.clerk.ask(orders.readOrder, { orderId: order.orderId })).flags).not.toContain("oral");
  });

  test("[01.2] needs every kind of evidence that the policy lists for its call, and keeps it with the order", async () => {
    const it = await company("录音与截图", ({ intake }) => void (intake.oralConfirmation = { evidence: ["callRecord", "screenshot", "stampedScan"], namedContact: true }));
    const { clerk } = it.mill;
    const order = await it.life.enter({ channel: "oral" });
    const screenshot = await clerk.upload(Buffer.from(signaturePng, "base64"), "截图.png");
    const problem = await clerk.refused(orders.confirmOral, call(it, order, { evidence: [{ kind: "screenshot", fileId: screenshot }] }));
    expect(problem.refusals?.map(({ code, facts }) => [code, facts?.evidence])).toEqual([["callEvidenceMissing", "stampedScan"]]);
    const scan = await clerk.upload(Buffer.from(signaturePng, "base64"), "盖章件.png");
    await clerk.ask(orders.confirmOral, call(it, order, { evidence: [{ kind: "screenshot", fileId: screenshot }, { kind: "stampedScan", fileId: scan }] }));
    expect((await clerk.ask(files.listFiles, { kind: "order", id: order.orderId })).map(({ name }) => name).sort()).toEqual(["截图.png", "盖章件.png"].sort());
  });

  test("whose policy asks for no named contact may be confirmed with whoever answered", async () => {
    const it = await company("谁接都行", ({ intake }) => void (intake.oralConfirmation!.namedContact = false));
    const order = await it.life.enter({ channel: "oral" });
    await it.mill.clerk.ask(orders.confirmOral, call(it, order, { contactId: undefined }));
    expect((await it.mill.clerk.ask(orders.readOrder, { orderId: order.orderId })).oralConfirmedAt).toBeInstanceOf(Date);
  });

  test("stays one when somebody names another channel later, and becomes one when that is what it was", async () => {
    const it = await company("改渠道");
    const { mill } = it;
    const order = await it.life.enter({ channel: "oral" });
    const edited = await mill.clerk.ask(orders.editOrder, { orderId: order.orderId, expectedRevision: order.revision, ...mill.order() });
    await mill.clerk.ask(orders.confirmOral, call(it, edited));
    const called = await it.life.enter();
    const oral = await mill.clerk.ask(orders.editOrder, { orderId: called.orderId, expectedRevision: called.revision, ...mill.order({ channel: "oral" }) });
    await mill.clerk.ask(orders.confirmOral, call(it, oral));
  });
});

describe("after a failed review", () => {
  const talk = (orderId: string, more: object) => ({ orderId, occasion: "reviewFailed" as const, means: "phone" as const, outcome: "客户同意", ...more });

  test("[01.10] the customer is offered one of the policy's proposals, and no other", async () => {
    const { mill, life } = await company("只可延期", ({ review }) => void (review.onFailed.proposals = ["laterDate"]));
    const orderId = await life.submit();
    await life.decide(orderId, "preliminary", mill.director, { verdict: "fail", statement: "信用额度不足" });
    const codes = async (more: object) => codesOf(await mill.salesperson.refused(orders.recordContact, talk(orderId, more)));
    expect(await codes({})).toEqual(["proposalNeeded"]);
    expect(await codes({ proposal: "prepayment" })).toEqual(["proposalNotForeseen"]);
    await mill.salesperson.ask(orders.recordContact, talk(orderId, { proposal: "laterDate" }));
  });

  test("there is no such talk about an order that nobody has reviewed", async () => {
    const { mill, life } = await company("未送审");
    const { orderId } = await life.enter();
    expect(codesOf(await mill.clerk.refused(orders.recordContact, talk(orderId, { proposal: "laterDate" })))).toEqual(["wrongState"]);
    await mill.clerk.ask(orders.recordContact, { orderId, occasion: "progress", means: "phone", outcome: "已告知" });
  });
});

describe("a channel's evidence", () => {
  test("[01.1] one file for each kind that the policy lists", async () => {
    const { mill, life } = await company("两份凭证", ({ intake }) => void (intake.channels.find(({ key }) => key === "tradeFair")!.evidence = ["signedContract", "photo"]));
    const upload = () => mill.clerk.upload(Buffer.from(signaturePng, "base64"), "合同.png");
    const one = await life.enter({ channel: "tradeFair", originals: [await upload()] });
    expect(codesOf(await mill.clerk.refused(orders.submitOrder, { orderId: one.orderId, expectedRevision: one.revision }))).toContain("evidenceMissing");
    await life.submit({ channel: "tradeFair", originals: [await upload(), await upload()] });
  });
});
