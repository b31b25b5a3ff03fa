import { beforeAll, describe, expect, test } from "vitest";
import * as changes from "../../contract/changes.ts";
import { addContact, eraseContact } from "../../contract/customer-commands.ts";
import { getCustomer } from "../../contract/customers.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as duties from "../../contract/duties.ts";
import * as orders from "../../contract/orders.ts";
import * as papers from "../../contract/papers-api.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import * as production from "../../contract/production.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as shipping from "../../contract/shipping.ts";
import * as stock from "../../contract/stock.ts";
import * as views from "../../contract/views.ts";
import { verifyHouse } from "../../server/cli/verify.ts";
import { codesOf } from "../support/edited-policy.ts";
import { testHouse, type TestHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

let house: TestHouse;
let mill: Papermill;
let life: Life;
beforeAll(async () => {
  house = await testHouse();
  mill = await papermill(house, "澄江变更", { pack: "sys-25.order-and-change-management.yaml" });
  life = lifeOf(house, mill);
});

const source = { from: "customer" as const, channel: "phone" };
const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const impactOf = (orderId: string, content: changes.ChangeContent) => mill.clerk.ask(changes.impactOfChange, { orderId, content });
const changeOf = (changeId: string) => mill.clerk.ask(changes.readChange, { changeId });

async function request(orderId: string, content: changes.ChangeContent, reason = "客户要求变更") {
  const { revision } = await read(orderId);
  return mill.clerk.ask(changes.requestChange, { orderId, content, reason, source, expectedRevision: revision });
}
async function refused(orderId: string, content: changes.ChangeContent) {
  const { revision } = await read(orderId);
  return codesOf(await mill.clerk.refused(changes.requestChange, { orderId, content, reason: "客户要求变更", source, expectedRevision: revision }));
}
/** A wish about the quantity of the order's only line. */
async function quantity(orderId: string, wanted: string, more: Partial<changes.WantedLine> = {}): Promise<changes.ChangeContent> {
  const [line] = (await read(orderId)).lines;
  return { kind: "amend", wanted: { lines: [{ id: line!.id, productId: line!.productId, quantity: wanted, ...more }] } };
}
const deciders = () => ({ sales: mill.director, finance: mill.finance, production: mill.head, warehouse: mill.keeper, stock: mill.keeper, engineering: mill.engineer, preliminary: mill.director });
/** Every department that the change is put before agrees. */
async function agree(changeId: string) {
  const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId });
  for (const { key } of review!.steps)
    await deciders()[key as keyof ReturnType<typeof deciders>].ask(reviews.decideStep, {
      reviewId: review!.id, stepKey: key, verdict: "pass", statement: "同意变更", subjectHash: review!.subjectHash, ...(key === "engineering" && { answers: { parametersFeasible: true, processFeasible: true, estimatedDays: 3 } }),
    });
}
const stepDuties = async (changeId: string) =>
  Object.fromEntries((await mill.director.ask(duties.dutiesOfSubject, { kind: "change", id: changeId })).filter(({ state }) => state !== "cancelled").map(({ part, ...duty }) => [part ?? "", duty]));
async function phoneOf(changeId: string) {
  const { consentRequestId } = await changeOf(changeId);
  const { url } = await mill.clerk.ask(confirmations.copyLink, { requestId: consentRequestId! });
  return house.holderOf(url.split("#")[1]!);
}
async function consent(changeId: string) {
  const phone = await phoneOf(changeId);
  const page = await phone.ask(confirmations.readByLink, {});
  await phone.ask(confirmations.acceptByLink, { pdfSha256: page.pdfSha256!, name: "李敏", digits: "4321", consent: true });
  return page;
}
const exposure = async () => (await mill.finance.ask(settlement.readAccount, { customerId: mill.customer.id })).credit[0]?.exposure ?? "0.00";
const runOf = async (runId: string) => (await mill.planner.ask(production.listRuns, {})).rows.find(({ id }) => id === runId);
const level = async (productId: string) => (await mill.keeper.ask(stock.listStock, {})).rows.find((row) => row.productId === productId);
/** Everything that the house promises holds; the first wrong row where it does not. */
const holds = async () => (await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0).map(({ check, first }) => `${check}: ${first?.row}: ${first?.expected} / ${first?.found}`);

