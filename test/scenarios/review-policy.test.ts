import { beforeAll, describe, expect, test } from "vitest";
import * as orders from "../../contract/orders.ts";
import { usualTerms } from "../../contract/payment-terms.ts";
import type { PolicyPack } from "../../contract/policy-pack.ts";
import * as reviews from "../../contract/reviews.ts";
import * as settlement from "../../contract/settlement.ts";
import { codesOf, type Company, companyWith } from "../support/edited-policy.ts";
import { testHouse } from "../support/house.ts";

let house: Awaited<ReturnType<typeof testHouse>>;
beforeAll(async () => {
  house = await testHouse();
});
const company = (name: string, change?: (pack: PolicyPack) => void) => companyWith(house, name, change);
const prepaid = usualTerms.find(({ code }) => code === "prepaid")!;

describe("a review step", () => {
  const stepOf = async ({ life }: Company, orderId: string, key: string) => (await life.reviewOf(orderId)).steps.find((step) => step.key === key)!;

  test("passes by itself when all its checks are green, if the pack lets it", async () => {
    const it = await company("自动通过", ({ review }) => void (review.steps[0]!.passesByItselfWhenGreen = true));
    const orderId = await it.life.submit();
    expect(await stepOf(it, orderId, "preliminary")).toMatchObject({ state: "passed", decidedByName: "自动" });
    const differing = await it.life.submit({ given: { phone: "13900000000" } });
    expect((await stepOf(it, differing, "preliminary")).state).toBe("open");
  });

  test("wants words always or only on red, asks what it asks, and may leave the signature out", async () => {
    const it = await company("写意见", ({ review }) => void Object.assign(review.steps[0]!, { statement: "always", signature: "none", asks: ["needsFeasible"] }));
    const orderId = await it.life.submit();
    const review = await it.life.reviewOf(orderId);
    const decision = { reviewId: review.id, stepKey: "preliminary", verdict: "pass" as const, subjectHash: review.subjectHash };
    expect(codesOf(await it.mill.director.refused(reviews.decideStep, decision))).toEqual(["statementNeeded", "answerNeeded"]);
    await it.mill.director.ask(reviews.decideStep, { ...decision, statement: "齐全", answers: { needsFeasible: true } });
    expect((await stepOf(it, orderId, "preliminary")).signature).toBeNull();
  });

  test("may want its reviewer to have just signed in, which a token never has", async () => {
    const it = await company("重新登录", ({ review }) => void (review.steps[0]!.signature = "reauthentication"));
    const review = await it.life.reviewOf(await it.life.submit());
    const problem = await it.mill.director.refused(reviews.decideStep, { reviewId: review.id, stepKey: "preliminary", verdict: "pass", subjectHash: review.subjectHash });
    expect([problem.code, problem.status]).toEqual(["signInAgain", 403]);
  });

  test("is for others than who entered the order, unless the pack lets them", async () => {
    const strict = await company("不可自审");
    const own = await strict.life.submit();
    expect((await strict.mill.clerk.refused(reviews.decideStep, { reviewId: (await strict.life.reviewOf(own)).id, stepKey: "preliminary", verdict: "pass", subjectHash: (await strict.life.reviewOf(own)).subjectHash })).code).toBe("ownOrder");
    const loose = await company("可自审", ({ review }) => void (review.steps[0]!.selfApproval = true));
    await loose.life.decide(await loose.life.submit(), "preliminary", loose.mill.clerk);
  });

  test("asks production only where the check that the pack names is red, and only whom it names", async () => {
    const it = await company("问主管", ({ review }) => void (review.steps.find(({ key }) => key === "stock")!.estimate = { whenRed: "stockCoversOrder", roles: ["productionHead"] }));
    const ask = async (quantity: string) => {
      const orderId = await it.life.submit({ lines: [{ productId: it.mill.roll, quantity }] });
      await it.life.decide(orderId, "preliminary", it.mill.director);
      return { reviewId: (await it.life.reviewOf(orderId)).id, stepKey: "stock", question: "补做要几天" };
    };
    expect((await it.mill.keeper.refused(reviews.askEstimate, await ask("12"))).code).toBe("estimateNotNeeded");
    const { estimateId } = await it.mill.keeper.ask(reviews.askEstimate, await ask("5000"));
    expect((await it.mill.planner.refused(reviews.answerEstimate, { estimateId, days: 3 })).code).toBe("notYourStep");
    await it.mill.head.ask(reviews.answerEstimate, { estimateId, days: 3 });
  });
});

test.each([["entered", "draft"], ["reviewPassed", "awaitingCustomer"], ["customerConfirmed", "toShip"], ["depositReceived", "toShip"]] as const)("an order of a kind that is established when %s is so from then on, and not before", async (moment, from) => {
  const it = await company(`成立 ${moment}`, ({ orderKinds }) => void (orderKinds[0]!.establishedAt = moment));
  const established: Partial<Record<string, boolean>> = {};
  const look = async (orderId: string) => {
    const order = await it.mill.clerk.ask(orders.readOrder, { orderId });
    established[order.stage] = order.establishedAt !== null;
  };
  await look((await it.life.enter()).orderId);
  await look(await it.life.submit());
  await look(await it.life.review());
  await look(await it.life.confirm());
  const stages = ["draft", "inReview", "awaitingCustomer", "toShip"];
  expect(established).toEqual(Object.fromEntries(stages.map((stage, i) => [stage, i >= stages.indexOf(from)])));
});

test("an order kind that waits for its deposit is established when the money comes", async () => {
  const it = await company("定金到账", ({ orderKinds }) => void (orderKinds[0]!.establishedAt = "depositReceived"));
  const orderId = await it.life.confirm({ paymentTerms: prepaid });
  const read = () => it.mill.clerk.ask(orders.readOrder, { orderId });
  const { totalAmount, establishedAt, customerId } = await read();
  expect(establishedAt).toBeNull();
  await it.mill.finance.ask(settlement.recordReceipt, { customerId, ledgerId: it.mill.ledgerId, amount: totalAmount, receivedOn: "2026-11-24", means: "bankTransfer", applications: [{ kind: "order", id: orderId, amount: totalAmount }] });
  expect((await read()).establishedAt).toBeInstanceOf(Date);
});
