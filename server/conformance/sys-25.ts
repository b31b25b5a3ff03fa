import * as changes from "../../contract/changes.ts";
import * as confirmations from "../../contract/confirmations.ts";
import * as orders from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import * as stock from "../../contract/stock.ts";
import { boughtFor } from "./bought-goods.ts";
import { agree, changeOf, impactOf, oneLess, phoneOf, quantity, request, reviewOfChange, settle, wish } from "./change-life.ts";
import { amendments, cellsOf, customerIsAsked, departmentsAgree, endings, reviewsAreMadeAnew } from "./change-table.ts";
import type { Desk } from "./company.ts";
import { keptToItsRoles, remindedEachHalfHour } from "./review-steps.ts";
import { type Rule, same, type Scene } from "./scene.ts";
import { invoicedWhenShipped, stageOf } from "./shipment-proofs.ts";

const dutyState = async (scene: Scene, orderId: string, id: string) => (await scene.dutyOf(orderId, id))?.state ?? "none";
const exposureOf = async ({ staff: { finance }, company: { customer } }: Scene) => Number((await finance.ask(settlement.readAccount, { customerId: customer.id })).credit[0]?.exposure ?? 0);
const reservedOf = async ({ staff: { keeper } }: Scene, productId: string) => Number((await keeper.ask(stock.listStock, {})).rows.find((row) => row.productId === productId)?.reserved ?? 0);

async function requested(scene: Scene): Promise<void> {
  const { staff: { salesperson, clerk, keeper } } = scene;
  const orderId = await scene.confirm();
  const wanted = await wish(scene, orderId, await oneLess(scene, orderId));
  const unsaid = async (change: object) => clerk.refused(changes.requestChange, { ...wanted, ...change });
  same("without a reason", await unsaid({ reason: "" }), ["invalidInput"]);
  same("without a source", await unsaid({ source: undefined }), ["invalidInput"]);
  same("by the warehouse", await keeper.refused(changes.requestChange, wanted), ["notPermitted"]);
  const { changeId, number } = await salesperson.ask(changes.requestChange, wanted);
  same("its number", /^CR202611-\d{4}$/.test(number), true);
  const { reason, source, requestedBy } = await changeOf(scene, changeId);
  same("what is on record", [reason, source.from, source.channel, requestedBy], ["客户要求变更", "customer", "phone", salesperson.id]);
  same("another one beside it", await clerk.refused(changes.requestChange, await wish(scene, orderId, await oneLess(scene, orderId))), ["changeOpen"]);
}

async function weighed(scene: Scene): Promise<void> {
  const orderId = await scene.confirm({ lines: [{ productId: scene.company.roll, quantity: "50" }] });
  const content = await quantity(scene, orderId, () => 40);
  const impact = await impactOf(scene, orderId, content);
  const { lines: [line], deliveries, papers, confirmations: asked, money, dates, stock: [held] } = impact;
  same("stock, shipments", [line?.ordered, line?.wanted, line?.onDelivery, held?.reserved, deliveries[0]?.lines[0]?.ordered], ["50", "40", "50", "50", "50"]);
  same("papers", ["issueNote", "orderConfirmation"].filter((kind) => papers.some((paper) => paper.kind === kind)), ["issueNote", "orderConfirmation"]);
  same("confirmations, money", [asked[0]?.state, money.totalBefore, money.totalAfter, Number(money.exposureBefore) - Number(money.exposureAfter)], ["given", "160.00", "128.00", 32]);
  same("dates", [dates.before, dates.after], [scene.dayAfter(14), scene.dayAfter(14)]);
  const made = await scene.confirm(scene.made());
  await scene.make(made, "running");
  same("production", (await impactOf(scene, made, await oneLess(scene, made))).runs[0]?.state, "running");
  await boughtFor(scene);
  const { changeId } = await request(scene, orderId, content);
  await agree(scene, changeId);
  const kept = (await changeOf(scene, changeId)).impacts.map(({ occasion }) => occasion);
  same("kept for whoever decided", [kept[0], kept.includes("decided")], ["requested", true]);
}