/** Plans a run of so much and starts it; `finish` makes and stores it. */
async function make(orderId: string, share: string, { finish }: { finish: boolean }) {
  const wanted = (await mill.planner.ask(production.listRequests, {})).rows.find((row) => row.orderId === orderId);
  const planned = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: "2026-11-25", shares: [{ requestId: wanted!.id, quantity: share }] });
  const { runId } = planned;
  const approved = await mill.head.ask(production.approveRun, { runId, expectedRevision: planned.revision });
  const started = await mill.planner.ask(production.startRun, { runId, expectedRevision: approved.revision });
  if (finish) await store(runId, share, started.revision);
  return runId;
}
async function store(runId: string, good: string, revision: number) {
  const finished = await mill.planner.ask(production.finishRun, { runId, good, expectedRevision: revision });
  const passed = await mill.quality.ask(production.inspectRun, { runId, outcome: "passed", checks: { quantity: true, appearance: true, packaging: true, label: true }, good, expectedRevision: finished.revision });
  await mill.keeper.ask(production.stockInRun, { runId, warehouseId: mill.warehouseId, expectedRevision: passed.revision });
}

describe("400 rolls ordered, 150 finished, the customer wants 250", () => {
  test("[25.2] [25.6] impact, consent, run, reservation and money agree, and all that the house promises holds", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.wide, quantity: "400", customParameters: "宽 1092 mm" }] });
    await make(orderId, "150", { finish: true });
    const second = await make(orderId, "250", { finish: false });
    const before = await exposure();
    const wish = await quantity(orderId, "250");
    const impact = await impactOf(orderId, wish);
    expect(impact.lines[0]).toMatchObject({ ordered: "400", wanted: "250", stocked: "150", running: "250", onDelivery: "150", least: "150", progress: "toShip" });
    expect(impact.money).toMatchObject({ totalBefore: "34000.00", totalAfter: "21250.00" });
    expect(impact.notes).toEqual([{ note: "runSurplus", facts: expect.objectContaining({ quantity: "150" }) }]);
    expect([impact.obstacles, impact.ruling.how, impact.ruling.asksCustomer]).toEqual([[], "approveWithConsent", true]);
    expect(await refused(orderId, await quantity(orderId, "149"))).toEqual(["changeBelowMade"]);

    const { changeId } = await request(orderId, wish);
    expect((await read(orderId)).openChange).toMatchObject({ id: changeId, fields: ["quantityDown"] });
    await agree(changeId);
    const page = await consent(changeId);
    expect(page.paper?.change?.differences).toEqual([{ what: "减少数量", line: "第 1 行 DZ1092 定制大轴纸", before: "400 卷", after: "250 卷" }]);

    const order = await read(orderId);
    expect([order.version, order.totalAmount, order.openChange, order.axes.confirmation]).toEqual([2, "21250.00", null, "given"]);
    expect(order.schedules[0]).toMatchObject({ quantity: "250", planned: "250", stocked: "150", issued: "150" });
    expect(Number(await exposure()) - Number(before)).toBeCloseTo(-12750, 2);
    const run = await runOf(second);
    expect([run?.quantity, run?.shares.map(({ quantity: share }) => share)]).toEqual(["250", ["100"]]);
    await store(second, "250", run!.revision);
    expect(await level(mill.wide)).toMatchObject({ onHand: "400", reserved: "250" });
    expect(await holds()).toEqual([]);
  }, 60_000);
});

