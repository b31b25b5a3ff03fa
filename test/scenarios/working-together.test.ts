import { beforeAll, describe, expect, test } from "vitest";
import * as duties from "../../contract/duties.ts";
import { listNotices } from "../../contract/notices.ts";
import { readOrder, withdrawOrder } from "../../contract/orders.ts";
import * as reviews from "../../contract/reviews.ts";
import { timeline } from "../../contract/views.ts";
import { companyWith } from "../support/edited-policy.ts";
import { type Colleague, testHouse } from "../support/house.ts";
import { type Life, lifeOf } from "../support/life.ts";
import { type Papermill, papermill } from "../support/scene.ts";

const house = await testHouse();
let mill: Papermill;
let life: Life;
let second: Colleague;

beforeAll(async () => {
  mill = await papermill(house, "协作纸品", { pack: "sys-24.time-limits.yaml" });
  life = lifeOf(house, mill);
  second = await mill.colleague("finance");
});

const dutiesOf = (orderId: string) => mill.director.ask(duties.dutiesOfSubject, { kind: "order", id: orderId });
const running = async (orderId: string, match: (duty: duties.DutyAnswer) => boolean) => (await dutiesOf(orderId)).find((duty) => duty.state === "open" && match(duty))!;
const told = async (who: Colleague, kind: string) => (await who.ask(listNotices, {})).rows.filter((notice) => notice.kind === kind);
const acts = async (orderId: string) => (await mill.clerk.ask(timeline, { orderId })).rows.map(({ what }) => what);
const later = (minutes: number) => house.clock.moveTo(house.clock.offset + minutes * 60_000);
const codes = ({ code, refusals }: { code: string; refusals?: { code: string }[] | undefined }) => refusals?.map((refusal) => refusal.code) ?? [code];

/** An order under review, with the first of its open steps. */
async function underReview(): Promise<{ orderId: string; reviewId: string; stepKey: string; step: reviews.Review["steps"][number]; subjectHash: string }> {
  const orderId = await life.submit();
  const review = await life.reviewOf(orderId);
  const step = review.steps.find(({ state }) => state === "open")!;
  return { orderId, reviewId: review.id, stepKey: step.key, step, subjectHash: review.subjectHash };
}

describe("A duty is handed on by its owner", () => {
  test("the owner of a duty hands it with a reason to a colleague who may do the work; its time limit stays, the colleague is told, and it is on record", async () => {
    const { orderId } = await life.enter();
    const duty = await running(orderId, ({ definition }) => definition.id === "T03");
    const takers = await mill.salesperson.ask(duties.mayTakeDuty, { dutyId: duty.id });
    expect(takers.map(({ id }) => id)).toContain(mill.clerk.id);
    expect(takers.map(({ id }) => id)).not.toContain(mill.keeper.id);
    const given = await mill.salesperson.ask(duties.transferDuty, { dutyId: duty.id, personId: mill.clerk.id, why: "出差" });
    expect(given).toMatchObject({ ownerId: mill.clerk.id, ownerRole: null, dueAt: duty.dueAt });
    expect(await told(mill.clerk, "dutyGiven")).toMatchObject([{ text: expect.stringContaining("出差") }]);
    expect((await acts(orderId))[0]).toBe("dutyReassigned");
    expect((await mill.salesperson.refused(duties.transferDuty, { dutyId: duty.id, personId: mill.director.id, why: "再转" })).code).toBe("dutyNotYours");
  });

  test("nobody is handed what he may not do or see, and nobody hands on what is a colleague's", async () => {
    const { orderId } = await life.enter();
    const { id: dutyId } = await running(orderId, ({ definition }) => definition.id === "T03");
    const rival = await mill.colleague("salesperson");
    for (const unfit of [mill.keeper, rival]) expect(codes(await mill.salesperson.refused(duties.transferDuty, { dutyId, personId: unfit.id, why: "忙" }))).toEqual(["dutyTakerUnfit"]);
    expect((await mill.clerk.refused(duties.transferDuty, { dutyId, personId: mill.director.id, why: "忙" })).code).toBe("dutyNotYours");
    expect((await rival.refused(duties.transferDuty, { dutyId, personId: rival.id, why: "我来" })).code).toBe("notFound");
    expect(codes(await mill.salesperson.refused(duties.transferDuty, { dutyId, personId: mill.clerk.id, why: " " }))).toEqual(["invalidInput"]);
  });
});