/** Whom each department's name stands for, side by side and never for another; one refusal ends the change. */
async function decided(scene: Scene): Promise<void> {
  const { staff } = scene;
  const orderId = await scene.confirm(scene.made());
  await scene.make(orderId, "running");
  const deciding = async () => {
    const { changeId } = await request(scene, orderId, await oneLess(scene, orderId));
    return { changeId, review: await reviewOfChange(scene, changeId) };
  };
  const refusedFor = ({ id: reviewId, subjectHash }: reviews.Review, desk: Desk, stepKey: string) => staff[desk].refused(reviews.decideStep, { reviewId, subjectHash, stepKey, verdict: "fail", statement: "不同意" });
  const wrong: [Desk, string][] = [["finance", "sales"], ["keeper", "sales"], ["finance", "production"], ["director", "production"], ["head", "warehouse"]];
  const right: [Desk, string][] = [["director", "sales"], ["head", "production"], ["planner", "production"], ["keeper", "warehouse"]];
  for (const [desk, step] of right) {
    const { changeId, review } = await deciding();
    const side = review.steps.filter(({ key }) => right.some(([, of]) => of === key));
    same("all side by side", side.map(({ key, state }) => `${key} ${state}`).sort(), ["production open", "sales open", "warehouse open"]);
    for (const [other, of] of wrong) same(`${of} decided by ${other}`, await refusedFor(review, other, of), ["notYourStep"]);
    same(`${step} decided by ${desk}`, await refusedFor(review, desk, step), []);
    same("refused by one", [(await changeOf(scene, changeId)).state, (await scene.read(orderId)).version, await dutyState(scene, orderId, "CHANGE")], ["refused", 1, "closed"]);
  }
  const dearer = await scene.confirm(scene.made());
  const { lines: [line] } = await scene.read(dearer);
  const { changeId } = await request(scene, dearer, { kind: "amend", wanted: { lines: [{ id: line!.id, productId: line!.productId, quantity: line!.quantity, unitPrice: "86" }] } });
  const review = await reviewOfChange(scene, changeId);
  same("finance decided by sales", await refusedFor(review, "director", "finance"), ["notYourStep"]);
  same("finance decided by finance", await refusedFor(review, "finance", "finance"), []);
}

/** Within four working hours, the hour of lunch beside them, whichever way it ends. */
async function decidedInTime(scene: Scene): Promise<void> {
  const begin = async () => {
    const orderId = await scene.confirm();
    await request(scene, orderId, await oneLess(scene, orderId));
    return orderId;
  };
  const openOf = async (orderId: string) => changeOf(scene, (await scene.read(orderId)).openChange!.id);
  await scene.limit({ duty: "CHANGE", hours: 5, begin, end: async (orderId) => agree(scene, (await openOf(orderId)).id) });
  const orderId = await begin();
  same("who owes the decision", (await scene.dutyOf(orderId, "CHANGE"))?.ownerRole, scene.roleOf("director"));
  const { id: changeId, revision: expectedRevision } = await openOf(orderId);
  await scene.staff.clerk.ask(changes.withdrawChange, { changeId, reason: "客户又不改了", expectedRevision });
  same("taken back by who wanted it", await dutyState(scene, orderId, "CHANGE"), "closed");
}

/** Each department within two working hours; what another department or the wish's end left open is owed no more. */
async function departmentsInTime(scene: Scene): Promise<void> {
  const stepOf = (changeId: string, part: string) => scene.dutyOf(changeId, "CHANGESTEP", { kind: "change", part });
  const decide = async (changeId: string, key: string, verdict?: "fail") => {
    const { reviewer, decision } = scene.decisionIn(await reviewOfChange(scene, changeId), key);
    await reviewer.ask(reviews.decideStep, { ...decision, ...(verdict && { verdict, statement: "不同意" }) });
  };
  const begin = async () => {
    const orderId = await scene.confirm();
    return (await request(scene, orderId, await oneLess(scene, orderId))).changeId;
  };
  await scene.limit({ duty: "CHANGESTEP", kind: "change", hours: 2, begin, part: () => Promise.resolve("sales"), end: (changeId) => decide(changeId, "sales") });
  const refused = await begin();
  const owners = [await stepOf(refused, "sales"), await stepOf(refused, "production")].map((duty) => duty?.ownerRole);
  same("whose each is", owners, [scene.roleOf("director"), scene.roleOf("head")]);
  await decide(refused, "production", "fail");
  same("sales' once production has refused", (await stepOf(refused, "sales"))?.state, "closed");
  const withdrawn = await begin();
  await scene.staff.clerk.ask(changes.withdrawChange, { changeId: withdrawn, reason: "客户又不改了", expectedRevision: (await changeOf(scene, withdrawn)).revision });
  same("once the wish was taken back", (await stepOf(withdrawn, "sales"))?.state, "closed");
  await keptToItsRoles(scene, await reviewOfChange(scene, await begin()), { stepKey: "sales", from: "director", to: "quality" });
  await remindedEachHalfHour(scene, async () => stepOf(await begin(), "sales"));
  await overnight(scene, { begin, end: (changeId) => decide(changeId, "sales"), dutyOf: (changeId) => stepOf(changeId, "sales") });
}