describe("a change's way", () => {
  test("[25.1] it is requested by customer or salesperson with reason and source, once at a time; what differs nowhere is no change", async () => {
    const orderId = await life.confirm();
    const { revision } = await read(orderId);
    const evidence = [await mill.clerk.upload(Buffer.from("改单传真"), "change.txt")];
    const wish = { orderId, content: await quantity(orderId, "20"), reason: "门店少开一家", source: { from: "customer" as const, channel: "fax", evidence }, expectedRevision: revision };
    expect(await refused(orderId, { kind: "amend", wanted: {} })).toEqual(["changesNothing"]);
    expect(codesOf(await mill.clerk.refused(changes.requestChange, { ...wish, expectedRevision: revision - 1 }))).toEqual(["stale"]);
    const { changeId, number } = await mill.salesperson.ask(changes.requestChange, { ...wish, source: { ...wish.source, evidence: [] } });
    expect(await changeOf(changeId)).toMatchObject({ state: "inReview", reason: "门店少开一家", source: { from: "customer", channel: "fax" }, fields: ["quantityDown"], requestedBy: mill.salesperson.id, mayWithdraw: true });
    expect((await read(orderId)).flags).toContain("changing");
    expect(codesOf(await mill.clerk.refused(changes.requestChange, { ...wish, expectedRevision: (await read(orderId)).revision }))).toEqual(["changeOpen"]);
    expect((await impactOf(orderId, wish.content)).obstacles[0]).toMatchObject({ code: "changeOpen", facts: { number } });
    expect((await mill.keeper.ask(changes.listChanges, { search: number })).rows.map(({ id }) => id)).toEqual([changeId]);
    expect(codesOf(await mill.keeper.refused(changes.withdrawChange, { changeId, reason: "x", expectedRevision: 0 }))).toEqual(["notPermitted"]);
    await mill.clerk.ask(changes.withdrawChange, { changeId, reason: "客户又不改了", expectedRevision: (await changeOf(changeId)).revision });
    expect(await changeOf(changeId)).toMatchObject({ state: "withdrawn", closedWhy: "客户又不改了" });
    const after = await read(orderId);
    expect([after.version, after.openChange]).toEqual([1, null]);
    expect(await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId })).toMatchObject([{ state: "withdrawn" }]);
    expect(await mill.clerk.ask(changes.requestChange, { ...wish, expectedRevision: after.revision })).toMatchObject({ state: "inReview" });
  });

  test("[25.3] the departments that it touches decide, all at once; one refusal leaves the order as it was, with the reason", async () => {
    const orderId = await life.confirm();
    const { changeId } = await request(orderId, await quantity(orderId, "12"));
    const change = await changeOf(changeId);
    expect(change.ruling.departments.map(({ key }) => key)).toEqual(["sales", "production", "warehouse"]);
    const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId });
    expect(review).toMatchObject({ subjectVersion: 2, subjectHash: change.proposedHash, steps: [{ state: "open" }, { state: "open" }, { state: "open" }] });
    const step = { reviewId: review!.id, subjectHash: review!.subjectHash };
    expect(codesOf(await mill.finance.refused(reviews.decideStep, { ...step, stepKey: "sales", verdict: "pass" }))).toEqual(["notYourStep"]);
    await mill.director.ask(reviews.decideStep, { ...step, stepKey: "sales", verdict: "pass" });
    await mill.keeper.ask(reviews.decideStep, { ...step, stepKey: "warehouse", verdict: "fail", statement: "货已装车" });
    const after = await changeOf(changeId);
    expect([after.state, after.closedWhy, after.impacts.map(({ occasion, step: key }) => [occasion, key])]).toEqual(["refused", expect.stringContaining("货已装车"), [["requested", null], ["decided", "sales"], ["decided", "warehouse"]]]);
    expect(await read(orderId)).toMatchObject({ version: 1, stage: "toShip", openChange: null });
  });

  test("[25.4] a later date needs a change agreement: signed for our side by whom the policy names, then by the customer", async () => {
    const orderId = await life.confirm();
    const { changeId } = await request(orderId, { kind: "amend", wanted: { requestedDate: "2026-12-20" } }, "原纸到货推迟");
    await agree(changeId);
    const waiting = await changeOf(changeId);
    expect([waiting.state, waiting.ruling.how, waiting.consentRequestId]).toEqual(["toSign", "agreement", null]);
    expect(codesOf(await mill.finance.refused(changes.signAgreement, { changeId, expectedRevision: waiting.revision }))).toEqual(["changeSignNotYours"]);
    const { paperId } = await mill.director.ask(changes.signAgreement, { changeId, expectedRevision: waiting.revision });
    const page = await consent(changeId);
    expect([page.paper?.kind, page.paper?.signatures.length, page.paper?.change?.differences]).toEqual(["changeAgreement", 2, [{ what: "推迟交期", before: "2026-12-08", after: "2026-12-20" }]]);
    expect(await changeOf(changeId)).toMatchObject({ state: "applied", appliedVersion: 2, agreementPaperId: paperId });
    const order = await read(orderId);
    expect([order.requestedDate, order.schedules[0]!.date, (await life.deliveryOf(orderId)).dueOn]).toEqual(["2026-12-20", "2026-12-20", "2026-12-20"]);
    const [request_] = await mill.clerk.ask(confirmations.ofOrder, { orderId });
    expect([request_!.changeId, request_!.state, request_!.orderVersion]).toEqual([changeId, "given", 2]);
    expect(await mill.clerk.ask(papers.listPapers, { kind: "order", id: orderId })).toEqual(expect.arrayContaining([expect.objectContaining({ id: paperId, kind: "changeAgreement", signatures: 2 })]));
  });

  test("a customer who refuses leaves the order as it was, and an old link of a withdrawn change says that it is superseded", async () => {
    const orderId = await life.confirm();
    const first = await request(orderId, await quantity(orderId, "11"));
    await agree(first.changeId);
    const phone = await phoneOf(first.changeId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    await phone.ask(confirmations.refuseByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", reason: "还是要原来的数量" });
    expect(await changeOf(first.changeId)).toMatchObject({ state: "refused", closedWhy: "还是要原来的数量" });
    expect(await read(orderId)).toMatchObject({ version: 1, stage: "toShip", axes: { confirmation: "given" } });
    const second = await request(orderId, await quantity(orderId, "10"));
    await agree(second.changeId);
    const late = await phoneOf(second.changeId);
    await mill.clerk.ask(changes.withdrawChange, { changeId: second.changeId, reason: "不改了", expectedRevision: (await changeOf(second.changeId)).revision });
    expect(await late.ask(confirmations.readByLink, {})).toMatchObject({ state: "superseded", paper: null });
    expect(codesOf(await late.refused(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true }))).toEqual(["confirmationSuperseded"]);
  });

  test("[25.8] the record shows before and after, line by line", async () => {
    const orderId = await life.confirm();
    const [line] = (await read(orderId)).lines;
    const { changeId } = await request(orderId, {
      kind: "amend", wanted: { lines: [{ id: line!.id, productId: mill.roll, quantity: "100", unitPrice: "3.1" }, { productId: mill.wide, quantity: "2" }], remarks: "周末送货" },
    });
    expect((await changeOf(changeId)).differences.map(({ field, lineNo, before, after }) => [field, lineNo, before, after])).toEqual([
      ["quantityUp", 1, line!.quantity, "100"], ["priceDown", 1, "3.2", "3.1"], ["lineAdded", 2, null, "2"], ["remarks", null, null, "周末送货"],
    ]);
    await agree(changeId);
    await consent(changeId);
    const order = await read(orderId);
    expect(order.lines.map(({ id, lineNo, quantity: of, amount }) => [id === line!.id, lineNo, of, amount])).toEqual([[true, 1, "100", "310.00"], [false, 2, "2", "170.00"]]);
    expect((await mill.clerk.ask(views.timeline, { orderId })).rows.map(({ what }) => what)).toEqual(expect.arrayContaining(["changeRequested", "changed", "changeApplied"]));
    // What is more is supplied as at the confirmation: from stock what is there, the other is made.
    expect((await mill.keeper.ask(shipping.listDeliveries, { orderId })).rows.length).toBe(2);
    expect((await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId)).toMatchObject([{ quantity: "2", productId: mill.wide }]);
    expect(await holds()).toEqual([]);
  });

  test("what the table lets be changed at once is changed at once, and what it does not name is forbidden", async () => {
    const orderId = await life.confirm();
    expect(await request(orderId, { kind: "amend", wanted: { remarks: "请送到后门" } })).toMatchObject({ state: "applied" });
    expect(await read(orderId)).toMatchObject({ version: 2, remarks: "请送到后门", axes: { confirmation: "given" } });
    await life.ship(orderId);
    expect(await refused(orderId, { kind: "amend", wanted: { requestedDate: "2026-12-30" } })).toEqual(["changeForbidden"]);
    const draft = await life.enter();
    expect(await refused(draft.orderId, { kind: "cancel" })).toEqual(["changeByEditing"]);
  });
});