describe("A review step is handed on", () => {
  test("a reviewer hands his step to a colleague of its roles, who alone decides it then; its time limit goes with it", async () => {
    const { orderId, reviewId, stepKey, step, subjectHash } = await underReview();
    const [from, to] = await Promise.all([mill.colleague(step.roles[0] as "finance"), mill.colleague(step.roles[0] as "finance")]);
    const duty = await running(orderId, ({ opens, part }) => opens === "reviewStepOpened" && part === stepKey);
    expect((await from.refused(duties.transferDuty, { dutyId: duty.id, personId: to.id, why: "休假" })).code).toBe("dutyOfReview");
    await from.ask(reviews.transferStep, { reviewId, stepKey, personId: to.id, reason: "休假" });
    expect(await told(to, "stepGiven")).toMatchObject([{ subject: { kind: "review", id: reviewId }, text: expect.stringContaining("休假") }]);
    expect(await running(orderId, ({ id }) => id === duty.id)).toMatchObject({ ownerId: to.id, dueAt: duty.dueAt });
    expect((await from.refused(reviews.decideStep, { reviewId, stepKey, verdict: "pass", subjectHash, statement: "同意" })).code).toBe("stepWithColleague");
    const tasks = async (who: Colleague) => (await who.ask(reviews.listTasks, {})).rows.some((task) => task.reviewId === reviewId);
    expect([await tasks(from), await tasks(to)]).toEqual([false, true]);
    await to.ask(reviews.decideStep, { reviewId, stepKey, verdict: "pass", subjectHash, statement: "同意" });
    expect(await acts(orderId)).toEqual(expect.arrayContaining(["reviewStepTransferred", "reviewStepDecided"]));
  });

  test("a step is handed to nobody who may not decide it, and by nobody who may not; the general manager takes back what lies with an absent colleague", async () => {
    const { reviewId, stepKey, step } = await underReview();
    const role = step.roles[0] as "finance";
    const [from, to] = [await mill.colleague(role), await mill.colleague(role)];
    expect(codes(await from.refused(reviews.transferStep, { reviewId, stepKey, personId: mill.engineer.id, reason: "忙" }))).toEqual(["stepTakerUnfit"]);
    expect((await mill.engineer.refused(reviews.transferStep, { reviewId, stepKey, personId: to.id, reason: "忙" })).code).toBe("notYourStep");
    await from.ask(reviews.transferStep, { reviewId, stepKey, personId: to.id, reason: "休假" });
    expect((await from.refused(reviews.transferStep, { reviewId, stepKey, personId: from.id, reason: "我来" })).code).toBe("stepWithColleague");
    const manager = await mill.colleague("generalManager");
    await manager.ask(reviews.transferStep, { reviewId, stepKey, personId: from.id, reason: "对方请假" });
    expect((await from.ask(reviews.readReview, { reviewId })).steps.find(({ key }) => key === stepKey)).toMatchObject({ assignedTo: from.id, mayDecide: true });
  });
});

