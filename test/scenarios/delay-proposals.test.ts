import { beforeAll, expect, test } from "vitest";
import * as delays from "../../contract/case-delays.ts";
import * as cases from "../../contract/cases.ts";
import * as changes from "../../contract/changes.ts";
import * as offers from "../../contract/delay-proposals.ts";
import { listNotices } from "../../contract/notices.ts";
import * as orders from "../../contract/orders.ts";
import * as production from "../../contract/production.ts";
import type { GoodsTerms } from "../../contract/proposals.ts";
import * as reviews from "../../contract/reviews.ts";
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
  mill = await papermill(house, "澄江延期", { pack: "sys-25.order-and-change-management.yaml" });
  life = lifeOf(house, mill);
});

const read = (orderId: string) => mill.clerk.ask(orders.readOrder, { orderId });
const later: GoodsTerms = { kind: "laterDate", requestedDate: "2026-12-10" };

/** Two orders that were being made when the machine went down, in one case that the director has taken. */
async function late([small, large] = ["12", "14"], day = "2026-11-25") {
  const wish = (quantity: string) => ({ requestedDate: "2026-11-30", lines: [{ productId: mill.wide, quantity, customParameters: "宽 1092 mm,克重 55 g" }] });
  const made = [await life.confirm(wish(small)), await life.confirm(wish(large))] as const;
  const requests = (await mill.planner.ask(production.listRequests, {})).rows.filter(({ orderId }) => made.includes(orderId));
  const planned = await mill.planner.ask(production.planRun, { workCentreId: mill.workCentreId, startDay: day, shares: requests.map(({ id, open }) => ({ requestId: id, quantity: open })) });
  await mill.head.ask(production.approveRun, { runId: planned.runId, expectedRevision: planned.revision });
  await mill.planner.ask(production.recordDowntime, { workCentreId: mill.workCentreId, from: day, to: day, reason: "主轴轴承损坏" });
  const caseId = (await mill.director.ask(cases.listCases, { kind: "delay", subjectId: made[0] })).rows[0]!.id;
  return { caseId, first: made[0], second: made[1] };
}
type Late = Awaited<ReturnType<typeof late>>;
const rowOf = async ({ caseId }: Pick<Late, "caseId">, orderId: string) => (await mill.director.ask(delays.readDelay, { caseId })).rows.find((row) => row.orderId === orderId)!;
const statesOf = async (about: Late, orderId: string) => (await rowOf(about, orderId)).proposals.map(({ terms, state }) => [terms.kind, state]);
const propose = ({ caseId }: Late, orderId: string, terms: GoodsTerms) => mill.director.ask(offers.proposeDelay, { caseId, orderId, terms, words: "设备抢修中" });
/** Told by WeChat, so that the link comes back to be handed over. */
async function tell({ caseId }: Late, orderId: string) {
  const { links } = await mill.director.ask(delays.tellDelay, { caseId, orders: [{ orderId, draft: "交期有变,请看方案" }], means: "wechat", recipient: "李敏" });
  return house.holderOf(links[0]!.url.split("#")[1]!);
}