describe("[25.5] it makes a new version; what was asked and signed of the old one is void", () => {
  test("(6) a link forwarded in a group after the order changed: both phones are refused the old version, and exactly one of them decides on the new", async () => {
    const orderId = await life.review();
    /** One link, on two phones. */
    const forwarded = async () => {
      const link = await life.linkOf(orderId);
      return [house.holderOf(link), house.holderOf(link)];
    };
    const old = await forwarded();
    const { pdfSha256 } = await old[0]!.ask(confirmations.readByLink, {});
    const { changeId } = await request(orderId, await quantity(orderId, "25"));
    await agree(changeId);
    expect(await changeOf(changeId)).toMatchObject({ state: "applied", consentRequestId: null });
    expect(await read(orderId)).toMatchObject({ version: 2, stage: "awaitingCustomer" });
    const yes = { name: "李敏", digits: "4321", consent: true as const };
    for (const phone of old) expect(codesOf(await phone.refused(confirmations.acceptByLink, { ...yes, pdfSha256: pdfSha256! }))).toEqual(["confirmationSuperseded"]);
    const phones = await forwarded();
    const shown = await phones[0]!.ask(confirmations.readByLink, {});
    expect(shown.paper?.order.version).toBe(2);
    const answers = await Promise.allSettled(phones.map((phone) => phone.ask(confirmations.acceptByLink, { ...yes, pdfSha256: shown.pdfSha256! })));
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await mill.clerk.ask(confirmations.ofOrder, { orderId })).map(({ orderVersion, state }) => [orderVersion, state])).toEqual([[2, "given"], [1, "superseded"]]);
    expect(await read(orderId)).toMatchObject({ stage: "toShip", lines: [{ quantity: "25" }] });
  });

  test("review steps that the policy does not keep are asked again upon the new version; an order in review goes on with those that survive", async () => {
    const orderId = await life.confirm();
    const { changeId } = await request(orderId, { kind: "amend", wanted: { paymentTerms: usualTerms.find(({ code }) => code === "cashOnDelivery")! } });
    expect((await changeOf(changeId)).ruling).toMatchObject({ askedAgain: [{ key: "finance" }], departments: [{ key: "sales" }] });

    const inReview = await life.submit();
    await life.decide(inReview, "preliminary", mill.director);
    await life.decide(inReview, "finance", mill.finance);
    const other = await request(inReview, await quantity(inReview, "60"));
    await agree(other.changeId);
    const review = await life.reviewOf(inReview);
    expect([review.subjectVersion, review.steps.map(({ key }) => key)]).toEqual([2, ["finance", "stock", "release"]]);
    expect(await read(inReview)).toMatchObject({ version: 2, stage: "inReview", axes: { confirmation: "none" } });
  });
});