/** What is asked ten minutes before the day's work ends still has time in the morning. */
async function overnight(scene: Scene, { begin, end, dutyOf }: { begin(): Promise<string>; end(id: string): Promise<void>; dutyOf(id: string): Promise<{ kept: boolean | null } | undefined> }): Promise<void> {
  scene.at(8);
  const id = await begin();
  scene.at(24);
  await end(id);
  scene.at(0);
  same("decided the next morning: kept", (await dutyOf(id))?.kept, true);
}

/** The agreement bears both signatures; consent comes from the customer's own phone, and without it the order stays. */
async function agreed(scene: Scene): Promise<void> {
  const { director, manager, finance } = scene.staff;
  for (const signer of [director, manager]) {
    const orderId = await scene.confirm();
    const { changeId } = await request(scene, orderId, { kind: "amend", wanted: { requestedDate: scene.dayAfter(20) } });
    await agree(scene, changeId);
    const { revision: expectedRevision, state } = await changeOf(scene, changeId);
    same("what it waits for", state, "toSign");
    same("a signature of finance", await finance.refused(changes.signAgreement, { changeId, expectedRevision }), ["changeSignNotYours"]);
    same("a signature of who may", await signer.refused(changes.signAgreement, { changeId, expectedRevision }), []);
    await scene.hasPapers(orderId, "changeAgreement");
    same("before the customer's", [(await changeOf(scene, changeId)).state, (await scene.read(orderId)).version], ["awaitingCustomer", 1]);
    const phone = await phoneOf(scene, changeId);
    const { pdfSha256 } = await phone.ask(confirmations.readByLink, {});
    const answer = { pdfSha256: pdfSha256!, name: "李敏", digits: "4321" };
    if (signer === director) await phone.ask(confirmations.acceptByLink, { ...answer, consent: true });
    else await phone.ask(confirmations.refuseByLink, { ...answer, reason: "等不了" });
    const { version, requestedDate } = await scene.read(orderId);
    same("after the customer's word", [version, requestedDate], signer === director ? [2, scene.dayAfter(20)] : [1, scene.dayAfter(14)]);
  }
}

async function madeAnew(scene: Scene): Promise<void> {
  const orderId = await scene.review();
  const old = await scene.phoneOf(orderId);
  const { pdfSha256 } = await old.ask(confirmations.readByLink, {});
  const { changeId } = await request(scene, orderId, await oneLess(scene, orderId));
  await settle(scene, changeId);
  same("the order", [(await scene.read(orderId)).version, await stageOf(scene, orderId)], [2, "awaitingCustomer"]);
  same("the old link", await old.refused(confirmations.acceptByLink, { pdfSha256: pdfSha256!, name: "李敏", digits: "4321", consent: true }), ["confirmationSuperseded"]);
  await scene.accept(orderId);
  const asked = (await scene.staff.clerk.ask(confirmations.ofOrder, { orderId })).map(({ orderVersion, state }) => [orderVersion, state]);
  same("what the customer was asked", asked, [[2, "given"], [1, "superseded"]]);
}

/** 30 rolls packed of 30, 20 wanted: delivery, reservation and money follow; below what was made nothing follows at all. */
async function followed(scene: Scene): Promise<void> {
  const { roll } = scene.company;
  const orderId = await scene.confirm({ lines: [{ productId: roll, quantity: "30" }] });
  await scene.pack(orderId);
  const before = [await reservedOf(scene, roll), await exposureOf(scene)] as const;
  await settle(scene, (await request(scene, orderId, await quantity(scene, orderId, () => 20))).changeId);
  const { lines: [line], state } = await scene.deliveryOf(orderId);
  same("the delivery", [line?.ordered, line?.picked, state], ["20", "20", "picked"]);
  same("the promise of stock", before[0] - (await reservedOf(scene, roll)), 10);
  same("the exposure", (before[1] - (await exposureOf(scene))).toFixed(2), "32.00");
  same("the schedule", (await scene.read(orderId)).schedules.map(({ quantity: of, issued, packed }) => [of, issued, packed]), [["20", "20", "20"]]);
  await scene.hasPapers(orderId, "issueNote");
  const made = await scene.confirm(scene.made());
  await scene.make(made, "stockedIn");
  same("below what was made", await scene.staff.clerk.refused(changes.requestChange, await wish(scene, made, await oneLess(scene, made))), ["changeBelowMade"]);
  const gone = await scene.confirm({ lines: [{ productId: roll, quantity: "31" }] });
  const { changeId } = await request(scene, gone, await oneLess(scene, gone));
  await scene.ship(gone);
  same("once the goods have left", [(await settle(scene, changeId)).state, (await scene.read(gone)).version], ["refused", 1]);
}