test("what the owner of a delay proposes goes out with the word, and the customer's yes on his phone becomes the change that it means, approved as the policy asks and without asking him again", async () => {
  const about = await late();
  const { caseId, first } = about;
  expect((await mill.director.refused(offers.proposeDelay, { caseId, orderId: first, terms: later })).code).toBe("caseTakeFirst");
  await mill.director.ask(cases.takeCase, { caseId });
  expect(codesOf(await mill.director.refused(offers.proposeDelay, { caseId, orderId: first, terms: { kind: "laterDate", requestedDate: "2026-11-29" } }))).toEqual(["proposalNotLater"]);
  expect((await mill.keeper.refused(offers.proposeDelay, { caseId, orderId: first, terms: later })).code).toBe("notPermitted");
  const [line] = (await read(first)).lines;
  await propose(about, first, { kind: "lowerQuantity", lines: [{ lineId: line!.id, quantity: "6" }] });
  const { proposalId } = await propose(about, first, later);
  expect(await statesOf(about, first)).toEqual([["laterDate", "draft"], ["lowerQuantity", "lapsed"]]);
  const said = { means: "phone" as const, contactName: "李敏", agreedAt: new Date("2026-11-24T00:30:00Z") };
  expect((await mill.director.refused(offers.answerDelayProposal, { caseId, orderId: first, proposalId, outcome: "accepted", ...said })).code).toBe("delayNotTold");

  const phone = await tell(about, first);
  const page = await phone.ask(offers.readDelayByLink, {});
  expect(page).toMatchObject({ state: "released", identity: "phoneDigits", notice: "交期有变,请看方案", words: "设备抢修中" });
  expect(page.differences.map(({ field, before, after }) => [field, before, after])).toEqual([["dateLater", "2026-11-30", "2026-12-10"]]);
  const yes = { outcome: "accepted" as const, name: "李敏" };
  expect((await phone.refused(offers.answerDelayByLink, yes)).code).toBe("identityNeeded");
  expect(await phone.ask(offers.answerDelayByLink, { ...yes, digits: "0000" })).toMatchObject({ decided: false, attemptsLeft: 4 });
  expect(await phone.ask(offers.answerDelayByLink, { ...yes, digits: "4321" })).toMatchObject({ decided: true, state: "accepted" });
  expect((await phone.refused(offers.answerDelayByLink, { ...yes, digits: "4321" })).code).toBe("linkUsed");
  expect((await phone.ask(offers.readDelayByLink, {})).decidedByName).toBe("李敏");

  const { answer } = (await rowOf(about, first)).proposals[0]!;
  const change = await mill.clerk.ask(changes.readChange, { changeId: answer!.change!.id });
  expect(change).toMatchObject({ state: "inReview", requestedByName: expect.stringContaining("salesDirector"), consent: { by: "李敏", caseId }, ruling: { asksCustomer: false }, consentRequestId: null });
  const [review] = await mill.finance.ask(reviews.reviewsOfSubject, { kind: "change", id: change.id });
  const deciders = { sales: await mill.colleague("salesDirector"), production: mill.head, warehouse: mill.keeper, stock: mill.keeper, finance: mill.finance, engineering: mill.engineer, preliminary: await mill.colleague("salesDirector") };
  for (const { key } of review!.steps)
    await deciders[key as keyof typeof deciders].ask(reviews.decideStep, { reviewId: review!.id, stepKey: key, verdict: "pass", statement: "同意", subjectHash: review!.subjectHash, ...(key === "engineering" && { answers: { parametersFeasible: true, processFeasible: true, estimatedDays: 3 } }) });
  const approved = await mill.clerk.ask(changes.readChange, { changeId: change.id });
  expect(approved.state).toBe("toSign");
  await mill.director.ask(changes.signAgreement, { changeId: change.id, expectedRevision: approved.revision });
  expect((await mill.clerk.ask(changes.readChange, { changeId: change.id })).state).toBe("applied");
  expect(await read(first)).toMatchObject({ requestedDate: "2026-12-10", version: 2 });
  expect((await verifyHouse(house.house.db, "/nowhere")).filter(({ wrong }) => wrong > 0)).toEqual([]);
}, 120_000);

test("a refusal stays in the case and is told to its owner; a yes that was told needs evidence, and one that cannot be carried out any more is kept with the reason", async () => {
  const about = await late(["16", "18"], "2026-11-27");
  const { caseId, first, second } = about;
  await mill.director.ask(cases.takeCase, { caseId });
  await propose(about, first, later);
  const phone = await tell(about, first);
  await phone.ask(offers.answerDelayByLink, { outcome: "refused", name: "李敏", digits: "4321", note: "展会 12 月 1 日开始" });
  expect(await statesOf(about, first)).toEqual([["laterDate", "refused"]]);
  expect((await mill.director.ask(listNotices, {})).rows[0]).toMatchObject({ kind: "delayProposalRefused", subject: { kind: "case", id: caseId } });
  expect(await read(first)).toMatchObject({ requestedDate: "2026-11-30", version: 1 });
  // Something else may be proposed, and he is told anew.
  const [line] = (await read(first)).lines;
  await propose(about, first, { kind: "splitDelivery", lines: [{ lineId: line!.id, parts: [{ quantity: "4", requestedDate: "2026-11-30" }, { quantity: "12", requestedDate: "2026-12-10" }] }] });
  const again = await tell(about, first);
  expect((await again.ask(offers.readDelayByLink, {})).differences.map(({ field }) => field).toSorted()).toEqual(["lineAdded", "quantityDown"]);

  const { proposalId } = await propose(about, second, later);
  await tell(about, second);
  const told = { caseId, orderId: second, proposalId, outcome: "accepted" as const, means: "phone" as const, contactName: "李敏" };
  expect(codesOf(await mill.director.refused(offers.answerDelayProposal, { ...told, agreedAt: new Date("2027-01-01") }))).toEqual(["delayConsentUnproven", "agreedInFuture"]);
  const { revision } = await read(second);
  await mill.clerk.ask(changes.requestChange, { orderId: second, content: { kind: "cancel" }, reason: "客户来电", source: { from: "customer", channel: "phone" }, expectedRevision: revision });
  const fileId = await mill.director.upload(Buffer.from("%PDF-1.4 李敏同意"), "微信截图.pdf");
  await mill.director.ask(offers.answerDelayProposal, { ...told, agreedAt: new Date("2026-11-24T00:30:00Z"), evidence: [fileId] });
  const [kept] = (await rowOf(about, second)).proposals;
  expect(kept).toMatchObject({ state: "accepted", answer: { change: null, evidence: [fileId], obstacles: [expect.stringContaining("CR")] } });
  const stranger = await papermill(house, "别家延期");
  expect((await stranger.director.refused(offers.proposeDelay, { caseId, orderId: first, terms: later })).code).toBe("notFound");
}, 120_000);