describe("[25.7] cancellation and short close are changes too, and free what was reserved", () => {
  test("a cancelled order gives back stock, deliveries and its deposit, but for the compensation that was agreed", async () => {
    const before = await level(mill.roll);
    const orderId = await life.confirm({ paymentTerms: usualTerms.find(({ code }) => code === "monthly30")!, lines: [{ productId: mill.roll, quantity: "50" }, { productId: mill.wide, quantity: "5" }] });
    const order = await read(orderId);
    const { receiptId } = await mill.finance.ask(settlement.recordReceipt, {
      customerId: order.customerId, ledgerId: mill.ledgerId, amount: "200", receivedOn: "2026-11-24", means: "bankTransfer", payer: "昆明鑫达", applications: [{ kind: "order", id: orderId, amount: "200" }],
    });
    const exposed = await exposure();
    const impact = await impactOf(orderId, { kind: "cancel", compensation: "50" });
    expect(impact.money).toMatchObject({ totalAfter: "50.00", deposits: "200.00", becomesFree: "150.00", compensation: "50.00" });
    const { changeId } = await request(orderId, { kind: "cancel", compensation: "50" }, "客户项目取消");
    await agree(changeId);
    await consent(changeId);
    const after = await read(orderId);
    expect([after.stage, after.version, after.paidAmount]).toEqual(["cancelled", 2, "50.00"]);
    expect((await life.deliveryOf(orderId)).state).toBe("cancelled");
    expect((await level(mill.roll))?.reserved).toBe(before?.reserved);
    expect((await mill.planner.ask(production.listRequests, {})).rows.filter((row) => row.orderId === orderId)).toEqual([]);
    expect((await mill.finance.ask(settlement.listReceipts, {})).rows.find(({ id }) => id === receiptId)).toMatchObject({ rest: "150.00" });
    expect(Number(await exposure()) - Number(exposed)).toBeCloseTo(50 - Number(order.totalAmount), 2);
    expect((await mill.clerk.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state }) => state === "open")).toEqual([]);
    expect(await refused(orderId, { kind: "cancel" })).toEqual(["changeAfterEnd"]);
    expect(await holds()).toEqual([]);
  });

  test("[25.4] nobody is made to pay for a cancellation without his consent, where the departments may call off alone too", async () => {
    const idle = await life.confirm(life.made());
    expect((await impactOf(idle, { kind: "cancel" })).ruling).toMatchObject({ how: "approve", asksCustomer: false });
    expect((await impactOf(idle, { kind: "cancel", compensation: "50" })).ruling).toMatchObject({ how: "approveWithConsent", asksCustomer: true });
    const { changeId } = await request(idle, { kind: "cancel", compensation: "50" }, "客户项目取消");
    await agree(changeId);
    expect([(await changeOf(changeId)).state, (await read(idle)).version]).toEqual(["awaitingCustomer", 1]);
    await consent(changeId);
    expect(await read(idle)).toMatchObject({ stage: "cancelled", version: 2 });
    expect(await refused(await life.review(), { kind: "cancel", compensation: "50" })).toEqual(["compensationNotAgreed"]);
  });

  test("what is not delivered of a line is dropped: the stock is free, less is to come, and an order of which goods left is not called off", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "40" }, { productId: mill.wide, quantity: "7" }] });
    await life.ship(orderId);
    expect(await refused(orderId, { kind: "cancel" })).toEqual(expect.arrayContaining(["changeGoodsHaveLeft"]));
    const [shippedLine, open] = (await read(orderId)).lines;
    expect(await refused(orderId, { kind: "shortClose", lineIds: [shippedLine!.id] })).toEqual(expect.arrayContaining(["shortCloseNothingOpen"]));
    const { changeId } = await request(orderId, { kind: "shortClose", lineIds: [open!.id] }, "客户不要余下的");
    await agree(changeId);
    const order = await read(orderId);
    expect([order.stage, order.totalAmount, order.lines.length]).toEqual(["shipped", "128.00", 1]);
    expect(await changeOf(changeId)).toMatchObject({ state: "applied", differences: [{ field: "shortClose", before: "7", after: "0" }] });
    expect(await holds()).toEqual([]);
  });

  test("a change that is decided while its goods leave and the shipment do not both take the same goods", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "31" }] });
    const { changeId } = await request(orderId, await quantity(orderId, "20"));
    await agree(changeId);
    const phone = await phoneOf(changeId);
    const page = await phone.ask(confirmations.readByLink, {});
    const accept = () => phone.ask(confirmations.acceptByLink, { pdfSha256: page.pdfSha256!, name: "李敏", digits: "4321", consent: true });
    const [, shipped] = await Promise.allSettled([accept(), life.ship(orderId)]);
    const [change, order] = [await changeOf(changeId), await read(orderId)];
    // Whoever was first, order, delivery and stock tell the same.
    if (change.state === "refused") expect([shipped.status, change.closedWhy, order.version]).toEqual(["fulfilled", expect.stringContaining("31"), 1]);
    else expect([change.state, order.version, order.lines[0]!.quantity]).toEqual(["applied", 2, "20"]);
    expect(await holds()).toEqual([]);
  }, 60_000);

  test("packed goods of a smaller order go back to their place and are packed again; what was asked by hand needs the policy's evidence", async () => {
    const orderId = await life.confirm({ lines: [{ productId: mill.roll, quantity: "64" }] });
    const delivery = await life.deliveryOf(orderId);
    const at = { deliveryId: delivery.id };
    await mill.keeper.ask(shipping.pickDelivery, { ...at, byHand: delivery.lines.map(({ id, ordered }) => ({ lineId: id, picked: ordered })) });
    await mill.keeper.ask(shipping.packDelivery, { ...at, packages: [] });
    const { changeId } = await request(orderId, await quantity(orderId, "60"));
    await agree(changeId);
    const { consentRequestId } = await changeOf(changeId);
    const record = await mill.clerk.upload(Buffer.from("通话记录"), "call.txt");
    await mill.clerk.ask(confirmations.recordOnBehalf, { requestId: consentRequestId!, outcome: "given", contactId: mill.customer.contacts[0]!.id, agreedAt: house.clock.now(), evidence: [{ kind: "callRecord", fileId: record }] });
    expect(await changeOf(changeId)).toMatchObject({ state: "applied" });
    expect(await life.deliveryOf(orderId)).toMatchObject({ state: "picked", lines: [{ ordered: "60", picked: "60", packed: "60" }] });
    await mill.keeper.ask(shipping.packDelivery, { ...at, packages: [] });
    expect((await read(orderId)).schedules[0]).toMatchObject({ quantity: "60", issued: "60", packed: "60" });
    expect(await holds()).toEqual([]);
  });

  test("a contact who is deleted while the change that names him is decided: the order keeps its own, and the change says that another is to be chosen", async () => {
    const orderId = await life.confirm();
    const { id } = mill.customer;
    const fresh = await mill.clerk.ask(addContact, { id, name: "小龙女", phones: ["13977774444"], signatory: true, active: true });
    const { changeId } = await request(orderId, { kind: "amend", wanted: { contactId: fresh.contactId, remarks: "改由小龙女收货" } });
    const { revision } = await mill.admin.ask(getCustomer, { id });
    await mill.admin.ask(eraseContact, { id, contactId: fresh.contactId, expectedRevision: revision, reason: "本人要求" });
    await agree(changeId);
    expect(await changeOf(changeId)).toMatchObject({ state: "refused", closedWhy: "变更换用的联系人已删除个人信息，须另选联系人" });
    expect(await read(orderId)).toMatchObject({ version: 1, contactId: mill.customer.contacts[0]!.id });
    expect(await refused(orderId, { kind: "amend", wanted: { contactId: fresh.contactId } })).toEqual(["contactUnknown"]);
  });

  test("a customer who consents after the goods have left finds the order as it was, and the change says why", async () => {
    const other = await life.confirm({ lines: [{ productId: mill.roll, quantity: "132" }] });
    const late = await request(other, await quantity(other, "20"));
    await agree(late.changeId);
    await life.ship(other);
    await consent(late.changeId);
    expect(await changeOf(late.changeId)).toMatchObject({ state: "refused", closedWhy: expect.stringContaining("132") });
    expect(await read(other)).toMatchObject({ version: 1, stage: "shipped" });
  });
});