async function ended(scene: Scene): Promise<void> {
  await departmentsAgree(scene, endings);
  await customerIsAsked(scene, endings);
  await reviewsAreMadeAnew(scene, endings);
  const { roll, wide } = scene.company;
  const before = await reservedOf(scene, roll);
  const called = await scene.confirm({ lines: [{ productId: roll, quantity: "32" }] });
  await settle(scene, (await request(scene, called, { kind: "cancel" })).changeId);
  same("called off", [await stageOf(scene, called), (await scene.read(called)).version, (await scene.deliveryOf(called)).state, await reservedOf(scene, roll)], ["cancelled", 2, "cancelled", before]);
  const closed = await scene.confirm({ lines: [{ productId: roll, quantity: "33" }, { productId: wide, quantity: "3" }] });
  const [first] = (await scene.read(closed)).lines;
  await settle(scene, (await request(scene, closed, { kind: "shortClose", lineIds: [first!.id] })).changeId);
  same("closed short", [(await scene.read(closed)).lines.map(({ quantity: of }) => of), await reservedOf(scene, roll)], [["3"], before]);
}

async function recorded(scene: Scene): Promise<void> {
  const orderId = await scene.confirm({ lines: [{ productId: scene.company.roll, quantity: "34" }] });
  const { changeId } = await request(scene, orderId, await quantity(scene, orderId, () => 24));
  await settle(scene, changeId);
  const { differences, baseVersion, appliedVersion, impacts } = await changeOf(scene, changeId);
  same("line by line", differences.map(({ field, lineNo, before, after }) => [field, lineNo, before, after]), [["quantityDown", 1, "34", "24"]]);
  same("versions", [baseVersion, appliedVersion, impacts.at(-1)?.occasion], [1, 2, "applied"]);
}

/** Remarks at once and at any time; a dealer edits what he sent until sales has confirmed it. */
async function freelyChanged(scene: Scene): Promise<void> {
  for (const { state, rulings } of await cellsOf(scene, ["remarks"])) same(`remarks at ${state}`, rulings.map(({ how }) => how), rulings.map(() => "free"));
  const orderId = await scene.confirm();
  same("a remark", (await request(scene, orderId, { kind: "amend", wanted: { remarks: "请送到后门" } })).state, "applied");
  const { version, axes } = await scene.read(orderId);
  same("the order with it", [version, axes.confirmation], [2, "given"]);
  same("the customer's own time to edit, by phone", await dutyState(scene, (await scene.enter()).orderId, "T24"), "none");
  const online = await scene.enter({ channel: "dealerOnline", channelNote: undefined });
  same("online", await dutyState(scene, online.orderId, "T24"), "open");
  await scene.staff.clerk.ask(orders.confirmInformation, { orderId: online.orderId, expectedRevision: online.revision });
  same("once sales has confirmed", await dutyState(scene, online.orderId, "T24"), "closed");
}

/** From the wish to the next version of an order, its end included. */
export const changeRules: readonly Rule[] = [
  { id: "25.1", says: "a change is requested by customer or salesperson, with reason and source, one at a time", prove: requested },
  { id: "25.2", says: "its impact on stock, production, purchases, shipments, papers, money and dates is shown before anyone decides, and kept", prove: weighed },
  {
    id: "25.3", says: "the departments that it touches agree, side by side and in time, and what no row of the table lets be changed is forbidden",
    async prove(scene) {
      await departmentsAgree(scene, amendments);
      await decided(scene);
      await decidedInTime(scene);
      await departmentsInTime(scene);
    },
  },
  {
    id: "25.4", says: "the customer consents where money or date worsens, and signs an agreement where cost rises or the date slips",
    async prove(scene) {
      await customerIsAsked(scene, amendments);
      await agreed(scene);
    },
  },
  {
    id: "25.5", says: "it makes a new version: old links are void, and what no longer holds is reviewed and signed anew",
    async prove(scene) {
      await reviewsAreMadeAnew(scene, amendments);
      await madeAnew(scene);
    },
  },
  { id: "25.6", says: "deliveries, promises of stock, schedules and money follow, all or nothing", prove: followed },
  { id: "25.7", says: "calling off and short closes are changes too, and free what was reserved", prove: ended },
  { id: "25.8", says: "the record shows before and after, line by line", prove: recorded },
  { id: "C-05", says: "remarks are changed at once, and a dealer edits until sales has confirmed", prove: freelyChanged },
  { id: "C-06", says: "goods are invoiced when they leave, not before", prove: invoicedWhenShipped },
];