describe("A policy lets a step be handed to anybody", () => {
  /** An order before finance, in a company whose policy says so of finance's step. */
  async function beforeFinance() {
    const it = await companyWith(house, "任人转办", ({ review: { steps } }) => void (steps.find(({ key }) => key === "finance")!.handOver = "anybody"));
    const orderId = await it.life.submit();
    await it.life.decide(orderId, "preliminary", it.mill.director);
    const { id: reviewId, subjectHash } = await it.life.reviewOf(orderId);
    return { ...it, orderId, reviewId, subjectHash };
  }

  test("a salesperson of other customers is handed finance's step, sees that order and no other, decides that step and none beside it", async () => {
    const { mill: { finance, keeper, clerk, director, colleague }, life: { submit }, orderId, reviewId, subjectHash } = await beforeFinance();
    const taker = await colleague("salesperson");
    const other = await submit();
    expect((await taker.refused(readOrder, { orderId })).code).toBe("notFound");
    expect((await finance.ask(reviews.colleaguesOfStep, { reviewId, stepKey: "finance" })).find(({ id }) => id === taker.id)).toMatchObject({ mayDecide: true });
    await finance.ask(reviews.transferStep, { reviewId, stepKey: "finance", personId: taker.id, reason: "熟悉该客户" });
    expect((await taker.ask(reviews.listTasks, {})).rows.map((task) => [task.reviewId, task.stepKey])).toEqual([[reviewId, "finance"]]);
    expect((await taker.ask(readOrder, { orderId })).id).toBe(orderId);
    expect((await taker.ask(timeline, { orderId })).rows.find(({ what }) => what === "reviewStepTransferred")).toMatchObject({ why: "熟悉该客户" });
    expect((await taker.refused(readOrder, { orderId: other })).code).toBe("notFound");
    const { revision } = await clerk.ask(readOrder, { orderId });
    expect((await taker.refused(withdrawOrder, { orderId, expectedRevision: revision, reason: "改" })).code).toBe("notFound");
    const decision = { reviewId, verdict: "pass" as const, subjectHash, statement: "同意" };
    expect((await taker.refused(reviews.decideStep, { ...decision, stepKey: "stock" })).code).toBe("notFound");
    expect((await finance.refused(reviews.decideStep, { ...decision, stepKey: "finance" })).code).toBe("stepWithColleague");
    await taker.ask(reviews.decideStep, { ...decision, stepKey: "finance" });
    // What he signed he may read again; releasing it, though of his role, is the order's own salesperson's.
    await keeper.ask(reviews.decideStep, { ...decision, stepKey: "stock" });
    expect((await taker.ask(reviews.readReview, { reviewId })).steps.filter(({ state }) => state === "open")).toMatchObject([{ key: "release" }]);
    expect((await taker.refused(reviews.decideStep, { ...decision, stepKey: "release" })).code).toBe("notFound");
    expect((await director.ask(timeline, { orderId })).rows.find(({ what }) => what === "reviewStepDecided")).toBeDefined();
  });

  test("neither who entered the order, nor an administrator, nor another department's step is handed so; once it was handed on, the order is out of sight again", async () => {
    const { mill: { finance, keeper, clerk, colleague }, orderId, reviewId } = await beforeFinance();
    const [first, second, admin] = [await colleague("salesperson"), await colleague("logistics"), await colleague("admin")];
    const hand = { reviewId, stepKey: "finance", reason: "转办" };
    for (const unfit of [clerk, admin]) expect(codes(await finance.refused(reviews.transferStep, { ...hand, personId: unfit.id }))).toEqual(["stepTakerUnfit"]);
    expect(codes(await keeper.refused(reviews.transferStep, { ...hand, stepKey: "stock", personId: first.id }))).toEqual(["stepTakerUnfit"]);
    await finance.ask(reviews.transferStep, { ...hand, personId: first.id });
    await first.ask(reviews.transferStep, { ...hand, personId: second.id, reason: "出差" });
    expect((await first.refused(readOrder, { orderId })).code).toBe("notFound");
    expect((await second.ask(reviews.listTasks, {})).rows.map(({ stepKey }) => stepKey)).toEqual(["finance"]);
  });
});