test("each department has its time to decide a change: it warns and escalates, follows a step that is handed on, is owed anew once a decision is taken back, and ends with the change", async () => {
  const orderId = await life.confirm();
  const { changeId } = await request(orderId, await quantity(orderId, "2"));
  const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: changeId });
  const { id: reviewId, subjectHash } = review!;
  const opened = await stepDuties(changeId);
  expect(Object.entries(opened).map(([part, { state, ownerRole, title }]) => [part, state, ownerRole, title.startsWith("CR")]).toSorted()).toEqual([["production", "open", "productionHead", true], ["sales", "open", "salesDirector", true], ["warehouse", "open", "warehouse", true]]);
  expect(opened["sales"]).toMatchObject({ definition: { id: "CHANGESTEP" }, escalations: [{ to: "salesDirector" }, { to: "generalManager" }], warnAt: expect.any(Date) });
  const planner = mill.planner;
  await mill.head.ask(reviews.transferStep, { reviewId, stepKey: "production", personId: planner.id, reason: "出差" });
  expect((await stepDuties(changeId))["production"]).toMatchObject({ ownerId: planner.id, dueAt: opened["production"]!.dueAt });
  const decide = { reviewId, subjectHash, verdict: "pass" as const, statement: "同意" };
  await planner.ask(reviews.decideStep, { ...decide, stepKey: "production" });
  expect((await stepDuties(changeId))["production"]).toMatchObject({ state: "closed", kept: true });
  await planner.ask(reviews.reverseStep, { reviewId, stepKey: "production", reason: "看错了数量" });
  const again = (await mill.director.ask(duties.dutiesOfSubject, { kind: "change", id: changeId })).filter(({ part }) => part === "production");
  expect(again.map(({ state }) => state).toSorted()).toEqual(["closed", "open"]);
  await mill.director.ask(reviews.decideStep, { ...decide, stepKey: "sales", verdict: "fail" });
  expect((await mill.director.ask(duties.dutiesOfSubject, { kind: "change", id: changeId })).every(({ state }) => state === "closed")).toBe(true);
  expect((await changeOf(changeId)).state).toBe("refused");
});