describe("A further opinion is asked", () => {
  test("a step cannot pass before the colleague who was asked has answered; his duty has a limit, and his answer stands in the review and the timeline", async () => {
    const { orderId, reviewId, stepKey, step, subjectHash } = await underReview();
    const reviewer = await mill.colleague(step.roles[0] as "finance");
    const { opinionId } = await reviewer.ask(reviews.askOpinion, { reviewId, stepKey, personId: mill.engineer.id, question: "参数能做吗?", hours: 2 });
    expect(await told(mill.engineer, "opinionAsked")).toMatchObject([{ subject: { kind: "review", id: reviewId }, text: expect.stringContaining("参数能做吗?") }]);
    const duty = await running(orderId, ({ opens }) => opens === "opinionAsked");
    expect(duty).toMatchObject({ ownerId: mill.engineer.id, part: opinionId, dueAt: expect.any(Date) });
    expect((await reviewer.refused(reviews.askOpinion, { reviewId, stepKey, personId: mill.engineer.id, question: "再问" })).code).toBe("opinionAskedAlready");
    const pass = { reviewId, stepKey, verdict: "pass" as const, subjectHash, statement: "同意" };
    expect(await reviewer.refused(reviews.decideStep, pass)).toMatchObject({ code: "opinionsOpen" });
    expect((await mill.engineer.ask(reviews.listOpinions, {})).map(({ id }) => id)).toEqual([opinionId]);
    expect((await second.refused(reviews.answerOpinion, { opinionId, stance: "agree", answer: "可以" })).code).toBe("opinionNotYours");
    await mill.engineer.ask(reviews.answerOpinion, { opinionId, stance: "agree", answer: "可以,用 2 号机" });
    expect((await mill.engineer.refused(reviews.answerOpinion, { opinionId, stance: "disagree", answer: "改口" })).code).toBe("opinionEnded");
    expect(await told(reviewer, "opinionGiven")).toMatchObject([{ text: "可以,用 2 号机" }]);
    expect((await dutiesOf(orderId)).find(({ id }) => id === duty.id)).toMatchObject({ state: "closed", kept: true });
    await reviewer.ask(reviews.decideStep, pass);
    expect((await mill.clerk.ask(reviews.readReview, { reviewId })).opinions).toMatchObject([{ personId: mill.engineer.id, stance: "agree", answer: "可以,用 2 号机" }]);
    expect((await mill.clerk.ask(timeline, { orderId })).rows.find(({ what }) => what === "opinionGiven")).toMatchObject({ why: "可以,用 2 号机" });
  });

  test("a colleague who was asked is taken off with a reason, and then the step passes; his duty ends without a verdict", async () => {
    const { orderId, reviewId, stepKey, step, subjectHash } = await underReview();
    const reviewer = await mill.colleague(step.roles[0] as "finance");
    const { opinionId } = await reviewer.ask(reviews.askOpinion, { reviewId, stepKey, personId: mill.engineer.id, question: "参数能做吗?" });
    expect((await mill.engineer.refused(reviews.dropOpinion, { opinionId, reason: "不答" })).code).toBe("notYourStep");
    expect(codes(await reviewer.refused(reviews.dropOpinion, { opinionId, reason: "" }))).toEqual(["invalidInput"]);
    await reviewer.ask(reviews.dropOpinion, { opinionId, reason: "已电话确认" });
    expect((await dutiesOf(orderId)).find(({ part }) => part === opinionId)).toMatchObject({ state: "cancelled", kept: null });
    await reviewer.ask(reviews.decideStep, { reviewId, stepKey, verdict: "pass", subjectHash, statement: "同意" });
    expect((await mill.clerk.ask(reviews.readReview, { reviewId })).opinions).toMatchObject([{ droppedWhy: "已电话确认", mayDrop: false }]);
  });

  test("nobody is asked who may not see the order, nor by somebody who may not decide; what is refused or withdrawn waits for no opinion", async () => {
    const { orderId, reviewId, stepKey, step, subjectHash } = await underReview();
    const reviewer = await mill.colleague(step.roles[0] as "finance");
    const rival = await mill.colleague("salesperson");
    expect((await reviewer.ask(reviews.colleaguesOfStep, { reviewId, stepKey })).map(({ id }) => id)).not.toContain(rival.id);
    const ask = { reviewId, stepKey, question: "如何?" };
    for (const unfit of [rival, reviewer]) expect(codes(await reviewer.refused(reviews.askOpinion, { ...ask, personId: unfit.id }))).toEqual(["opinionPersonUnfit"]);
    expect((await mill.engineer.refused(reviews.askOpinion, { ...ask, personId: mill.planner.id })).code).toBe("notYourStep");
    const { opinionId } = await reviewer.ask(reviews.askOpinion, { ...ask, personId: mill.engineer.id });
    await reviewer.ask(reviews.decideStep, { reviewId, stepKey, verdict: "fail", subjectHash, statement: "退回" });
    expect((await mill.engineer.refused(reviews.answerOpinion, { opinionId, stance: "agree", answer: "可以" })).code).toBe("opinionEnded");
    expect((await dutiesOf(orderId)).find(({ part }) => part === opinionId)?.state).toBe("cancelled");
    const next = await underReview();
    await reviewer.ask(reviews.askOpinion, { ...ask, reviewId: next.reviewId, personId: mill.engineer.id });
    const { revision } = await mill.clerk.ask(readOrder, { orderId: next.orderId });
    await mill.clerk.ask(withdrawOrder, { orderId: next.orderId, expectedRevision: revision, reason: "改数量" });
    expect((await mill.clerk.ask(reviews.readReview, { reviewId: next.reviewId })).opinions).toMatchObject([{ droppedWhy: "reviewEnded" }]);
  });
});

describe("An owner is reminded", () => {
  test("the salesperson of an order reminds whoever owes a review; not again within half an hour, and the count is seen", async () => {
    const { orderId, step, stepKey } = await underReview();
    const owner = await mill.colleague(step.roles[0] as "finance");
    const { id: dutyId } = await running(orderId, ({ opens, part }) => opens === "reviewStepOpened" && part === stepKey);
    expect(await mill.salesperson.ask(duties.remindOfDuty, { dutyId })).toMatchObject({ reminded: 1 });
    expect(await told(owner, "dutyReminded")).toHaveLength(1);
    const refused = await mill.clerk.refused(duties.remindOfDuty, { dutyId });
    expect(refused).toMatchObject({ code: "dutyRemindedJustNow", status: 429 });
    expect(refused.title).toMatch(/\d\d:\d\d/);
    later(31);
    await mill.clerk.ask(duties.remindOfDuty, { dutyId });
    expect(await told(owner, "dutyReminded")).toHaveLength(2);
    expect(await running(orderId, ({ id }) => id === dutyId)).toMatchObject({ reminded: 2, remindedAt: expect.any(Date) });
    expect((await acts(orderId)).filter((what) => what === "dutyReminded")).toHaveLength(2);
  });

  test("for how long a reminded owner is left in peace the order's policy says, of a step and of an opinion alike", async () => {
    const { mill: { salesperson, director, engineer }, life: { submit, reviewOf } } = await companyWith(house, "一小时催一次", (pack) => void (pack.reminders = { againAfter: 60 }));
    const orderId = await submit();
    await director.ask(reviews.askOpinion, { reviewId: (await reviewOf(orderId)).id, stepKey: "preliminary", personId: engineer.id, question: "参数能做吗?" });
    const open = (await salesperson.ask(duties.dutiesOfSubject, { kind: "order", id: orderId })).filter(({ state, opens }) => state === "open" && duties.reviewDuties.some((one) => one === opens));
    expect(open.map(({ opens }) => opens).toSorted()).toEqual(["opinionAsked", "reviewStepOpened"]);
    for (const { id: dutyId } of open) {
      const { remindedAt, remindableAt } = await salesperson.ask(duties.remindOfDuty, { dutyId });
      expect(remindableAt!.getTime() - remindedAt!.getTime()).toBe(3_600_000);
    }
    later(31);
    for (const { id: dutyId } of open) expect(await salesperson.refused(duties.remindOfDuty, { dutyId })).toMatchObject({ code: "dutyRemindedJustNow", refusals: [{ facts: { minutes: 60 } }] });
    later(30);
    for (const { id: dutyId } of open) await salesperson.ask(duties.remindOfDuty, { dutyId });
  });

  test("nobody reminds himself, of what he may not see, or of what is done", async () => {
    const { orderId } = await life.enter();
    const { id: dutyId } = await running(orderId, ({ definition }) => definition.id === "T03");
    expect((await mill.salesperson.refused(duties.remindOfDuty, { dutyId })).code).toBe("dutyRemindSelf");
    expect((await (await mill.colleague("salesperson")).refused(duties.remindOfDuty, { dutyId })).code).toBe("notFound");
    expect((await mill.keeper.refused(duties.remindOfDuty, { dutyId })).code).toBe("notPermitted");
    const done = (await dutiesOf(orderId)).find(({ state }) => state === "closed")!;
    expect((await mill.director.refused(duties.remindOfDuty, { dutyId: done.id })).code).toBe("dutyStateWrong");
  });
});
